package parley.desk.hindsight;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import parley.agreement.finding.Head;
import parley.ledger.entry.Instants;
import parley.ledger.text.MalformedException;
import parley.node.view.AsKnown;

/**
 * When, with what knowledge, and on whose account findings are asked for: {@code at=2026-03-01T09:00:00Z}, {@code known} the
 * like or {@code XA:12,XB:7} (so many leaves of each log), {@code account=XA}. What is left out is: now, all, every account.
 */
public record Axes(Optional<Instant> at, Optional<AsKnown> known, Optional<String> account) {
    private static final String SIZE = "[A-Z][A-Z0-9]{1,11}:\\d{1,15}";
    private static final Pattern SIZES = Pattern.compile(SIZE + "(," + SIZE + ")*");

    /**
     * Reads the parameters of a call.
     *
     * @throws MalformedException when one of them is not of its form
     */
    public static Axes of(Function<String, Optional<String>> parameters) {
        return new Axes(
                parameters.apply("at").map(Instants::parse),
                parameters.apply("known").map(Axes::known),
                parameters.apply("account"));
    }

    static AsKnown known(String text) {
        if (!SIZES.matcher(text).matches()) {
            return new AsKnown.At(Instants.parse(text));
        }
        Map<String, Long> sizes = new TreeMap<>();
        for (String log : text.split(",", -1)) {
            int colon = log.indexOf(':');
            if (sizes.put(log.substring(0, colon), Long.parseLong(log.substring(colon + 1))) != null) {
                throw new MalformedException("known", "a log is named once, not twice as in " + text);
            }
        }
        return new AsKnown.Sizes(sizes);
    }

    /** Whether this is what the page shows: now, with everything that the node holds. */
    public boolean isPresent() {
        return at.isEmpty() && known.isEmpty();
    }

    /** Whether a finding is on the account that was asked for. */
    public boolean includes(Head finding) {
        return account.map(finding.account().code()::equals).orElse(true);
    }
}
