package parley.agreement.recheck;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.finding.Extent;
import parley.agreement.pack.Format;
import parley.agreement.pack.Judged;
import parley.agreement.pack.Pack.RoleSource;
import parley.agreement.pack.Report;
import parley.agreement.pack.Report.Period;
import parley.agreement.pack.Report.Since;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Data;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/**
 * Re-checks findings of {@code report} provisions. A period's node has its deadline, and the entries that answer to it or the
 * search for them: both are worked out again from the debtor's log.
 */
final class Periods {
    private final Case given;
    private final Report rule;
    private final Faults faults;
    private final Party debtor;
    private final Proof root;

    Periods(Case given, Report rule, Faults faults) {
        this.given = given;
        this.rule = rule;
        this.faults = faults;
        this.debtor = given.finding().debtor();
        this.root = given.finding().proof();
    }

    /**
     * What is owed in one period.
     *
     * @param from what its last day is counted from
     * @param needed how many entries must answer to it
     * @param answers those that do, in the order of the log
     */
    private record Term(Value from, String text, LocalDate last, int needed, List<RecordedEntry> answers) {}

    /** The verdicts that the finding can have, from its proof. */
    Set<Verdict> verdicts() {
        Shape.site(root, rule.id(), Optional.of(rule.ref()), faults);
        Optional<String> row = rule.debtors().stream()
                .filter(each -> given.pack().roles().get(each.role()) == RoleSource.ALL
                        ? given.record().parties().contains(debtor)
                        : debtor.equals(given.record().roles().get(each.role())))
                .map(Report.Debtor::ref)
                .findFirst();
        if (row.isEmpty()) {
            faults.add(root, debtor + " owes no report");
        }
        Optional<String> subject = given.finding().subject();
        Optional<Term> term = subject.flatMap(this::term);
        if (term.isEmpty() || !(root instanceof Proof.Rule) || root.because().size() != 2) {
            faults.add(root, "is no report for the period " + subject.orElse("of none"));
            return EnumSet.noneOf(Verdict.class);
        }
        faults.same(
                root,
                "whose it is",
                root.site().text(),
                "report of " + debtor + " " + term.get().text());
        Instant end = given.time().endOf(term.get().last());
        head(term.get(), row, end);
        deadline(term.get(), end, root.because().getFirst());
        return search(term.get(), end, root.because().getLast());
    }

    private void head(Term term, Optional<String> row, Instant end) {
        faults.same(root, "the account", given.finding().account(), debtor);
        faults.same(root, "the step", given.finding().step(), Optional.empty());
        faults.same(root, "the extent", given.finding().extent(), Extent.NONE);
        Heads heads = new Heads(given, faults);
        Set<String> cites = new LinkedHashSet<>(List.of(rule.ref()));
        row.ifPresent(cites::add);
        heads.cites(List.copyOf(cites));
        heads.due(Optional.of(end));
        heads.owed(rule.format() + " by " + debtor, "others", true);
        Optional<RecordedEntry> last = term.answers().isEmpty()
                ? Optional.empty()
                : Optional.of(term.answers().getLast());
        heads.lacks(List.of(Lacking.of(last, given.pack())));
    }

    private Optional<Term> term(String subject) {
        Optional<Integer> since = since();
        if (since.isEmpty()) {
            return Optional.empty();
        }
        return switch (rule.every()) {
            case Period.Yearly yearly -> year(yearly, since.get(), subject);
            case Period.Rolling rolling -> window(rolling, since.get(), subject);
        };
    }

    private Optional<Integer> since() {
        return switch (rule.every().since()) {
            case Since.Fixed(int year) -> Optional.of(year);
            case Since.Bound(String parameter) ->
                new Expressions(given, faults, "")
                        .bound(parameter)
                        .filter(text -> text.matches("[0-9]{1,4}"))
                        .map(Integer::valueOf);
        };
    }

    /** From the first year on, as long as the year before has ended. */
    private Optional<Term> year(Period.Yearly yearly, int since, String subject) {
        if (!subject.matches("[0-9]{1,4}")) {
            return Optional.empty();
        }
        int year = Integer.parseInt(subject);
        LocalDate last = yearly.by().atYear(year + yearly.years());
        Instant before = given.time().endOf(yearly.by().atYear(year - 1 + yearly.years()));
        if (year < since || (year > since && !before.isBefore(given.at()))) {
            return Optional.empty();
        }
        List<RecordedEntry> answers = sent().stream()
                .filter(entry -> stated(entry, yearly.field()).equals(Optional.of(new Data.Whole(year))))
                .toList();
        return Optional.of(new Term(new Value.Count(year), "for " + year + ", by " + last, last, 1, answers));
    }

    /** From the first day, and from the day after each time. */
    private Optional<Term> window(Period.Rolling rolling, int since, String subject) {
        Optional<LocalDate> from = day(new Data.Text(subject));
        LocalDate first = LocalDate.of(since, 1, 1);
        boolean begins = from.filter(day -> day.equals(first)
                        || (day.isAfter(first)
                                && sent().stream().anyMatch(entry -> on(entry, rolling.field(), day, -1))))
                .isPresent();
        if (!begins) {
            return Optional.empty();
        }
        LocalDate last = given.time().lastOfYears(from.get(), rolling.years());
        List<RecordedEntry> answers = sent().stream()
                .filter(entry -> stated(entry, rolling.field())
                        .flatMap(Periods::day)
                        .filter(day -> !day.isBefore(from.get()) && !day.isAfter(last))
                        .isPresent())
                .toList();
        String text = rolling.atLeast() + " from " + from.get() + " to " + last;
        return Optional.of(new Term(new Value.Day(from.get()), text, last, rolling.atLeast(), answers));
    }

    private boolean on(RecordedEntry entry, String field, LocalDate day, int days) {
        return stated(entry, field).flatMap(Periods::day).equals(Optional.of(day.plusDays(days)));
    }

    private static Optional<LocalDate> day(Data data) {
        return data instanceof Data.Text(String text) ? Written.day(text) : Optional.empty();
    }

    private List<RecordedEntry> sent() {
        Set<EntryPointer> withdrawn = new Searches(given, faults).withdrawn();
        return given.record().log(debtor).stream()
                .filter(entry -> entry.format().equals(rule.format()) && !withdrawn.contains(entry.pointer()))
                .toList();
    }

    private Optional<Data> stated(RecordedEntry entry, String field) {
        return entry.body()
                .get(field)
                .or(() -> given.pack()
                        .format(entry.format())
                        .flatMap(format -> Optional.ofNullable(format.fields().get(field)))
                        .flatMap(Format.FormField::byDefault)
                        .map(value -> value instanceof Value.Count(long count)
                                ? new Data.Whole(count)
                                : new Data.Text(value.toString())));
    }

    private void deadline(Term term, Instant end, Proof node) {
        Shape.site(node, rule.id() + "/deadline", Optional.of(rule.ref()), faults);
        if (!(node instanceof Proof.Timed timed) || !timed.because().isEmpty()) {
            faults.add(node, "is no deadline");
            return;
        }
        faults.same(timed, "what it counts from", Ordering.known(timed.anchor()), Optional.of(term.from()));
        faults.same(timed, "from where", timed.anchor().from(), List.of());
        faults.same(timed, "the earliest", timed.earliest(), Optional.of(end));
        faults.same(timed, "the latest", timed.latest(), Optional.of(end));
    }

    private Set<Verdict> search(Term term, Instant end, Proof node) {
        Shape.site(node, rule.id() + "/report", Optional.of(rule.ref()), faults);
        List<EntryPointer> answers =
                term.answers().stream().map(RecordedEntry::pointer).toList();
        Interval unseen = unseen();
        Optional<Interval> done = Optional.empty();
        if (answers.size() >= term.needed()) {
            Interval time = term.answers().stream()
                    .limit(term.needed())
                    .map(entry ->
                            Searches.time(entry, rule.judged(), given.record().parties()))
                    .reduce(Interval::and)
                    .orElse(unseen);
            done = Optional.of(time);
            if (node instanceof Proof.Done found && found.because().isEmpty()) {
                faults.same(found, "what answers to it", found.entries(), answers.subList(0, term.needed()));
                faults.same(found, "the time", found.time(), time);
                faults.same(found, "whether it was in time", found.truth(), time.by(end));
            } else {
                faults.add(node, "does not find " + answers);
            }
        } else if (node instanceof Proof.Searched searched && searched.because().isEmpty()) {
            Truth none = unseen.by(end) == Truth.FALSE ? Truth.TRUE : Truth.UNKNOWN;
            faults.same(
                    searched,
                    "how far was searched",
                    searched.upTo(),
                    given.record().sizes());
            faults.same(searched, "what it looked at", searched.passed(), answers);
            faults.same(searched, "whether there is none", searched.truth(), none);
        } else {
            faults.add(node, "is no search, but " + answers + " are too few");
        }
        return new Worlds(given.at(), Interval.at(end), true, false, Optional.empty(), done, unseen).verdicts();
    }

    /** When an entry that nobody here knows can be given at the earliest. */
    private Interval unseen() {
        var next = given.record().end(debtor);
        List<Interval> all = new ArrayList<>(List.of(next.witnessed()));
        if (rule.judged() == Judged.RECEIVED) {
            all.addAll(next.received().values());
        }
        return all.stream().reduce(Interval::and).orElse(next.witnessed());
    }
}
