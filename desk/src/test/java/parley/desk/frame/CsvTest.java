package parley.desk.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
}
