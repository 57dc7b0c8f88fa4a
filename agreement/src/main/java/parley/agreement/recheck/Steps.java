package parley.agreement.recheck;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import parley.agreement.pack.Anchor;
import parley.agreement.pack.Deadline;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Exchange.After;
import parley.agreement.pack.Exchange.Step;
import parley.agreement.pack.Satisfaction;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * Re-checks steps of an exchange, each with the steps below it from which it arises. A step's node has, in this order: the
 * steps on which it opens and the one that its deadline runs from; then what {@link Powers} and {@link Duties} say.
 */
final class Steps {
    private static final Comparator<Proof.Done> EARLIEST =
            Comparator.comparing(done -> done.time().earliest().orElse(Instant.MIN));

    private final Case given;
    private final Exchange rule;
    private final Sides sides;
    private final Faults faults;

    Steps(Case given, Exchange rule, Sides sides, Faults faults) {
        this.given = given;
        this.rule = rule;
        this.sides = sides;
        this.faults = faults;
    }

    /**
     * What a step came to.
     *
     * @param act the entry that exercised the power or met the duty
     * @param uses of a power every entry by which it was used, or may have been
     * @param due its deadline, if it has one that is one instant
     * @param cites the paragraphs of the grounds that may hold
     * @param documents what was given, if late, or may have been
     */
    record Came(
            Set<Verdict> possible,
            Optional<Proof.Done> act,
            List<Used> uses,
            Optional<Instant> due,
            List<String> cites,
            List<Document> documents) {}

    /**
     * Whether a step has arisen.
     *
     * @param taken what took each step that was looked at, if it may have been taken
     * @param uses every entry by which each of them was taken, or may have been
     */
    record Opening(Truth truth, Map<String, Optional<EntryPointer>> taken, Map<String, List<Used>> uses) {}

    /** What the step of a finding can have come to, from its proof. */
    static Set<Verdict> verdicts(Case of, Exchange rule, Faults faults) {
        Case given = of.about(rule.subjectType(), of.ids());
        Proof root = given.finding().proof();
        Optional<Step> step = given.finding().step().flatMap(rule::step);
        if (step.isEmpty() || root.because().isEmpty()) {
            faults.add(root, "is no step of " + rule.id());
            return Set.of();
        }
        Sides sides = Sides.read(given, rule, root.because().getFirst(), faults);
        Party party = given.finding().debtor();
        if (!sides.of(Sides.whose(step.get())).contains(party)) {
            faults.add(root, party + " is none of " + Sides.whose(step.get()));
        }
        Deque<Proof> parts = new ArrayDeque<>(root.because());
        parts.removeFirst();
        Steps steps = new Steps(given, rule, sides, faults);
        Came came = steps.step(step.get(), party, root, parts);
        StepHead.check(given, rule, step.get(), came, sides, faults);
        return came.possible();
    }

    private Came step(Step step, Party party, Proof node, Deque<Proof> parts) {
        String id = id(step);
        Shape.site(node, id, Optional.of(step.ref()), faults);
        String whose = (step instanceof Step.Power ? "power of " : "duty of ") + party;
        faults.same(node, "whose it is", node.site().text(), whose);
        Came came = switch (step) {
            case Step.Power power -> new Powers(this, given, sides, faults).check(power, party, node, parts);
            case Step.Duty duty -> new Duties(this, given, sides, faults).check(duty, party, node, parts);
        };
        if (!parts.isEmpty()) {
            faults.add(node, "has " + parts.size() + " parts too many");
        }
        String says =
                came.possible().size() == 1 ? came.possible().iterator().next().word() : Verdict.UNKNOWN.word();
        faults.same(node, "the verdict of the step", node.outcome(), says);
        return came;
    }

    String id(Step step) {
        return rule.id() + "." + step.id();
    }

    /** The same steps, judged at another instant. */
    Steps judgedAt(Instant at) {
        return new Steps(given.judgedAt(at), rule, sides, faults);
    }

    /** The next part; a fault if there is none. */
    Optional<Proof> next(Deque<Proof> parts, Proof node) {
        if (parts.isEmpty()) {
            faults.add(node, "lacks a part");
        }
        return Optional.ofNullable(parts.poll());
    }

    /** One of the verdicts on which it opens stands, and the step that its deadline runs from has been taken. */
    Opening opening(Step step, Optional<Deadline> deadline, Deque<Proof> parts, Proof node) {
        return opening(step, deadline, Optional.empty(), parts, node);
    }

    /**
     * The same of a duty, for which those uses alone count of the power that it runs from that call on its debtor.
     *
     * @param calls which do; empty of a power
     */
    Opening opening(Step step, Optional<Deadline> deadline, Optional<CallsOn> calls, Deque<Proof> parts, Proof node) {
        Map<String, Set<Verdict>> byStep = new LinkedHashMap<>();
        for (After after : step.opensOn()) {
            byStep.computeIfAbsent(after.step(), _ -> EnumSet.noneOf(Verdict.class))
                    .add(after.verdict());
        }
        Map<String, Optional<EntryPointer>> taken = new LinkedHashMap<>();
        Map<String, List<Used>> uses = new LinkedHashMap<>();
        Map<String, List<Came>> all = new LinkedHashMap<>();
        Truth truth = byStep.isEmpty() ? Truth.TRUE : Truth.FALSE;
        for (Map.Entry<String, Set<Verdict>> after : byStep.entrySet()) {
            Optional<Proof> part = next(parts, node);
            if (part.isEmpty()) {
                return new Opening(Truth.UNKNOWN, taken, uses);
            }
            List<Came> came = others(step, "opensOn", after.getKey(), part.get());
            Truth stands = Truth.FALSE;
            for (Came one : came) {
                stands = Shape.combine(Operator.ANY, List.of(stands, isOneOf(one.possible(), after.getValue())));
            }
            faults.same(part.get(), "whether it opens", part.get().outcome(), stands.name());
            truth = Shape.combine(Operator.ANY, List.of(truth, stands));
            taken.put(after.getKey(), taken(came));
            uses.put(after.getKey(), uses(came));
            all.put(after.getKey(), came);
        }
        Optional<String> anchor = deadline.flatMap(Steps::runsFrom);
        Optional<Proof> runsFrom = Optional.empty();
        if (anchor.isPresent() && !byStep.containsKey(anchor.get())) {
            runsFrom = next(parts, node);
            if (runsFrom.isEmpty()) {
                return new Opening(Truth.UNKNOWN, taken, uses);
            }
            all.put(anchor.get(), others(step, "runsFrom", anchor.get(), runsFrom.get()));
        }
        Truth runs = Truth.TRUE;
        if (anchor.isPresent()) {
            String from = anchor.get();
            List<Came> came = all.getOrDefault(from, List.of());
            Optional<CallsOn> calling = calls.filter(_ -> isPower(from));
            List<List<Used>> called = calling.map(of -> called(of, id(step), came, parts))
                    .orElseGet(() -> came.stream().map(Came::uses).toList());
            boolean same = calling.isEmpty()
                    || called.equals(came.stream().map(Came::uses).toList());
            runs = same ? isTaken(from, came) : isTaken(called);
            taken.put(from, same ? taken(came) : first(called));
            uses.put(from, now(called));
            Truth was = runs;
            runsFrom.ifPresent(part -> faults.same(part, "whether it was taken", part.outcome(), was.name()));
        }
        return new Opening(Shape.combine(Operator.ALL, List.of(truth, runs)), taken, uses);
    }

    private boolean isPower(String id) {
        return rule.step(id).filter(Step.Power.class::isInstance).isPresent();
    }

    /** The uses by each party that call on a debtor. */
    private List<List<Used>> called(CallsOn calls, String id, List<Came> came, Deque<Proof> parts) {
        List<Used> all = came.stream().flatMap(one -> one.uses().stream()).toList();
        List<Used> calling = calls.check(all, id, parts, faults);
        return came.stream()
                .map(one -> one.uses().stream().filter(calling::contains).toList())
                .toList();
    }

    /** Whether one of the uses that call on a debtor is one. */
    private Truth isTaken(List<List<Used>> called) {
        List<Truth> each = called.stream()
                .flatMap(List::stream)
                .map(use -> Shape.combine(
                        Operator.ALL, List.of(use.truth(), use.time().by(given.at()))))
                .toList();
        return each.isEmpty() ? Truth.FALSE : Shape.combine(Operator.ANY, each);
    }

    private Optional<EntryPointer> first(List<List<Used>> called) {
        return called.stream()
                .flatMap(uses -> uses.stream().limit(1))
                .filter(use -> use.time().by(given.at()) != Truth.FALSE)
                .min(Comparator.comparing(use -> use.time().earliest().orElse(Instant.MIN)))
                .map(Used::entry);
    }

    private List<Used> now(List<List<Used>> uses) {
        return uses.stream()
                .flatMap(List::stream)
                .filter(use -> use.time().by(given.at()) != Truth.FALSE)
                .toList();
    }

    /** Whether a step was taken by one of its parties: a power by a use that is known to be valid. */
    private Truth isTaken(String id, List<Came> came) {
        boolean power = isPower(id);
        List<Truth> each = came.stream()
                .filter(one -> one.act().isPresent())
                .map(one -> power
                        ? isOneOf(one.possible(), EnumSet.of(Verdict.EXERCISED))
                        : one.act().get().time().by(given.at()))
                .toList();
        return each.isEmpty() ? Truth.FALSE : Shape.combine(Operator.ANY, each);
    }

    static Optional<String> runsFrom(Deadline deadline) {
        return switch (deadline.anchor()) {
            case Anchor.Received(String step) -> Optional.of(step);
            case Anchor.Witnessed(String step) -> Optional.of(step);
            case Anchor.At _, Anchor.Civil _, Anchor.Plus _, Anchor.MetBy _ -> Optional.empty();
        };
    }

    /** What another step came to for each of its parties: all of them must be there, in their order. */
    private List<Came> others(Step step, String why, String otherId, Proof node) {
        Shape.site(node, id(step) + "/" + why + "/" + otherId, Optional.of(step.ref()), faults);
        Optional<Step> other = rule.step(otherId);
        List<Party> parties =
                other.map(of -> List.copyOf(sides.of(Sides.whose(of)))).orElse(List.of());
        if (!(node instanceof Proof.Rule)
                || other.isEmpty()
                || parties.size() != node.because().size()) {
            faults.add(node, "does not say what " + otherId + " came to for " + parties);
            return List.of();
        }
        List<Came> came = new ArrayList<>();
        for (int i = 0; i < parties.size(); i++) {
            Proof part = node.because().get(i);
            came.add(step(other.get(), parties.get(i), part, new ArrayDeque<>(part.because())));
        }
        return came;
    }

    /** What is answered: the first that its author ever sent of a step to who answers, though he took it back before this one. */
    RecordedEntry firstSent(String id, CallsOn calls, RecordedEntry taken) {
        Optional<Satisfaction> satisfaction = rule.step(id).map(step -> switch (step) {
            case Step.Power power -> power.exercisedBy();
            case Step.Duty duty -> duty.satisfiedBy();
        });
        Standing standing = given.statements().standing();
        return satisfaction.stream()
                .flatMap(by -> by instanceof Satisfaction.ByEntry entry ? Stream.of(entry) : Stream.empty())
                .flatMap(by -> given.record().log(taken.author()).stream()
                        .takeWhile(earlier ->
                                earlier.pointer().index() < taken.pointer().index())
                        .filter(earlier -> earlier.format().equals(by.format())
                                && standing.takenBack(earlier.pointer())
                                && !standing.takesBack(earlier.pointer())
                                && new Matching(given).of(by, earlier) == Truth.TRUE
                                && (!isPower(id) || calls.calls(earlier))))
                .findFirst()
                .orElse(taken);
    }

    private static Truth isOneOf(Set<Verdict> possible, Set<Verdict> verdicts) {
        return verdicts.containsAll(possible)
                ? Truth.TRUE
                : possible.stream().anyMatch(verdicts::contains) ? Truth.UNKNOWN : Truth.FALSE;
    }

    private Optional<EntryPointer> taken(List<Came> came) {
        return came.stream()
                .flatMap(one -> one.act().stream())
                .filter(act -> act.time().by(given.at()) != Truth.FALSE)
                .min(EARLIEST)
                .map(act -> act.entries().getFirst());
    }

    private List<Used> uses(List<Came> came) {
        return now(came.stream().map(Came::uses).toList());
    }

    /**
     * A deadline as it stands in a proof.
     *
     * @param running whether what it counts from has happened
     */
    record Due(Interval bounds, boolean running) {
        Truth passed(Instant at) {
            if (bounds.latest().filter(at::isAfter).isPresent()) {
                return Truth.TRUE;
            }
            return running
                            && bounds.earliest()
                                    .filter(first -> !at.isAfter(first))
                                    .isPresent()
                    ? Truth.FALSE
                    : Truth.UNKNOWN;
        }

        Truth includes(Interval time) {
            if (bounds.latest().map(time::by).orElse(Truth.UNKNOWN) == Truth.FALSE) {
                return Truth.FALSE;
            }
            return bounds.earliest().map(time::by).orElse(Truth.UNKNOWN) == Truth.TRUE ? Truth.TRUE : Truth.UNKNOWN;
        }

        Optional<Instant> settled() {
            return running && bounds.earliest().equals(bounds.latest()) ? bounds.earliest() : Optional.empty();
        }
    }

    /** Counts a deadline of a step again, from the entry that took the step that it runs from. */
    Optional<Due> due(String id, String ref, Deadline deadline, Party debtor, Opening opening, Proof node) {
        Shape.site(node, id, Optional.of(ref), faults);
        if (!(node instanceof Proof.Timed timed)) {
            faults.add(node, "is no deadline");
            return Optional.empty();
        }
        if (deadline instanceof Deadline.After after
                && after.within().isPresent()
                && after.within().get() instanceof Deadline.Length.Stated stated) {
            String from = runsFrom(deadline).orElseThrow();
            Optional<EntryPointer> taken = opening.taken().getOrDefault(from, Optional.empty());
            return Optional.of(new StatedTimes(given, faults, after, stated)
                    .check(opening.uses().getOrDefault(from, List.of()), taken, debtor, timed));
        }
        Deadlines deadlines = new Deadlines(given, faults);
        deadlines.check(deadline, debtor, timed);
        boolean running = true;
        Optional<String> from = runsFrom(deadline);
        if (from.isPresent()) {
            Optional<EntryPointer> act = opening.taken().getOrDefault(from.get(), Optional.empty());
            running = deadlines.runs(deadline, debtor, timed, act);
        }
        return Optional.of(new Due(Shape.interval(timed, faults), running));
    }
}
