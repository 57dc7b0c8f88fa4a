package parley.desk.entries;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import parley.desk.frame.Frame;
import parley.desk.frame.Part;
import parley.desk.live.Titles;
import parley.desk.view.Title;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.node.view.EntryPointer;

/**
 * What the template of the list needs.
 *
 * @param parties who can be chosen as author
 * @param formats what can be chosen as format, by its own name
 */
public record ListPage(
        Frame frame, Asked asked, Listing listing, List<String> parties, Map<String, Title> formats, Titles titles) {
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
        var query = Asked.FIELDS.stream()
                .filter(field -> !field.equals("page") && !asked.typed(field).isEmpty())
                .map(field -> "&" + field + "=" + URLEncoder.encode(asked.typed(field), UTF_8))
                .collect(Collectors.joining());
        return frame.to(below) + query + (page > 1 ? "&page=" + page : "");
    }

    /** What the list shows, as a sentence with its number. */
    public Phrase said() {
        var query = asked.query();
        var said = words().say("entries.said." + query.way().key());
        if (!query.author().isEmpty()) {
            said = and(said, words().say("entries.said.author", "author", query.author()));
        }
        if (!query.format().isEmpty()) {
            var title = titles.of(query.format()).in(words().language().code());
            said = and(said, words().say("entries.said.format", "format", title));
        }
        if (query.since().isPresent()) {
            said = and(
                    said,
                    words().say("entries.said.since", "time", query.since().get()));
        }
        if (query.until().isPresent()) {
            said = and(
                    said,
                    words().say("entries.said.until", "time", query.until().get()));
        }
        if (!query.words().isEmpty()) {
            said = and(said, words().say("entries.said.words", "words", query.words()));
        }
        if (query.missing()) {
            said = and(said, words().say("entries.said.missing"));
        }
        return words().say("entries.said.count", "what", said, "n", listing.total());
    }

    private Phrase and(Phrase first, Phrase next) {
        return words().say("entries.said.and", "first", first, "next", next);
    }

    /** What is wrong with a field, as a sentence. */
    public Phrase tell(Problem problem) {
        return words().say(
                        "entries.problem." + problem.key(),
                        "field",
                        words().say("entries.field." + problem.field()),
                        "value",
                        problem.value(),
                        "right",
                        problem.right());
    }
}
