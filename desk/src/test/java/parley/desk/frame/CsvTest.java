package parley.desk.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "＝1"})
    void aCellThatASpreadsheetWouldTakeForAFormulaIsText(String cell) {
        assertThat(Csv.print(List.of(List.of(cell)))).isEqualTo("'" + cell + "\r\n");
    }

    @Test
    void aCellWithACommaAQuoteOrALineBreakIsQuoted() {
        assertThat(Csv.print(List.of(List.of("\r=1")))).isEqualTo("\"\r'=1\"\r\n");
        assertThat(Csv.print(List.of(List.of("7; =cmd|' /c calc'!A0")))).isEqualTo("7; '=cmd|' /c calc'!A0\r\n");
        assertThat(Csv.print(List.of(List.of("XA/7 = x")))).isEqualTo("XA/7 = x\r\n");
        assertThat(Csv.print(List.of(List.of("16, 38", "a\"b", "c\nd", "", "XA/1"))))
                .isEqualTo("\"16, 38\",\"a\"\"b\",\"c\nd\",,XA/1\r\n");
    }

    /** What is done in one pass is what this pattern says, which takes a time that is the square of a run of line ends. */
    @Test
    void anApostropheStandsWhereTheSlowPatternPutsIt() {
        long seed = Long.getLong("parley.seed", new Random().nextLong());
        System.out.println("CsvTest: seed " + seed);
        var random = new Random(seed);
        var formula = Pattern.compile("(^|[;\t|\r\n])(\\s*)([=+\\-@＝＋－＠])");
        var letters = "a;|=+-@＝ \t\r\n\f'";
        for (int i = 0; i < 5_000; i++) {
            var text = random.ints(random.nextInt(12), 0, letters.length())
                    .mapToObj(at -> letters.substring(at, at + 1))
                    .collect(Collectors.joining());
            var safe = formula.matcher(text).replaceAll("$1$2'$3");
            assertThat(Csv.print(List.of(List.of(text))).replace("\"", "")).isEqualTo(safe + "\r\n");
        }
    }
}
