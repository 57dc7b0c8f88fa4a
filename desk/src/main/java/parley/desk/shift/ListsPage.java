package parley.desk.shift;

import java.util.List;
import java.util.Optional;
import parley.node.view.mail.KeptMailingList;
import parley.node.view.mail.MailState;

/** The distribution list of every format. */
public record ListsPage(Stand stand, MailState state, List<Row> rows) {
    public ListsPage {
        rows = List.copyOf(rows);
    }

    /** A format by its name, what people call it, and its list if there is one. */
    public record Row(String format, String document, Optional<KeptMailingList> kept) {}

    /** Where a list is kept. */
    public String keep(Row row) {
        return MailPage.keep(stand.frame(), row.format());
    }

    /** Whether who asked may change lists. */
    public boolean offersKeeping() {
        return stand.frame().offers("shift/list");
    }
}
