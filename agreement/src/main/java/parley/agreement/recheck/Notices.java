package parley.agreement.recheck;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import parley.agreement.finding.Extent;
import parley.agreement.finding.Finding;
import parley.agreement.pack.DebtorRow;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Days;
import parley.agreement.truth.Truth;

/**
 * Re-checks findings of {@code notify} provisions. The node of one has the rows that yield the debtor; beside them stand the
 * interval and which ids are the subject.
 */
final class Notices {
    private static final List<Verdict> WEIGHT = List.of(
            Verdict.NOT_OWED,
            Verdict.EXCUSED,
            Verdict.MET,
            Verdict.LATE,
            Verdict.DUE,
            Verdict.OVERDUE,
            Verdict.BREACHED);

    private final Case given;
    private final Notify rule;
    private final Faults faults;
    private final Optional<Joinings> joinings;

    Notices(Case given, Notify rule, Faults faults) {
        List<String> ids = given.ids();
        this.given = ids.size() == 1 ? given.about(rule.subjectType(), ids) : given;
        this.rule = rule;
        this.faults = faults;
        this.joinings = rule.joins().map(joins -> new Joinings(given, rule, joins, faults));
    }

    /** The verdicts that the finding can have, from its proof. */
    Set<Verdict> verdicts() {
        Proof root = given.finding().proof();
        Shape.site(root, rule.id(), Optional.of(rule.ref()), faults);
        Set<Verdict> possible = EnumSet.noneOf(Verdict.class);
        inOrder(root);
        long others =
                root.because().stream().filter(part -> row(part).isEmpty()).count();
        if (others != (rule.interval().isPresent() ? 1 : 0) + (joinings.isPresent() ? 1 : 0)
                || others == root.because().size()) {
            faults.add(
                    root,
                    "has " + others + " parts that are no rows, of "
                            + root.because().size());
        }
        List<NoticeRow> rows = new ArrayList<>();
        List<NoticeRow.Came> came = new ArrayList<>();
        Optional<Days> interval = Optional.empty();
        for (Proof part : root.because()) {
            Optional<DebtorRow> row = row(part);
            if (row.isPresent()) {
                rows.add(new NoticeRow(given, rule, row.get(), joinings, faults));
                came.add(rows.getLast().check(part));
                Set<Verdict> of = came.getLast().possible();
                possible = possible.isEmpty() ? of : heavier(possible, of);
            } else if (joinings.isPresent() && joinings.get().isHere(part)) {
                joinings.get().ofFinding(part);
            } else if (rule.interval().isPresent()) {
                new Conditions(given, faults).check(rule.interval().get().condition(), part);
                interval = held(part);
            } else {
                faults.add(part, "is no row of the debtors");
            }
        }
        List<String> ids = joinings.isPresent() ? given.finding().extent().members() : List.of();
        faults.same(
                root,
                "the extent",
                given.finding().extent(),
                new Extent(interval, ids, OptionalLong.empty(), OptionalLong.empty()));
        head(rows, came);
        return possible;
    }

    /** Notes rows that do not stand in the order of the pack, each once, the interval after them, the joined ids last. */
    private void inOrder(Proof root) {
        List<Integer> places = root.because().stream().map(this::place).toList();
        faults.same(root, "the order of its parts", places, List.copyOf(new TreeSet<>(places)));
    }

    private int place(Proof part) {
        int rows = rule.debtors().size();
        boolean last = joinings.isPresent() && joinings.get().isHere(part);
        return row(part).map(rule.debtors()::indexOf).orElse(last ? rows + 1 : rows);
    }

    private Optional<DebtorRow> row(Proof part) {
        for (int i = 0; i < rule.debtors().size(); i++) {
            if (part.site().id().equals(rule.id() + "/debtors/" + i)) {
                return Optional.of(rule.debtors().get(i));
            }
        }
        return Optional.empty();
    }

    /** The days of the interval: those of the first term in it. */
    private static Optional<Days> held(Proof interval) {
        return interval instanceof Proof.Held held
                ? held.during()
                : interval.because().stream().findFirst().flatMap(Notices::held);
    }

    private static Set<Verdict> heavier(Set<Verdict> ones, Set<Verdict> others) {
        Set<Verdict> heavier = EnumSet.noneOf(Verdict.class);
        for (Verdict one : ones) {
            for (Verdict other : others) {
                heavier.add(WEIGHT.indexOf(one) >= WEIGHT.indexOf(other) ? one : other);
            }
        }
        return heavier;
    }

    /** The first row whose verdict is the finding's tells what is due, owed and lacking; all of them are cited. */
    private void head(List<NoticeRow> rows, List<NoticeRow.Came> came) {
        Finding finding = given.finding();
        Heads heads = new Heads(given, faults);
        heads.about(Optional.empty(), rule.subjectType());
        List<NoticeRow.Came> telling =
                came.stream().filter(row -> row.verdict() == finding.verdict()).toList();
        int first = telling.isEmpty() ? 0 : came.indexOf(telling.getFirst());
        if (came.isEmpty() || came.get(first).weighed().isEmpty()) {
            return;
        }
        NoticeRow.Weighed weighed = came.get(first).weighed().getFirst();
        heads.due(
                came.get(first).weighed().size() == 1
                                && weighed.due().earliest().equals(weighed.due().latest())
                        ? weighed.due().latest()
                        : Optional.empty());
        heads.owed(
                Heads.act(weighed.variant().satisfiedBy(), finding.debtor()),
                rule.creditors().toString(),
                weighed.isDone());
        heads.lacks(heads.isDone() ? rows.get(first).lacking() : List.of());
        heads.cites(cites(finding.verdict() == Verdict.UNKNOWN ? came : telling));
    }

    private List<String> cites(List<NoticeRow.Came> telling) {
        Cited cited = Cited.by(given.finding().verdict(), Verdict.NOT_OWED).add(rule.ref());
        for (NoticeRow.Came row : telling) {
            cited.add(row.row().ref());
            row.grounds().forEach(cited::gather);
        }
        Cited joined = Cited.of(Truth.TRUE);
        given.finding().proof().because().stream()
                .filter(part -> joinings.isPresent() && joinings.get().isHere(part))
                .flatMap(part -> part.because().stream())
                .forEach(joined::gather);
        joined.refs().forEach(cited::add);
        return cited.refs();
    }
}
