package parley.node.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.DerivedKeys;
import parley.ledger.checkpoint.Checkpoint;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.cosignature.Cosigner;
import parley.ledger.entry.Party;
import parley.ledger.note.KeyName;
import parley.ledger.note.SignatureLine;
import parley.node.peer.CheckpointAnswer;
import parley.node.peer.PeerService;

/** The cosignatures of others on a mirrored log: who gives them, and what is taken of it. */
@Timeout(300)
class GatheringTest {
    private static final List<String> ALL = List.of("XA", "XB", "XC", "XD");

    @TempDir
    Path folder;

    @Test
    void everyMemberComesToHoldAQuorumOnEveryLog() throws Exception {
        try (Mesh mesh = new Mesh(folder, "XA", "XB", "XC", "XD")) {
            mesh.start("XA", "XB", "XC", "XD");
            mesh.send("XA", "XA/1");
            mesh.send("XB", "XB/1");
            mesh.await(
                    "everyone has seen XA's",
                    () -> ALL.stream().filter(by -> !by.equals("XA")).allMatch(by -> mesh.seen(by, "XA") >= 3));
            mesh.await("everyone holds what everyone has", mesh::level);
            mesh.await(
                    "everyone holds a quorum on every log",
                    () -> ALL.stream()
                            .allMatch(holder -> ALL.stream()
                                    .filter(owner -> !owner.equals(holder))
                                    .allMatch(owner ->
                                            cosigned(mesh, holder, owner).size() >= 2)));
        }
    }

    @Test
    void linesThatDoNotVerifyAreNeverStoredAndThePeersAreAskedAgain() throws Exception {
        try (Mesh mesh = new Mesh(folder, "XA", "XB", "XC")) {
            AtomicInteger byOwner = new AtomicInteger();
            AtomicInteger byOther = new AtomicInteger();
            mesh.lie("XA", service -> passingOn(mesh, service, note -> forged(mesh, note, byOwner)));
            mesh.lie("XC", service -> passingOn(mesh, service, note -> forged(mesh, note, byOther)));
            mesh.start("XA", "XB", "XC");
            mesh.send("XA", "XA/1");
            mesh.await("XB mirrors it", () -> mesh.held("XB", "XA") >= 3);
            int owners = byOwner.get();
            mesh.await(
                    "XB has asked the owner, and the other, and both again",
                    () -> byOwner.get() >= owners + 3 && byOther.get() >= 3);
            assertThat(cosigned(mesh, "XB", "XA")).containsExactly("XB");
            mesh.tellTheTruth("XA");
            mesh.await("the truth is kept", () -> cosigned(mesh, "XB", "XA").equals(Set.of("XB", "XC")));
        }
    }

    @Test
    void whatAnOwnerKeepsBackIsHadFromAnotherWhenTheOwnerIsGone() throws Exception {
        try (Mesh mesh = new Mesh(folder, "XA", "XB", "XC")) {
            mesh.lie("XA", service -> passingOn(mesh, service, GatheringTest::bare));
            mesh.lie("XC", service -> passingOn(mesh, service, GatheringTest::bare));
            mesh.start("XA", "XB", "XC");
            mesh.send("XA", "XA/1");
            mesh.await("both have seen it", () -> mesh.seen("XB", "XA") >= 3 && mesh.seen("XC", "XA") >= 3);
            mesh.cut("XA");
            assertThat(cosigned(mesh, "XB", "XA")).doesNotContain("XC");
            mesh.tellTheTruth("XC");
            mesh.await("XB has XC's from XC", () -> cosigned(mesh, "XB", "XA").equals(Set.of("XB", "XC")));
        }
    }

    /** Who has cosigned the newest checkpoint of a log that a member mirrors, as far as it knows. */
    private static Set<String> cosigned(Mesh mesh, String holder, String owner) {
        var store = mesh.circle(holder).store(new Party(owner));
        Optional<SignedCheckpoint> newest = store.largestCheckpoint();
        return newest.map(
                        checkpoint -> store.cosignatures(checkpoint.checkpoint().size()))
                .map(Map::keySet)
                .orElse(Set.of());
    }

    /** Answers as the honest service does, but for the checkpoint of XA's log. */
    private static PeerService passingOn(Mesh mesh, PeerService honest, UnaryOperator<SignedCheckpoint> lie) {
        String origin = mesh.charter().log(new Party("XA")).origin();
        String path = Hash.sha256(Bytes.utf8(origin)).hex() + "/checkpoint";
        return new PeerService() {
            @Override
            public CheckpointAnswer addCheckpoint(Bytes request) {
                return honest.addCheckpoint(request);
            }

            @Override
            public Optional<Resource> read(String asked) {
                return honest.read(asked)
                        .map(resource -> asked.equals(path)
                                ? new Resource(
                                        lie.apply(SignedCheckpoint.parse(resource.content()))
                                                .print(),
                                        true,
                                        false)
                                : resource);
            }
        };
    }

    private static SignedCheckpoint bare(SignedCheckpoint note) {
        return new SignedCheckpoint(note.checkpoint(), List.of(note.signatures().getFirst()));
    }

    /** With lines that look like cosignatures of XC: one on another root, one by a foreign key, one with a bent byte. */
    private static SignedCheckpoint forged(Mesh mesh, SignedCheckpoint note, AtomicInteger served) {
        served.incrementAndGet();
        KeyName name = new DerivedKeys(mesh.charter()).mirror(new Party("XC")).name();
        Cosigner genuine = new Cosigner(name, Mesh.keys("XC").mirror());
        Checkpoint checkpoint = note.checkpoint();
        Checkpoint other = new Checkpoint(checkpoint.origin(), checkpoint.size(), Hash.sha256(Bytes.utf8("no root")));
        SignatureLine sound = genuine.cosign(checkpoint, 1);
        List<SignatureLine> lines = new ArrayList<>();
        lines.add(note.signatures().getFirst());
        lines.add(genuine.cosign(other, 1));
        lines.add(new Cosigner(name, Mesh.keys("XX").mirror()).cosign(checkpoint, 1));
        byte[] bent = sound.signature().toArray();
        bent[bent.length - 1] ^= 1;
        lines.add(new SignatureLine(sound.name(), sound.id(), Bytes.of(bent)));
        return new SignedCheckpoint(checkpoint, lines);
    }
}
