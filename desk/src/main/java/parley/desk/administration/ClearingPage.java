package parley.desk.administration;

import java.util.List;
import java.util.Optional;
import parley.desk.frame.Frame;
import parley.desk.view.Title;
import parley.desk.words.Words;
import parley.node.view.clearance.KeptClearingList;
import parley.node.view.clearance.KeptOffice;

/**
 * The offices that clear drafts, and what each format asks for.
 *
 * @param guarded whether the desk asks who comes
 * @param accounts the names of those that are open
 */
public record ClearingPage(
        Frame frame, boolean guarded, List<KeptOffice> offices, List<String> accounts, List<FormatRow> formats) {
    public ClearingPage {
        offices = List.copyOf(offices);
        accounts = List.copyOf(accounts);
        formats = List.copyOf(formats);
    }

    /**
     * What a format asks for.
     *
     * @param asks the offices by turns; empty text for none
     */
    public record FormatRow(
            String agreement, String name, Title title, String pack, String asks, Optional<KeptClearingList> kept) {}

    public Words words() {
        return frame.words();
    }
}
