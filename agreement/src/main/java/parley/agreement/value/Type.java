package parley.agreement.value;

import java.util.List;

/** What a field, a path or an expression may hold. */
public sealed interface Type {
    /** With its article: {@code a date}, {@code an instant}, {@code one of [march, landing]}. */
    default String described() {
        return switch (this) {
            case Words words -> words.toString();
            case AnyId _, IdOf _ -> "an " + this;
            case Simple simple -> (simple == Simple.MOMENT ? "an " : "a ") + simple;
            case SpanOf _, ListOf _, RowOf _ -> "a " + this;
            case Groups _ -> toString();
            case Coded _ -> "a " + this;
        };
    }

    /** A type without parts. */
    enum Simple implements Type {
        TEXT("text"),
        COUNT("count"),
        FLAG("bool"),
        DAY("date"),
        MOMENT("instant"),
        PARTY("party"),
        POINT("point"),
        LINE("line"),
        POLYGON("polygon"),
        DISTANCE("distance"),
        /** A rule of RFC 5545 that ends; only fields of formats have this type. */
        RECURRENCE("recurrence");

        private final String word;

        Simple(String word) {
            this.word = word;
        }

        /** The word in a pack: {@code count}. */
        public String word() {
            return word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /** A span of one class; only expressions have this type, no field does. */
    record SpanOf(Span.Kind kind) implements Type {
        @Override
        public String toString() {
            return kind == Span.Kind.DAYS ? "span in days" : "span in hours, minutes and seconds";
        }
    }

    /** An identifier that names no fact of the pack: {@code command: id}. */
    record AnyId() implements Type {
        @Override
        public String toString() {
            return "id";
        }
    }

    /** The identifier of a fact of this type; a path steps through it to the fact. */
    record IdOf(String fact) implements Type {
        @Override
        public String toString() {
            return "id of " + fact;
        }
    }

    /** One word of a closed list. Words of an ordered list compare by their place in it. */
    record Words(List<String> words, boolean ordered) implements Type {
        public Words {
            words = List.copyOf(words);
        }

        @Override
        public String toString() {
            return "one of " + words;
        }
    }

    /** A list of items of one type. */
    record ListOf(Type item) implements Type {
        @Override
        public String toString() {
            return "list of " + item;
        }
    }

    /** Parties by the name of their group; only parameters have this type, no field does. */
    record Groups() implements Type {
        @Override
        public String toString() {
            return "groups of parties";
        }
    }

    /** A code of the pack's phrase book with its parameters; only fields of formats have this type. */
    record Coded() implements Type {
        @Override
        public String toString() {
            return "coded message";
        }
    }

    /** The fields of a fact, written out in place. */
    record RowOf(String fact) implements Type {
        @Override
        public String toString() {
            return "row of " + fact;
        }
    }
}
