package parley.ledger.cosignature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import parley.ledger.TlogVectors;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.checkpoint.Checkpoint;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.note.KeyName;
import parley.ledger.note.NoteVerifier;
import parley.ledger.note.SignatureLine;
import parley.ledger.note.VerifierKey;
import parley.ledger.text.MalformedException;

/** The cosignatures of a public test log, remade from the phrases that its keys are derived from. */
class CosignatureTest {
    private static final long TIME = 1767139200;
    private static final String WITNESS_TEXT =
            "rome2026h1.example.org\n300\nlCkHUpkmVBEms2r2T1K6Og69+wUuuN3MIEW1/ezu2v0=\n";
    private static final String WITNESS_SIGNATURE =
            "uKLPIAAAAABpVGeAhm2bOvKc3LaB9PFN1ruG19Y5yqslmcAAbhftnn1Zznmo0LXFZq4LGvqKqLX8jWlwLKasxEGTLIqAVusneCBmBw==";
    private static final String MIRROR_TEXT =
            "rome2026h1.example.org\n300\ngw31yQrqZZCcEOPrzX+bpy3nJ6QgngTKn8G1m0i62uU=\n";
    private static final String MIRROR_SIGNATURE =
            "P7FI7wAAAABpVGeAjA1S4pJm6MbcXjX7UUImu4azZtrfcVW2uyr/LXIYlwEJzXC0N0EiZkbqfLdXt/4gVEEuGmxJjAfXKMCISpsJAg==";
    private static final Cosigner WITNESS = cosigner("witness.example.org", "skylight test witness key");
    private static final Cosigner MIRROR = cosigner("mirror.example.org", "skylight test mirror key");

    @Test
    void publishedCosignaturesComeOutToTheByteAndVerify() {
        assertThat(WITNESS.verifierKey().print())
                .isEqualTo("witness.example.org+b8a2cf20+BFLN3yikSfFkVAJtrnh/CiY3Zozkoy7clp+P7XB28qUN");
        assertThat(MIRROR.verifierKey().print())
                .isEqualTo("mirror.example.org+3fb148ef+BAAjjch9GyYz0sJsJx7ALhbdAtz2ov0unbzSl1vMp94O");
        check(WITNESS, WITNESS_TEXT, WITNESS_SIGNATURE);
        check(MIRROR, MIRROR_TEXT, MIRROR_SIGNATURE);
    }

    private static void check(Cosigner cosigner, String text, String signature) {
        SignatureLine line = cosigner.cosign(Checkpoint.parse(text), TIME);
        VerifierKey key = cosigner.verifierKey();
        assertThat(line.print()).isEqualTo("\u2014 " + key.name() + " " + signature + "\n");
        assertThat(line.claims(key)).isTrue();
        assertThat(new CosignatureVerifier(key).verifies(text, line.signature()))
                .isTrue();
        Cosignature cosignature = Cosignature.parse(line.signature());
        assertThat(cosignature.time()).isEqualTo(TIME);
        assertThat(cosignature.print()).isEqualTo(line.signature());
    }

    @Test
    void timeTextAndKeyAreAllUnderTheSignature() {
        Bytes signature = WITNESS.cosign(Checkpoint.parse(WITNESS_TEXT), TIME).signature();
        CosignatureVerifier verifier = new CosignatureVerifier(WITNESS.verifierKey());
        Cosignature later =
                new Cosignature(TIME + 1, Cosignature.parse(signature).signature());
        assertThat(verifier.verifies(WITNESS_TEXT, later.print())).isFalse();
        assertThat(verifier.verifies(MIRROR_TEXT, signature)).isFalse();
        assertThat(new CosignatureVerifier(MIRROR.verifierKey()).verifies(WITNESS_TEXT, signature))
                .isFalse();
    }

    @Test
    void whatIsNoCosignatureIsRefusedAndDoesNotVerify() {
        CosignatureVerifier verifier = new CosignatureVerifier(WITNESS.verifierKey());
        for (int size : new int[] {0, 64, 71, 73}) {
            Bytes bytes = Bytes.of(new byte[size]);
            assertThatThrownBy(() -> Cosignature.parse(bytes)).isInstanceOf(MalformedException.class);
            assertThat(verifier.verifies(WITNESS_TEXT, bytes)).isFalse();
        }
        Bytes afterTheEnd = Bytes.concat(Bytes.hex("8000000000000000"), Bytes.of(new byte[64]));
        assertThatThrownBy(() -> Cosignature.parse(afterTheEnd)).hasMessageContaining("outside 0 to 2^63-1");
    }

    @Test
    void aKeyServesOneTypeOnly() {
        VerifierKey log = VerifierKey.parse(TlogVectors.NEUMANN_VKEY);
        assertThatThrownBy(() -> new CosignatureVerifier(log)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NoteVerifier.ed25519(WITNESS.verifierKey()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Cosigner cosigner(String name, String phrase) {
        return new Cosigner(
                new KeyName(name), PrivateKey.of(Hash.sha256(Bytes.utf8(phrase)).bytes()));
    }
}
