package parley.ledger.crypto;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import parley.ledger.bytes.Bytes;

/**
 * Makes a key of a passphrase: one block of PBKDF2 with HMAC-SHA256 (RFC 8018, section 5.2), which is 32 bytes. The JDK
 * has it too, but tied to its own SHA-256, which takes four times as long in a process that compiles with the first
 * compiler only; here the MAC is the fastest that works, as for signatures. Thread-safe.
 */
public final class PassphraseKey {
    private static final String MAC = "HmacSHA256";
    private static final Bytes FIRST_BLOCK = Bytes.hex("00000001");

    private PassphraseKey() {}

    /**
     * The key.
     *
     * @param passphrase taken in UTF-8
     * @param iterations at least 1
     */
    public static byte[] derive(char[] passphrase, Bytes salt, int iterations) {
        return derive(fastest(), passphrase, salt, iterations);
    }

    static byte[] derive(Provider provider, char[] passphrase, Bytes salt, int iterations) {
        byte[] utf8 = utf8(passphrase);
        try {
            Mac mac = Mac.getInstance(MAC, provider);
            // HMAC pads its key with zeros, so a single one stands for the empty passphrase, which Java refuses as a
            // key.
            mac.init(new SecretKeySpec(utf8.length == 0 ? new byte[1] : utf8, MAC));
            byte[] step = mac.doFinal(Bytes.concat(salt, FIRST_BLOCK).toArray());
            byte[] key = step.clone();
            for (int i = 1; i < iterations; i++) {
                mac.update(step);
                mac.doFinal(step, 0);
                for (int at = 0; at < key.length; at++) {
                    key[at] ^= step[at];
                }
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + MAC, e);
        } finally {
            Arrays.fill(utf8, (byte) 0);
        }
    }

    static Provider jdk() {
        Provider provider = Security.getProvider("SunJCE");
        if (provider == null) {
            throw new IllegalStateException("this Java has no SunJCE provider");
        }
        return provider;
    }

    static Provider fastest() {
        AmazonCorrettoCryptoProvider corretto = AmazonCorrettoCryptoProvider.INSTANCE;
        return corretto.getLoadingError() == null && corretto.getService("Mac", MAC) != null ? corretto : jdk();
    }

    private static byte[] utf8(char[] passphrase) {
        ByteBuffer room = ByteBuffer.allocate(3 * passphrase.length);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(passphrase), room, true);
        byte[] bytes = Arrays.copyOf(room.array(), room.position());
        Arrays.fill(room.array(), (byte) 0);
        return bytes;
    }
}
