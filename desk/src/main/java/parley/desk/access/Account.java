package parley.desk.access;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import parley.ledger.text.MalformedException;

/**
 * Somebody who may sign in by a passkey.
 *
 * @param passkeys how many he has
 * @param codeUntil until when a code waits to be used for a further one
 * @param closed since when he may no longer sign in
 */
public record Account(
        String name, Role role, Instant made, int passkeys, Optional<Instant> codeUntil, Optional<Instant> closed) {
    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._-]{0,38}[\\p{L}\\p{M}\\p{N}]");

    public boolean isOpen() {
        return closed.isEmpty();
    }

    /**
     * A name as it is kept.
     *
     * @throws MalformedException when it is no name
     */
    public static String named(String text) {
        var name = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        if (!NAME.matcher(name).matches()) {
            throw new MalformedException(
                    "name",
                    MalformedException.quote(name)
                            + " is none: 2 to 40 letters, digits, blanks and . _ - that begin and end with a letter or digit");
        }
        return name;
    }
}
