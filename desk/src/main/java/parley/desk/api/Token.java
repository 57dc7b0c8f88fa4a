package parley.desk.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What lets a program act for a node's owner: 64 hex digits. A new one is drawn at each start, so that a copy is worth
 * nothing after the next.
 */
public final class Token {
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

    private final String digits;

    Token(String digits) {
        if (!DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException("a token is 64 hex digits");
        }
        this.digits = digits;
    }

    /** A new one. */
    public static Token draw() {
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        return new Token(HexFormat.of().formatHex(random));
    }

    /** One whose digits somebody keeps: a key has the same form. Empty when they have another. */
    public static Optional<Token> of(String digits) {
        return DIGITS.matcher(digits).matches() ? Optional.of(new Token(digits)) : Optional.empty();
    }

    String digits() {
        return digits;
    }

    /** The value of the {@code Authorization} header that shows it (RFC 6750). */
    public String header() {
        return "Bearer " + digits;
    }

    /** Whether a header shows it; takes the same time for every wrong one. */
    public boolean shownBy(String header) {
        return MessageDigest.isEqual(header().getBytes(US_ASCII), header.getBytes(US_ASCII));
    }

    /** The digits of what a header shows, where it shows a token or a key of the same form. */
    public static Optional<String> digits(String header) {
        return header.startsWith("Bearer ")
                ? Optional.of(header.substring("Bearer ".length()))
                        .filter(shown -> DIGITS.matcher(shown).matches())
                : Optional.empty();
    }
}
