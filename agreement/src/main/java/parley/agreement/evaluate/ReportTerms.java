package parley.agreement.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import parley.agreement.account.Statement.Stated;
import parley.agreement.pack.Pack.RoleSource;
import parley.agreement.pack.Report;
import parley.agreement.pack.Report.Period;
import parley.agreement.pack.Report.Since;
import parley.agreement.proof.Reading;
import parley.agreement.record.RecordedEntry;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/** What a {@code report} provision asks of whom, period by period, and which entries answer to it. */
final class ReportTerms {
    private static final int LAST_YEAR = 2999;

    private final Scene scene;
    private final Report rule;

    ReportTerms(Scene scene, Report rule) {
        this.scene = scene;
        this.rule = rule;
    }

    /**
     * Something owed by a day.
     *
     * @param subject the name of the period
     * @param from what the last day is counted from, as a person reads it
     * @param last the last day, included
     * @param given the entries that count for it, in the order of the log
     * @param needed how many must
     */
    record Term(String subject, Value from, String text, LocalDate last, List<RecordedEntry> given, int needed) {
        Term {
            given = List.copyOf(given);
        }
    }

    /** Each debtor once, with the paragraph of the first row that yields him. */
    Map<Party, String> debtors() {
        Map<Party, String> debtors = new LinkedHashMap<>();
        for (Report.Debtor row : rule.debtors()) {
            if (scene.pack().roles().get(row.role()) == RoleSource.ALL) {
                scene.record().parties().forEach(party -> debtors.putIfAbsent(party, row.ref()));
            } else {
                Optional.ofNullable(scene.record().roles().get(row.role()))
                        .ifPresent(party -> debtors.putIfAbsent(party, row.ref()));
            }
        }
        return debtors;
    }

    /** The first year; one that a charter binds beyond those that a pack can name is the last of these. */
    private int since() {
        return switch (rule.every().since()) {
            case Since.Fixed(int year) -> year;
            case Since.Bound(String parameter) -> {
                if (!(Parameters.read(scene, parameter) instanceof Reading.Known(Value.Count(long year), var _))) {
                    throw new IllegalStateException("a report is judged once its first year is bound: " + rule.id());
                }
                yield (int) Math.min(year, LAST_YEAR);
            }
        };
    }

    /** Everything owed until now, and what is owed next. */
    List<Term> of(Party debtor) {
        return switch (rule.every()) {
            case Period.Yearly yearly -> years(yearly, debtor, since());
            case Period.Rolling rolling -> windows(rolling, debtor, since());
        };
    }

    /** One for every year until the first whose last day is still to come. */
    private List<Term> years(Period.Yearly yearly, Party debtor, int since) {
        List<Term> terms = new ArrayList<>();
        for (int year = since; ; year++) {
            LocalDate last = yearly.by().atYear(year + yearly.years());
            Value of = new Value.Count(year);
            List<RecordedEntry> given = sent(debtor).stream()
                    .filter(entry -> states(entry, yearly.field()).equals(Optional.of(of)))
                    .toList();
            terms.add(new Term(String.valueOf(year), of, "for " + year + ", by " + last, last, given, 1));
            if (!scene.now().isAfter(scene.time().endOf(last))) {
                return terms;
            }
        }
    }

    /** One from the first day, and one from the day after each time, until the first that has not ended. */
    private List<Term> windows(Period.Rolling rolling, Party debtor, int since) {
        LocalDate first = LocalDate.of(since, 1, 1);
        TreeSet<LocalDate> begin = new TreeSet<>(List.of(first));
        for (RecordedEntry entry : sent(debtor)) {
            day(entry, rolling.field())
                    .filter(day -> !day.isBefore(first))
                    .ifPresent(day -> begin.add(day.plusDays(1)));
        }
        List<Term> terms = new ArrayList<>();
        for (LocalDate from : begin) {
            LocalDate last = scene.time().lastOfYears(from, rolling.years());
            List<RecordedEntry> given = sent(debtor).stream()
                    .filter(entry -> day(entry, rolling.field())
                            .filter(day -> !day.isBefore(from) && !day.isAfter(last))
                            .isPresent())
                    .toList();
            String text = rolling.atLeast() + " from " + from + " to " + last;
            terms.add(new Term(from.toString(), new Value.Day(from), text, last, given, rolling.atLeast()));
        }
        return terms;
    }

    private List<RecordedEntry> sent(Party debtor) {
        return scene.record().sent(debtor, rule.format(), Optional.empty(), false);
    }

    private Optional<Value> states(RecordedEntry entry, String field) {
        return Optional.ofNullable(scene.fields(entry).get(field)).map(Stated::value);
    }

    private Optional<LocalDate> day(RecordedEntry entry, String field) {
        return states(entry, field)
                .flatMap(value -> value instanceof Value.Day(LocalDate day) ? Optional.of(day) : Optional.empty());
    }
}
