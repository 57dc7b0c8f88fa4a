package parley.desk.entries;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.desk.view.FindingRow;
import parley.desk.view.Title;
import parley.ledger.bytes.Bytes;
import parley.ledger.entry.Payload;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;
import parley.node.view.CircleView;
import parley.node.view.EntryView;
import parley.node.view.FindingView;
import parley.node.view.LeafProof;

/** Puts together what the page of one entry shows. Stateless but for the packs' titles; thread-safe. */
public final class Sheets {

    private final Rows rows;
    private final Titles titles;

    public Sheets(Rows rows) {
        this.rows = rows;
        this.titles = rows.titles();
    }

    /** The leaf at a place of a log; empty when it is not held here. */
    static Optional<EntryView> find(CircleView circle, String party, int epoch, long index) {
        return circle.entries().stream()
                .filter(entry -> entry.pointer().index() == index
                        && entry.pointer().epoch() == epoch
                        && entry.pointer().party().equals(party))
                .findFirst();
    }

    /**
     * One leaf with what hangs on it.
     *
     * @param proof how it is known, where that was worked out
     */
    public Sheet of(CircleView circle, EntryView entry, Optional<LeafProof> proof) {
        return new Sheet(
                entry,
                titles.in(circle).of(entry.format().isEmpty() ? "–" : entry.format()),
                Form.of(titles.in(circle).packWith(entry.format()), entry),
                entry.receipts().stream().map(Rows::receipt).toList(),
                links(circle, entry),
                findings(circle, entry),
                circle.at(),
                proof);
    }

    private List<Link> links(CircleView circle, EntryView entry) {
        var links = new ArrayList<Link>();
        for (var ref : entry.refs()) {
            links.add(Link.to(ref, title(circle, ref.entry().id().hex())));
        }
        var id = entry.pointer().id();
        for (var other : circle.entries()) {
            if (other.voidReason().isEmpty()) {
                other.refs().stream()
                        .filter(ref -> ref.entry().id().equals(id))
                        .forEach(ref -> links.add(
                                Link.from(ref, other, titles.in(circle).of(other.format()))));
            }
        }
        links.sort(comparing(link -> !link.supersedes()));
        return links;
    }

    private Optional<Title> title(CircleView circle, String id) {
        return circle.entries().stream()
                .filter(entry -> entry.pointer().id().hex().equals(id))
                .findFirst()
                .map(entry -> titles.in(circle).of(entry.format()));
    }

    /**
     * A finding hangs on an entry when its subject, or one that it counts, is the entry's or stands in a field of it, or when
     * the entry contests it. What else a proof has read stands in the proof.
     */
    private List<FindingRow> findings(CircleView circle, EntryView entry) {
        if (entry.control() || entry.voidReason().isPresent()) {
            return List.of();
        }
        Set<String> about = new TreeSet<>();
        entry.subject().ifPresent(about::add);
        texts(entry.body()).forEach(about::add);
        return circle.findings().stream()
                .filter(view -> isAbout(view, about) || isContestedBy(view, entry))
                .map(view -> rows.finding(view, circle.at()))
                .toList();
    }

    private static boolean isAbout(FindingView view, Set<String> about) {
        return view.head().subject().filter(about::contains).isPresent()
                || view.head().extent().members().stream().anyMatch(about::contains);
    }

    private static boolean isContestedBy(FindingView view, EntryView entry) {
        return view.head().contests().stream()
                .anyMatch(contest -> contest.id().equals(entry.pointer().id().hex()));
    }

    private static Stream<String> texts(String body) {
        try {
            return texts(Json.parse(Bytes.utf8(body), Payload.MAX_BYTES));
        } catch (MalformedException unreadable) {
            return Stream.empty();
        }
    }

    private static Stream<String> texts(Json json) {
        return switch (json) {
            case Json.Text(var text) -> Stream.of(text);
            case Json.Whole _, Json.Flag _ -> Stream.empty();
            case Json.Items(var values) -> values.stream().flatMap(Sheets::texts);
            case Json.Members(var values) -> values.values().stream().flatMap(Sheets::texts);
        };
    }
}
