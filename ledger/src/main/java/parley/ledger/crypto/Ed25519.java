package parley.ledger.crypto;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import parley.ledger.bytes.Bytes;

/**
 * Signs and verifies with one provider, which is passed explicitly and never installed: what other code in the process
 * gets from the JDK does not change. Keys are always decoded by the JDK, because Corretto registers no Ed25519 key
 * factory. Thread-safe.
 */
final class Ed25519 {
    private static final String NAME = "Ed25519";
    private static final Bytes PUBLIC_PREFIX = Bytes.hex("302a300506032b6570032100");
    private static final Bytes PRIVATE_PREFIX = Bytes.hex("302e020100300506032b657004220420");

    /** The fastest of the providers that work here. */
    static final Ed25519 FASTEST = corretto().orElseGet(Ed25519::jdk);

    private final Provider provider;

    private Ed25519(Provider provider) {
        this.provider = provider;
    }

    static Ed25519 jdk() {
        return new Ed25519(decoder());
    }

    /** Empty where the native library of the Corretto provider does not load. */
    static Optional<Ed25519> corretto() {
        AmazonCorrettoCryptoProvider corretto = AmazonCorrettoCryptoProvider.INSTANCE;
        return corretto.getLoadingError() == null && corretto.getService("Signature", NAME) != null
                ? Optional.of(new Ed25519(corretto))
                : Optional.empty();
    }

    static java.security.PublicKey decodePublic(Bytes raw) throws InvalidKeySpecException {
        return keyFactory()
                .generatePublic(
                        new X509EncodedKeySpec(Bytes.concat(PUBLIC_PREFIX, raw).toArray()));
    }

    static java.security.PrivateKey decodePrivate(Bytes seed) {
        try {
            return keyFactory()
                    .generatePrivate(new PKCS8EncodedKeySpec(
                            Bytes.concat(PRIVATE_PREFIX, seed).toArray()));
        } catch (InvalidKeySpecException e) {
            throw new IllegalStateException("every 32 bytes are an Ed25519 seed", e);
        }
    }

    Signature sign(java.security.PrivateKey key, Bytes message) {
        try {
            java.security.Signature signer = java.security.Signature.getInstance(NAME, provider);
            signer.initSign(key);
            signer.update(message.toArray());
            return new Signature(Bytes.of(signer.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an Ed25519 key that was decoded signs", e);
        }
    }

    boolean verify(java.security.PublicKey key, Bytes message, Signature signature) {
        try {
            java.security.Signature verifier = java.security.Signature.getInstance(NAME, provider);
            verifier.initVerify(key);
            verifier.update(message.toArray());
            return verifier.verify(signature.bytes().toArray());
        } catch (SignatureException | InvalidKeyException e) {
            return false; // the providers answer some bad signatures, and bad points, this way
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the provider was asked for Ed25519 before", e);
        }
    }

    @Override
    public String toString() {
        return NAME + " by " + provider.getName();
    }

    private static KeyFactory keyFactory() {
        try {
            return KeyFactory.getInstance(NAME, decoder());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SunEC has Ed25519 since Java 15", e);
        }
    }

    private static Provider decoder() {
        Provider provider = Security.getProvider("SunEC");
        if (provider == null) {
            throw new IllegalStateException("this Java has no SunEC provider");
        }
        return provider;
    }
}
