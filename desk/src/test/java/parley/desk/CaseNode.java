package parley.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import parley.agreement.evaluate.LiveAssessment;
import parley.agreement.finding.Finding;
import parley.agreement.load.CaseLoader;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.record.Reference;
import parley.agreement.scenario.CaseRunner;
import parley.agreement.scenario.ScenarioRecord;
import parley.agreement.value.Data;
import parley.agreement.value.DataReader;
import parley.agreement.value.Party;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.view.AsKnown;
import parley.node.view.Change;
import parley.node.view.CircleSummary;
import parley.node.view.CircleView;
import parley.node.view.Credential;
import parley.node.view.Draft;
import parley.node.view.EntryView;
import parley.node.view.EvidenceView;
import parley.node.view.FindingView;
import parley.node.view.Foresight;
import parley.node.view.LeafProof;
import parley.node.view.LedgerView;
import parley.node.view.NodeView;
import parley.node.view.OfficerKey;
import parley.node.view.Proved;
import parley.node.view.RefView;
import parley.node.view.SavedDraft;
import parley.node.view.SendOutcome;
import parley.node.view.TimetableView;
import parley.node.view.Typed;
import parley.node.view.Upkeep;
import parley.node.view.Vitals;
import parley.node.view.countersign.Countersigning;
import parley.node.view.office.OfficeView;
import parley.node.view.verify.StoreVerification;

/** A node without a network whose findings are those of a case, assessed from scratch; everything else rests. */
final class CaseNode implements NodeView {
    private static final Path VD11 =
            Path.of(System.getProperty("parley.root")).resolve("agreements").resolve("vd11");
    private static final Hash CIRCLE = Hash.sha256(Bytes.utf8("case"));

    final Pack pack;
    private final Scenario scenario;
    private final CaseRunner runner;
    private final CircleView view;
    /** How often something was to be worked out from the beginning. */
    final AtomicInteger asked = new AtomicInteger();

    /** The draft of which it was last asked whether it can be sent. */
    final AtomicReference<Draft> checked = new AtomicReference<>();

    private final Instant now;
    final RestingNode resting = new RestingNode();

    /** @param now the instant on its clock */
    CaseNode(String name, Instant now) {
        this(PackLoader.load(PackFolder.read(VD11)), name, now);
    }

    private CaseNode(Pack pack, String name, Instant now) {
        this(pack, scenario(pack, name), List.of(), now);
    }

    /** A node of another pack, which plays one of its scenarios and shows these entries. */
    CaseNode(Pack pack, Scenario scenario, List<EntryView> entries, Instant now) {
        this.pack = pack;
        this.scenario = scenario;
        this.runner = new CaseRunner(pack);
        this.now = now;
        var found = runner.assess(scenario, now).findings().stream()
                .map(finding -> new FindingView(pack.sha256(), finding.head(), now))
                .toList();
        var codes = scenario.parties().stream().map(party -> party.code()).toList();
        var summary = new CircleSummary(CIRCLE, "Case", true, codes, Map.of(), List.of(pack.title()));
        view = new CircleView(summary, now, entries, found, List.of(), List.of());
    }

    static Scenario scenario(Pack pack, String name) {
        try {
            var file = VD11.resolve("cases").resolve(name + ".yaml");
            return CaseLoader.load(name, Files.readString(file), pack).scenario();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String party() {
        return "XB";
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public List<CircleSummary> circles() {
        return List.of(view.summary());
    }

    @Override
    public Optional<CircleView> circle(Hash circle) {
        return Optional.of(view).filter(_ -> circle.equals(CIRCLE));
    }

    @Override
    public Optional<Proved> prove(Hash circle, FindingView finding) {
        return runner.assess(scenario, now).findings().stream()
                .filter(found -> found.head().equals(finding.head()))
                .map(found -> new Proved(found, now))
                .findFirst();
    }

    @Override
    public List<Proved> prove(Hash circle, List<FindingView> findings) {
        var heads = findings.stream().map(FindingView::head).toList();
        return runner.assess(scenario, now).findings().stream()
                .filter(found -> heads.contains(found.head()))
                .map(found -> new Proved(found, now))
                .toList();
    }

    @Override
    public Optional<List<Finding>> findings(Hash circle, AsKnown known, Instant at) {
        asked.incrementAndGet();
        var then = switch (known) {
            case AsKnown.Now() -> Optional.of(now);
            case AsKnown.At(Instant instant) -> Optional.of(instant);
            case AsKnown.Sizes(Map<String, Long> sizes) ->
                throw new IllegalArgumentException("a case has no logs, and no sizes " + sizes);
        };
        return Optional.of(
                runner.assess(scenario, new CaseRunner.Moment(at, then)).findings());
    }

    @Override
    public Optional<LeafProof> leaf(Hash circle, String party, int epoch, long index) {
        return resting.leaf(circle, party, epoch, index);
    }

    @Override
    public Optional<LedgerView> logs(Hash circle) {
        return resting.logs(circle);
    }

    @Override
    public Optional<EvidenceView> evidence(Hash circle, String party, int epoch, long index, boolean late) {
        return resting.evidence(circle, party, epoch, index, late);
    }

    @Override
    public List<Pack> packs(Hash circle) {
        return circle.equals(CIRCLE) ? List.of(pack) : List.of();
    }

    @Override
    public List<String> officers(Hash circle) {
        return resting.officers(circle);
    }

    @Override
    public Optional<Foresight> foresee(Hash circle, Draft draft) {
        return Optional.of(
                new Foresight(now, List.of(new Foresight.Under(pack.sha256(), live().foresee(next(draft))))));
    }

    /** A draft as the next of this party's log, if everybody had it now. */
    private RecordedEntry next(Draft draft) {
        var record = new ScenarioRecord(scenario).knownAt(now);
        var self = new Party(party());
        var received = new TreeMap<Party, Interval>();
        record.parties().stream()
                .filter(party -> !party.equals(self))
                .forEach(party -> received.put(party, Interval.at(now)));
        return new RecordedEntry(
                new EntryPointer(self, record.log(self).size(), "00".repeat(32)),
                new TreeSet<>(draft.to().stream().map(Party::new).toList()),
                draft.format(),
                draft.number().orElse(""),
                draft.subject(),
                draft.refs().stream().map(CaseNode::reference).toList(),
                now,
                Interval.at(now),
                received,
                (Data.Members) DataReader.read(draft.body()).orElseThrow());
    }

    private static Reference reference(RefView ref) {
        var role = List.of(Reference.Role.values()).stream()
                .filter(known -> known.word().equals(ref.role()))
                .findFirst()
                .orElseThrow();
        return new Reference(
                role,
                new EntryPointer(
                        new Party(ref.entry().party()),
                        ref.entry().index(),
                        ref.entry().id().hex()));
    }

    @Override
    public SendOutcome check(Hash circle, Draft draft) {
        checked.set(draft);
        return resting.check(circle, draft);
    }

    private LiveAssessment live() {
        var record = new ScenarioRecord(scenario).knownAt(now);
        var live = new LiveAssessment(pack, record.parties(), record.roles(), record.parameters(), now);
        record.parties().forEach(party -> {
            record.log(party).forEach(live::learn);
            live.learn(party, (long) record.log(party).size());
        });
        return live;
    }

    @Override
    public Optional<TimetableView> timetable(Hash circle) {
        return Optional.of(new TimetableView(now, List.of(new TimetableView.Under(pack.sha256(), live().timetable()))));
    }

    @Override
    public Optional<TimetableView> timetable(Hash circle, Draft draft) {
        return Optional.of(
                new TimetableView(now, List.of(new TimetableView.Under(pack.sha256(), live().timetable(next(draft))))));
    }

    @Override
    public SendOutcome send(Hash circle, Draft draft, List<Credential> officers) {
        return resting.send(circle, draft, officers);
    }

    @Override
    public List<SavedDraft> drafts(Hash circle) {
        return resting.drafts(circle);
    }

    @Override
    public Optional<SavedDraft> draft(Hash circle, String name) {
        return resting.draft(circle, name);
    }

    @Override
    public Optional<String> beginDraft(Hash circle, Typed typed) {
        return resting.beginDraft(circle, typed);
    }

    @Override
    public boolean saveDraft(Hash circle, String name, Typed typed) {
        return resting.saveDraft(circle, name, typed);
    }

    @Override
    public boolean dropDraft(Hash circle, String name) {
        return resting.dropDraft(circle, name);
    }

    @Override
    public void dropSent(Hash circle, String name, Typed sent) {
        resting.dropSent(circle, name, sent);
    }

    @Override
    public Optional<Countersigning> countersigning() {
        return Optional.empty();
    }

    @Override
    public Optional<OfficeView> office() {
        return resting.office();
    }

    @Override
    public Optional<Vitals> vitals(Hash circle) {
        return resting.vitals(circle);
    }

    @Override
    public Optional<Upkeep> upkeep() {
        return resting.upkeep();
    }

    @Override
    public Optional<StoreVerification> verification() {
        return resting.verification();
    }

    @Override
    public Optional<List<OfficerKey>> officerKeys(Hash circle) {
        return resting.officerKeys(circle);
    }

    @Override
    public AutoCloseable subscribe(Consumer<Change> listener) {
        return resting.subscribe(listener);
    }
}
