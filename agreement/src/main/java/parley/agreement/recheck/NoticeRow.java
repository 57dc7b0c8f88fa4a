package parley.agreement.recheck;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import parley.agreement.expr.Path;
import parley.agreement.pack.Condition;
import parley.agreement.pack.Deadline;
import parley.agreement.pack.DebtorRow;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Notify.ExceptionRule;
import parley.agreement.pack.Notify.Part;
import parley.agreement.pack.Parties;
import parley.agreement.pack.Satisfaction;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/**
 * Re-checks one row of the debtors of a {@code notify} provision. Its node has, in this order: its condition; the exceptions
 * that take the duty away; the other exceptions; and for every combination of these that may apply its deadline, the moment
 * of breach and the search for the notice.
 */
final class NoticeRow {
    private final Case given;
    private final Notify rule;
    private final DebtorRow row;
    private final Optional<Joinings> joinings;
    private final Faults faults;
    private final List<Weighed> weighed = new ArrayList<>();

    NoticeRow(Case given, Notify rule, DebtorRow row, Optional<Joinings> joinings, Faults faults) {
        this.given = given;
        this.rule = rule;
        this.row = row;
        this.joinings = joinings;
        this.faults = faults;
    }

    /** A variant as it stands in the node. */
    record Weighed(Variant variant, Proof.Timed due, Proof search) {
        boolean isDone() {
            return search instanceof Proof.Done;
        }
    }

    /**
     * What a row came to.
     *
     * @param grounds its condition and its exceptions
     */
    record Came(DebtorRow row, Set<Verdict> possible, List<Proof> grounds, List<Weighed> weighed) {
        Verdict verdict() {
            return possible.size() == 1 ? possible.iterator().next() : Verdict.UNKNOWN;
        }
    }

    Came check(Proof node) {
        faults.same(node, "the paragraph", node.site().ref().orElse("none"), row.ref());
        faults.same(node, "whose row it is", node.site().text(), given.finding().debtor() + " by " + row.each());
        Deque<Proof> parts = new ArrayDeque<>(node.because());
        Truth applies = applies(given, parts, node);
        List<ExceptionRule> certain = new ArrayList<>();
        List<ExceptionRule> perhaps = new ArrayList<>();
        for (ExceptionRule exception : exceptions(false)) {
            switch (exception(given, exception, parts, node)) {
                case TRUE -> certain.add(exception);
                case UNKNOWN -> perhaps.add(exception);
                case FALSE -> {}
            }
        }
        List<Proof> grounds = node.because().subList(0, node.because().size() - parts.size());
        Set<Verdict> owed = EnumSet.noneOf(Verdict.class);
        Set<Variant> variants = Variant.all(rule, certain, perhaps);
        while (!parts.isEmpty() && !variants.isEmpty()) {
            owed.addAll(variant(variants, parts, node));
        }
        if (!parts.isEmpty() || !variants.isEmpty()) {
            faults.add(
                    node,
                    parts.size() + " parts too many, or too few: not judged under " + variants.size()
                            + " of its variants");
        }
        Set<Verdict> possible = Possible.when(applies, owed, Set.of(Verdict.NOT_OWED));
        Came came = new Came(row, possible, grounds, weighed);
        faults.same(
                node, "the verdict of the row", node.outcome(), came.verdict().word());
        return came;
    }

    private Truth applies(Case then, Deque<Proof> parts, Proof node) {
        Truth applies = Truth.TRUE;
        if (row.applies().isPresent()) {
            Condition condition = row.applies().get();
            applies = next(parts, node)
                    .map(part -> new Conditions(then, faults).check(condition, part))
                    .orElse(Truth.UNKNOWN);
        }
        for (ExceptionRule exception : exceptions(true)) {
            Truth taken = exception(then, exception, parts, node);
            applies = Shape.combine(
                    Proof.Operator.ALL, List.of(applies, Shape.combine(Proof.Operator.NOT, List.of(taken))));
        }
        return applies;
    }

    private Optional<Proof> next(Deque<Proof> parts, Proof node) {
        if (parts.isEmpty()) {
            faults.add(node, "lacks a part");
        }
        return Optional.ofNullable(parts.poll());
    }

    private List<ExceptionRule> exceptions(boolean takingAway) {
        return rule.exceptions().stream()
                .filter(exception -> exception.overrides().contains(Part.APPLIES) == takingAway)
                .toList();
    }

    private Truth exception(Case then, ExceptionRule exception, Deque<Proof> parts, Proof node) {
        Optional<Proof> next = next(parts, node);
        if (next.isEmpty()) {
            return Truth.UNKNOWN;
        }
        Proof part = next.get();
        Shape.site(part, Variant.exceptionId(rule, exception), Optional.of(exception.ref()), faults);
        if (part.because().size() != 1) {
            faults.add(part, "has " + part.because().size() + " parts of 1");
            return Truth.UNKNOWN;
        }
        Truth truth = new Conditions(then, faults)
                .check(exception.when(), part.because().getFirst());
        faults.same(part, "whether it applies", part.outcome(), truth.name());
        return truth;
    }

    /** The next deadline, moment of breach and search, under whichever of the variants they are. */
    private Set<Verdict> variant(Set<Variant> variants, Deque<Proof> parts, Proof node) {
        Optional<Proof> deadline = next(parts, node);
        boolean breached = parts.size() > 1 && parts.peek() instanceof Proof.Timed;
        Optional<Proof> breach = breached ? next(parts, node) : Optional.empty();
        Optional<Proof> search = next(parts, node);
        if (deadline.isEmpty() || search.isEmpty()) {
            variants.clear();
            return Set.of();
        }
        Optional<Variant> found = variants.stream()
                .filter(variant -> variant.isOf(deadline.get(), breach, search.get()))
                .findFirst();
        if (found.isEmpty() || !(deadline.get() instanceof Proof.Timed due)) {
            faults.add(
                    node,
                    "has a deadline under no variant: " + deadline.get().site().text());
            variants.clear();
            return Set.of();
        }
        variants.remove(found.get());
        weighed.add(new Weighed(found.get(), due, search.get()));
        asOf(search.get(), node);
        return judge(found.get(), due, breach, search.get());
    }

    /** Of each notice that was looked at, whether it was owed as of it: the first as of which it may have been counts. */
    private void asOf(Proof search, Proof node) {
        List<Proof> looked = search.because();
        Changes changes = new Changes(given, faults);
        Shape.once(search, looked, faults);
        for (Proof part : looked) {
            faults.same(part, "the paragraph", part.site().ref().orElse("none"), row.ref());
            boolean counts = search instanceof Proof.Done && part.equals(looked.getLast());
            if (row.applies().isPresent()
                    && changes.tooEarly(part, node.because().getFirst())) {
                faults.same(part, "whether it counts", counts, false);
                continue;
            }
            Deque<Proof> parts = new ArrayDeque<>(part.because());
            Truth applied = applies(asOf(part), parts, part);
            faults.same(part, "whether it was owed", part.outcome(), applied.name());
            joinings.ifPresent(of -> next(parts, part).ifPresent(one -> asOf(of, part, one)));
            if (counts == (applied == Truth.FALSE) || !parts.isEmpty()) {
                faults.add(part, "does not say why the notice " + (counts ? "counts" : "does not count"));
            }
        }
        boolean unsaid = search instanceof Proof.Done
                || (search instanceof Proof.Searched searched
                        && !searched.passed().isEmpty());
        if (unsaid && looked.isEmpty()) {
            faults.add(search, "does not say why what it looked at counts or does not");
        }
    }

    /** What was there as of a notice; of one that was joined it is not known here how far its author is read. */
    private Case asOf(Proof looked) {
        List<String> ids = given.ids();
        return own(looked)
                .filter(_ -> ids.size() == 1)
                .map(entry -> given.asOf(rule.subjectType(), ids, entry))
                .orElse(given.aboutOthers());
    }

    /** Which ids were one for the author of a notice. */
    private void asOf(Joinings of, Proof looked, Proof node) {
        own(looked).ifPresent(entry -> of.asOf(node, entry.party(), entry.index() + 1));
    }

    private Optional<EntryPointer> own(Proof looked) {
        String id = looked.site().id();
        return given.record().log(given.finding().debtor()).stream()
                .map(RecordedEntry::pointer)
                .filter(pointer -> id.endsWith("/asOf/" + pointer))
                .findFirst();
    }

    private Set<Verdict> judge(Variant variant, Proof.Timed due, Optional<Proof> breach, Proof search) {
        Deadlines deadlines = new Deadlines(given, faults);
        Shape.site(due, variant.id() + "/deadline", Optional.of(variant.ref()), faults);
        breach.ifPresent(node -> Shape.site(node, rule.id() + "/breachedWhen", Optional.of(rule.ref()), faults));
        Shape.site(search, rule.id() + "/satisfiedBy", Optional.of(rule.ref()), faults);
        deadlines.check(variant.deadline(), given.finding().debtor(), due);
        Optional<Interval> from = breach.map(moment -> {
            deadlines.breach(variant.breach().orElseThrow(), moment);
            Proof.Timed timed = (Proof.Timed) moment;
            return Shape.interval(timed, faults);
        });
        Optional<Interval> done = search instanceof Proof.Done found ? Optional.of(found.time()) : Optional.empty();
        Interval unseen = Interval.unbounded(List.of());
        if (variant.satisfiedBy() instanceof Satisfaction.ByEntry by) {
            Searches searches = new Searches(given, faults);
            searches.check(wanted(by, variant.deadline()), search);
            unseen = searches.unseen(new Searches.Wanted(
                    by, List.of(given.finding().debtor()), variant.deadline().judged(), creditors()));
        }
        Interval bounds = Shape.interval(due, faults);
        Truth inTime = search instanceof Proof.Done found
                ? Searches.inTime(found.time(), due.latest())
                : due.latest()
                        .map(unseen::by)
                        .map(by -> by == Truth.FALSE ? Truth.TRUE : Truth.UNKNOWN)
                        .orElse(Truth.UNKNOWN);
        faults.same(search, "the truth", search.outcome(), inTime.name());
        boolean wording = variant.deadline().wording().isPresent();
        return new Worlds(given.at(), bounds, true, wording, from, done, unseen).verdicts();
    }

    /** What the notice that was given lacks, under the variant that was judged first. */
    List<Lacking> lacking() {
        Weighed first = weighed.getFirst();
        return switch (first.variant().satisfiedBy()) {
            case Satisfaction.ByEntry by ->
                incomplete(Document.of(given, wanted(by, first.variant().deadline())));
            case Satisfaction.ByFact _ -> {
                Optional<RecordedEntry> met = first.search() instanceof Proof.Done done
                        ? done.entries().stream().findFirst().flatMap(given.record()::entry)
                        : Optional.empty();
                yield incomplete(Document.byFact(given, given.finding().debtor(), met));
            }
        };
    }

    private List<Lacking> incomplete(List<Document> documents) {
        return new Incomplete(given, rule.content(), documents).possible();
    }

    private Searches.Wanted wanted(Satisfaction.ByEntry by, Deadline deadline) {
        Party debtor = given.finding().debtor();
        Collection<Party> authors = switch (by.by()) {
            case Satisfaction.By.Self(), Satisfaction.By.Either() -> List.of(debtor);
            case Satisfaction.By.Role(String role) ->
                Optional.ofNullable(given.record().roles().get(role)).stream().toList();
        };
        return new Searches.Wanted(by, authors, deadline.judged(), creditors());
    }

    /** Whose receipts count, where receipts are judged: all that the provision names but the debtor. */
    private Collection<Party> creditors() {
        return given.record().parties().stream()
                .filter(party -> !party.equals(given.finding().debtor()) && isCreditor(party))
                .toList();
    }

    private boolean isCreditor(Party party) {
        return switch (rule.creditors()) {
            case Parties.Others() -> true;
            case Parties.Role(String role) ->
                party.equals(given.record().roles().get(role));
            case Parties.Each(Path path) ->
                given.about().flatMap(about -> about.said(path)).map(About.Said::data).stream()
                        .filter(data -> data.size() == 1)
                        .flatMap(Set::stream)
                        .flatMap(
                                data -> data instanceof Data.Items(List<Data> items) ? items.stream() : Stream.of(data))
                        .anyMatch(new Data.Text(party.code())::equals);
        };
    }
}
