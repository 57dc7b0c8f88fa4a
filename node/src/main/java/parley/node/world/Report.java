package parley.node.world;

import java.util.List;

/**
 * What came of playing a case.
 *
 * @param name the case or story
 * @param size how much was played
 * @param receipts how many other members of their circles the entries went to, and how many have receipted them
 * @param findings how many findings are expected, and how many of them every running node of the circle had at that instant; none
 *     are expected of a play on the real clock, where all instants differ from the case's
 * @param deliveryMs real time from sending an entry until its author had the last receipt
 * @param wallMs real time of the whole play
 */
public record Report(String name, Size size, Receipts receipts, Findings findings, Delivery deliveryMs, long wallMs) {
    /**
     * How much was played.
     *
     * @param circles how many circles
     * @param parties how many parties, each with a node
     * @param witnesses how many nodes of others, which owe nothing
     * @param entries how many entries were sent in all circles
     */
    public record Size(int circles, int parties, int witnesses, int entries) {
        /** How many nodes there are. */
        public int nodes() {
            return parties + witnesses;
        }
    }

    /** Receipts counted one for each entry and other member; those that the case says never come are not expected. */
    public record Receipts(int expected, int received) {}

    /**
     * Findings of the case.
     *
     * @param mismatches what was found instead, a line each
     */
    public record Findings(int expected, int matched, List<String> mismatches) {
        public Findings {
            mismatches = List.copyOf(mismatches);
        }
    }

    /** Milliseconds; 0 when nothing was delivered. */
    public record Delivery(long p50, long p99) {
        /** Of these milliseconds, in any order. */
        public static Delivery of(List<Long> tookMs) {
            List<Long> sorted = tookMs.stream().sorted().toList();
            return sorted.isEmpty() ? new Delivery(0, 0) : new Delivery(percentile(sorted, 50), percentile(sorted, 99));
        }

        private static long percentile(List<Long> sorted, int percent) {
            return sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1);
        }
    }

    /** Whether everything came that the case expects. */
    public boolean isComplete() {
        return receipts.received == receipts.expected && findings.matched == findings.expected;
    }
}
