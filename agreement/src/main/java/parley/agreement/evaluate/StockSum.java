package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/**
 * A sum of counts of which some are not known, or may not count: it lies between two bounds. A stock is never less than
 * nothing, so a value that is not known adds nothing to the bound from below and takes away the one from above.
 */
final class StockSum {
    private long least;
    private OptionalLong most = OptionalLong.of(0);
    private final List<Source> from = new ArrayList<>();
    private final SortedSet<Need> needs = new TreeSet<>();

    /**
     * Adds one row.
     *
     * @param counts whether it counts
     * @param lacking what would settle whether it does
     */
    void add(Reading value, Truth counts, SortedSet<Need> lacking) {
        if (counts == Truth.FALSE) {
            return;
        }
        long low = counts == Truth.TRUE ? least(value) : 0;
        OptionalLong high = most(value);
        least = sum(least, low);
        most = most.isPresent() && high.isPresent()
                ? OptionalLong.of(sum(most.getAsLong(), high.getAsLong()))
                : OptionalLong.empty();
        from.addAll(value.from());
        if (high.isEmpty() || high.getAsLong() != low) {
            needs.addAll(value.lacking());
            needs.addAll(counts == Truth.UNKNOWN ? lacking : new TreeSet<>());
        }
    }

    /** The sum so far. */
    Reading reading() {
        if (most.isPresent() && most.getAsLong() == least) {
            return new Reading.Known(new Value.Count(least), from);
        }
        if (needs.isEmpty()) {
            needs.add(new Need.Measure("what counts in the sum"));
        }
        return new Reading.Between(least, most, from, needs);
    }

    /** A value as it stands in a sum, with whether it counts: {@code 40}, {@code 0 or more, up to 40}. */
    static String shown(Reading value, Truth counts) {
        StockSum alone = new StockSum();
        alone.add(value, counts, new TreeSet<>());
        return alone.reading().toString();
    }

    /** What a count is at least: an unknown one nothing. */
    static long least(Reading value) {
        return switch (value) {
            case Reading.Known(Value.Count(long count), List<Source> _) -> Math.max(0, count);
            case Reading.Between between -> Math.max(0, between.atLeast());
            case Reading.Known _, Reading.None _, Reading.Growing _, Reading.Absent _, Reading.Unknown _ -> 0;
        };
    }

    /** What a count is at most; empty if nothing bounds it. */
    static OptionalLong most(Reading value) {
        return switch (value) {
            case Reading.Known(Value.Count(long count), List<Source> _) -> OptionalLong.of(Math.max(0, count));
            case Reading.Between between -> between.atMost();
            case Reading.None _ -> OptionalLong.of(0);
            case Reading.Known _, Reading.Growing _, Reading.Absent _, Reading.Unknown _ -> OptionalLong.empty();
        };
    }

    /** A sum that would not fit stays at the largest number, which every limit is below. */
    private static long sum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }
}
