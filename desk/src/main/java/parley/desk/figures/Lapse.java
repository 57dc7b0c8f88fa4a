package parley.desk.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import parley.agreement.record.Interval;

/**
 * How long something took, as far as the record shows it; never the middle of what is not settled.
 *
 * @param most empty: it may go on
 * @param soFar whether it goes on: then both are what had passed at the instant judged
 */
record Lapse(Duration least, Optional<Duration> most, boolean soFar) {
    /** From an instant to when something was done; empty where not even the earliest of that is known. */
    static Optional<Lapse> between(Instant from, Interval done) {
        return done.earliest()
                .map(earliest -> new Lapse(
                        notNegative(Duration.between(from, earliest)),
                        done.latest().map(latest -> notNegative(Duration.between(from, latest))),
                        false));
    }

    /** From an instant to the one that is judged, while nothing was done. */
    static Lapse soFar(Instant from, Instant at) {
        var passed = notNegative(Duration.between(from, at));
        return new Lapse(passed, Optional.of(passed), true);
    }

    private static Duration notNegative(Duration span) {
        return span.isNegative() ? Duration.ZERO : span;
    }

    boolean isExact() {
        return most.filter(least::equals).isPresent();
    }

    /** For programs: {@code PT3H}, {@code PT3H..PT5H}, {@code PT3H..}; what goes on has no end yet. */
    @Override
    public String toString() {
        if (soFar) {
            return least + "..";
        }
        return isExact()
                ? least.toString()
                : least + ".." + most.map(Duration::toString).orElse("");
    }
}
