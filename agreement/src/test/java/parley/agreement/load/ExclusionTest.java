package parley.agreement.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.agreement.expr.ExprChecker;
import parley.agreement.expr.ExprException;
import parley.agreement.expr.ExprParser;
import parley.agreement.expr.Scope;
import parley.agreement.pack.Condition;
import parley.agreement.value.Type;

/** Which conditions exclude each other, and which hold only where another does. */
final class ExclusionTest {
    private static final Scope SCOPE = path -> new Scope.Resolution.Found(
            switch (path.last()) {
                case "n", "m" -> Type.Simple.COUNT;
                case "flag" -> Type.Simple.FLAG;
                case "level" -> new Type.Words(List.of("company", "battalion", "brigade", "corps"), true);
                case "name" -> Type.Simple.TEXT;
                default -> throw new IllegalArgumentException(path.toString());
            });

    private static Condition condition(String text) throws ExprException {
        ExprChecker.Checked checked = ExprChecker.condition(ExprParser.parse(text), SCOPE);
        assertThat(checked.faults()).as(text).isEmpty();
        return new Condition.When("", Optional.empty(), text, checked.expr());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            x.n > 300;               x.n <= 300;               SHOWN
            x.n > 300;               x.n <= 301;               REFUTED
            x.level < 'brigade';     x.level >= 'brigade';     SHOWN
            x.level < 'brigade';     x.level >= 'battalion';   REFUTED
            x.level > 'corps';       x.flag;                   SHOWN
            x.n < x.m;               x.m < x.n;                SHOWN
            x.n <= x.m;              x.m <= x.n;               REFUTED
            x.name == 'a';           x.name == 'b';            SHOWN
            x.name != 'a';           x.name != 'b';            REFUTED
            x.name in ['a', 'b'];    !(x.name == 'a') && !(x.name == 'b'); SHOWN
            x.flag == true;          !x.flag;                  REFUTED
            x.flag == true;          x.flag == false;          SHOWN
            !(x.n >= 3);             !(x.n < 3);               REFUTED
            x.n != 3;                x.n == 3;                 SHOWN
            """)
    void twoConditionsExcludeEachOtherIfNoCaseMakesBothTrue(String one, String other, Exclusion expected)
            throws ExprException {
        assertThat(Exclusion.of(condition(one), condition(other), SCOPE)).isEqualTo(expected);
        assertThat(Exclusion.of(condition(other), condition(one), SCOPE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            x.n > 300;               x.n >= 250;               true
            x.n >= 250;              x.n > 300;                false
            x.level >= 'corps';      x.level >= 'brigade';     true
            x.level >= 'brigade';    x.level in ['brigade', 'corps']; true
            x.level != 'company';    x.level >= 'battalion';   false
            x.n != 3;                x.n < 3 || x.n > 3;       false
            x.n < 3 || x.n > 3;      x.n != 3;                 true
            """)
    void aValueThatDoesNotExistIsACaseOfItsOwn(String one, String other, boolean expected) throws ExprException {
        assertThat(Exclusion.implies(condition(one), condition(other), SCOPE)).isEqualTo(expected);
    }

    @Test
    void moreCasesThanAreTriedShowNothing() throws ExprException {
        StringBuilder many = new StringBuilder("x.n > 1");
        for (int i = 0; i < 9; i++) {
            many.append(" && x.n + ").append(i + 1).append(" > ").append(i);
        }
        assertThat(Exclusion.of(condition(many.toString()), condition("x.flag"), SCOPE))
                .isEqualTo(Exclusion.TOO_MANY);
    }
}
