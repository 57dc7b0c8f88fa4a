package parley.agreement.recheck;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parley.agreement.finding.Extent;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Finding.Owed;
import parley.agreement.pack.Content;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Exchange.Step;
import parley.agreement.pack.Report;
import parley.agreement.pack.Satisfaction;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Source;
import parley.agreement.record.RecordedEntry;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/**
 * Re-checks what a finding says beside its proof: of every kind by whom it is contested; of an exchange or a report also
 * the deadline, what is owed and what it cites. What a document lacks is taken from the finding.
 */
final class Heads {
    private final Case given;
    private final Finding finding;
    private final Faults faults;

    Heads(Case given, Faults faults) {
        this.given = given;
        this.finding = given.finding();
        this.faults = faults;
    }

    void step(Exchange rule, Step step, Steps.Came came, Sides sides) {
        exists(rule.subjectType());
        subject(finding.proof().because().getFirst());
        Set<String> cites = new LinkedHashSet<>(List.of(step.ref()));
        cites.addAll(came.cites());
        Set<String> incomplete = new LinkedHashSet<>(cites);
        step.content().stream().map(Content::ref).forEach(incomplete::add);
        boolean open = finding.verdict() == Verdict.DUE
                || finding.verdict() == Verdict.OVERDUE
                || (finding.verdict() == Verdict.BREACHED && came.act().isEmpty());
        Optional<Owed> owed = open && step instanceof Step.Duty duty
                ? Optional.of(new Owed(
                        finding.debtor(),
                        act(duty.satisfiedBy(), finding.debtor()),
                        all(sides.except(finding.debtor()))))
                : Optional.empty();
        common(came.due(), owed);
        // A document that was found out of time is not said to be incomplete, but its content is cited.
        boolean cited = finding.cites().equals(List.copyOf(incomplete))
                || (finding.incomplete().isEmpty() && finding.cites().equals(List.copyOf(cites)));
        if (!cited) {
            faults.add(finding.proof(), "cites " + finding.cites() + ", but " + cites + " follows");
        }
    }

    void report(Report rule, Optional<String> row, Instant end) {
        faults.same(finding.proof(), "the account", finding.account(), finding.debtor());
        faults.same(finding.proof(), "the step", finding.step(), Optional.empty());
        Set<String> cites = new LinkedHashSet<>(List.of(rule.ref()));
        row.ifPresent(cites::add);
        faults.same(finding.proof(), "what it cites", finding.cites(), List.copyOf(cites));
        boolean open = finding.verdict() == Verdict.DUE || finding.verdict() == Verdict.OVERDUE;
        common(
                Optional.of(end),
                open
                        ? Optional.of(new Owed(finding.debtor(), rule.format() + " by " + finding.debtor(), "others"))
                        : Optional.empty());
    }

    private void common(Optional<Instant> due, Optional<Owed> owed) {
        Proof root = finding.proof();
        Optional<Instant> dueAt = finding.verdict() == Verdict.NOT_OWED ? Optional.empty() : due;
        faults.same(root, "when it is due", finding.dueAt(), dueAt);
        faults.same(root, "what is owed", finding.owed(), owed);
        faults.same(root, "the extent", finding.extent(), Extent.NONE);
        boolean done = finding.verdict() == Verdict.MET || finding.verdict() == Verdict.LATE;
        if (!done && !finding.incomplete().isEmpty()) {
            faults.add(root, "lacks " + finding.incomplete() + " of what was not done");
        }
    }

    /** Somebody has stated the subject. */
    private void exists(String type) {
        Statements statements = new Statements(given.record(), given.pack());
        String subject = finding.subject().orElse("");
        boolean spoken = given.pack().fact(type).stream()
                .anyMatch(fact ->
                        statements.of(fact).stream().anyMatch(said -> said.key().equals(List.of(subject))));
        if (!spoken) {
            faults.add(finding.proof(), "is about " + subject + ", which nobody has stated");
        }
    }

    /** What the sides are was stated about the subject of the finding. */
    private void subject(Proof sides) {
        if (finding.subject().isEmpty()) {
            faults.add(finding.proof(), "is about no subject");
            return;
        }
        Data subject = new Data.Text(finding.subject().get());
        for (Proof part : sides.because()) {
            List<Source> from =
                    part instanceof Proof.Claimed claimed ? claimed.reading().from() : List.of();
            for (Source source : from) {
                boolean about = given.record()
                        .entry(source.entry())
                        .filter(entry -> entry.subject().equals(finding.subject()) || mentions(entry.body(), subject))
                        .isPresent();
                if (!about) {
                    faults.add(
                            part,
                            source.entry() + " is not about "
                                    + finding.subject().get());
                }
            }
        }
    }

    private static boolean mentions(Data data, Data what) {
        return switch (data) {
            case Data.Items(List<Data> items) -> items.stream().anyMatch(item -> mentions(item, what));
            case Data.Members(var members) -> members.values().stream().anyMatch(item -> mentions(item, what));
            case Data.Text _, Data.Whole _, Data.Flag _ -> data.equals(what);
        };
    }

    /** Every entry that names the finding in the format {@code contest}, and was neither withdrawn nor corrected. */
    void contests() {
        List<Object> contests = new ArrayList<>();
        for (Party party : given.record().parties()) {
            for (RecordedEntry entry : given.record().log(party)) {
                boolean names = entry.format().equals("contest")
                        && says(entry, "finding").equals(Optional.of(finding.name()))
                        && says(entry, "debtor")
                                .map(finding.debtor().code()::equals)
                                .orElse(true);
                if (names && new Searches(given, faults).stands(entry)) {
                    contests.add(entry.pointer());
                }
            }
        }
        faults.same(finding.proof(), "what contests it", finding.contests(), contests);
    }

    private static Optional<String> says(RecordedEntry entry, String field) {
        return entry.body()
                .get(field)
                .flatMap(data -> data instanceof Data.Text(String text) ? Optional.of(text) : Optional.empty());
    }

    private static String act(Satisfaction satisfaction, Party debtor) {
        return switch (satisfaction) {
            case Satisfaction.ByEntry by ->
                by.format()
                        + switch (by.by()) {
                            case Satisfaction.By.Self() -> " by " + debtor;
                            case Satisfaction.By.Either() -> " by either side";
                            case Satisfaction.By.Role(String role) -> " by the " + role;
                        };
            case Satisfaction.ByFact fact -> fact.when().text();
        };
    }

    private static String all(Set<Party> parties) {
        return parties.isEmpty() ? "others" : parties.stream().map(Party::code).collect(Collectors.joining(", "));
    }
}
