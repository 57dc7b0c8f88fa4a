package parley.agreement.recheck;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/**
 * A count, or a sum of counts, that lies between two bounds; no stock is less than nothing.
 *
 * @param least what it is at least
 * @param most what it is at most; empty if nothing bounds it
 */
record Sum(long least, OptionalLong most, List<Source> from) {
    static final Sum NOTHING = new Sum(0, OptionalLong.of(0), List.of());

    Sum {
        from = List.copyOf(from);
    }

    /** What a reading counts for: one that is not known for anything. */
    static Sum of(Reading reading) {
        return switch (reading) {
            case Reading.Known(Value.Count(long count), List<Source> from) ->
                new Sum(Math.max(0, count), OptionalLong.of(Math.max(0, count)), from);
            case Reading.Between between -> new Sum(Math.max(0, between.atLeast()), between.atMost(), between.from());
            case Reading.None(List<Source> from) -> new Sum(0, OptionalLong.of(0), from);
            case Reading.Known _, Reading.Growing _, Reading.Absent _, Reading.Unknown _ ->
                new Sum(0, OptionalLong.empty(), reading.from());
        };
    }

    /** What it adds: all if it counts, nothing if it does not, and anything up to all while nobody can tell. */
    Sum ifCounted(Truth counts) {
        return switch (counts) {
            case TRUE -> this;
            case FALSE -> NOTHING;
            case UNKNOWN -> new Sum(0, most, from);
        };
    }

    Sum plus(Sum other) {
        List<Source> both = new ArrayList<>(from);
        both.addAll(other.from);
        OptionalLong upper = most.isPresent() && other.most.isPresent()
                ? OptionalLong.of(added(most.getAsLong(), other.most.getAsLong()))
                : OptionalLong.empty();
        return new Sum(added(least, other.least), upper, both);
    }

    /** What would not fit stays at the largest number. */
    private static long added(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** Whether it is less than another, of both of which bounds are known. */
    Truth isLessThan(Sum other) {
        boolean surely = most.isPresent() && most.getAsLong() < other.least;
        boolean never = other.most.isPresent() && least >= other.most.getAsLong();
        return surely ? Truth.TRUE : never ? Truth.FALSE : Truth.UNKNOWN;
    }

    /** As a proof shows it. */
    Reading reading() {
        return most.equals(OptionalLong.of(least))
                ? new Reading.Known(new Value.Count(least), from)
                : new Reading.Between(
                        least, most, from, new TreeSet<>(List.of(new Need.Measure("what counts in the sum"))));
    }

    /** Whether a reading says the same, from the same places. */
    boolean isSaidBy(Reading reading) {
        boolean open =
                reading instanceof Reading.Between between && !between.needs().isEmpty();
        return (open || reading instanceof Reading.Known)
                && open != most.equals(OptionalLong.of(least))
                && of(reading).equals(this);
    }
}
