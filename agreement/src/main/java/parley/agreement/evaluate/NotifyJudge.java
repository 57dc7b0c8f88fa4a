package parley.agreement.evaluate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.account.Account;
import parley.agreement.account.Cut;
import parley.agreement.account.FactKey;
import parley.agreement.finding.Extent;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Finding.Owed;
import parley.agreement.pack.DebtorRow;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Provision;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.record.Interval;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;
import parley.agreement.value.Pointer;
import parley.agreement.value.Value;

/** Judges a {@code notify} provision: per subject a notice before or after an anchor, to whom. */
final class NotifyJudge {
    /** Worst last: of two rows that yield one party, the one that weighs more is the party's verdict. */
    private static final List<Verdict> WEIGHT = List.of(
            Verdict.NOT_OWED,
            Verdict.EXCUSED,
            Verdict.MET,
            Verdict.LATE,
            Verdict.DUE,
            Verdict.OVERDUE,
            Verdict.BREACHED);

    private final Scene scene;
    private final Notify rule;
    private final FindingMaker maker;

    NotifyJudge(Scene scene, Notify rule) {
        this.scene = scene;
        this.rule = rule;
        this.maker = new FindingMaker(scene, rule);
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (FactKey subject : scene.book(Cut.NONE).facts(rule.subjectType())) {
            findings.addAll(about(subject));
        }
        return findings;
    }

    /** The findings about one subject. */
    List<Finding> about(FactKey subject) {
        List<Finding> findings = new ArrayList<>();
        for (Party holder : scene.authorsAbout(subject)) {
            Account account = scene.account(holder, Cut.NONE);
            if (account.exists(subject) || !rowsBy(account, subject, holder).isEmpty()) {
                for (Party debtor : scene.record().parties()) {
                    List<DebtorRow> rows = rowsBy(account, subject, debtor);
                    if (!rows.isEmpty()) {
                        findings.add(finding(account, subject, debtor, rows));
                    }
                }
            }
        }
        return findings;
    }

    /** The rows that yield a debtor on an account; on his own, by his own word. */
    private List<DebtorRow> rowsBy(Account account, FactKey subject, Party debtor) {
        return rule.debtors().stream()
                .filter(row -> debtor.equals(account.holder())
                        ? Debtors.byOwnWord(scene, account, subject, row.each())
                        : Debtors.on(scene, account, subject, row.each()).contains(debtor))
                .toList();
    }

    private Finding finding(Account account, FactKey subject, Party debtor, List<DebtorRow> rows) {
        List<NotifyRow.Result> results = rows.stream()
                .map(row -> row(row, account, subject, debtor).judge())
                .toList();
        Outcome outcome = results.stream()
                .map(NotifyRow.Result::outcome)
                .reduce((one, other) -> one.with(other, NotifyJudge::heavier))
                .orElseThrow();
        List<Proof> because = new ArrayList<>();
        results.forEach(result -> because.add(result.proof()));
        Optional<Proof> interval =
                rule.interval().map(holds -> Facts.of(scene, account, subject).prove(holds.condition()));
        interval.ifPresent(because::add);
        Proof proof = new Proof.Rule(
                new Site(rule.id(), Optional.of(rule.ref()), "notify"),
                outcome.verdict().word(),
                because);
        NotifyRow.Result telling = telling(results, outcome.verdict());
        Conclusion conclusion = new Conclusion(
                outcome,
                owed(telling, debtor, outcome.verdict()),
                incomplete(telling, account, subject, outcome.verdict()),
                telling.due().size() == 1 ? telling.due().getFirst().settled() : Optional.empty(),
                Extent.during(interval.flatMap(NotifyJudge::during)),
                cites(results, outcome.verdict()),
                proof);
        return maker.finding(Optional.empty(), Optional.of(subject.id()), debtor, account.holder(), conclusion);
    }

    private NotifyRow row(DebtorRow row, Account account, FactKey subject, Party debtor) {
        return new NotifyRow(scene, rule, row, account, subject, debtor, anchors(account, subject, debtor));
    }

    private static Verdict heavier(Verdict one, Verdict other) {
        return WEIGHT.indexOf(one) >= WEIGHT.indexOf(other) ? one : other;
    }

    /** The row whose verdict is the party's, or else the first that may apply. */
    private static NotifyRow.Result telling(List<NotifyRow.Result> results, Verdict verdict) {
        return results.stream()
                .filter(result -> result.outcome().verdict() == verdict)
                .findFirst()
                .orElse(results.getFirst());
    }

    private Optional<Owed> owed(NotifyRow.Result row, Party debtor, Verdict verdict) {
        boolean open = verdict == Verdict.DUE
                || verdict == Verdict.OVERDUE
                || (verdict == Verdict.BREACHED && row.act().isEmpty());
        return open
                ? Optional.of(new Owed(
                        debtor,
                        Texts.satisfaction(row.satisfiedBy(), debtor),
                        rule.creditors().toString()))
                : Optional.empty();
    }

    private List<String> incomplete(NotifyRow.Result row, Account account, FactKey subject, Verdict verdict) {
        if ((verdict != Verdict.MET && verdict != Verdict.LATE) || row.latest().isEmpty()) {
            return List.of();
        }
        Set<String> items = new LinkedHashSet<>(
                Completeness.missing(scene, row.latest().get().document()));
        items.addAll(Completeness.unstated(rule.content(), Facts.of(scene, account, subject)));
        return List.copyOf(items);
    }

    /** The days of the first term that a condition names. */
    private static Optional<Proof.Days> during(Proof interval) {
        return interval instanceof Proof.Held held
                ? held.during()
                : interval.because().stream().findFirst().flatMap(NotifyJudge::during);
    }

    private List<String> cites(List<NotifyRow.Result> results, Verdict verdict) {
        List<String> cites = new ArrayList<>();
        for (NotifyRow.Result result : results) {
            boolean tells = verdict == Verdict.UNKNOWN || result.outcome().verdict() == verdict;
            if (tells) {
                cites.add(result.row().ref());
                result.grounds().forEach(ground -> Citations.collect(ground, telling(verdict), cites));
            }
        }
        return cites;
    }

    /** The truth of the leaves that a verdict rests on: that nothing is owed rests on what is FALSE. */
    private static Truth telling(Verdict verdict) {
        return switch (verdict) {
            case UNKNOWN -> Truth.UNKNOWN;
            case NOT_OWED -> Truth.FALSE;
            case DUE, MET, LATE, OVERDUE, BREACHED, EXCUSED -> Truth.TRUE;
            case CLOSED, OPEN, EXERCISED, INVALID, LAPSED, KEPT, FORESEEN, AVAILABLE, EXHAUSTED ->
                throw new IllegalStateException("no verdict of a notice: " + verdict);
        };
    }

    private Deadlines.Anchors anchors(Account account, FactKey subject, Party debtor) {
        return new Deadlines.Anchors() {
            @Override
            public Optional<Act> step(String step) {
                throw new IllegalStateException("a notify provision has no step " + step);
            }

            @Override
            public Due metBy(String provision) {
                Provision other = scene.pack()
                        .provision(provision)
                        .orElseThrow(() -> new IllegalStateException("a loaded pack has no provision " + provision));
                if (!(other instanceof Notify notify)) {
                    throw new IllegalStateException("a loaded pack is met by notices, not by " + provision);
                }
                return new NotifyJudge(scene, notify).moment(account, subject, debtor);
            }
        };
    }

    /**
     * By when what goes with this provision's notice is to be done: at the moment of that notice, late as it may be (its
     * lateness is this provision's own finding); while none is given, by this provision's deadline.
     */
    private Due moment(Account account, FactKey subject, Party debtor) {
        List<DebtorRow> yielding = rowsBy(account, subject, debtor);
        List<NotifyRow.Result> results = (yielding.isEmpty() ? rule.debtors() : yielding)
                .stream().map(row -> row(row, account, subject, debtor).judge()).toList();
        List<Due> dues =
                results.stream().flatMap(result -> result.due().stream()).toList();
        Optional<Act> act = results.stream()
                .flatMap(result -> result.act().stream())
                .min(Comparator.comparing(given -> given.time().earliest().orElse(Instant.MIN)));
        Optional<Instant> earliest = bound(dues.stream().map(Due::earliest).toList(), Comparator.naturalOrder());
        Optional<Instant> latest = bound(dues.stream().map(Due::latest).toList(), Comparator.reverseOrder());
        SortedSet<Need> needs = new TreeSet<>();
        dues.forEach(due -> needs.addAll(due.needs()));
        boolean running = dues.stream().allMatch(Due::running);
        Reading shown = new Reading.None(List.of());
        Truth given = act.map(a -> scene.now().has(a.time())).orElse(Truth.FALSE);
        if (act.isPresent() && given != Truth.FALSE) {
            Interval time = act.get().time();
            if (given == Truth.TRUE) {
                earliest = time.earliest();
                latest = time.latest();
                running = true;
                needs.clear();
            } else {
                earliest = bound(List.of(earliest, time.earliest()), Comparator.naturalOrder());
                latest = bound(List.of(latest, time.latest()), Comparator.reverseOrder());
                needs.addAll(Timing.receipts(time.missing()));
            }
            shown = new Reading.Known(
                    new Value.Text(time.toString()),
                    List.of(new Source(act.get().document().pointer(), Pointer.ROOT)));
            if (!earliest.equals(latest)) {
                needs.addAll(Timing.receipts(time.missing()));
            }
        }
        Site site = new Site(rule.id() + "/moment", Optional.of(rule.ref()), "the notice of " + rule.id());
        List<Proof> because = dues.stream().<Proof>map(Due::proof).distinct().toList();
        return new Due(
                earliest,
                latest,
                running,
                Collections.unmodifiableSortedSet(needs),
                new Proof.Timed(site, shown, earliest, latest, needs, because));
    }

    /** The first of these bounds in an order; empty if one of them is open. */
    private static Optional<Instant> bound(List<Optional<Instant>> bounds, Comparator<Instant> order) {
        return bounds.stream().allMatch(Optional::isPresent)
                ? bounds.stream().map(Optional::orElseThrow).min(order)
                : Optional.empty();
    }
}
