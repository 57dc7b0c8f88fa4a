package parley.node.view.mail;

import java.time.Instant;
import java.util.Optional;
import parley.agreement.prose.Language;

/**
 * How the relay stands.
 *
 * @param relay which one there is; without one nothing can be put on its way
 * @param waiting to how many addresses something is still under way
 * @param trouble what keeps the relay from being reached; empty when it last answered
 */
public record MailState(Optional<Named> relay, int waiting, Optional<Trouble> trouble) {
    /** No relay, and nothing that waits for one. */
    public static final MailState NONE = new MailState(Optional.empty(), 0, Optional.empty());

    /** The relay, as pages may show it: nothing secret. */
    public record Named(String host, MailAddress sender, Language language) {}

    /**
     * The relay cannot be reached, or does not do what it must.
     *
     * @param since when it was first so
     * @param says what was met last
     */
    public record Trouble(Instant since, String says) {}
}
