package parley.ledger.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.ledger.bytes.Bytes;

class PassphraseKeyTest {
    /** RFC 7914, section 11: the first 32 of its 64 bytes are the first block. */
    @Test
    void thePublishedVectorComesOutOfBothProviders() {
        byte[] wanted = HexFormat.of().parseHex("55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc");
        assertThat(PassphraseKey.derive(PassphraseKey.fastest(), "passwd".toCharArray(), Bytes.utf8("salt"), 1))
                .isEqualTo(wanted);
        assertThat(PassphraseKey.derive(PassphraseKey.jdk(), "passwd".toCharArray(), Bytes.utf8("salt"), 1))
                .isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({
        "1, x",
        "2, пароль für die Wache",
        "3, ''",
        "1000, a passphrase that is longer than one block of SHA-256: it has 81 characters in all"
    })
    void itIsTheJdksOwnPbkdf2(int iterations, String text) throws Exception {
        char[] passphrase = text.toCharArray();
        Bytes salt = Bytes.hex("000102030405060708090a0b0c0d0e0f");
        byte[] theirs = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(passphrase, salt.toArray(), iterations, 256))
                .getEncoded();
        assertThat(PassphraseKey.derive(passphrase, salt, iterations)).isEqualTo(theirs);
    }
}
