package parley.node.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import parley.ledger.bytes.Bytes;
import parley.ledger.crypto.PrivateKey;

/**
 * The certificate of a TLS key, signed by that same key (RFC 5280, RFC 8410). Its name, serial number and dates mean
 * nothing to Parley; they are what X.509 insists on, and fixed, so that one key has one certificate.
 */
final class SelfSignedCertificate {
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int UTF8_STRING = 0x0c;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int EXPLICIT_0 = 0xa0;

    private static final Bytes ED25519 = Bytes.hex("300506032b6570");
    private static final Bytes COMMON_NAME = Bytes.hex("0603550403");
    private static final Bytes VERSION_3 = der(EXPLICIT_0, der(INTEGER, Bytes.of((byte) 2)));
    private static final Bytes SERIAL = der(INTEGER, Bytes.of((byte) 1));
    private static final Bytes NO_UNUSED_BITS = Bytes.of((byte) 0);
    /** From before any charter until the date that RFC 5280 keeps for "no well-defined expiration". */
    private static final Bytes VALIDITY =
            der(SEQUENCE, der(UTC_TIME, ascii("260101000000Z")), der(GENERALIZED_TIME, ascii("99991231235959Z")));

    private SelfSignedCertificate() {}

    /**
     * The certificate of this key.
     *
     * @param name a common name for whoever looks at the wire; at most 64 characters
     */
    static X509Certificate of(PrivateKey key, String name) {
        if (name.isEmpty() || name.length() > 64) {
            throw new IllegalArgumentException("a common name has 1 to 64 characters, not " + name.length());
        }
        Bytes dn =
                der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8_STRING, Bytes.of(name.getBytes(UTF_8))))));
        Bytes subjectKey = Bytes.concat(RawKey.SPKI_PREFIX, key.publicKey().raw());
        Bytes signed = der(SEQUENCE, VERSION_3, SERIAL, ED25519, dn, VALIDITY, dn, subjectKey);
        Bytes signature = der(BIT_STRING, NO_UNUSED_BITS, key.sign(signed).bytes());
        return parse(der(SEQUENCE, signed, ED25519, signature));
    }

    private static X509Certificate parse(Bytes encoded) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(encoded.toArray()));
        } catch (CertificateException e) {
            throw new IllegalStateException("the JDK does not read a certificate as written here", e);
        }
    }

    /** Tag, length and content (X.690); lengths up to 65,535. */
    private static Bytes der(int tag, Bytes... parts) {
        Bytes content = Bytes.concat(parts);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.size() >= 0x100) {
            out.write(0x82);
            out.write(content.size() >> 8);
        } else if (content.size() >= 0x80) {
            out.write(0x81);
        }
        out.write(content.size());
        out.writeBytes(content.toArray());
        return Bytes.of(out.toByteArray());
    }

    private static Bytes ascii(String text) {
        return Bytes.of(text.getBytes(US_ASCII));
    }
}
