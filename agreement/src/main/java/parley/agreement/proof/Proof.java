package parley.agreement.proof;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/** One node of a proof. Immutable; nodes of conditions share their {@link Site} with every other evaluation. */
public sealed interface Proof {
    /** What the node says that shows a figure as it was last notified. */
    String NOTIFIED = "the figure last notified";

    /** Where it stands in the pack. */
    Site site();

    /** What it says in one word: a truth value or a verdict. */
    String outcome();

    /** The nodes that it follows from, in the order of the pack. */
    List<Proof> because();

    /**
     * The place in the pack that a node renders.
     *
     * @param id the same for every load of the same pack
     * @param ref the sub-paragraph; empty where only the nodes below cite one
     * @param text the expression as written, or what the node does
     */
    record Site(String id, Optional<String> ref, String text) {}

    /** How the parts of a {@link Combined} make its value. */
    enum Operator {
        ALL,
        ANY,
        NOT
    }

    /** A conjunction, disjunction or negation. */
    record Combined(Site site, Operator operator, Truth truth, List<Proof> because) implements Proof {
        @Override
        public String outcome() {
            return truth.name();
        }
    }

    /** A comparison of two sides, as read. */
    record Compared(Site site, Truth truth, Reading left, Reading right) implements Proof {
        @Override
        public String outcome() {
            return truth.name();
        }

        @Override
        public List<Proof> because() {
            return List.of();
        }
    }

    /** A flag that was read, or the presence of a value. */
    record Stated(Site site, Truth truth, Reading reading) implements Proof {
        @Override
        public String outcome() {
            return truth.name();
        }

        @Override
        public List<Proof> because() {
            return List.of();
        }
    }

    /**
     * A term: TRUE if TRUE on one day, FALSE if on none.
     *
     * @param share whose part alone was counted, if anyone's
     * @param during the first and the last day on which it is TRUE, where it reads totals with dates
     */
    record Held(Site site, Truth truth, Optional<Party> share, Optional<Days> during, List<Proof> because)
            implements Proof {
        public Held {
            because = List.copyOf(because);
        }

        @Override
        public String outcome() {
            return truth.name();
        }
    }

    /** The days on which the totals of a term do not change, and what it is on each of them. */
    record OnDays(Site site, Truth truth, Optional<Days> days, List<Proof> because) implements Proof {
        public OnDays {
            because = List.copyOf(because);
        }

        @Override
        public String outcome() {
            return truth.name();
        }
    }

    /**
     * From one day to another, both included.
     *
     * @param first {@link #FIRST} where no beginning is known
     * @param last {@link #LAST} where no end is stated
     */
    record Days(LocalDate first, LocalDate last) {
        /** Before every day that a statement can name: what begins with it has no beginning that is known. */
        public static final LocalDate FIRST = LocalDate.of(-1, 12, 31);

        /** The last day that a statement can name: what ends with it has no end. */
        public static final LocalDate LAST = LocalDate.of(9999, 12, 31);

        @Override
        public String toString() {
            if (first.equals(FIRST)) {
                return last.equals(LAST) ? "every day" : "until " + last;
            }
            if (last.equals(LAST)) {
                return first + " and after";
            }
            return first.equals(last) ? first.toString() : first + " to " + last;
        }
    }

    /**
     * A deadline or another moment, with its arithmetic.
     *
     * @param anchor what it counts from, as read
     * @param earliest the earliest instant that it can be; empty: unknown
     * @param latest the latest; empty: unknown or never
     */
    record Timed(
            Site site,
            Reading anchor,
            Optional<Instant> earliest,
            Optional<Instant> latest,
            SortedSet<Need> needs,
            List<Proof> because)
            implements Proof {
        public Timed {
            because = List.copyOf(because);
        }

        @Override
        public String outcome() {
            if (earliest.isPresent() && earliest.equals(latest)) {
                return earliest.get().toString();
            }
            return earliest.map(Instant::toString).orElse("unknown") + ".."
                    + latest.map(Instant::toString).orElse("unknown");
        }
    }

    /**
     * An entry that does what a provision asks.
     *
     * @param entries the entry, and the one that joins it where another gave it
     * @param time the instant that is judged
     */
    record Done(Site site, List<EntryPointer> entries, Interval time, Truth truth, List<Proof> because)
            implements Proof {
        public Done {
            entries = List.copyOf(entries);
            because = List.copyOf(because);
        }

        @Override
        public String outcome() {
            return truth.name();
        }
    }

    /**
     * A search through logs that found nothing that counts.
     *
     * @param upTo how many leaves of each log were searched
     * @param passed entries that were looked at and do not count, with the reason below
     * @param truth whether there is none by the instant judged
     */
    record Searched(Site site, Map<Party, Long> upTo, List<EntryPointer> passed, Truth truth, List<Proof> because)
            implements Proof {
        public Searched {
            upTo = Collections.unmodifiableMap(new TreeMap<>(upTo));
            passed = List.copyOf(passed);
            because = List.copyOf(because);
        }

        @Override
        public String outcome() {
            return truth.name();
        }
    }

    /** What a party claims in an entry, or how a field of joined ids reads: shown, never judged. */
    record Claimed(Site site, Reading reading) implements Proof {
        @Override
        public String outcome() {
            return reading.toString();
        }

        @Override
        public List<Proof> because() {
            return List.of();
        }
    }

    /** A rule, row, step or exception, and what follows from its parts. */
    record Rule(Site site, String outcome, List<Proof> because) implements Proof {
        public Rule {
            because = List.copyOf(because);
        }
    }
}
