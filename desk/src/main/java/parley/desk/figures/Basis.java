package parley.desk.figures;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Pack;
import parley.desk.hindsight.Look;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.desk.view.FindingRow;
import parley.desk.words.Words;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;
import parley.node.view.FindingView;
import parley.node.view.NodeView;
import parley.node.view.Proved;

/**
 * What the figures of one page are read from: one snapshot of a circle, and the proofs of those of its findings whose rows are
 * shown. Confined to one thread.
 *
 * @param whole whether all rows are wanted, and not those of a page
 */
record Basis(NodeView node, Look look, Rows rows, Words words, Inquiry inquiry, boolean whole, List<Found> all) {
    /** How many rows of a table, and bars of a chart, a page shows. */
    static final int SHOWN = 40;

    /** The names that the packs of the circle give. */
    Titles titles() {
        return rows.titles(look.now());
    }

    static Basis of(NodeView node, Look look, Rows rows, Words words, Inquiry inquiry, boolean whole) {
        var packs = new HashMap<String, Pack>();
        node.packs(look.now().summary().id()).forEach(pack -> packs.put(pack.sha256(), pack));
        var all = new ArrayList<Found>();
        for (FindingView view : look.shown().findings()) {
            Optional.ofNullable(packs.get(view.pack()))
                    .ifPresent(pack -> pack.provision(view.head().provision())
                            .ifPresent(provision -> all.add(new Found(view, pack, provision))));
        }
        return new Basis(node, look, rows, words, inquiry, whole, List.copyOf(all));
    }

    /** The same with what cannot be asked of a page found wrong. */
    Basis checked(Optional<Figure> figure) {
        var choosable = Choosable.of(figure, this);
        return new Basis(node, look, rows, words, inquiry.among(choosable), whole, all);
    }

    Numbers numbers() {
        return new Numbers(words);
    }

    Instant at() {
        return look.shown().at();
    }

    String self() {
        return node.party();
    }

    /** The members in the order of the charter. */
    List<String> members() {
        return look.shown().summary().members();
    }

    List<Pack> packs() {
        return node.packs(look.now().summary().id());
    }

    /** The day judged, in the zone of a pack. */
    LocalDate today(Pack pack) {
        return at().atZone(pack.zone()).toLocalDate();
    }

    /** Findings that the page was asked for, in the order of the charter and then as they were found. */
    List<Found> found(Predicate<Found> wanted) {
        return all.stream()
                .filter(found -> inquiry.includes(found.head()) && wanted.test(found))
                .sorted(byCharter())
                .toList();
    }

    /** The order of the charter; who is no member comes last. */
    Comparator<Found> byCharter() {
        var order = new HashMap<String, Integer>();
        members().forEach(member -> order.put(member, order.size()));
        return comparingInt(found -> order.getOrDefault(found.debtor(), order.size()));
    }

    /** What came due last comes first; of the same instant in the order of the charter. */
    Comparator<Found> newestFirst() {
        return comparing((Found found) -> found.head().dueAt().orElse(Instant.MAX), Comparator.reverseOrder())
                .thenComparing(byCharter());
    }

    /** The rows of a block that its page shows. */
    <T> List<T> shown(String block, Collection<T> all) {
        return whole
                ? List.copyOf(all)
                : all.stream().skip(inquiry.from(block)).limit(SHOWN).toList();
    }

    /** The table of a block of which these rows were {@linkplain #shown shown}. */
    Table table(String block, List<String> columns, List<List<Cell>> shown, int all) {
        return new Table(columns, Map.of(), shown, whole ? 0 : inquiry.from(block), all);
    }

    /** Findings with their proofs, in the same order; one that is no longer found is left out. */
    Map<Found, Finding> proofs(List<Found> wanted) {
        var proofs = new HashMap<Key, Finding>();
        look.found()
                .ifPresentOrElse(
                        then -> then.forEach(finding -> proofs.put(Key.of(finding), finding)),
                        () -> node
                                .prove(
                                        look.now().summary().id(),
                                        wanted.stream().map(Found::view).toList())
                                .stream()
                                .map(Proved::finding)
                                .forEach(finding -> proofs.put(Key.of(finding), finding)));
        var proved = new LinkedHashMap<Found, Finding>();
        wanted.forEach(found ->
                Optional.ofNullable(proofs.get(Key.of(found))).ifPresent(finding -> proved.put(found, finding)));
        return proved;
    }

    private record Key(String pack, String name, String debtor, String account) {
        static Key of(Found found) {
            return new Key(
                    found.pack().sha256(),
                    found.head().name(),
                    found.debtor(),
                    found.head().account().code());
        }

        static Key of(Finding finding) {
            return new Key(
                    finding.stamp().pack(),
                    finding.name(),
                    finding.debtor().code(),
                    finding.account().code());
        }
    }

    FindingRow row(Found found) {
        return rows.finding(found.view(), at());
    }

    /** What the duty or power is about, in the reader's language. */
    String document(Found found) {
        return row(found).document().in(words.language().code());
    }

    Cell rule(Found found) {
        return new Cell.Rule(document(found), found.rule());
    }

    Cell proof(Found found) {
        return new Cell.Proof(row(found));
    }

    /** Where entries of proofs stand in the logs that this node holds. */
    List<EntryPointer> entries(List<parley.agreement.record.EntryPointer> pointers) {
        return pointers.stream()
                .flatMap(pointer -> look.shown().entries().stream()
                        .filter(entry -> entry.pointer().index() == pointer.index()
                                && entry.pointer()
                                        .party()
                                        .equals(pointer.party().code())
                                && entry.pointer().id().hex().equals(pointer.id()))
                        .map(EntryView::pointer)
                        .limit(1))
                .toList();
    }
}
