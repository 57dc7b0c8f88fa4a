package parley.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.ledger.TlogVectors;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.checkpoint.Checkpoint;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.merkle.Grown;
import parley.ledger.merkle.Merkle;
import parley.ledger.note.KeyName;
import parley.ledger.note.NoteSigner;
import parley.ledger.note.NoteVerifier;
import parley.ledger.note.Verifiers;
import parley.ledger.text.MalformedException;
import parley.ledger.witness.Decision.Backwards;
import parley.ledger.witness.Decision.Conflict;
import parley.ledger.witness.Decision.Consistent;
import parley.ledger.witness.Decision.Inconsistent;
import parley.ledger.witness.Decision.UnknownLog;
import parley.ledger.witness.Decision.Untrusted;

class WitnessTest {
    private static final NoteSigner LOG = NoteSigner.parse(TlogVectors.FAULT_SKEY);
    private static final KeyName ORIGIN = LOG.verifierKey().name();
    private static final Verifiers KEYS = Verifiers.of(NoteVerifier.ed25519(LOG.verifierKey()));
    private static final Grown TREE = Grown.of(600, TlogVectors::record);

    @Test
    void aProvedExtensionIsConsistentFromAnyRecordedSize() {
        for (long old : new long[] {0, 1, 255, 256, 300, 599, 600}) {
            AddCheckpoint request = request(old, 600);
            Decision decision = decide(request, old);
            assertThat(decision).isEqualTo(new Consistent(request.checkpoint()));
            assertThat(decision.status()).isEqualTo(200);
        }
    }

    @Test
    void theOrderOfRefusalsIsThatOfTheSpecification() {
        AddCheckpoint good = request(300, 600);
        check(Decision.on(good, origin -> Optional.empty()), UnknownLog.class, 404);
        NoteSigner stranger = new NoteSigner(ORIGIN, PrivateKey.of(Bytes.of(new byte[32])));
        AddCheckpoint unsigned = new AddCheckpoint(700, List.of(), SignedCheckpoint.sign(at(600), stranger));
        check(decide(unsigned, 300), Untrusted.class, 403);
        check(decide(new AddCheckpoint(601, List.of(), good.checkpoint()), 300), Backwards.class, 400);
        check(decide(good, 256), Conflict.class, 409);
        assertThat(decide(good, 256)).isEqualTo(new Conflict(256));
        AddCheckpoint unproved = new AddCheckpoint(300, good.proof().reversed(), good.checkpoint());
        check(decide(unproved, 300), Inconsistent.class, 422);
    }

    private static void check(Decision decision, Class<? extends Decision> kind, int status) {
        assertThat(decision).isInstanceOf(kind);
        assertThat(decision.status()).isEqualTo(status);
    }

    @Test
    void aKnownKeyWithAFailingLineSpoilsTheRequestEvenBesideAGoodOne() {
        SignedCheckpoint other = SignedCheckpoint.sign(at(599), LOG);
        AddCheckpoint good = request(300, 600);
        SignedCheckpoint mixed = good.checkpoint().with(other.signatures().getFirst());
        assertThat(decide(new AddCheckpoint(300, good.proof(), mixed), 300)).isInstanceOf(Untrusted.class);
    }

    @Test
    void forksAndOddSizesAreInconsistent() {
        SignedCheckpoint fork = SignedCheckpoint.sign(new Checkpoint(ORIGIN, 300, Hash.sha256()), LOG);
        assertThat(decide(new AddCheckpoint(300, List.of(), fork), 300)).isInstanceOf(Inconsistent.class);
        SignedCheckpoint notEmpty = SignedCheckpoint.sign(new Checkpoint(ORIGIN, 0, TlogVectors.root(1)), LOG);
        assertThat(decide(new AddCheckpoint(0, List.of(), notEmpty), 0)).isInstanceOf(Inconsistent.class);
        SignedCheckpoint empty = SignedCheckpoint.sign(new Checkpoint(ORIGIN, 0, Merkle.EMPTY_ROOT), LOG);
        assertThat(decide(new AddCheckpoint(0, List.of(), empty), 0)).isInstanceOf(Consistent.class);
        AddCheckpoint proofFromNothing =
                new AddCheckpoint(0, List.of(Hash.sha256()), request(0, 600).checkpoint());
        assertThat(decide(proofFromNothing, 0)).isInstanceOf(Inconsistent.class);
    }

    @Test
    void requestsPrintAsTheyWereRead() {
        for (long old : new long[] {0, 255, 256, 600}) {
            AddCheckpoint request = request(old, 600);
            assertThat(AddCheckpoint.parse(request.print())).isEqualTo(request);
        }
        assertThat(request(0, 600).print().utf8()).startsWith("old 0\n\nexample.com/fault_test\n600\n");
    }

    @Test
    void whatIsNoRequestIsRefused() {
        String good = request(256, 257).print().utf8();
        for (String body : List.of(
                "",
                "old 256\n",
                good.substring(1),
                good.replace("old 256", "old 0256"),
                good.replace("old 256", "old  256"),
                good.replace("old 256", "old -1"),
                good.replaceFirst("\n\n", "\n"),
                good.replaceFirst("=\n\n", "\n\n"),
                good.replaceFirst("\n\n", "\nAAAA\n\n"),
                good + "\n",
                good.replace("\n257\n", "\n257\nextension\n"))) {
            assertThat(body).isNotEqualTo(good);
            assertThatThrownBy(() -> AddCheckpoint.parse(Bytes.utf8(body)))
                    .as(body)
                    .isInstanceOf(MalformedException.class);
        }
        SignedCheckpoint checkpoint = request(256, 257).checkpoint();
        List<Hash> tooMany = Collections.nCopies(64, Hash.sha256());
        assertThatThrownBy(() -> new AddCheckpoint(256, tooMany, checkpoint)).hasMessageContaining("limit is 63");
        Bytes large = Bytes.of(new byte[AddCheckpoint.BYTES_MAX + 1]);
        assertThatThrownBy(() -> AddCheckpoint.parse(large)).hasMessageContaining("the limit is 131072");
    }

    private static Decision decide(AddCheckpoint request, long recorded) {
        KnownLog log = new KnownLog(KEYS, recorded, TREE.proofs().root(recorded));
        return Decision.on(request, origin -> origin.equals(ORIGIN) ? Optional.of(log) : Optional.empty());
    }

    private static AddCheckpoint request(long oldSize, long newSize) {
        return new AddCheckpoint(
                oldSize, TREE.proofs().consistency(oldSize, newSize).path(), SignedCheckpoint.sign(at(newSize), LOG));
    }

    private static Checkpoint at(long size) {
        return new Checkpoint(ORIGIN, size, TREE.proofs().root(size));
    }
}
