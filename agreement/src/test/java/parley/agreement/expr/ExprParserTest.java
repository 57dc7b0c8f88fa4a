package parley.agreement.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExprParserTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = "~",
            quoteCharacter = '`',
            value = {
                "a || b && c ~ a || b && c",
                "(a || b) && c ~ (a || b) && c",
                "((a)) ~ a",
                "!a == b ~ !a == b",
                "!(a == b) ~ !(a == b)",
                "a - b - c == 0 ~ a - b - c == 0",
                "a - (b - c) == 0 ~ a - (b - c) == 0",
                "a + b * 2 > -c ~ a + b * 2 > -c",
                "x in ['a','b'] ~ x in ['a', 'b']",
                "lasted( a.b , c.d )>PT72H ~ lasted(a.b, c.d) > PT72H",
                "a >= PT36H30M ~ a >= PT36H30M",
            })
    void readsWithThePrecedencesOfCel(String text, String printed) throws ExprException {
        assertThat(ExprPrinter.print(ExprParser.parse(text))).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "~",
            quoteCharacter = '`',
            value = {
                "a == ~ 4",
                "== a ~ 0",
                "a b ~ 2",
                "a[0] ~ 1",
                "a.b() ~ 3",
                "f(a) ~ 0",
                "min(a) ~ 0",
                "a ? b : c ~ 2",
                "'open ~ 0",
                "01 == a ~ 0",
                "1e3 == a ~ 0",
                "9007199254740992 == a ~ 0",
                "a == P1M ~ 5",
                "a == P1DT2H ~ 5",
                "a == P100000000D ~ 5",
                "null ~ 0",
                "a in ~ 4",
                "in ~ 0",
                "[] ~ 1",
                "a_b ~ 0",
                "a && b & c ~ 7",
            })
    void refusesAtThePlace(String text, int at) {
        assertThatThrownBy(() -> ExprParser.parse(text))
                .isInstanceOfSatisfying(
                        ExprException.class, e -> assertThat(e.fault().at()).isEqualTo(at));
    }

    @Test
    void theLargestNumberIsReadAndTheNextIsNot() throws ExprException {
        assertThat(ExprPrinter.print(ExprParser.parse("9007199254740991"))).isEqualTo("9007199254740991");
        assertThatThrownBy(() -> ExprParser.parse("9007199254740992")).isInstanceOf(ExprException.class);
    }

    @Test
    void theLimitsOfLengthAndDepthAreTheLastThatAreRead() throws ExprException {
        String longest = "a" + " ".repeat(ExprParser.LIMIT_LENGTH - 1);
        assertThat(ExprPrinter.print(ExprParser.parse(longest))).isEqualTo("a");
        assertThatThrownBy(() -> ExprParser.parse(longest + " ")).isInstanceOf(ExprException.class);
        int depth = ExprParser.LIMIT_DEPTH;
        String deepest = "(".repeat(depth) + "a" + ")".repeat(depth);
        assertThat(ExprPrinter.print(ExprParser.parse(deepest))).isEqualTo("a");
        assertThatThrownBy(() -> ExprParser.parse("(" + deepest + ")")).isInstanceOf(ExprException.class);
        assertThatThrownBy(() -> ExprParser.parse("!".repeat(depth + 1) + "a")).isInstanceOf(ExprException.class);
    }
}
