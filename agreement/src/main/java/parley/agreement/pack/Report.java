package parley.agreement.pack;

import java.time.MonthDay;
import java.util.List;

/**
 * A document, a meeting or a test that is owed again and again: for every calendar year by a day of the calendar, or so
 * often in every rolling window of years. Nobody has to state anything for it to be owed; it is judged on what the debtor
 * himself has sent, so there is one finding for each debtor, on his own account.
 *
 * @param debtors who owes it: roles of the circle; one that stands for all is every party
 * @param format the format of what is owed
 * @param judged which instant of the entry the deadline looks at
 */
public record Report(
        String id,
        String ref,
        List<Debtor> debtors,
        String format,
        Judged judged,
        Period every,
        List<Scenario> scenarios)
        implements Provision {
    public Report {
        debtors = List.copyOf(debtors);
        scenarios = List.copyOf(scenarios);
    }

    /** Whoever fills a role, or every party. */
    public record Debtor(String ref, String role) {}

    /** When it is owed. */
    public sealed interface Period {
        /** The first year, or the year in which the first window begins: a number, or a parameter. */
        Since since();

        /**
         * Once for every calendar year; the subject is the year, {@code 2027}.
         *
         * @param by the last day
         * @param years the year of that day, counted from the one that is reported: -1 is the year before
         * @param field the format's count that says which year an entry is about
         */
        record Yearly(Since since, MonthDay by, int years, String field) implements Period {}

        /**
         * At least so often in every window of so many years that begins with the first day of the first year, or on the day
         * after something was done; the subject is the first day of the window.
         *
         * @param field the format's date on which it was done
         */
        record Rolling(Since since, int atLeast, int years, String field) implements Period {}
    }

    /** A year: written in the pack, or a parameter of type count. */
    public sealed interface Since {
        /** {@code 2027}. */
        record Fixed(int year) implements Since {}

        /** {@code param.since}. */
        record Bound(String parameter) implements Since {}
    }
}
