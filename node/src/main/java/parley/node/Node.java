package parley.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Pack;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.Member;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.Party;
import parley.node.archive.EvidenceFiles;
import parley.node.archive.HeldLogs;
import parley.node.archive.LeafProofs;
import parley.node.archive.Ledgers;
import parley.node.circle.Circle;
import parley.node.circle.CircleListener;
import parley.node.circle.CircleSetup;
import parley.node.clock.NodeClock;
import parley.node.exchange.Traffic;
import parley.node.highwater.FolderLock;
import parley.node.mail.Retry;
import parley.node.office.Office;
import parley.node.peer.Admission;
import parley.node.peer.PeerService;
import parley.node.project.Assessor;
import parley.node.project.FindingStore;
import parley.node.project.Viewer;
import parley.node.release.Countersigner;
import parley.node.release.Drafts;
import parley.node.release.OfficerKeys;
import parley.node.release.Release;
import parley.node.store.Database;
import parley.node.store.DurableFile;
import parley.node.store.DurableSteps;
import parley.node.store.StoreSize;
import parley.node.verify.Subject;
import parley.node.verify.Verifier;
import parley.node.view.AsKnown;
import parley.node.view.Change;
import parley.node.view.Change.Topic;
import parley.node.view.CircleSummary;
import parley.node.view.CircleView;
import parley.node.view.Credential;
import parley.node.view.Draft;
import parley.node.view.EvidenceView;
import parley.node.view.FindingView;
import parley.node.view.Foresight;
import parley.node.view.LeafProof;
import parley.node.view.LedgerView;
import parley.node.view.NodeView;
import parley.node.view.OfficerKey;
import parley.node.view.Proved;
import parley.node.view.SavedDraft;
import parley.node.view.SendOutcome;
import parley.node.view.TimetableView;
import parley.node.view.Typed;
import parley.node.view.Upkeep;
import parley.node.view.Vitals;
import parley.node.view.clearance.Wording;
import parley.node.view.countersign.Countersigning;
import parley.node.view.office.OfficeView;
import parley.node.view.verify.StoreVerification;

/**
 * One party's node without its listeners: its files, its circles, its findings. Opening it puts right what a crash has
 * left; it then answers reads. {@link #start} contacts the peers. Thread-safe.
 */
public final class Node implements NodeView, Admission, AutoCloseable {
    private final NodeSetup setup;
    private final FolderLock lock;
    private final Database record;
    private final Database views;
    private final Drafts drafts;
    private final Countersigner countersigner;
    private final Office office;
    private final Verifier verifier;
    private final Map<Hash, Running> circles = new LinkedHashMap<>();
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final Traffic traffic = new Traffic();

    /** A circle with what hangs on it. */
    private record Running(Circle circle, Membership membership, Assessor assessor, Viewer viewer, Release release) {}

    private Node(NodeSetup setup, FolderLock lock, Database record, Database views) {
        this.setup = setup;
        this.lock = lock;
        this.record = record;
        this.views = views;
        this.drafts = new Drafts(record);
        this.office = Office.open(
                setup.folder(),
                setup.clock(),
                setup.steps(),
                circle -> announce(new Change(circle, Topic.OFFICE)),
                new Office.Post(setup.relay(), Retry.STANDARD, setup.wall()));
        this.countersigner = new Countersigner(
                record,
                setup.clock(),
                circle -> running(circle)
                        .map(running -> new Countersigner.Desk(running.release, running.assessor::foresee)),
                circle -> announce(new Change(circle, Topic.OFFICE)),
                (circle, name, entry, id) -> office.clearance()
                        .released(circle, name, Wording.of(entry).hash(), id));
        this.verifier = new Verifier(
                setup.folder().resolve("verification.json"),
                setup.clock(),
                this::subjects,
                circle -> announce(new Change(circle, Topic.OFFICE)));
    }

    /**
     * Opens a node on its data folder and joins the circles that it has not joined yet.
     *
     * @throws IllegalStateException when another node runs on the folder, or a log must not be signed any further
     */
    public static Node open(NodeSetup setup, List<Membership> memberships) {
        FolderLock lock = FolderLock.take(setup.folder());
        @Nullable Database record = null;
        @Nullable Database views = null;
        @Nullable Office opened = null;
        try {
            record = Database.open(setup.folder().resolve("record.db"), "parley/node/store/record", setup.steps());
            views = Database.open(setup.folder().resolve("views.db"), "parley/node/store/views", setup.steps());
            Node node = new Node(setup, lock, record, views);
            opened = node.office;
            memberships.forEach(node::join);
            return node;
        } catch (RuntimeException e) {
            if (opened != null) {
                opened.close();
            }
            close(views);
            close(record);
            lock.close();
            throw e;
        }
    }

    /** Contacts the peers, and works out the findings. */
    public void start() {
        for (Running running : circles.values()) {
            running.circle.start();
            running.assessor.recordChanged();
        }
        office.start();
    }

    @Override
    public String party() {
        return setup.party().code();
    }

    @Override
    public Instant now() {
        return setup.clock().instant();
    }

    @Override
    public List<CircleSummary> circles() {
        return circles.values().stream()
                .map(running -> running.viewer.summary())
                .toList();
    }

    @Override
    public Optional<CircleView> circle(Hash circle) {
        return running(circle).map(running -> running.viewer.view());
    }

    @Override
    public Optional<Proved> prove(Hash circle, FindingView finding) {
        return running(circle).flatMap(running -> running.assessor.prove(finding));
    }

    @Override
    public List<Proved> prove(Hash circle, List<FindingView> findings) {
        return running(circle).map(running -> running.assessor.prove(findings)).orElse(List.of());
    }

    @Override
    public Optional<List<Finding>> findings(Hash circle, AsKnown known, Instant at) {
        return running(circle).map(running -> running.assessor.findings(known, at));
    }

    @Override
    public Optional<LeafProof> leaf(Hash circle, String party, int epoch, long index) {
        return running(circle)
                .flatMap(running -> owner(running, party, epoch, index)
                        .map(owner -> new LeafProofs(held(running), owner)
                                .of(index, running.circle.leaves(owner).subList(0, Math.toIntExact(index)))));
    }

    @Override
    public Optional<EvidenceView> evidence(Hash circle, String party, int epoch, long index, boolean late) {
        return running(circle)
                .flatMap(running -> owner(running, party, epoch, index)
                        .map(owner -> EvidenceFiles.of(held(running), owner, index, late)));
    }

    @Override
    public Optional<LedgerView> logs(Hash circle) {
        return running(circle).map(running -> Ledgers.of(held(running)));
    }

    private static HeldLogs held(Running running) {
        return new HeldLogs(running.membership.signed(), running.circle::store);
    }

    /** Whose log it is, if that leaf of that epoch is held here. */
    private static Optional<Party> owner(Running running, String party, int epoch, long index) {
        return running.circle.charter().codes().stream()
                .filter(owner -> owner.code().equals(party))
                .filter(owner -> running.circle.charter().log(owner).epoch() == epoch)
                .filter(owner ->
                        index >= 0 && index < running.circle.leaves(owner).size())
                .findFirst();
    }

    @Override
    public List<Pack> packs(Hash circle) {
        return running(circle).map(running -> running.membership.packs()).orElse(List.of());
    }

    @Override
    public List<String> officers(Hash circle) {
        return running(circle)
                .map(running -> running.membership.officers().names())
                .orElse(List.of());
    }

    @Override
    public SendOutcome check(Hash circle, Draft draft) {
        return running(circle).map(running -> running.release.check(draft)).orElse(noSuchCircle(circle));
    }

    @Override
    public Optional<Foresight> foresee(Hash circle, Draft draft) {
        return running(circle)
                .flatMap(running -> running.release
                        .signable(draft)
                        .flatMap(payload -> running.assessor.foresee(payload, payload.id())));
    }

    @Override
    public Optional<TimetableView> timetable(Hash circle) {
        return running(circle).flatMap(running -> running.assessor.timetable());
    }

    @Override
    public Optional<TimetableView> timetable(Hash circle, Draft draft) {
        return running(circle)
                .flatMap(running -> running.release
                        .signable(draft)
                        .flatMap(payload -> running.assessor.timetable(payload, payload.id())));
    }

    @Override
    public SendOutcome send(Hash circle, Draft draft, List<Credential> officers) {
        return running(circle)
                .map(running -> running.release.send(draft, officers))
                .orElse(noSuchCircle(circle));
    }

    @Override
    public List<SavedDraft> drafts(Hash circle) {
        return drafts.list(circle);
    }

    @Override
    public Optional<SavedDraft> draft(Hash circle, String name) {
        return drafts.find(circle, name);
    }

    @Override
    public Optional<String> beginDraft(Hash circle, Typed typed) {
        Optional<String> name = drafts.begin(circle, typed, now());
        name.ifPresent(draft -> office.over(circle, draft));
        return name;
    }

    @Override
    public boolean saveDraft(Hash circle, String name, Typed typed) {
        return drafts.save(circle, name, typed, now());
    }

    @Override
    public boolean dropDraft(Hash circle, String name) {
        boolean dropped = drafts.drop(circle, name);
        if (dropped) {
            office.over(circle, name);
        }
        return dropped;
    }

    @Override
    public void dropSent(Hash circle, String name, Typed sent) {
        drafts.dropSent(circle, name, sent);
    }

    @Override
    public Optional<Countersigning> countersigning() {
        return Optional.of(countersigner);
    }

    @Override
    public Optional<OfficeView> office() {
        return Optional.of(office);
    }

    @Override
    public Optional<Vitals> vitals(Hash circle) {
        return running(circle).map(running -> running.viewer.vitals());
    }

    @Override
    public Optional<Upkeep> upkeep() {
        var store = new StoreSize(setup.folder());
        return Optional.of(new Upkeep(store.bytes(), store.free(), traffic.counted()));
    }

    @Override
    public Optional<StoreVerification> verification() {
        return Optional.of(verifier);
    }

    private List<Subject> subjects() {
        return circles.values().stream()
                .flatMap(running -> running.circle.charter().codes().stream().map(owner -> subject(running, owner)))
                .toList();
    }

    private static Subject subject(Running running, Party owner) {
        return new Subject(
                running.membership.signed(),
                running.membership.formats(),
                running.circle.store(owner),
                () -> running.circle.leaves(owner),
                Optional.of(running.circle.own()).filter(_ -> owner.equals(running.circle.self())));
    }

    @Override
    public Optional<List<OfficerKey>> officerKeys(Hash circle) {
        return running(circle)
                .map(running -> OfficerKeys.of(
                        running.circle, running.membership.officers().keys()));
    }

    /** Where the listener for its peers counts what they ask. */
    Traffic traffic() {
        return traffic;
    }

    @Override
    public AutoCloseable subscribe(Consumer<Change> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** The circle itself, for tools that read logs and proofs; empty when this party is no member of it. */
    public Optional<Circle> ledger(Hash circle) {
        return running(circle).map(Running::circle);
    }

    /** Works the findings out again for the present instant, though nothing has changed but the time. */
    public void assessNow() {
        circles.values().forEach(running -> running.assessor.recordChanged());
    }

    /** Asks the peers now for the cosignatures that lack on the logs mirrored here. */
    public void gatherCosignatures() {
        circles.values().forEach(running -> running.circle.gatherCosignatures());
    }

    @Override
    public Set<Bytes> keys() {
        Set<Bytes> keys = new LinkedHashSet<>();
        for (Running running : circles.values()) {
            running.circle
                    .charter()
                    .members()
                    .forEach(member -> keys.add(member.tls().raw()));
        }
        return keys;
    }

    @Override
    public Optional<PeerService> admit(Hash circle, Bytes tls) {
        return running(circle)
                .flatMap(running -> running.circle.charter().members().stream()
                        .filter(member -> member.tls().raw().equals(tls))
                        .findFirst()
                        .flatMap((Member member) -> running.circle.service(member)));
    }

    /** Stops all work and closes the files. What was acknowledged is kept; what was not may be lost, as in a crash. */
    @Override
    public void close() {
        verifier.close();
        circles.values().forEach(running -> running.assessor.close());
        circles.values().forEach(running -> running.circle.close());
        office.close();
        views.close();
        record.close();
        lock.close();
    }

    private void join(Membership membership) {
        Hash id = membership.signed().charter().circle().hash();
        CircleSetup circleSetup = new CircleSetup(
                membership.signed(), setup.party(), membership.keys(), membership.formats(), machine(membership));
        Circle.join(circleSetup);
        Ear ear = new Ear(id);
        Circle circle = Circle.open(circleSetup, ear);
        NodeClock clock = setup.clock();
        Assessor assessor = new Assessor(
                circle,
                membership.packs(),
                clock,
                new FindingStore(views),
                () -> announce(new Change(id, Topic.FINDINGS)));
        Release release = new Release(circle, membership.packs(), membership.officers(), clock);
        Viewer viewer = new Viewer(circle, membership.packs(), assessor, () -> verifier.alarms(id));
        circles.put(id, new Running(circle, membership, assessor, viewer, release));
        ear.assessor = assessor;
        for (Bytes statement : membership.statements()) {
            if (release.append(Leaf.parse(statement)) instanceof SendOutcome.Refused(List<String> reasons)) {
                throw new IllegalStateException("a statement of " + party() + " is refused: " + reasons);
            }
        }
    }

    private CircleSetup.Machine machine(Membership membership) {
        return new CircleSetup.Machine(
                record,
                setup.highWater(),
                holder(setup.folder().resolve("holder")),
                setup.clock(),
                setup.wall(),
                setup.peers(),
                membership.pace(setup.pace()),
                setup.steps());
    }

    /** Who signs from this folder, drawn once: a copy of the folder elsewhere keeps the name, and is fenced by the record. */
    private static String holder(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] drawn = new byte[16];
                new SecureRandom().nextBytes(drawn);
                DurableFile.replace(file, Bytes.utf8(HexFormat.of().formatHex(drawn)), DurableSteps.NONE);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the name of the holder in " + file, e);
        }
    }

    private Optional<Running> running(Hash circle) {
        return Optional.ofNullable(circles.get(circle));
    }

    private static SendOutcome noSuchCircle(Hash circle) {
        return new SendOutcome.Refused(List.of("this party is no member of the circle " + circle));
    }

    private void announce(Change change) {
        listeners.forEach(listener -> listener.accept(change));
    }

    private static void close(@Nullable Database database) {
        if (database != null) {
            database.close();
        }
    }

    /** Hears a circle, and passes on. */
    private final class Ear implements CircleListener {
        private final Hash circle;
        private volatile @Nullable Assessor assessor;

        Ear(Hash circle) {
            this.circle = circle;
        }

        @Override
        public void stored() {
            Assessor known = assessor;
            if (known != null) {
                known.recordChanged();
            }
            announce(new Change(circle, Topic.ENTRIES));
            announce(new Change(circle, Topic.RECEIPTS));
        }

        @Override
        public void cosigned() {
            announce(new Change(circle, Topic.RECEIPTS));
        }

        @Override
        public void peers() {
            announce(new Change(circle, Topic.PEERS));
        }
    }
}
