package parley.desk.figures;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.value.Value;

/**
 * A whole number as far as it is known.
 *
 * @param most empty: without bound
 */
record Range(long least, OptionalLong most) {
    Range {
        if (most.isPresent() && most.getAsLong() < least) {
            throw new IllegalArgumentException("at least %d and at most %d".formatted(least, most.getAsLong()));
        }
    }

    static Range exactly(long number) {
        return new Range(number, OptionalLong.of(number));
    }

    /** What was read, if it is a number; what nobody knows is none, and is not zero. */
    static Optional<Range> of(Reading reading) {
        return switch (reading) {
            case Reading.Known(Value.Count(long count), List<Source> _) -> Optional.of(exactly(count));
            case Reading.Between between -> Optional.of(new Range(between.atLeast(), between.atMost()));
            case Reading.Known _, Reading.Growing _, Reading.None _, Reading.Absent _, Reading.Unknown _ ->
                Optional.empty();
        };
    }

    boolean isExact() {
        return most.isPresent() && most.getAsLong() == least;
    }

    /** From the least to the most of both. */
    Range or(Range other) {
        return new Range(
                Math.min(least, other.least),
                most.isPresent() && other.most.isPresent()
                        ? OptionalLong.of(Math.max(most.getAsLong(), other.most.getAsLong()))
                        : OptionalLong.empty());
    }

    /** For programs: {@code 12}, {@code 12..15}, {@code 12..}. */
    @Override
    public String toString() {
        return isExact() ? Long.toString(least) : least + ".." + (most.isPresent() ? "" + most.getAsLong() : "");
    }
}
