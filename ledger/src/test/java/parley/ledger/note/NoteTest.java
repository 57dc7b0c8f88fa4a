package parley.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.ledger.TlogVectors;
import parley.ledger.bytes.Bytes;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.note.Verifiers.Opened;
import parley.ledger.text.MalformedException;

class NoteTest {
    private static final String TEXT =
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    private static final String SIGNATURE = "\u2014 PeterNeumann "
            + "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final Bytes NOTE = Bytes.utf8(TEXT + "\n" + SIGNATURE);
    private static final Verifiers NEUMANN = trusting(TlogVectors.NEUMANN_VKEY);

    @Test
    void theGoToolsNoteComesOutToTheByte() {
        NoteSigner signer = NoteSigner.parse(TlogVectors.NEUMANN_SKEY);
        assertThat(signer.verifierKey().print()).isEqualTo(TlogVectors.NEUMANN_VKEY);
        assertThat(new SignedNote(TEXT, List.of(signer.sign(TEXT))).print()).isEqualTo(NOTE);
        assertThat(signer.print()).isEqualTo(TlogVectors.NEUMANN_SKEY);
        assertThat(NoteSigner.parse(TlogVectors.FAULT_SKEY).verifierKey().print())
                .isEqualTo(TlogVectors.FAULT_VKEY);
    }

    @Test
    void publishedNotesOpen() {
        assertThat(NEUMANN.open(SignedNote.parse(NOTE))).isInstanceOf(Opened.Verified.class);
        Bytes foo = Bytes.utf8("This is an example message.\n\n\u2014 example.com/foo "
                + "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n");
        assertThat(trusting("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")
                        .open(SignedNote.parse(foo)))
                .isInstanceOf(Opened.Verified.class);
    }

    @Test
    void keysAndNotesPrintAsTheyWereRead() {
        assertThat(VerifierKey.parse(TlogVectors.FAULT_VKEY).print()).isEqualTo(TlogVectors.FAULT_VKEY);
        assertThat(SignedNote.parse(NOTE).print()).isEqualTo(NOTE);
        assertThat(SignatureLine.parse(SIGNATURE).print()).isEqualTo(SIGNATURE);
    }

    @Test
    void blankLinesInTheTextStayInTheText() {
        NoteSigner signer = NoteSigner.parse(TlogVectors.NEUMANN_SKEY);
        String text = "one\n\n\ntwo\n\n";
        SignedNote note = new SignedNote(text, List.of(signer.sign(text)));
        assertThat(SignedNote.parse(note.print())).isEqualTo(note);
        assertThat(NEUMANN.open(note)).isInstanceOf(Opened.Verified.class);
    }

    @Test
    void linesOfUnknownKeysAreIgnoredAndBadLinesOfKnownKeysSpoilTheNote() {
        SignedNote note = SignedNote.parse(NOTE);
        SignatureLine stranger = signer("stranger").sign(TEXT);
        assertThat(NEUMANN.open(note.with(stranger))).isEqualTo(new Opened.Verified(note.signatures()));
        SignatureLine good = note.signatures().getFirst();
        SignatureLine bad = new SignatureLine(good.name(), good.id(), Bytes.of(new byte[64]));
        assertThat(NEUMANN.open(note.with(bad))).isInstanceOf(Opened.Refused.class);
        SignatureLine cut =
                new SignatureLine(good.name(), good.id(), good.signature().slice(0, 63));
        assertThat(NEUMANN.open(new SignedNote(TEXT, List.of(cut)))).isInstanceOf(Opened.Refused.class);
        assertThat(NEUMANN.open(new SignedNote(TEXT, List.of(stranger))))
                .isEqualTo(new Opened.Refused("no signature by a known key"));
        assertThat(NEUMANN.open(new SignedNote(TEXT + "more\n", note.signatures())))
                .isInstanceOf(Opened.Refused.class);
    }

    @Test
    void keysThatDoNotFitTheirIdOrTypeAreRefused() {
        for (String vkey : List.of(
                "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
                "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3",
                "")) {
            assertThatThrownBy(() -> VerifierKey.parse(vkey)).as(vkey).isInstanceOf(MalformedException.class);
        }
        assertThatThrownBy(
                        () -> VerifierKey.parse("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"))
                .hasMessageContaining("signature type 65");
    }

    @Test
    void aBadSignerKeyIsRefusedWithoutRepeatingIt() {
        String secret = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
        for (String skey : List.of(
                "PRIVATE+KEY+PeterNeumann+c74f20a4+" + secret,
                "PRIVATE+KEY+PeterNeumann+c74f20a3+" + secret + "=",
                "PRIVATE+KEY+PeterNeumann+" + secret,
                secret)) {
            assertThatThrownBy(() -> NoteSigner.parse(skey))
                    .isInstanceOf(MalformedException.class)
                    .hasMessageNotContaining(secret.substring(0, 20));
        }
        assertThat(NoteSigner.parse(TlogVectors.NEUMANN_SKEY).toString()).doesNotContain(secret);
    }

    @Test
    void whatIsNotANoteIsRefused() {
        for (String note : List.of(
                "",
                "\n",
                "text\n",
                "text\n\n",
                "text\n" + SIGNATURE,
                "\n\n" + SIGNATURE.substring(1),
                "te\txt\n\n" + SIGNATURE,
                "text\r\n\n" + SIGNATURE,
                "text\n\n" + SIGNATURE.substring(0, SIGNATURE.length() - 1),
                "text\n\n" + SIGNATURE.replace('\u2014', '-'),
                "text\n\n" + SIGNATURE.replace("JnAM=", "JnAN="),
                "text\n\n" + SIGNATURE + "x\n",
                "text\n\n\u2014 name AAAAAA==\n",
                "text\n\n\u2014 na me AAAAAAA=\n",
                "text\n\n\u2014  AAAAAAA=\n")) {
            assertThatThrownBy(() -> SignedNote.parse(Bytes.utf8(note)))
                    .as(note)
                    .isInstanceOf(MalformedException.class);
        }
        assertThatThrownBy(() -> SignedNote.parse(Bytes.concat(Bytes.hex("ff"), NOTE)))
                .hasMessageContaining("UTF-8");
    }

    @Test
    void limitsAreThoseThatAreStated() {
        List<SignatureLine> lines = Collections.nCopies(64, signer("a").sign("x\n"));
        assertThat(SignedNote.parse(new SignedNote("x\n", lines).print()).signatures())
                .hasSize(64);
        assertThatThrownBy(() -> new SignedNote("x\n", Collections.nCopies(65, lines.getFirst())))
                .hasMessageContaining("65 signatures, the limit is 64");
        Bytes large = Bytes.of(new byte[SignedNote.BYTES_MAX + 1]);
        assertThatThrownBy(() -> SignedNote.parse(large)).hasMessageContaining("131073 bytes, the limit is 131072");
    }

    @Test
    void namesHaveNoBlanksNoControlCharactersNoPlusAndAtMost255Bytes() {
        for (String name :
                List.of("", "a b", "a+b", "a\u00a0b", "a\u2003b", "a\u3000b", "a\u0085b", "a\nb", "\ud800")) {
            assertThatThrownBy(() -> new KeyName(name)).as(name).isInstanceOf(MalformedException.class);
        }
        assertThat(new KeyName("\u00e9".repeat(127) + "a").value()).hasSize(128);
        assertThatThrownBy(() -> new KeyName("\u00e9".repeat(128))).hasMessageContaining("256 bytes");
    }

    @Test
    void aReaderCannotTrustTwoKeysUnderOneLabel() {
        NoteVerifier key = NoteVerifier.ed25519(VerifierKey.parse(TlogVectors.NEUMANN_VKEY));
        assertThatThrownBy(() -> Verifiers.of(key, key)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Verifiers trusting(String vkey) {
        return Verifiers.of(NoteVerifier.ed25519(VerifierKey.parse(vkey)));
    }

    private static NoteSigner signer(String name) {
        return new NoteSigner(new KeyName(name), PrivateKey.generate(new SecureRandom()));
    }
}
