package parley.agreement.recheck;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Path;
import parley.agreement.pack.Lift;
import parley.agreement.pack.Satisfaction;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/**
 * Re-checks whether notices lift a prohibition. The node of a notice has its deadline first and then each entry that gave it,
 * or the search that found none.
 */
final class Lifted {
    private final Case given;
    private final Faults faults;
    private final Searches searches;

    Lifted(Case given, Faults faults) {
        this.given = given;
        this.faults = faults;
        this.searches = new Searches(given, faults);
    }

    /** Checks a node and everything below it, and gives what follows. */
    Truth check(Lift lift, Proof node) {
        return switch (lift) {
            case Lift.All(String id, List<Lift> of) -> together(id, Operator.ALL, of, node);
            case Lift.Any(String id, List<Lift> of) -> together(id, Operator.ANY, of, node);
            case Lift.Notice notice -> notice(notice, node);
        };
    }

    private Truth together(String id, Operator operator, List<Lift> of, Proof node) {
        Shape.site(node, id, Optional.empty(), faults);
        if (node.because().size() != of.size()) {
            faults.add(node, "has " + node.because().size() + " parts of " + of.size());
            return Truth.UNKNOWN;
        }
        List<Truth> truths = new ArrayList<>();
        for (int i = 0; i < of.size(); i++) {
            truths.add(check(of.get(i), node.because().get(i)));
        }
        return said(node, Shape.combine(operator, truths));
    }

    private Truth notice(Lift.Notice notice, Proof node) {
        Shape.site(node, notice.id(), Optional.of(notice.ref()), faults);
        if (node.because().size() < 2 || !(node.because().getFirst() instanceof Proof.Timed deadline)) {
            faults.add(node, "has no deadline or no search");
            return Truth.UNKNOWN;
        }
        Party debtor = given.finding().debtor();
        Shape.site(deadline, notice.id() + "/deadline", Optional.of(notice.ref()), faults);
        new Deadlines(given, faults).check(notice.deadline(), debtor, deadline);
        Searches.Wanted wanted = new Searches.Wanted(
                notice.by(), authors(notice.by()), notice.deadline().judged(), creditors());
        List<Proof> looked = node.because().subList(1, node.because().size());
        List<Truth> truths = new ArrayList<>();
        Set<EntryPointer> shown = new HashSet<>();
        for (Proof search : looked) {
            Shape.site(search, notice.id() + "/satisfiedBy", Optional.of(notice.ref()), faults);
            Optional<Interval> done = searches.check(wanted, search);
            Truth inTime = Possible.is(
                    Verdict.MET,
                    worlds(notice, deadline, done, searches.unseen(wanted)).verdicts());
            truths.add(inTime);
            boolean none = search instanceof Proof.Searched;
            faults.same(
                    search,
                    "the truth",
                    search.outcome(),
                    (none ? Shape.combine(Operator.NOT, List.of(inTime)) : inTime).name());
            if (search instanceof Proof.Done(var _, List<EntryPointer> entries, var _, var _, var _)) {
                shown.addAll(entries);
            }
        }
        inOrder(wanted, looked, node);
        Stream.concat(searches.candidates(wanted).stream(), listing(wanted))
                .filter(entry -> !shown.contains(entry))
                .forEach(entry -> faults.add(node, "passes over " + entry + " in silence"));
        return said(node, Shape.combine(Operator.ANY, truths));
    }

    /** Notes entries that do not stand in the order of their logs, each once. */
    private void inOrder(Searches.Wanted wanted, List<Proof> looked, Proof node) {
        List<EntryPointer> shown = looked.stream()
                .flatMap(search -> search instanceof Proof.Done done ? done.entries().stream() : Stream.empty())
                .toList();
        List<EntryPointer> follow = wanted.authors().stream()
                .flatMap(author -> given.record().log(author).stream())
                .map(RecordedEntry::pointer)
                .filter(shown::contains)
                .toList();
        faults.same(node, "the entries", shown, follow);
        if (looked.size() > 1 && looked.stream().anyMatch(Proof.Searched.class::isInstance)) {
            faults.add(node, "finds none beside others");
        }
    }

    /** Entries whose rows name the subject, where {@code activity.id in notice.items} is asked for. */
    private Stream<EntryPointer> listing(Searches.Wanted wanted) {
        if (!(wanted.by().matching().map(Satisfaction.Matching::expr).orElse(null)
                        instanceof
                        Expr.Binary(
                                Expr.Slice _,
                                Expr.Op op,
                                Expr.Read(Expr.Slice _, Path id),
                                Expr.Read(Expr.Slice _, Path list)))
                || op != Expr.Op.IN
                || !id.last().equals("id")) {
            return Stream.empty();
        }
        Optional<Data> subject = given.finding().subject().map(Data.Text::new);
        Set<EntryPointer> withdrawn = searches.withdrawn();
        return wanted.authors().stream()
                .flatMap(author -> given.record().log(author).stream())
                .filter(entry -> entry.format().equals(wanted.by().format()) && !withdrawn.contains(entry.pointer()))
                .filter(entry -> entry.body().get(list.last()).orElse(null) instanceof Data.Items(List<Data> rows)
                        && rows.stream()
                                .anyMatch(row -> row instanceof Data.Members fields
                                        && subject.isPresent()
                                        && fields.get("id").equals(subject)))
                .map(RecordedEntry::pointer);
    }

    private Worlds worlds(Lift.Notice notice, Proof.Timed deadline, Optional<Interval> done, Interval unseen) {
        Interval due = Shape.interval(deadline, faults);
        boolean wording = notice.deadline().wording().isPresent();
        return new Worlds(given.judged(), due, true, wording, Optional.empty(), done, unseen);
    }

    private Collection<Party> authors(Satisfaction.ByEntry by) {
        return switch (by.by()) {
            case Satisfaction.By.Self(), Satisfaction.By.Either() ->
                List.of(given.finding().debtor());
            case Satisfaction.By.Role(String role) ->
                Optional.ofNullable(given.record().roles().get(role)).stream().toList();
        };
    }

    private Collection<Party> creditors() {
        return given.record().parties().stream()
                .filter(party -> !party.equals(given.finding().debtor()))
                .toList();
    }

    private Truth said(Proof node, Truth follows) {
        faults.same(node, "the truth", node.outcome(), follows.name());
        return follows;
    }
}
