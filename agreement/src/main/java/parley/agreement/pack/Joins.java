package parley.agreement.pack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.agreement.expr.Expr;

/**
 * When two ids are one subject of a provision, on one account: where one of the rules is TRUE there, or where a chain of
 * such pairs leads from the one to the other.
 *
 * @param rules in the order of the file; any of them suffices
 * @param fields how a field of one subject is made from the fields of its ids; without a rule they must agree
 */
public record Joins(List<Rule> rules, Map<String, Take> fields) {
    /** The roots under which a rule reads the two. */
    public static final String ONE = "a";

    public static final String OTHER = "b";

    public Joins {
        rules = List.copyOf(rules);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** What makes two ids one subject. */
    public sealed interface Rule {
        /** Where it stands: {@code single-activity/joins/0}. */
        String id();

        /** The paragraph that makes them one. */
        String ref();

        /** In the words of the pack: {@code a.command == b.command}, {@code stated: Same}. */
        String text();
    }

    /**
     * A statement of the holder of the account that they are one.
     *
     * @param fact what is stated; nobody's but its author's
     * @param one the field with the one id
     * @param other the field with the other
     */
    public record Stated(String id, String ref, String fact, String one, String other) implements Rule {
        @Override
        public String text() {
            return "stated: " + fact;
        }
    }

    /** A condition on the fields of the two, in either order; what is UNKNOWN joins nothing. */
    public record When(String id, String ref, String text, Expr expr) implements Rule {}

    /** How one value is made from those of several ids. */
    public enum Take {
        /** The earliest date or instant, the least count. */
        MIN("min"),
        /** The latest date or instant, the largest count. */
        MAX("max"),
        /** Whether one flag is true. */
        ANY("any"),
        /** Whether each flag is true. */
        ALL("all"),
        /** Every item of every list, each once. */
        EACH("each");

        private final String word;

        Take(String word) {
            this.word = word;
        }

        /** The word in a pack: {@code min}. */
        public String word() {
            return word;
        }
    }
}
