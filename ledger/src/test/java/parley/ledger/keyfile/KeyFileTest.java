package parley.ledger.keyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.ledger.bytes.Bytes;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.text.MalformedException;

class KeyFileTest {
    private static final PrivateKey KEY = PrivateKey.of(Bytes.of(new byte[32]));
    private static final char[] PASSPHRASE = "für alle Fälle".toCharArray();
    private static final KeyFile FILE = KeyFile.seal(KEY, PASSPHRASE, new SecureRandom());

    @Test
    void aKeyComesBackUnderItsPassphraseAndNoOther() {
        assertThat(FILE.open(PASSPHRASE).map(PrivateKey::seed)).contains(KEY.seed());
        assertThat(FILE.open("fur alle Fälle".toCharArray())).isEmpty();
        assertThat(FILE.open(new char[0])).isEmpty();
        assertThat(FILE.publicKey()).isEqualTo(KEY.publicKey());
    }

    @Test
    void theFilePrintsAsItWasReadAndOpensAfterwards() {
        KeyFile read = KeyFile.parse(FILE.print());
        assertThat(read).isEqualTo(FILE);
        assertThat(read.print()).isEqualTo(FILE.print());
        assertThat(read.open(PASSPHRASE)).isPresent();
        assertThat(FILE.print().utf8()).startsWith("parley key 1\npublic ").contains("PBKDF2-HMAC-SHA256 600000 ");
    }

    @Test
    void aFileThatAnotherProgramMadeOpens() {
        // Made by another program (Python's cryptography) from 32 bytes of 1 and the passphrase below.
        KeyFile first = KeyFile.parse(Bytes.utf8("""
            parley key 1
            public iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w=
            PBKDF2-HMAC-SHA256 100000 AAECAwQFBgcICQoLDA0ODw==
            AES-256-GCM AAECAwQFBgcICQoL
            eN2456Ala7G3Pn+EByTKGWAipA3BIPNeVCHEQdz6OPSOQRmLKIuwGGBcoTAWI6Nv
            """));
        assertThat(first.open("p\u00e4rley".toCharArray()).map(PrivateKey::seed))
                .contains(Bytes.hex("01".repeat(32)));
    }

    @Test
    void nothingInTheFileCanBeChangedUnseen() {
        PrivateKey other = PrivateKey.of(Bytes.hex("01".repeat(32)));
        for (KeyFile changed : List.of(
                new KeyFile(other.publicKey(), FILE.iterations(), FILE.salt(), FILE.nonce(), FILE.sealed()),
                new KeyFile(FILE.publicKey(), FILE.iterations() + 1, FILE.salt(), FILE.nonce(), FILE.sealed()),
                new KeyFile(FILE.publicKey(), FILE.iterations(), flip(FILE.salt()), FILE.nonce(), FILE.sealed()),
                new KeyFile(FILE.publicKey(), FILE.iterations(), FILE.salt(), flip(FILE.nonce()), FILE.sealed()),
                new KeyFile(FILE.publicKey(), FILE.iterations(), FILE.salt(), FILE.nonce(), flip(FILE.sealed())))) {
            assertThat(changed.open(PASSPHRASE)).isEmpty();
        }
    }

    @Test
    void eachSealIsNew() {
        KeyFile again = KeyFile.seal(KEY, PASSPHRASE, new SecureRandom());
        assertThat(again.salt()).isNotEqualTo(FILE.salt());
        assertThat(again.nonce()).isNotEqualTo(FILE.nonce());
    }

    @Test
    void whatIsNoKeyFileIsRefused() {
        String good = FILE.print().utf8();
        for (String text : List.of(
                "",
                good.substring(1),
                good + "\n",
                good.substring(0, good.length() - 1),
                good.replace("key 1", "key 2"),
                good.replace("600000", "99999"),
                good.replace("600000", "10000001"),
                good.replace("600000", "0600000"),
                good.replace("600000", "99999999999"),
                good.replace("PBKDF2-HMAC-SHA256", "scrypt"),
                good.replace("AES-256-GCM ", "AES-256-GCM  "),
                good.replace("\n", "\r\n"),
                good.replace("public ", "public A"))) {
            assertThatThrownBy(() -> KeyFile.parse(Bytes.utf8(text))).as(text).isInstanceOf(MalformedException.class);
        }
        assertThatThrownBy(() -> KeyFile.parse(Bytes.of(new byte[1025]))).hasMessageContaining("the limit is 1024");
    }

    private static Bytes flip(Bytes bytes) {
        byte[] copy = bytes.toArray();
        copy[0] ^= 1;
        return Bytes.of(copy);
    }
}
