package parley.desk.live;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Head;
import parley.agreement.pack.Format;
import parley.agreement.pack.Verdict;
import parley.desk.view.EntryRow;
import parley.desk.view.FindingRow;
import parley.desk.view.Findings;
import parley.desk.view.OnDuty;
import parley.desk.view.PeerRow;
import parley.desk.view.Pointer;
import parley.desk.view.Receipt;
import parley.desk.view.Reference;
import parley.desk.view.State;
import parley.desk.view.Urgent;
import parley.desk.view.VoidRow;
import parley.desk.view.Watch;
import parley.desk.view.Why;
import parley.ledger.bytes.Hash;
import parley.node.view.CircleView;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;
import parley.node.view.FindingView;
import parley.node.view.Proved;
import parley.node.view.ReceiptView;
import parley.node.view.TimeInterval;

/** Turns one snapshot of a circle into the rows of its page. Thread-safe. */
public final class Rows {
    /** How many entries each list shows; the rest is counted, and listed by the part Entries. */
    static final int SHOWN = 40;

    /** How many more of the highest precedence. */
    private static final int FLASHES = 200;

    /** What was written long before it was released is among the last all the same. */
    private static final Comparator<EntryView> LAST_OF_LOG = comparing(
                    EntryView::pointer,
                    Comparator.comparingLong(EntryPointer::epoch).thenComparingLong(EntryPointer::index))
            .reversed();

    private static final Set<String> SUPERSEDES = Set.of("corrects", "withdraws");

    private final Titles titles;

    /** What was drawn last, by party and circle. */
    private final Map<List<Object>, Drawn> last = new ConcurrentHashMap<>();

    public Rows(Titles titles) {
        this.titles = titles;
    }

    /** The formats of the highest precedence in a circle. */
    private Set<String> flashes(CircleView circle) {
        var own = titles.in(circle);
        return own.formats().keySet().stream()
                .filter(name -> own.format(name)
                        .filter(format -> format.precedence() == Format.Precedence.FLASH)
                        .isPresent())
                .collect(Collectors.toSet());
    }

    /** The names that the packs of a circle give. */
    public Titles titles(CircleView circle) {
        return titles.in(circle);
    }

    /** The names that the packs give, circle by circle. */
    public Titles titles() {
        return titles;
    }

    /** The state that a verdict is shown as. */
    public static State state(Verdict verdict) {
        return ProofRows.state(verdict);
    }

    /** The page of {@code self} in a circle. What has not changed since it was last asked for is not worked out again. */
    public Watch watch(String self, CircleView circle) {
        Drawn drawn = Objects.requireNonNull(last.compute(
                List.of(self, circle.summary().id()),
                (_, before) -> Optional.ofNullable(before)
                        .filter(known -> known.shows(circle))
                        .orElseGet(() -> draw(self, circle))));
        return new Watch(
                self,
                circle.summary().name(),
                circle.summary().id().hex(),
                circle.summary().drill(),
                circle.peers().size() == 1 && circle.peers().getFirst().kind().equals("party"),
                circle.at(),
                circle.warnings(),
                drawn.findings,
                drawn.incoming,
                drawn.outgoing,
                drawn.older,
                drawn.voids,
                peers(new Delays(drawn.spoken, circle, self)));
    }

    /**
     * The same page with what came in with the highest precedence since the watch before this one was taken, and nobody has
     * taken notice of on this one: newer entries do not push it from the list.
     */
    public Watch watch(String self, CircleView circle, OnDuty duty) {
        var watch = watch(self, circle);
        var since = duty.since();
        if (since.isEmpty() || watch.older() == 0) {
            return watch;
        }
        var told = new Told(self, circle);
        var shown = watch.incoming().stream().map(EntryRow::pointer).collect(Collectors.toSet());
        return watch.with(incomingFlashes(self, circle)
                .filter(entry -> !cameIn(entry, self).isBefore(since.get()))
                .filter(entry -> !shown.contains(pointer(entry.pointer())))
                .sorted(comparing(entry -> cameIn(entry, self), Comparator.reverseOrder()))
                .filter(entry -> duty.of(EntryRow.key(pointer(entry.pointer()))).isEmpty())
                .limit(FLASHES)
                .map(told::entry)
                .toList());
    }

    /**
     * What is urgent on a watch and not acknowledged on it, the gravest first. What an officer of this party has acknowledged by an
     * entry is read, whoever has the watch now.
     */
    public List<Urgent> urgent(Watch watch, CircleView circle, OnDuty duty) {
        var flash = incomingFlashes(watch.self(), circle)
                .filter(entry -> !isRead(entry, watch.self()))
                .map(entry -> EntryRow.key(pointer(entry.pointer())))
                .collect(Collectors.toSet());
        return Urgent.of(watch, flash).stream()
                .filter(urgent -> duty.of(urgent.row()).isEmpty())
                .toList();
    }

    private static boolean isRead(EntryView entry, String self) {
        return entry.receipts().stream()
                .anyMatch(receipt -> receipt.party().equals(self) && receipt.state() == ReceiptView.State.ACKNOWLEDGED);
    }

    private Stream<EntryView> incomingFlashes(String self, CircleView circle) {
        var flashes = flashes(circle);
        return flashes.isEmpty()
                ? Stream.of()
                : circle.entries().stream()
                        .filter(entry -> flashes.contains(entry.format())
                                && entry.counts()
                                && !entry.pointer().party().equals(self));
    }

    private static Instant cameIn(EntryView entry, String self) {
        return received(entry, self).orElse(entry.written());
    }

    /**
     * The lists of a watch, from which snapshot, and until when time alone changes nothing in them.
     *
     * @param until the first instant to come that a finding names; empty when none does
     * @param spoken what may be slow on the line
     */
    private record Drawn(
            CircleView from,
            Optional<Instant> until,
            Findings findings,
            List<EntryRow> incoming,
            List<EntryRow> outgoing,
            long older,
            List<VoidRow> voids,
            List<EntryView> spoken) {
        /** A node hands out the same list until something in it changes. */
        @SuppressWarnings("ReferenceEquality")
        boolean shows(CircleView circle) {
            return from.entries() == circle.entries()
                    && from.findings() == circle.findings()
                    && !circle.at().isBefore(from.at())
                    && until.filter(circle.at()::isAfter).isEmpty();
        }
    }

    private Drawn draw(String self, CircleView circle) {
        var incoming = new Newest<EntryView>(SHOWN, entry -> cameIn(entry, self));
        var outgoing = new ArrayList<EntryView>();
        var told = new Told(self, circle);
        for (EntryView entry : circle.entries()) {
            if (entry.counts()) {
                if (entry.pointer().party().equals(self)) {
                    outgoing.add(entry);
                } else {
                    incoming.add(entry);
                }
            }
        }
        outgoing.sort(LAST_OF_LOG);
        return new Drawn(
                circle,
                circle.findings().stream()
                        .flatMap(view -> view.head().dueAt().stream())
                        .filter(instant -> !instant.isBefore(circle.at()))
                        .min(Comparator.naturalOrder()),
                findings(self, circle),
                incoming.list().stream().map(told::entry).toList(),
                outgoing.stream().limit(SHOWN).map(told::entry).toList(),
                incoming.older() + Math.max(0, outgoing.size() - SHOWN),
                voids(circle),
                Delays.spoken(titles.in(circle), circle));
    }

    private Findings findings(String self, CircleView circle) {
        return Findings.of(
                self,
                circle.findings().stream()
                        .filter(view -> Findings.telling(state(view.head().verdict())))
                        .map(view -> finding(view, circle.at()))
                        .toList(),
                circle.findings().stream()
                        .limit(Findings.SHOWN)
                        .map(view -> finding(view, circle.at()))
                        .toList(),
                circle.findings().size());
    }

    /** The finding of that name, debtor and account; empty when there is none now. */
    public static Optional<FindingView> find(CircleView circle, String name, String debtor, String account) {
        return circle.findings().stream()
                .filter(view -> view.head().name().equals(name)
                        && view.head().debtor().code().equals(debtor)
                        && view.head().account().code().equals(account))
                .findFirst();
    }

    /** A finding with its proof. */
    public Why why(Proved proved) {
        Finding finding = proved.finding();
        var stamp = finding.stamp();
        return new Why(
                finding(new FindingView(stamp.pack(), finding.head(), proved.since()), stamp.at()),
                finding,
                ProofRows.of(finding.proof()),
                ProofRows.stamp(stamp));
    }

    /** What a finding says that has only just been worked out, for the instant judged. */
    public FindingRow finding(String pack, Head finding, Instant at) {
        return finding(new FindingView(pack, finding, at), at);
    }

    /**
     * A finding as the page tells it.
     *
     * @param at the instant for which it was judged
     */
    public FindingRow finding(FindingView view, Instant at) {
        Head finding = view.head();
        boolean worded = hasNoTerm(finding, at);
        return new FindingRow(
                finding.name(),
                titles.document(view.pack(), finding),
                finding.cites().isEmpty() ? "" : finding.cites().getFirst(),
                finding.subject().orElse(""),
                finding.debtor().code(),
                finding.account().code(),
                ProofRows.state(finding.verdict()),
                worded ? Optional.empty() : finding.dueAt(),
                worded ? finding.dueAt() : Optional.empty(),
                List.copyOf(finding.needs()),
                finding.incomplete(),
                finding.cites(),
                finding.contests().stream()
                        .map(entry -> entry.party().code())
                        .distinct()
                        .toList(),
                view.since(),
                finding.extent(),
                titles.kind(view.pack(), finding),
                finding.owed().isPresent(),
                titles.isTest(view.pack(), finding) ? Urgent.TEST : Urgent.PRESSING,
                titles.glossary(view.pack()));
    }

    /**
     * Whether the text gives words where a term would stand: such a duty stays due when the instant from which it is owed
     * has passed, and that instant is then no deadline.
     */
    private static boolean hasNoTerm(Head finding, Instant at) {
        return finding.verdict() == Verdict.DUE
                && finding.dueAt().filter(due -> due.isBefore(at)).isPresent();
    }

    /** What takes the place of an entry, or takes it back, by the entry's id. */
    private static Map<Hash, List<Reference>> superseding(CircleView circle) {
        var superseding = new HashMap<Hash, List<Reference>>();
        circle.entries().stream()
                .filter(EntryView::counts)
                .forEach(entry -> entry.refs().stream()
                        .filter(ref -> SUPERSEDES.contains(ref.role()))
                        .forEach(ref -> superseding
                                .computeIfAbsent(ref.entry().id(), _ -> new ArrayList<>())
                                .add(Reference.from(ref.role(), pointer(entry.pointer())))));
        return superseding;
    }

    private static List<Reference> references(EntryView entry, Map<Hash, List<Reference>> superseding) {
        return Stream.concat(
                        entry.refs().stream().map(ref -> Reference.to(ref.role(), pointer(ref.entry()))),
                        superseding.getOrDefault(entry.pointer().id(), List.of()).stream())
                .toList();
    }

    /** The entries of a circle as one party sees them, in the words of the circle's packs. */
    private final class Told {
        private final String self;
        private final Titles own;
        private final Fields fields;
        private final Map<Hash, List<Reference>> superseding;

        Told(String self, CircleView circle) {
            this.self = self;
            this.own = titles.in(circle);
            this.fields = new Fields(own);
            this.superseding = superseding(circle);
        }

        EntryRow entry(EntryView entry) {
            boolean mine = entry.pointer().party().equals(self);
            return new EntryRow(
                    pointer(entry.pointer()),
                    entry.pointer().id().hex(),
                    own.of(entry.format()),
                    entry.number().orElse(""),
                    entry.subject().orElse(""),
                    fields.of(entry),
                    entry.written(),
                    mine ? Optional.empty() : received(entry, self),
                    entry.witnessed().filter(TimeInterval::exact).flatMap(TimeInterval::latest),
                    references(entry, superseding),
                    mine ? entry.receipts().stream().map(Rows::receipt).toList() : List.of());
        }
    }

    private static Optional<Instant> received(EntryView entry, String by) {
        return entry.receipts().stream()
                .filter(receipt -> receipt.party().equals(by))
                .flatMap(receipt -> receipt.at().stream())
                .findFirst();
    }

    /** How far an entry has come with one member. */
    public static Receipt receipt(ReceiptView receipt) {
        var state = switch (receipt.state()) {
            case POSTED -> State.POSTED;
            case HELD -> State.HELD;
            case RECEIVED -> State.RECEIVED;
            case ACKNOWLEDGED -> State.ACKNOWLEDGED;
        };
        return new Receipt(receipt.party(), state, receipt.at());
    }

    private static List<VoidRow> voids(CircleView circle) {
        Stream<EntryView> voids =
                circle.entries().stream().filter(entry -> entry.voidReason().isPresent());
        return voids.sorted(comparing(EntryView::written, Comparator.reverseOrder()))
                .limit(SHOWN)
                .map(entry ->
                        new VoidRow(pointer(entry.pointer()), entry.voidReason().orElseThrow()))
                .toList();
    }

    private static List<PeerRow> peers(Delays delays) {
        return delays.circle().peers().stream()
                .map(peer -> new PeerRow(
                        peer.party(), peer.kind(), peer.reachable(), peer.lastSign(), peer.held(), delays.with(peer)))
                .toList();
    }

    private static Pointer pointer(EntryPointer entry) {
        return new Pointer(entry.party(), entry.index());
    }
}
