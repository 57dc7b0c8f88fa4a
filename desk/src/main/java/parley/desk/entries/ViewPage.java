package parley.desk.entries;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.desk.frame.Frame;
import parley.desk.frame.Part;
import parley.desk.shift.Filled;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.node.view.office.KeptView;

/**
 * The form in which a filter is saved under a name, or a saved view renamed or removed.
 *
 * @param asked the filter
 * @param said what it shows, as a sentence
 * @param kept the view that is to be changed; empty for one that is to be saved
 */
public record ViewPage(Frame frame, String seal, Asked asked, Phrase said, Optional<KeptView> kept, Filled form) {
    /** Where the form is, below a circle's path. */
    static final String PATH = Part.ENTRIES.path() + "/view";

    public Words words() {
        return frame.words();
    }

    public Phrase title() {
        return kept.map(view ->
                        words().say("entries.view.of", "name", view.view().name()))
                .orElseGet(() -> words().say("entries.view.save"));
    }

    /** Where the form is posted. */
    public String action() {
        return frame.to(PATH);
    }

    /** The list that the view shows. */
    public String list() {
        return list(frame, asked.filter());
    }

    /** Whether there is anything to save or to change. */
    public boolean offered() {
        return kept.isPresent() || (asked.problems().isEmpty() && asked.query().narrows());
    }

    /** The controls that carry the filter, or the number of the view, unseen. */
    public Map<String, String> unseen() {
        return kept.map(view -> Map.of("number", Long.toString(view.number()))).orElseGet(asked::narrowing);
    }

    /** What keeps the filter from being asked now, as sentences. */
    public List<Phrase> problems() {
        return asked.problems().stream().map(problem -> problem.tell(words())).toList();
    }

    /** The list with a filter, as {@link Asked#filter} gives it. */
    static String list(Frame frame, String filter) {
        return frame.to(Part.ENTRIES) + (filter.isEmpty() ? "" : "&" + filter);
    }
}
