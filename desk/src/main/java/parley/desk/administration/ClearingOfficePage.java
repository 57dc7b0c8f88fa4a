package parley.desk.administration;

import java.util.List;
import parley.desk.frame.Frame;
import parley.desk.words.Phrase;
import parley.desk.words.Words;

/**
 * An office that clears drafts, to be changed; or a new one.
 *
 * @param guarded whether the desk asks who comes, so that people are named by their accounts
 * @param id 0 for a new one
 * @param after the number of the state that is shown
 */
public record ClearingOfficePage(
        Frame frame,
        String seal,
        boolean guarded,
        long id,
        long after,
        List<String> accounts,
        Typed typed,
        List<Phrase> faults) {
    public ClearingOfficePage {
        accounts = List.copyOf(accounts);
        faults = List.copyOf(faults);
    }

    /** What stands in the form. */
    public record Typed(String name, String people, String who) {}

    public Words words() {
        return frame.words();
    }

    public String action() {
        return frame.to(ClearingSection.PATH + "/office");
    }
}
