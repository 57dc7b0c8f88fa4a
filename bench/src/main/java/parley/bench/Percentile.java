package parley.bench;

import java.util.List;

/** What so many of a hundred samples do not exceed, by the nearest rank: of few samples, the 99th is the greatest. */
final class Percentile {
    private Percentile() {}

    /** Of at least one sample; {@code percent} from 1 to 100. */
    static <T extends Comparable<T>> T of(List<T> samples, int percent) {
        return samples.stream().sorted().toList().get(Math.ceilDiv(samples.size() * percent, 100) - 1);
    }

    /** The same of spans in nanoseconds, in milliseconds. */
    static double milliseconds(List<Long> nanos, int percent) {
        return of(nanos, percent) / 1e6;
    }
}
