package parley.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.Party;
import parley.node.archive.HeldLogs;
import parley.node.circle.Circle;
import parley.node.circle.CircleListener;
import parley.node.circle.CircleSetup;
import parley.node.project.Assessor;
import parley.node.project.FindingStore;
import parley.node.project.Viewer;
import parley.node.release.Release;
import parley.node.store.Database;
import parley.node.store.DurableFile;
import parley.node.store.DurableSteps;
import parley.node.verify.Subject;
import parley.node.view.Change;
import parley.node.view.Change.Topic;
import parley.node.view.SendOutcome;

/** A circle that a node takes part in, with what hangs on it. */
record Running(Circle circle, Membership membership, Assessor assessor, Viewer viewer, Release release) {
    /**
     * What of a node its circles stand on.
     *
     * @param alarms what else keeps the node from doing its part in a circle
     * @param changed is told of every change
     */
    record Base(
            NodeSetup setup,
            Database record,
            Database views,
            Function<Hash, List<String>> alarms,
            Consumer<Change> changed) {
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
    }

    /** Opens the circle of a membership, and joins it where that was not done yet. */
    static Running join(Base base, Membership membership) {
        NodeSetup setup = base.setup;
        Hash id = membership.signed().charter().circle().hash();
        CircleSetup circleSetup = new CircleSetup(
                membership.signed(), setup.party(), membership.keys(), membership.formats(), base.machine(membership));
        Circle.join(circleSetup);
        Ear ear = new Ear(id, base.changed);
        Circle circle = Circle.open(circleSetup, ear);
        Assessor assessor = new Assessor(
                circle,
                membership.packs(),
                setup.clock(),
                new FindingStore(base.views),
                () -> base.changed.accept(new Change(id, Topic.FINDINGS)));
        Release release = new Release(circle, membership.packs(), membership.officers(), setup.clock());
        Viewer viewer = new Viewer(circle, membership.packs(), assessor, () -> base.alarms.apply(id));
        ear.assessor = assessor;
        return new Running(circle, membership, assessor, viewer, release);
    }

    /** Appends the statements of the membership to the log of this party. */
    void state() {
        for (Bytes statement : membership.statements()) {
            if (release.append(Leaf.parse(statement)) instanceof SendOutcome.Refused(List<String> reasons)) {
                throw new IllegalStateException("a statement of " + circle.self() + " is refused: " + reasons);
            }
        }
    }

    HeldLogs held() {
        return new HeldLogs(membership.signed(), circle::store);
    }

    /** Its logs, as a re-verification looks at them. */
    Stream<Subject> subjects() {
        return circle.charter().codes().stream()
                .map(owner -> new Subject(
                        membership.signed(),
                        membership.formats(),
                        circle.store(owner),
                        () -> circle.leaves(owner),
                        Optional.of(circle.own()).filter(_ -> owner.equals(circle.self()))));
    }

    /** Whose log it is, if that leaf of that epoch is held here. */
    Optional<Party> owner(String party, int epoch, long index) {
        return circle.charter().codes().stream()
                .filter(owner -> owner.code().equals(party))
                .filter(owner -> circle.charter().log(owner).epoch() == epoch)
                .filter(owner -> index >= 0 && index < circle.leaves(owner).size())
                .findFirst();
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

    /** Hears a circle, and passes on. */
    private static final class Ear implements CircleListener {
        private final Hash circle;
        private final Consumer<Change> changed;
        private volatile @Nullable Assessor assessor;

        Ear(Hash circle, Consumer<Change> changed) {
            this.circle = circle;
            this.changed = changed;
        }

        @Override
        public void stored() {
            Assessor known = assessor;
            if (known != null) {
                known.recordChanged();
            }
            changed.accept(new Change(circle, Topic.ENTRIES));
            changed.accept(new Change(circle, Topic.RECEIPTS));
        }

        @Override
        public void cosigned() {
            changed.accept(new Change(circle, Topic.RECEIPTS));
        }

        @Override
        public void peers() {
            changed.accept(new Change(circle, Topic.PEERS));
        }
    }
}
