package parley.node.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.checkpoint.Checkpoint;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.note.KeyName;
import parley.ledger.note.NoteSigner;
import parley.ledger.witness.AddCheckpoint;
import parley.node.peer.CheckpointAnswer;
import parley.node.peer.PeerClient;
import parley.node.peer.PeerService;

/** Members that post what they should not, and members that serve what is not theirs to change. */
@Timeout(300)
class LiarTest {
    @TempDir
    Path folder;

    @Test
    void checkpointsThatDoNotHoldAreRefusedAndLeaveNoTrace() throws Exception {
        try (Mesh mesh = new Mesh(folder, "XA", "XB", "XC");
                HttpPeers calls = mesh.callsOf("XC")) {
            mesh.start("XA", "XB", "XC");
            mesh.await("everyone has met", mesh::level);
            mesh.await("XA's log is signed", () -> mesh.held("XB", "XA") >= 2);
            SignedCheckpoint early = mesh.circle("XA").own().released().orElseThrow();
            mesh.send("XA", "XA/1");
            mesh.await("everyone has seen it", () -> mesh.seen("XB", "XA") >= 3 && mesh.seen("XC", "XA") >= 3);
            SignedCheckpoint last = mesh.circle("XA").own().released().orElseThrow();
            List<Bytes> before = mesh.log("XA", "XB");
            long size = before.size();
            KeyName origin = last.checkpoint().origin();
            PeerClient xb = mesh.as(calls, "XB");

            assertThat(xb.addCheckpoint(Bytes.utf8("old 0\nnothing of the kind\n")))
                    .isInstanceOfSatisfying(
                            CheckpointAnswer.Malformed.class,
                            malformed -> assertThat(malformed.reason()).isNotBlank());
            assertThat(post(
                            xb,
                            0,
                            signed(
                                    new KeyName("parley/nowhere"),
                                    1,
                                    Mesh.keys("XA").log())))
                    .isEqualTo(new CheckpointAnswer.UnknownLog());
            assertThat(post(xb, size, signed(origin, size + 1, Mesh.keys("XC").log())))
                    .isInstanceOf(CheckpointAnswer.Untrusted.class);
            assertThat(post(xb, size + 1, last)).isInstanceOf(CheckpointAnswer.Malformed.class);
            assertThat(post(xb, 0, last)).isEqualTo(new CheckpointAnswer.Conflict(size));
            assertThat(post(xb, early.checkpoint().size(), early)).isEqualTo(new CheckpointAnswer.Conflict(size));
            assertThat(post(xb, size, signed(origin, size + 1, Mesh.keys("XA").log())))
                    .isInstanceOf(CheckpointAnswer.Inconsistent.class);
            assertThat(post(xb, size, signed(origin, size, Mesh.keys("XA").log())))
                    .isInstanceOf(CheckpointAnswer.Inconsistent.class);

            assertThat(mesh.log("XA", "XB")).isEqualTo(before);
            mesh.send("XA", "XA/2");
            mesh.await("the log goes on", () -> mesh.seen("XB", "XA") >= 4);
        }
    }

    @Test
    void bundlesThatDoNotHashToTheRootAreNotKeptAndStopNobodyElse() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        List<Lie> lies = List.of(
                new Lie("without end", bundle -> {
                    await(release);
                    return bundle;
                }),
                new Lie("short", bundle -> bundle.slice(0, bundle.size() - 1)),
                new Lie("long", bundle -> Bytes.concat(bundle, Bytes.utf8("more"))),
                new Lie("wrong", bundle -> Bytes.concat(bundle.slice(0, bundle.size() - 1), Bytes.utf8("!"))));
        try (Mesh mesh = new Mesh(folder, "XA", "XB", "XC")) {
            mesh.start("XA", "XB", "XC");
            mesh.await("everyone has met", mesh::level);
            int sent = 0;
            for (Lie lie : lies) {
                sent++;
                mesh.lie("XA", service -> tampered(service, lie.bundle()));
                mesh.send("XA", "XA/" + sent);
                mesh.send("XC", "XC/" + sent);
                long needed = mesh.held("XC", "XC");
                mesh.await(
                        "an honest log goes on beside one that is " + lie.name(),
                        () -> mesh.seen("XB", "XC") >= needed);
                assertThat(mesh.log("XA", "XB"))
                        .isEqualTo(mesh.log("XA", "XA").subList(0, (int) mesh.held("XB", "XA")));
                assertThat(mesh.held("XB", "XA")).isLessThan(mesh.held("XA", "XA"));
                mesh.tellTheTruth("XA");
                release.countDown();
                mesh.await("the truth is mirrored", mesh::level);
            }
        }
    }

    private record Lie(String name, UnaryOperator<Bytes> bundle) {}

    private static CheckpointAnswer post(PeerClient peer, long old, SignedCheckpoint checkpoint) throws Exception {
        return peer.addCheckpoint(new AddCheckpoint(old, List.of(), checkpoint).print());
    }

    /** A checkpoint with a root that no tree has. */
    private static SignedCheckpoint signed(KeyName origin, long size, PrivateKey key) {
        Hash root = Hash.sha256(Bytes.utf8("no root"));
        return SignedCheckpoint.sign(new Checkpoint(origin, size, root), new NoteSigner(origin, key));
    }

    private static PeerService tampered(PeerService honest, UnaryOperator<Bytes> tampering) {
        return new PeerService() {
            @Override
            public CheckpointAnswer addCheckpoint(Bytes request) {
                return honest.addCheckpoint(request);
            }

            @Override
            public Optional<Resource> read(String path) {
                return honest.read(path)
                        .map(resource -> path.contains("tile/entries/")
                                ? new Resource(
                                        tampering.apply(resource.content()), resource.text(), resource.immutable())
                                : resource);
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
