package parley.agreement.pack;

import java.util.Optional;
import parley.agreement.value.Type;

/**
 * A total over the facts that are related to one fact: {@code troops: { sum: contingent.troops, of:
 * Contingent.activity, during: [contingent.from, contingent.to] }}.
 *
 * @param name its name on the fact that it belongs to
 * @param op how the values are put together
 * @param value the field of the related fact that is read; empty for {@link Op#COUNT}
 * @param fact the related fact type
 * @param relation the field of the related fact that holds the id of the one that the total belongs to
 * @param during where the related facts have dates: the total is then a step function of time
 * @param type what the total is: a count, a flag, a date, or a list
 */
public record Derived(
        String name, Op op, Optional<String> value, String fact, String relation, Optional<During> during, Type type) {

    /** How values are put together. */
    public enum Op {
        /** The sum of counts. */
        SUM("sum"),
        /** How many there are. */
        COUNT("count"),
        /** The largest count or latest date. */
        MAX("max"),
        /** Whether one of the flags is true. */
        ANY("any"),
        /** The values themselves, each once, in the order of their first statement. */
        EACH("each");

        private final String word;

        Op(String word) {
            this.word = word;
        }

        /** The word in a pack: {@code sum}. */
        public String word() {
            return word;
        }
    }

    /**
     * From the day in one field to the day in another, both included.
     *
     * @param to empty: from that day on
     */
    public record During(String from, Optional<String> to) {}
}
