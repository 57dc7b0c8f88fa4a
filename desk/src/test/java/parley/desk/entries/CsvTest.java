package parley.desk.entries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1"})
    void aCellThatASpreadsheetWouldRunBeginsWithAnApostrophe(String text) {
        assertThat(Csv.cell(text)).isEqualTo("'" + text);
    }

    @Test
    void whatWouldEndACellIsQuoted() {
        assertThat(Csv.cell("a, \"b\"")).isEqualTo("\"a, \"\"b\"\"\"");
        assertThat(Csv.cell("\r=1")).isEqualTo("\"'\r=1\"");
        assertThat(Csv.cell("XA/7 = x")).isEqualTo("XA/7 = x");
    }

    @Test
    void aListHasItsHeadAndALineForEachEntry() {
        var entry = Entries.of("XB", 7, "=cmd()", "XB/7", "{}", "2026-09-02T00:00:00Z");
        var rows = Listing.all(List.of(entry), "XA", Query.ALL, new Search("", Entries.NO_PACKS, "en"));
        assertThat(new Csv(Entries.NO_PACKS, "en").print(rows).split("\r\n"))
                .containsExactly(
                        "party,epoch,index,id,direction,time,written,witnessed,format,title,number,subject,to,received,members",
                        "XB,1,7," + entry.pointer().id().hex()
                                + ",in,2026-09-02T00:00:00Z,2026-09-02T00:00:00Z,2026-09-02T00:00:00Z,"
                                + "'=cmd(),'=cmd(),4/2026,XB/7,,3,3");
    }
}
