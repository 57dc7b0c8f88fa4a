package parley.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;

/** The text form of a verifier key, made by C2SP signed-note from a name, a type and the raw key in a charter. */
final class Vkey {
    private Vkey() {}

    static String of(String name, byte type, byte[] raw) {
        byte[] typed = new byte[1 + raw.length];
        typed[0] = type;
        System.arraycopy(raw, 0, typed, 1, raw.length);
        ByteArrayOutputStream named = new ByteArrayOutputStream();
        named.writeBytes((name + "\n").getBytes(UTF_8));
        named.writeBytes(typed);
        String id = HexFormat.of().formatHex(sha256(named.toByteArray()), 0, 4);
        return name + "+" + id + "+" + Base64.getEncoder().encodeToString(typed);
    }

    /** One of the raw keys that a charter lists for a member. */
    static byte[] key(JsonNode members, String code, String use) {
        for (JsonNode member : members) {
            if (member.get("code").asString().equals(code)) {
                return Base64.getDecoder().decode(member.get(use).asString());
            }
        }
        throw new AssertionError(code + " is no member");
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
