package parley.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import parley.ledger.bytes.Bytes;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;

/**
 * An authenticator and its browser in software, by the text of WebAuthn and not by the library that the desk uses: real keys,
 * real signatures. What it says of itself can be set to what an attacker would say.
 */
final class Authenticator {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int USER_PRESENT = 1;
    private static final int USER_VERIFIED = 4;
    private static final int ATTESTED = 0x40;

    private final boolean ed25519;
    private final KeyPair keys;
    private final byte[] id = new byte[16];
    String origin;
    String relyingParty = "xa.localhost";
    int flags = USER_PRESENT | USER_VERIFIED;
    long counter;
    byte[] handle = {};
    String format = "none";

    /** What it sends instead of an attestation object, or of what it has signed over. */
    Optional<byte[]> malformed = Optional.empty();

    Authenticator(String origin, boolean ed25519) {
        this.origin = origin;
        this.ed25519 = ed25519;
        try {
            var generator = KeyPairGenerator.getInstance(ed25519 ? "Ed25519" : "EC");
            if (!ed25519) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            }
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException absent) {
            throw new AssertionError(absent);
        }
        new java.security.SecureRandom().nextBytes(id);
    }

    /** Says that nobody was verified. */
    void unverified() {
        flags = USER_PRESENT;
    }

    /** What {@code navigator.credentials.create} gives for the options of a page, as the page posts it. */
    String create(Json options) {
        handle = Base64.getUrlDecoder().decode(text(member(options, "user"), "id"));
        var client = client("webauthn.create", text(options, "challenge"));
        var data = new ByteArrayOutputStream();
        data.writeBytes(sha256(relyingParty.getBytes(UTF_8)));
        data.write(flags | ATTESTED);
        data.writeBytes(ByteBuffer.allocate(4).putInt((int) counter).array());
        data.writeBytes(new byte[16]);
        data.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
        data.writeBytes(id);
        data.writeBytes(cose());
        var attestation = new ByteArrayOutputStream();
        attestation.write(0xa3);
        cborText(attestation, "fmt");
        cborText(attestation, format);
        cborText(attestation, "attStmt");
        attestation.write(0xa0);
        cborText(attestation, "authData");
        cborBytes(attestation, data.toByteArray());
        return credential(Map.of(
                "clientDataJSON", base64(client),
                "attestationObject", base64(malformed.isPresent() ? malformed.get() : attestation.toByteArray()),
                "transports", Json.items()));
    }

    /** What {@code navigator.credentials.get} gives. */
    String get(Json options) {
        return get(text(options, "challenge"));
    }

    String get(String challenge) {
        counter += counter == 0 ? 0 : 1;
        var client = client("webauthn.get", challenge);
        var data = ByteBuffer.allocate(37)
                .put(sha256(relyingParty.getBytes(UTF_8)))
                .put((byte) flags)
                .putInt((int) counter)
                .array();
        return credential(Map.of(
                "clientDataJSON", base64(client),
                "authenticatorData", base64(malformed.isPresent() ? malformed.get() : data),
                "signature", base64(signed(data, sha256(client))),
                "userHandle", base64(handle)));
    }

    private byte[] client(String type, String challenge) {
        return Json.members(Map.of(
                        "type", Json.text(type),
                        "challenge", Json.text(challenge),
                        "origin", Json.text(origin),
                        "crossOrigin", Json.flag(false)))
                .print()
                .toArray();
    }

    private String credential(Map<String, Json> response) {
        return Json.members(Map.of(
                        "id", base64(id),
                        "rawId", base64(id),
                        "type", Json.text("public-key"),
                        "authenticatorAttachment", Json.text("platform"),
                        "clientExtensionResults", Json.members(Map.of()),
                        "response", Json.members(response)))
                .print()
                .utf8();
    }

    private byte[] signed(byte[]... parts) {
        try {
            var signature = Signature.getInstance(ed25519 ? "Ed25519" : "SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            for (var part : parts) {
                signature.update(part);
            }
            return signature.sign();
        } catch (GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }

    /** The public key as a COSE_Key (RFC 9053). */
    private byte[] cose() {
        var out = new ByteArrayOutputStream();
        if (ed25519) {
            var spki = keys.getPublic().getEncoded();
            out.writeBytes(new byte[] {(byte) 0xa4, 1, 1, 3, 0x27, 0x20, 6, 0x21});
            cborBytes(out, Arrays.copyOfRange(spki, spki.length - 32, spki.length));
        } else {
            var point = ((ECPublicKey) keys.getPublic()).getW();
            out.writeBytes(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21});
            cborBytes(out, coordinate(point.getAffineX()));
            out.write(0x22);
            cborBytes(out, coordinate(point.getAffineY()));
        }
        return out.toByteArray();
    }

    private static byte[] coordinate(BigInteger value) {
        var bytes = new byte[33 + 32];
        var given = value.toByteArray();
        System.arraycopy(given, 0, bytes, bytes.length - given.length, given.length);
        return Arrays.copyOfRange(bytes, bytes.length - 32, bytes.length);
    }

    private static void cborText(ByteArrayOutputStream out, String text) {
        out.write(0x60 + text.length());
        out.writeBytes(text.getBytes(UTF_8));
    }

    private static void cborBytes(ByteArrayOutputStream out, byte[] bytes) {
        out.write(0x59);
        out.writeBytes(ByteBuffer.allocate(2).putShort((short) bytes.length).array());
        out.writeBytes(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException absent) {
            throw new AssertionError(absent);
        }
    }

    private static Json base64(byte[] bytes) {
        return Json.text(BASE64.encodeToString(bytes));
    }

    static Json json(String text) {
        return Json.parse(Bytes.utf8(text), 1 << 16);
    }

    private static Json member(Json json, String name) {
        return Fields.of("options", json).members(name);
    }

    private static String text(Json json, String name) {
        return json instanceof Json.Members members && members.values().get(name) instanceof Json.Text(var text)
                ? text
                : "";
    }
}
