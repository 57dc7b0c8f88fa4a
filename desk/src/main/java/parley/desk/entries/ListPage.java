package parley.desk.entries;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.desk.frame.Frame;
import parley.desk.frame.Part;
import parley.desk.live.Titles;
import parley.desk.view.Title;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.node.view.EntryPointer;
import parley.node.view.office.KeptView;

/**
 * What the template of the list needs.
 *
 * @param parties who can be chosen as author
 * @param formats what can be chosen as format, by its own name
 * @param views the saved views; empty where the node keeps no office
 */
public record ListPage(
        Frame frame,
        Asked asked,
        Listing listing,
        List<String> parties,
        Map<String, Title> formats,
        Titles titles,
        Optional<List<KeptView>> views) {
    public Words words() {
        return frame.words();
    }

    public String title() {
        return words().say("entries.page", "self", frame.self()).text();
    }

    /** Where the page of an entry is. */
    public String whole(EntryPointer pointer) {
        return frame.entry(pointer);
    }

    /** Another page of the same list. */
    public String page(int page) {
        return address(Part.ENTRIES.path(), page);
    }

    /** The whole list as comma-separated values. */
    public String csv() {
        return address(Part.ENTRIES.path() + ".csv", 1);
    }

    private String address(String below, int page) {
        var filter = asked.filter();
        return frame.to(below) + (filter.isEmpty() ? "" : "&" + filter) + (page > 1 ? "&page=" + page : "");
    }

    /** The views to choose from; none where the node keeps no office. */
    public List<KeptView> choosable() {
        return views.orElse(List.of());
    }

    /** The list that a view shows. */
    public String open(KeptView view) {
        return ViewPage.list(frame, view.view().query());
    }

    /** Whether the list is what a view shows, on whichever of its pages. */
    public boolean isInUse(KeptView view) {
        return view.view().query().equals(asked.filter());
    }

    /** Where a view is renamed or removed; empty for whom the desk does not let do it. */
    public Optional<String> change(KeptView view) {
        return offers().map(address -> address + "&number=" + view.number());
    }

    /** Where this filter is saved as a view; empty where there is none to save, or it is saved already. */
    public Optional<String> save() {
        return asked.problems().isEmpty()
                        && asked.query().narrows()
                        && choosable().stream().noneMatch(this::isInUse)
                ? offers().map(address -> address + "&" + asked.filter())
                : Optional.empty();
    }

    private Optional<String> offers() {
        return views.isPresent() && frame.offers(ViewPage.PATH)
                ? Optional.of(frame.to(ViewPage.PATH))
                : Optional.empty();
    }

    /** What the list shows, as a sentence with its number. */
    public Phrase said() {
        var said = new Telling(words(), titles).of(asked.query());
        return words().say("entries.said.count", "what", said, "n", listing.total());
    }

    /** What is wrong with a field, as a sentence. */
    public Phrase tell(Problem problem) {
        return problem.tell(words());
    }
}
