package parley.ledger.archive;

import java.util.ArrayList;
import java.util.List;

/** What an offline check looked at, in order. */
public record Report(List<Check> checks) {
    public Report {
        checks = List.copyOf(checks);
    }

    /**
     * One thing that was checked.
     *
     * @param place the file, or the log and index
     * @param thing what was checked and, when it failed, what was found instead
     */
    public record Check(String place, String thing, Outcome outcome) {
        public boolean holds() {
            return outcome == Outcome.HOLDS;
        }
    }

    /** What came of a check. */
    public enum Outcome {
        HOLDS,
        /** What is here is not what it is signed or named to be: nothing is to be concluded from it. */
        FAILS,
        /** Everything here is genuine, and one member's signed word is not what another's signed log gives. */
        CONTRADICTS
    }

    /** Everything that does not hold, contradictions too. */
    public List<Check> failures() {
        return checks.stream().filter(check -> !check.holds()).toList();
    }

    /** What members say against one another: to be named, but no reason to conclude nothing from the rest. */
    public List<Check> contradictions() {
        return checks.stream()
                .filter(check -> check.outcome() == Outcome.CONTRADICTS)
                .toList();
    }

    /** Whether all that is here is what it is signed and named to be, whatever members say against one another. */
    public boolean genuine() {
        return checks.stream().noneMatch(check -> check.outcome() == Outcome.FAILS);
    }

    public boolean holds() {
        return failures().isEmpty();
    }

    /** Collects checks as they are made. */
    static final class Builder {
        private final List<Check> checks = new ArrayList<>();

        /** Notes a check and hands its outcome on. */
        boolean check(String place, String thing, boolean holds) {
            checks.add(new Check(place, thing, holds ? Outcome.HOLDS : Outcome.FAILS));
            return holds;
        }

        void fail(String place, String thing) {
            check(place, thing, false);
        }

        void contradicts(String place, String thing) {
            checks.add(new Check(place, thing, Outcome.CONTRADICTS));
        }

        Report build() {
            return new Report(checks);
        }
    }
}
