package parley.agreement.proof;

import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import parley.agreement.truth.Need;
import parley.agreement.value.Value;

/**
 * What reading a path yielded on one account, with the entries that it came from. Reading is total: what is missing is
 * a value of this type, never an exception.
 */
public sealed interface Reading {
    /** What would make it one value; empty if it is. */
    default SortedSet<Need> lacking() {
        return switch (this) {
            case Known _, Growing _, None _ -> Collections.emptySortedSet();
            case Between between -> between.needs();
            case Absent absent -> absent.needs();
            case Unknown unknown -> unknown.needs();
        };
    }

    /** Where it was stated; a total has all its rows, in the order of the record. */
    List<Source> from();

    /** One value. */
    record Known(Value value, List<Source> from) implements Reading {
        public Known {
            from = List.copyOf(from);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /**
     * A count that is known within bounds: a sum with a blank row is known from below.
     *
     * @param atMost empty: without bound
     * @param needs what would make it one number
     */
    record Between(long atLeast, OptionalLong atMost, List<Source> from, SortedSet<Need> needs) implements Reading {
        public Between {
            from = List.copyOf(from);
        }

        @Override
        public String toString() {
            return atLeast + " or more" + (atMost.isPresent() ? ", up to " + atMost.getAsLong() : "");
        }
    }

    /**
     * A span whose end is open: it grows with the instant judged.
     *
     * @param since from when it is counted
     * @param soFar what it is at the instant judged
     */
    record Growing(Value since, Value soFar, List<Source> from) implements Reading {
        public Growing {
            from = List.copyOf(from);
        }

        @Override
        public String toString() {
            return soFar + " so far";
        }
    }

    /** There is none: it was stated as nil or not applicable, or the list that it stands in is empty. */
    record None(List<Source> from) implements Reading {
        public None {
            from = List.copyOf(from);
        }

        @Override
        public String toString() {
            return "none";
        }
    }

    /** Nobody whose word counts on this account has stated it. */
    record Absent(SortedSet<Need> needs) implements Reading {
        @Override
        public List<Source> from() {
            return List.of();
        }

        @Override
        public String toString() {
            return "not stated";
        }
    }

    /** It exists and is not known: left to follow, withheld, or stated differently by owners of equal standing. */
    record Unknown(String why, List<Source> from, SortedSet<Need> needs) implements Reading {
        public Unknown {
            from = List.copyOf(from);
        }

        @Override
        public String toString() {
            return why;
        }
    }
}
