package parley.ledger.entry;

import com.google.errorprone.annotations.Var;
import parley.ledger.text.MalformedException;

/**
 * One epoch of one party's log in one circle. Its text is the log's origin, the first line of its checkpoints: {@code
 * parley/CIRCLE/PARTY/EPOCH}.
 *
 * @param epoch counted from 1
 */
public record LogId(CircleId circle, Party owner, int epoch) implements Comparable<LogId> {
    private static final String PREFIX = "parley";

    public LogId {
        if (epoch < 1) {
            throw new MalformedException("origin", "epochs count from 1, not " + epoch);
        }
    }

    /**
     * Parses an origin.
     *
     * @throws MalformedException when the text is not exactly what {@link #origin()} prints
     */
    public static LogId parse(String origin) {
        String[] parts = origin.split("/", -1);
        if (parts.length == 4 && parts[0].equals(PREFIX) && parts[3].matches("[1-9][0-9]{0,8}")) {
            return new LogId(CircleId.parse(parts[1]), new Party(parts[2]), Integer.parseInt(parts[3]));
        }
        throw new MalformedException(
                "origin", "it is parley/CIRCLE/PARTY/EPOCH, not " + MalformedException.quote(origin));
    }

    public String origin() {
        return PREFIX + "/" + circle + "/" + owner + "/" + epoch;
    }

    @Override
    public int compareTo(LogId other) {
        @Var int order = circle.compareTo(other.circle);
        order = order != 0 ? order : owner.compareTo(other.owner);
        return order != 0 ? order : Integer.compare(epoch, other.epoch);
    }

    @Override
    public String toString() {
        return origin();
    }
}
