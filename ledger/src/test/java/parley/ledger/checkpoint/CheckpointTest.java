package parley.ledger.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.ledger.TlogVectors;
import parley.ledger.bytes.Bytes;
import parley.ledger.note.KeyName;
import parley.ledger.note.NoteSigner;
import parley.ledger.note.NoteVerifier;
import parley.ledger.note.VerifierKey;
import parley.ledger.note.Verifiers;
import parley.ledger.note.Verifiers.Opened;
import parley.ledger.text.MalformedException;

class CheckpointTest {
    private static final String ROOT = "gw31yQrqZZCcEOPrzX+bpy3nJ6QgngTKn8G1m0i62uU=";

    @Test
    void theSignedCheckpointsOfTheVectorsOpenAndComeOutToTheByte() {
        check("checkpoint", TlogVectors.NEUMANN_SKEY, 600);
        check("checkpoint_fault_test_key", TlogVectors.FAULT_SKEY, 300);
    }

    private static void check(String name, String skey, long size) {
        Bytes note = Bytes.utf8(TlogVectors.ALL.get(name).asString());
        NoteSigner signer = NoteSigner.parse(skey);
        SignedCheckpoint read = SignedCheckpoint.parse(note);
        assertThat(read.print()).isEqualTo(note);
        assertThat(Verifiers.of(NoteVerifier.ed25519(signer.verifierKey())).open(read.note()))
                .isInstanceOf(Opened.Verified.class);
        KeyName origin = signer.verifierKey().name();
        assertThat(SignedCheckpoint.sign(new Checkpoint(origin, size, TlogVectors.root(size)), signer))
                .isEqualTo(read);
    }

    @Test
    void everyOtherSpellingIsRefused() {
        String good = "example.com/log\n300\n" + ROOT + "\n";
        assertThat(Checkpoint.parse(good).print()).isEqualTo(good);
        for (String text : List.of(
                "",
                good.substring(0, good.length() - 1),
                good + "extension\n",
                good + "\n",
                good.replace("300", "0300"),
                good.replace("300", "+300"),
                good.replace("300", "-300"),
                good.replace("300", "\u0663\u0660\u0660"),
                good.replace("300", ""),
                good.replace("300", "9223372036854775808"),
                good.replace("uU=", "uV="),
                good.replace(ROOT, "AAAA"),
                good.replace("example.com/log", ""),
                good.replace("example.com/log", "example.com log"),
                good.replace("example.com/log", "x".repeat(256)))) {
            assertThatThrownBy(() -> Checkpoint.parse(text)).as(text).isInstanceOf(MalformedException.class);
        }
        assertThat(Checkpoint.parse(good.replace("300", "9223372036854775807")).size())
                .isEqualTo(Long.MAX_VALUE);
        String longest = good.replace("example.com/log", "x".repeat(255)).replace("300", "9223372036854775807");
        assertThat(Checkpoint.parse(longest).print()).isEqualTo(longest).hasSize(Checkpoint.CHARACTERS_MAX);
    }

    @Test
    void aKeySignsOnlyForTheLogOfItsName() {
        NoteSigner signer = NoteSigner.parse(TlogVectors.NEUMANN_SKEY);
        Checkpoint other = new Checkpoint(new KeyName("another"), 300, TlogVectors.root(300));
        assertThatThrownBy(() -> SignedCheckpoint.sign(other, signer)).isInstanceOf(IllegalArgumentException.class);
        assertThat(VerifierKey.parse(TlogVectors.NEUMANN_VKEY)).isEqualTo(signer.verifierKey());
    }
}
