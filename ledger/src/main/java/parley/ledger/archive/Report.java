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
    public record Check(String place, String thing, boolean holds) {}

    public List<Check> failures() {
        return checks.stream().filter(check -> !check.holds()).toList();
    }

    public boolean holds() {
        return failures().isEmpty();
    }

    /** Collects checks as they are made. */
    static final class Builder {
        private final List<Check> checks = new ArrayList<>();

        /** Notes a check and hands its outcome on. */
        boolean check(String place, String thing, boolean holds) {
            checks.add(new Check(place, thing, holds));
            return holds;
        }

        void fail(String place, String thing) {
            check(place, thing, false);
        }

        Report build() {
            return new Report(checks);
        }
    }
}
