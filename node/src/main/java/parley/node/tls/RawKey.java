package parley.node.tls;

import java.security.cert.Certificate;
import java.util.Optional;
import parley.ledger.bytes.Bytes;
import parley.ledger.crypto.PublicKey;

/** Reads the raw key, as a charter writes it, out of a certificate as TLS presents it. */
public final class RawKey {
    /** What stands before the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410). */
    static final Bytes SPKI_PREFIX = Bytes.hex("302a300506032b6570032100");

    private RawKey() {}

    /**
     * The 32 bytes of the key that a certificate carries. TLS has checked by then that the other end holds that key.
     *
     * @return empty when it is no Ed25519 key
     */
    public static Optional<Bytes> of(Certificate certificate) {
        Bytes encoded = Bytes.of(certificate.getPublicKey().getEncoded());
        return encoded.size() == SPKI_PREFIX.size() + PublicKey.SIZE && encoded.startsWith(SPKI_PREFIX)
                ? Optional.of(encoded.slice(SPKI_PREFIX.size(), encoded.size()))
                : Optional.empty();
    }
}
