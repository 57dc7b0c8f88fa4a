package parley.desk;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Format;
import parley.agreement.pack.Pack;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.entry.Addressees;
import parley.ledger.entry.CircleId;
import parley.ledger.entry.Party;
import parley.ledger.entry.Payload;
import parley.ledger.entry.Subject;
import parley.ledger.json.Json;
import parley.node.view.AsKnown;
import parley.node.view.BusyException;
import parley.node.view.Change;
import parley.node.view.CircleSummary;
import parley.node.view.CircleView;
import parley.node.view.Credential;
import parley.node.view.Draft;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;
import parley.node.view.EvidenceView;
import parley.node.view.FindingView;
import parley.node.view.Foresight;
import parley.node.view.LeafProof;
import parley.node.view.LedgerView;
import parley.node.view.NodeView;
import parley.node.view.OfficerKey;
import parley.node.view.PeerView;
import parley.node.view.Proved;
import parley.node.view.ReceiptView;
import parley.node.view.SavedDraft;
import parley.node.view.SendOutcome;
import parley.node.view.TimetableView;
import parley.node.view.Typed;
import parley.node.view.Upkeep;
import parley.node.view.Vitals;
import parley.node.view.countersign.Countersigning;
import parley.node.view.office.OfficeView;
import parley.node.view.verify.StoreVerification;

/** A node without a network and with no files: what is sent stands in its log at once, and nothing else happens. */
final class RestingNode implements NodeView {
    static final Instant NOW = Instant.parse("2026-10-04T03:04:31Z");
    static final Hash CIRCLE = Hash.sha256(Bytes.utf8("circle"));

    final List<Draft> sent = new CopyOnWriteArrayList<>();
    final List<Credential> tried = new CopyOnWriteArrayList<>();
    final Map<String, SavedDraft> drafts = new ConcurrentSkipListMap<>();
    Optional<OfficeView> office = Optional.empty();
    Optional<StoreVerification> verification = Optional.empty();
    List<OfficerKey> officerKeys = List.of();
    final List<CircleSummary> others = new CopyOnWriteArrayList<>();
    final Map<Hash, Other> shown = new ConcurrentSkipListMap<>(Comparator.comparing(Hash::hex));
    volatile List<String> warnings = List.of();
    volatile Supplier<Optional<Foresight>> foreseen = Optional::empty;
    volatile boolean busy;
    final AtomicInteger snapshots = new AtomicInteger();
    private final List<Pack> packs;
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();

    /** Another of its circles, as it stands. */
    record Other(CircleView view, List<Pack> packs) {}

    /** Makes it a party of one more circle. */
    void join(CircleView view, Pack... agreements) {
        others.add(view.summary());
        shown.put(view.summary().id(), new Other(view, List.of(agreements)));
    }

    RestingNode(Pack... packs) {
        this.packs = List.of(packs);
    }

    @Override
    public String party() {
        return "XA";
    }

    @Override
    public Instant now() {
        return NOW;
    }

    @Override
    public List<CircleSummary> circles() {
        return Stream.concat(Stream.of(summary()), others.stream()).toList();
    }

    private static CircleSummary summary() {
        return new CircleSummary(CIRCLE, "Two of us", true, List.of("XA", "XB"), Map.of(), List.of());
    }

    @Override
    public Optional<CircleView> circle(Hash circle) {
        snapshots.incrementAndGet();
        if (!circle.equals(CIRCLE)) {
            return Optional.ofNullable(shown.get(circle)).map(Other::view);
        }
        var own = new java.util.ArrayList<EntryView>();
        for (int i = 0; i < sent.size(); i++) {
            own.add(entry(i, sent.get(i)));
        }
        return Optional.of(new CircleView(summary(), NOW, own, List.of(), List.of(peer()), warnings));
    }

    private static PeerView peer() {
        return new PeerView("XB", "party", true, Optional.of(NOW), Optional.empty(), 0, 0);
    }

    private static EntryView entry(int index, Draft draft) {
        return new EntryView(
                pointer(index, draft),
                draft.format(),
                false,
                draft.to(),
                draft.subject(),
                draft.number(),
                draft.refs(),
                draft.written().orElse(NOW),
                draft.lang(),
                draft.body(),
                Bytes.EMPTY,
                Optional.empty(),
                Optional.empty(),
                List.of(new ReceiptView("XB", ReceiptView.State.POSTED, Optional.empty())));
    }

    private static EntryPointer pointer(int index, Draft draft) {
        return new EntryPointer("XA", 1, index, payload(draft).id().hash());
    }

    @Override
    public Optional<Proved> prove(Hash circle, FindingView finding) {
        return Optional.empty();
    }

    @Override
    public Optional<List<Finding>> findings(Hash circle, AsKnown known, Instant at) {
        if (busy) {
            throw new BusyException();
        }
        return circle.equals(CIRCLE) ? Optional.of(List.of()) : Optional.empty();
    }

    @Override
    public Optional<LeafProof> leaf(Hash circle, String party, int epoch, long index) {
        return Optional.empty();
    }

    @Override
    public Optional<LedgerView> logs(Hash circle) {
        return Optional.empty();
    }

    @Override
    public Optional<EvidenceView> evidence(Hash circle, String party, int epoch, long index, boolean late) {
        return Optional.of(new EvidenceView.Lacking("parley/" + CIRCLE + "/XA/1", 0, List.of()));
    }

    @Override
    public List<Pack> packs(Hash circle) {
        return circle.equals(CIRCLE)
                ? packs
                : Optional.ofNullable(shown.get(circle)).map(Other::packs).orElse(List.of());
    }

    @Override
    public List<String> officers(Hash circle) {
        return List.of("duty", "second");
    }

    @Override
    public SendOutcome check(Hash circle, Draft draft) {
        return sent.contains(draft)
                ? new SendOutcome.Refused(List.of("the same as entry " + sent.indexOf(draft)))
                : new SendOutcome.Ready(payload(draft).print(), officersOf(draft.format()));
    }

    private int officersOf(String format) {
        return packs.stream()
                .flatMap(pack -> pack.format(format).stream())
                .map(Format::release)
                .findFirst()
                .orElse(1);
    }

    private static Payload payload(Draft draft) {
        var to = draft.to().isEmpty()
                ? Addressees.all()
                : Addressees.of(draft.to().stream().map(Party::new).toArray(Party[]::new));
        return new Payload(
                new CircleId(CIRCLE),
                new Party("XA"),
                to,
                new parley.ledger.entry.Format(draft.format()),
                draft.number(),
                draft.subject().map(Subject::new),
                List.of(),
                draft.written().orElse(NOW),
                Optional.of(draft.lang()),
                (Json.Members) Json.parse(Bytes.utf8(draft.body()), Payload.MAX_BYTES),
                List.of());
    }

    @Override
    public Optional<Foresight> foresee(Hash circle, Draft draft) {
        return foreseen.get();
    }

    @Override
    public Optional<TimetableView> timetable(Hash circle) {
        return Optional.empty();
    }

    @Override
    public Optional<TimetableView> timetable(Hash circle, Draft draft) {
        return Optional.empty();
    }

    @Override
    public synchronized SendOutcome send(Hash circle, Draft draft, List<Credential> officers) {
        tried.addAll(officers);
        var locked = officers.stream()
                .filter(officer -> !officer.passphrase().equals("right"))
                .map(Credential::officer)
                .toList();
        if (officers.isEmpty() || !locked.isEmpty()) {
            return new SendOutcome.Locked(locked);
        }
        int standing = sent.indexOf(draft);
        if (standing >= 0) {
            return new SendOutcome.Sent(pointer(standing, draft));
        }
        sent.add(draft);
        announce(Change.Topic.ENTRIES);
        return new SendOutcome.Sent(pointer(sent.size() - 1, draft));
    }

    void announce(Change.Topic topic) {
        listeners.forEach(listener -> listener.accept(new Change(CIRCLE, topic)));
    }

    @Override
    public List<SavedDraft> drafts(Hash circle) {
        return List.copyOf(drafts.values());
    }

    @Override
    public Optional<SavedDraft> draft(Hash circle, String name) {
        return Optional.ofNullable(drafts.get(name));
    }

    @Override
    public synchronized Optional<String> beginDraft(Hash circle, Typed typed) {
        if (drafts.size() >= MOST_DRAFTS) {
            return Optional.empty();
        }
        int n = 1;
        while (drafts.containsKey(typed.format() + "-" + n)) {
            n++;
        }
        drafts.put(typed.format() + "-" + n, new SavedDraft(typed.format() + "-" + n, NOW, typed));
        return Optional.of(typed.format() + "-" + n);
    }

    @Override
    public boolean saveDraft(Hash circle, String name, Typed typed) {
        return drafts.computeIfPresent(name, (known, before) -> new SavedDraft(known, NOW, typed)) != null;
    }

    @Override
    public boolean dropDraft(Hash circle, String name) {
        return drafts.remove(name) != null;
    }

    @Override
    public void dropSent(Hash circle, String name, Typed sent) {
        drafts.remove(name, new SavedDraft(name, NOW, sent));
    }

    @Override
    public Optional<Countersigning> countersigning() {
        return Optional.empty();
    }

    @Override
    public Optional<OfficeView> office() {
        return office;
    }

    @Override
    public Optional<Vitals> vitals(Hash circle) {
        return Optional.of(new Vitals(
                circle,
                List.of(new Vitals.LogSize("XA", sent.size(), 0), new Vitals.LogSize("XB", 0, 0)),
                List.of(peer()),
                Vitals.Awaited.NONE,
                Map.of("XB", Vitals.Awaited.NONE),
                Map.of(),
                Map.of(),
                Optional.empty(),
                warnings.size()));
    }

    @Override
    public Optional<Upkeep> upkeep() {
        return Optional.of(new Upkeep(
                Map.of("record", 0L), OptionalLong.empty(), List.of(new Upkeep.Answered("ping", "served", 0))));
    }

    @Override
    public Optional<StoreVerification> verification() {
        return verification;
    }

    @Override
    public Optional<List<OfficerKey>> officerKeys(Hash circle) {
        return Optional.of(officerKeys);
    }

    @Override
    public AutoCloseable subscribe(Consumer<Change> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
