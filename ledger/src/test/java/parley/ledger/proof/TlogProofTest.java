package parley.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.ledger.Seeded;
import parley.ledger.TlogVectors;
import parley.ledger.bytes.Bytes;
import parley.ledger.checkpoint.Checkpoint;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.cosignature.Cosigner;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.merkle.Grown;
import parley.ledger.merkle.InclusionProof;
import parley.ledger.note.KeyName;
import parley.ledger.note.NoteSigner;
import parley.ledger.policy.PolicyText;
import parley.ledger.policy.Quorum;
import parley.ledger.policy.Quorum.Judgement.Accepted;
import parley.ledger.policy.Quorum.Judgement.Refused;
import parley.ledger.text.MalformedException;

class TlogProofTest {
    private static final NoteSigner LOG = NoteSigner.parse(TlogVectors.FAULT_SKEY);
    private static final Cosigner MIRROR = new Cosigner(new KeyName("mirror"), PrivateKey.of(Bytes.of(new byte[32])));
    private static final Grown TREE = Grown.of(600, TlogVectors::record);
    private static final Quorum QUORUM = new Quorum(PolicyText.parse(
            Bytes.utf8("log " + LOG.verifierKey() + "\nwitness XB " + MIRROR.verifierKey() + "\nquorum XB\n")));

    @Test
    void anEntryIsShownToHaveExistedNoLaterThanItsCosignature() {
        for (long size : new long[] {1, 2, 257, 600}) {
            TlogProof proof = proof(size - 1, size, Optional.empty());
            assertThat(proof.judge(TlogVectors.record(size - 1), QUORUM)).isEqualTo(new Accepted(Map.of("XB", 7L)));
        }
    }

    @Test
    void anotherEntryOrPlaceIsRefused() {
        Seeded.runs(50, random -> {
            long size = random.nextLong(2, 601);
            long index = random.nextLong(size);
            long other = (index + 1 + random.nextLong(size - 1)) % size;
            TlogProof proof = proof(index, size, Optional.empty());
            assertThat(proof.judge(TlogVectors.record(index), QUORUM)).isInstanceOf(Accepted.class);
            assertThat(proof.judge(TlogVectors.record(other), QUORUM)).isInstanceOf(Refused.class);
            InclusionProof moved =
                    new InclusionProof(other, size, proof.inclusion().path());
            assertThat(new TlogProof(Optional.empty(), moved, proof.checkpoint())
                            .judge(TlogVectors.record(index), QUORUM))
                    .isInstanceOf(Refused.class);
        });
    }

    @Test
    void aCheckpointWithoutTheQuorumIsRefused() {
        TlogProof proof = proof(256, 257, Optional.empty());
        SignedCheckpoint uncosigned = SignedCheckpoint.sign(proof.checkpoint().checkpoint(), LOG);
        assertThat(new TlogProof(Optional.empty(), proof.inclusion(), uncosigned)
                        .judge(TlogVectors.record(256), QUORUM))
                .isInstanceOf(Refused.class);
    }

    @Test
    void proofsPrintAsTheyWereRead() {
        for (Optional<Bytes> extra : List.of(Optional.<Bytes>empty(), Optional.of(Bytes.utf8("extra")))) {
            for (long size : new long[] {1, 300, 600}) {
                TlogProof proof = proof(0, size, extra);
                assertThat(TlogProof.parse(proof.print())).isEqualTo(proof);
            }
        }
        assertThat(proof(256, 257, Optional.of(Bytes.hex("00"))).print().utf8()).startsWith("""
                        c2sp.org/tlog-proof@v1
                        extra AA==
                        index 256
                        3JNJ+Xh+0Ahtptl/Z5xRpRmPmORW6Vsdh/o6vAEv7DE=

                        example.com/fault_test
                        257
                        """);
    }

    @Test
    void whatIsNoProofIsRefused() {
        String good = proof(256, 257, Optional.of(Bytes.hex("00"))).print().utf8();
        for (String text : List.of(
                "",
                good.substring(1),
                good.replace("@v1", "@v2"),
                good.replace("index 256", "index 257"),
                good.replace("index 256", "index 0256"),
                good.replace("index 256\n", ""),
                good.replace("extra AA==", "extra AB=="),
                good.replace("extra AA==\nindex 256\n", "index 256\nextra AA==\n"),
                good.replace("7DE=\n\n", "7DE=\n"),
                good.replace("3JNJ+", "3JNJ"),
                good.substring(0, good.indexOf("\n\n") + 2))) {
            assertThat(text).isNotEqualTo(good);
            assertThatThrownBy(() -> TlogProof.parse(Bytes.utf8(text))).as(text).isInstanceOf(MalformedException.class);
        }
        InclusionProof shorter = TREE.proofs().inclusion(0, 300);
        SignedCheckpoint longer = proof(0, 600, Optional.empty()).checkpoint();
        assertThatThrownBy(() -> new TlogProof(Optional.empty(), shorter, longer))
                .hasMessageContaining("a tree of 300 under a checkpoint of 600");
    }

    private static TlogProof proof(long index, long size, Optional<Bytes> extra) {
        Checkpoint checkpoint =
                new Checkpoint(LOG.verifierKey().name(), size, TREE.proofs().root(size));
        SignedCheckpoint cosigned = SignedCheckpoint.sign(checkpoint, LOG).with(MIRROR.cosign(checkpoint, 7));
        return new TlogProof(extra, TREE.proofs().inclusion(index, size), cosigned);
    }
}
