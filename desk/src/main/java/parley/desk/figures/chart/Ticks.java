package parley.desk.figures.chart;

import java.util.List;
import java.util.stream.LongStream;

/**
 * The marks of an axis that begins at zero: whole numbers at equal distances of 1, 2 or 5 times a power of ten, or of one of
 * the lengths that are given.
 *
 * @param step the distance, at least 1
 * @param end the last mark: not less than what is shown
 */
public record Ticks(long step, long end) {
    /** For anything that is counted. */
    public static Ticks upTo(long most, int marks) {
        long step = 1;
        for (int i = 0; end(most, step) / step > marks; i++) {
            step = i % 3 == 1 ? step / 2 * 5 : step * 2;
        }
        return new Ticks(step, end(most, step));
    }

    /** For what has units of its own, such as hours and days; beyond the longest in multiples of it. */
    public static Ticks upTo(long most, int marks, List<Long> lengths) {
        for (long step : lengths) {
            if (end(most, step) / step <= marks) {
                return new Ticks(step, end(most, step));
            }
        }
        long longest = lengths.getLast();
        var many = upTo((most + longest - 1) / longest, marks);
        return new Ticks(many.step * longest, many.end * longest);
    }

    private static long end(long most, long step) {
        return Math.max(1, Math.ceilDiv(most, step)) * step;
    }

    /** The marks, zero first. */
    public List<Long> marks() {
        return LongStream.rangeClosed(0, end / step).mapToObj(i -> i * step).toList();
    }
}
