package parley.desk.treaty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.agreement.pack.Paragraph;

class ParagraphRowTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "M-high|status.M-high|''",
                "S: a copy of it|status.S|a copy of it",
                "S, types only|status.S|types only",
                "M-high for the date|status.M-high|for the date",
                "Spoken|''|Spoken",
            })
    void aStatusIsSaidInWordsWithWhatIsAddedToIt(String status, String key, String remark) {
        var row = row("38", status);
        assertThat(row.status().orElse("")).isEqualTo(key);
        assertThat(row.remark()).isEqualTo(remark);
    }

    @Test
    void anAnchorKeepsTheNumberAndNothingThatAnAddressCannotHold() {
        assertThat(row("40.1.1", "S").anchor()).isEqualTo("par-40.1.1");
        assertThat(row("42-46", "S").anchor()).isEqualTo("par-42-46");
        assertThat(row("7 \"<b>", "S").anchor()).isEqualTo("par-7___b_");
    }

    private static ParagraphRow row(String number, String status) {
        var paragraph = new Paragraph(number, "words", status, false, Optional.empty());
        return new ParagraphRow(paragraph, List.of(), List.of(), List.of(), 0);
    }
}
