package parley.desk.entries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EntryLinesTest {
    @Test
    void aListHasItsHeadAndALineForEachEntry() {
        var entry = Entries.of("XB", 7, "=cmd()", "XB/7", "{}", "2026-09-02T00:00:00Z");
        var rows = Listing.all(List.of(entry), "XA", Query.ALL, new Search("", Entries.NO_PACKS, "en"));
        assertThat(new EntryLines(Entries.NO_PACKS, "en").of(rows).stream().map(line -> String.join(",", line)))
                .containsExactly(
                        "party,epoch,index,id,direction,time,written,witnessed,format,title,number,subject,to,received,members",
                        "XB,1,7," + entry.pointer().id().hex()
                                + ",in,2026-09-02T00:00:00Z,2026-09-02T00:00:00Z,2026-09-02T00:00:00Z,"
                                + "=cmd(),=cmd(),4/2026,XB/7,,3,3");
    }
}
