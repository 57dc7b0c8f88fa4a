package parley.agreement.recheck;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import parley.agreement.expr.Path;
import parley.agreement.finding.Extent;
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
import parley.agreement.proof.Proof.Days;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * Re-checks findings of {@code notify} provisions. A row's node has, in this order: its condition; the exceptions that take
 * the duty away; the other exceptions; and for every combination of these that may apply its deadline, the moment of breach
 * and the search for the notice. Beside the rows stand the interval and which ids are the subject.
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
        this.given = given;
        this.rule = rule;
        this.faults = faults;
        this.joinings = rule.joins().map(joins -> new Joinings(given, rule, joins, faults));
    }

    /** What holds once it is decided which exceptions apply. */
    private record Variant(String id, String ref, Deadline deadline, Optional<Path> breach, Satisfaction satisfiedBy) {}

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
        Optional<Days> interval = Optional.empty();
        for (Proof part : root.because()) {
            Optional<DebtorRow> row = row(part);
            if (row.isPresent()) {
                Set<Verdict> of = row(row.get(), part);
                String says = of.size() == 1 ? of.iterator().next().word() : Verdict.UNKNOWN.word();
                faults.same(part, "the verdict of the row", part.outcome(), says);
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

    private Set<Verdict> row(DebtorRow row, Proof node) {
        faults.same(node, "the paragraph", node.site().ref().orElse("none"), row.ref());
        Deque<Proof> parts = new ArrayDeque<>(node.because());
        Truth applies = applies(row, parts, node);
        List<ExceptionRule> certain = new ArrayList<>();
        List<ExceptionRule> perhaps = new ArrayList<>();
        for (ExceptionRule exception : exceptions(false)) {
            switch (exception(exception, parts, node)) {
                case TRUE -> certain.add(exception);
                case UNKNOWN -> perhaps.add(exception);
                case FALSE -> {}
            }
        }
        Set<Verdict> owed = EnumSet.noneOf(Verdict.class);
        Set<Variant> variants = variants(certain, perhaps);
        while (!parts.isEmpty() && !variants.isEmpty()) {
            owed.addAll(variant(row, variants, parts, node));
        }
        if (!parts.isEmpty() || !variants.isEmpty()) {
            faults.add(
                    node,
                    parts.size() + " parts too many, or too few: not judged under " + variants.size()
                            + " of its variants");
        }
        Set<Verdict> possible = EnumSet.noneOf(Verdict.class);
        if (applies != Truth.FALSE) {
            possible.addAll(owed);
        }
        if (applies != Truth.TRUE) {
            possible.add(Verdict.NOT_OWED);
        }
        return possible;
    }

    private Truth applies(DebtorRow row, Deque<Proof> parts, Proof node) {
        Truth applies = Truth.TRUE;
        if (row.applies().isPresent()) {
            Condition condition = row.applies().get();
            applies = next(parts, node)
                    .map(part -> new Conditions(given, faults).check(condition, part))
                    .orElse(Truth.UNKNOWN);
        }
        for (ExceptionRule exception : exceptions(true)) {
            Truth taken = exception(exception, parts, node);
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

    private Truth exception(ExceptionRule exception, Deque<Proof> parts, Proof node) {
        Optional<Proof> next = next(parts, node);
        if (next.isEmpty()) {
            return Truth.UNKNOWN;
        }
        Proof part = next.get();
        Shape.site(part, exceptionId(exception), Optional.of(exception.ref()), faults);
        if (part.because().size() != 1) {
            faults.add(part, "has " + part.because().size() + " parts of 1");
            return Truth.UNKNOWN;
        }
        Truth truth = new Conditions(given, faults)
                .check(exception.when(), part.because().getFirst());
        faults.same(part, "whether it applies", part.outcome(), truth.name());
        return truth;
    }

    private String exceptionId(ExceptionRule exception) {
        return rule.id() + "/exceptions/" + rule.exceptions().indexOf(exception);
    }

    /** One for every choice among the exceptions that may apply beside those that do. */
    private Set<Variant> variants(List<ExceptionRule> certain, List<ExceptionRule> perhaps) {
        Set<Variant> variants = new LinkedHashSet<>();
        for (int chosen = 0; chosen < 1 << perhaps.size(); chosen++) {
            List<ExceptionRule> active = new ArrayList<>(certain);
            for (int i = 0; i < perhaps.size(); i++) {
                if ((chosen >> i & 1) == 1) {
                    active.add(perhaps.get(i));
                }
            }
            variants.add(variant(active));
        }
        return variants;
    }

    private Variant variant(List<ExceptionRule> active) {
        String id = rule.id();
        String ref = rule.ref();
        Deadline deadline = rule.deadline();
        Optional<Path> breach = rule.breachedWhen();
        Satisfaction satisfiedBy = rule.satisfiedBy();
        List<ExceptionRule> inOrder =
                rule.exceptions().stream().filter(active::contains).toList();
        for (ExceptionRule exception : inOrder.reversed()) {
            if (exception.overrides().contains(Part.DEADLINE)) {
                id = exceptionId(exception);
                ref = exception.ref();
                deadline = exception.deadline().orElse(rule.deadline());
            }
            if (exception.overrides().contains(Part.BREACHED_WHEN)) {
                breach = exception.breachedWhen();
            }
            if (exception.overrides().contains(Part.SATISFIED_BY)) {
                satisfiedBy = exception.satisfiedBy().orElse(rule.satisfiedBy());
            }
        }
        return new Variant(id, ref, deadline, rule.should() ? Optional.empty() : breach, satisfiedBy);
    }

    /** The next deadline, moment of breach and search, under whichever of the variants they are. */
    private Set<Verdict> variant(DebtorRow row, Set<Variant> variants, Deque<Proof> parts, Proof node) {
        Optional<Proof> deadline = next(parts, node);
        boolean breached = parts.size() > 1 && parts.peek() instanceof Proof.Timed;
        Optional<Proof> breach = breached ? next(parts, node) : Optional.empty();
        Optional<Proof> search = next(parts, node);
        if (deadline.isEmpty() || search.isEmpty()) {
            variants.clear();
            return Set.of();
        }
        Optional<Variant> found = variants.stream()
                .filter(variant -> isUnder(variant, deadline.get(), breach, search.get()))
                .findFirst();
        if (found.isEmpty() || !(deadline.get() instanceof Proof.Timed due)) {
            faults.add(
                    node,
                    "has a deadline under no variant: " + deadline.get().site().text());
            variants.clear();
            return Set.of();
        }
        variants.remove(found.get());
        asOf(row, search.get(), node);
        return judge(found.get(), due, breach, search.get());
    }

    private static boolean isUnder(Variant variant, Proof deadline, Optional<Proof> breach, Proof search) {
        Optional<String> moment = variant.breach.map(path -> "breached from " + path);
        return deadline.site().id().equals(variant.id + "/deadline")
                && moment.equals(breach.map(node -> node.site().text()))
                && search.site().text().contains(format(variant.satisfiedBy));
    }

    /** Of each notice that was looked at, whether it was owed as of it: the first as of which it may have been counts. */
    private void asOf(DebtorRow row, Proof search, Proof node) {
        List<Proof> looked = search.because();
        Changes changes = new Changes(given, faults);
        Shape.once(search, looked, faults);
        for (Proof part : looked) {
            faults.same(part, "the paragraph", part.site().ref().orElse("none"), row.ref());
            if (row.applies().isPresent()
                    && changes.tooEarly(part, node.because().getFirst())) {
                boolean counts = search instanceof Proof.Done && part.equals(looked.getLast());
                faults.same(part, "whether it counts", counts, false);
                continue;
            }
            Deque<Proof> parts = new ArrayDeque<>(part.because());
            Truth applied = applies(row, parts, part);
            faults.same(part, "whether it was owed", part.outcome(), applied.name());
            joinings.ifPresent(of -> next(parts, part).ifPresent(one -> asOf(of, part, one)));
            boolean counts = search instanceof Proof.Done && part.equals(looked.getLast());
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

    /** Which ids were one for the author of a notice; of one that was joined it is not known here how far he is read. */
    private void asOf(Joinings of, Proof looked, Proof node) {
        String id = looked.site().id();
        given.record().log(given.finding().debtor()).stream()
                .map(RecordedEntry::pointer)
                .filter(pointer -> id.endsWith("/asOf/" + pointer))
                .findFirst()
                .ifPresent(pointer -> of.asOf(node, pointer.party(), pointer.index() + 1));
    }

    private static String format(Satisfaction satisfaction) {
        return switch (satisfaction) {
            case Satisfaction.ByEntry by -> by.format();
            case Satisfaction.ByFact fact -> fact.when().text();
        };
    }

    private Set<Verdict> judge(Variant variant, Proof.Timed due, Optional<Proof> breach, Proof search) {
        Deadlines deadlines = new Deadlines(given, faults);
        Shape.site(due, variant.id + "/deadline", Optional.of(variant.ref), faults);
        breach.ifPresent(node -> Shape.site(node, rule.id() + "/breachedWhen", Optional.of(rule.ref()), faults));
        Shape.site(search, rule.id() + "/satisfiedBy", Optional.of(rule.ref()), faults);
        deadlines.check(variant.deadline, given.finding().debtor(), due);
        Optional<Interval> from = breach.map(moment -> {
            deadlines.breach(variant.breach.orElseThrow(), moment);
            Proof.Timed timed = (Proof.Timed) moment;
            return new Interval(timed.earliest(), timed.latest(), new TreeSet<>());
        });
        Optional<Interval> done = search instanceof Proof.Done found ? Optional.of(found.time()) : Optional.empty();
        Interval unseen = Interval.unbounded(List.of());
        if (variant.satisfiedBy instanceof Satisfaction.ByEntry by) {
            Searches searches = new Searches(given, faults);
            searches.check(wanted(by, variant.deadline), search);
            unseen = searches.unseen(
                    new Searches.Wanted(by, List.of(given.finding().debtor()), variant.deadline.judged(), creditors()));
        }
        Interval bounds = new Interval(due.earliest(), due.latest(), new TreeSet<>());
        Truth inTime = search instanceof Proof.Done found
                ? Searches.inTime(found.time(), due.latest())
                : due.latest()
                        .map(unseen::by)
                        .map(by -> by == Truth.FALSE ? Truth.TRUE : Truth.UNKNOWN)
                        .orElse(Truth.UNKNOWN);
        faults.same(search, "the truth", search.outcome(), inTime.name());
        return new Worlds(given.at(), bounds, true, variant.deadline.wording().isPresent(), from, done, unseen)
                .verdicts();
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

    /** Everyone else, where the provision says so; of named creditors the proof alone tells. */
    private Collection<Party> creditors() {
        return rule.creditors() instanceof Parties.Others
                ? given.record().parties().stream()
                        .filter(party -> !party.equals(given.finding().debtor()))
                        .toList()
                : List.of();
    }
}
