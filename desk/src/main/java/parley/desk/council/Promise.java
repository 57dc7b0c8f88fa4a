package parley.desk.council;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import parley.desk.view.Title;
import parley.node.view.EntryPointer;
import parley.node.view.FindingView;

/**
 * What a member has committed itself to at a session.
 *
 * @param id its number
 * @param due the day by which it reports; empty where that is left open
 * @param reports in the order of its log, the newest last
 * @param duty what is found of the duty to report; empty where there is none
 */
public record Promise(
        EntryPointer entry,
        String id,
        String session,
        String text,
        String lang,
        Optional<LocalDate> due,
        List<Report> reports,
        Optional<FindingView> duty) {
    public Promise {
        reports = List.copyOf(reports);
    }

    /** Who made it. */
    public String maker() {
        return entry.party();
    }

    /**
     * How far it has come, by its maker's word.
     *
     * @param state what it says, as the pack calls it
     */
    public record Report(
            EntryPointer entry, String commitment, Title state, String text, String lang, Instant written) {}
}
