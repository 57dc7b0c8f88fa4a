package parley.ledger.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.ledger.bytes.Bytes;
import parley.ledger.text.MalformedException;

class KeysTest {
    private static final Bytes MESSAGE = Bytes.utf8("a notice");

    @Test
    void theFirstPublishedVectorOfRfc8032ComesOut() {
        PrivateKey key = PrivateKey.of(Bytes.hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
        assertThat(key.publicKey().toString())
                .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        assertThat(key.sign(Bytes.EMPTY).bytes().hex())
                .isEqualTo("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701c"
                        + "f9b46bd25bf5f0595bbe24655141438e7a100b");
    }

    @Test
    void bothProvidersMakeTheSameSignatures() {
        PrivateKey key = PrivateKey.generate(new SecureRandom());
        java.security.PrivateKey decoded = Ed25519.decodePrivate(key.seed());
        Optional<Signature> corretto = Ed25519.corretto().map(provider -> provider.sign(decoded, MESSAGE));
        assertThat(Ed25519.jdk().sign(decoded, MESSAGE)).isEqualTo(corretto.orElseGet(() -> key.sign(MESSAGE)));
    }

    @Test
    void aSignatureHoldsForItsMessageAndKeyAlone() {
        PrivateKey key = PrivateKey.generate(new SecureRandom());
        Signature signature = key.sign(MESSAGE);
        assertThat(key.publicKey().verifies(MESSAGE, signature)).isTrue();
        assertThat(key.publicKey().verifies(Bytes.utf8("another"), signature)).isFalse();
        PublicKey other = PrivateKey.generate(new SecureRandom()).publicKey();
        assertThat(other.verifies(MESSAGE, signature)).isFalse();
        assertThat(PublicKey.of(key.publicKey().raw())).isEqualTo(key.publicKey());
    }

    @Test
    void aPrivateKeyDoesNotPrintItsSecret() {
        PrivateKey key = PrivateKey.generate(new SecureRandom());
        assertThat(key.toString())
                .doesNotContain(key.seed().hex())
                .contains(key.publicKey().toString());
    }

    @Test
    void refusalsNameTheKeyAndTheReason() {
        assertThatThrownBy(() -> PublicKey.of(Bytes.hex("00")))
                .isInstanceOf(MalformedException.class)
                .hasMessage("malformed public key: 1 bytes instead of 32");
        assertThatThrownBy(() -> PublicKey.of(Bytes.hex("01" + "00".repeat(31))))
                .hasMessageContaining("low order");
        assertThatThrownBy(() -> PublicKey.of(Bytes.hex("01" + "00".repeat(30) + "80")))
                .hasMessageContaining("canonical");
        assertThatThrownBy(() -> PublicKey.of(Bytes.hex("ff".repeat(32)))).hasMessageContaining("canonical");
        assertThatThrownBy(() -> PublicKey.of(Bytes.hex("02" + "00".repeat(31))))
                .hasMessageContaining("canonical");
        assertThatThrownBy(() -> new Signature(Bytes.hex("00"))).hasMessageContaining("1 bytes instead of 64");
        assertThatThrownBy(() -> PrivateKey.of(Bytes.EMPTY)).hasMessageContaining("0 bytes instead of 32");
    }
}
