package parley.agreement.finding;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.agreement.value.Party;

/**
 * What an evaluation was made from; two nodes with equal stamps have equal findings.
 *
 * @param engine version of the evaluator
 * @param agreement short name of the pack
 * @param pack lower-case hex SHA-256 of the pack
 * @param sizes how many leaves of each log were known
 * @param knownAt as known at which instant; empty: with everything in those logs
 * @param leftOut how many entries were left out, because it is UNKNOWN whether they were there by then
 * @param at the instant judged
 * @param timeZones version of the time-zone data
 */
public record Stamp(
        String engine,
        String agreement,
        String pack,
        Map<Party, Long> sizes,
        Optional<Instant> knownAt,
        int leftOut,
        Instant at,
        String timeZones) {
    public Stamp {
        sizes = Collections.unmodifiableMap(new TreeMap<>(sizes));
    }
}
