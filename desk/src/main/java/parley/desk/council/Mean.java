package parley.desk.council;

/**
 * The mean place of an item, as an exact fraction in lowest terms.
 *
 * @param numerator not negative
 * @param denominator positive
 */
public record Mean(long numerator, long denominator) implements Comparable<Mean> {
    /** In lowest terms. */
    public static Mean of(long numerator, long denominator) {
        long common = common(numerator, denominator);
        return new Mean(numerator / common, denominator / common);
    }

    private static long common(long a, long b) {
        return b == 0 ? a : common(b, a % b);
    }

    /** By cross multiplication; nothing is rounded. */
    @Override
    public int compareTo(Mean other) {
        return Long.compare(
                Math.multiplyExact(numerator, other.denominator), Math.multiplyExact(other.numerator, denominator));
    }

    /** {@code 2}, {@code 7/4}. */
    @Override
    public String toString() {
        return denominator == 1 ? Long.toString(numerator) : numerator + "/" + denominator;
    }
}
