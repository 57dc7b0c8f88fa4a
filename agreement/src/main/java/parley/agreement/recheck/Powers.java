package parley.agreement.recheck;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.expr.Path;
import parley.agreement.pack.Condition;
import parley.agreement.pack.Content;
import parley.agreement.pack.Exchange.Claim;
import parley.agreement.pack.Exchange.Step;
import parley.agreement.pack.Judged;
import parley.agreement.pack.Satisfaction;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.record.EntryPointer;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * Re-checks the power of a step. After its opening its node has the deadline by which it lapses; every use, the last first,
 * with the opening as of it, its condition and that deadline; what is claimed; and, unless a use may be valid, the search.
 */
final class Powers {
    private final Steps steps;
    private final Case given;
    private final Sides sides;
    private final Faults faults;

    Powers(Steps steps, Case given, Sides sides, Faults faults) {
        this.steps = steps;
        this.given = given;
        this.sides = sides;
        this.faults = faults;
    }

    Steps.Came check(Step.Power power, Party holder, Proof node, Deque<Proof> parts) {
        Steps.Opening opening = steps.opening(power, power.lapses(), parts, node);
        Optional<Steps.Due> lapse = lapse(power, holder, opening, parts, node);
        Truth lapsed = lapse.map(due -> due.passed(given.at()))
                .orElse(power.lapses().isPresent() ? Truth.UNKNOWN : Truth.FALSE);
        Set<Verdict> possible = Duties.either(
                opening.truth(),
                Duties.either(lapsed, EnumSet.of(Verdict.LAPSED), EnumSet.of(Verdict.OPEN)),
                EnumSet.of(Verdict.CLOSED));
        Optional<Proof.Done> act = Optional.empty();
        List<Proof.Done> uses = new ArrayList<>();
        List<Used> counted = new ArrayList<>();
        while (!parts.isEmpty() && parts.peek().site().id().startsWith(steps.id(power) + "/exercisedBy/")) {
            Proof part = parts.poll();
            if (!(part instanceof Proof.Done use) || use.entries().isEmpty()) {
                faults.add(part, "is no use");
                continue;
            }
            uses.addFirst(use);
            Truth valid = valid(power, holder, opening, use);
            Set<Verdict> used = Duties.either(
                    valid,
                    EnumSet.of(Verdict.EXERCISED),
                    possible.equals(EnumSet.of(Verdict.EXERCISED)) ? possible : EnumSet.of(Verdict.INVALID));
            possible = Duties.either(use.time().by(given.at()), used, possible);
            if (valid != Truth.FALSE) {
                act = Optional.of(use);
                counted.addFirst(new Used(use.entries().getFirst(), use.time(), valid));
            }
        }
        shown(power, parts, node);
        complete(power, holder, uses, act.isEmpty(), parts, node);
        return new Steps.Came(possible, act, counted, lapse.flatMap(Steps.Due::settled), List.of(), List.of());
    }

    static Collection<Party> authors(Satisfaction.ByEntry by, Party self, Sides sides, Case given) {
        return switch (by.by()) {
            case Satisfaction.By.Self() -> List.of(self);
            case Satisfaction.By.Either() -> {
                Set<Party> either = new LinkedHashSet<>(sides.all());
                either.add(self);
                yield either;
            }
            case Satisfaction.By.Role(String role) ->
                Optional.ofNullable(given.record().roles().get(role)).stream().toList();
        };
    }

    private Optional<Steps.Due> lapse(
            Step.Power power, Party party, Steps.Opening opening, Deque<Proof> parts, Proof node) {
        return power.lapses()
                .flatMap(deadline -> steps.next(parts, node)
                        .flatMap(part ->
                                steps.due(steps.id(power) + "/lapses", power.ref(), deadline, party, opening, part)));
    }

    /** The power was open then, its condition held, and it had not lapsed. */
    private Truth valid(Step.Power power, Party holder, Steps.Opening now, Proof.Done use) {
        EntryPointer document = use.entries().getFirst();
        Shape.site(use, steps.id(power) + "/exercisedBy/" + document, Optional.of(power.ref()), faults);
        if (power.exercisedBy() instanceof Satisfaction.ByEntry by) {
            // Why earlier uses do not count stands in their own nodes.
            new Searches(given, faults)
                    .check(
                            wanted(power, by, holder),
                            new Proof.Done(use.site(), use.entries(), use.time(), use.truth(), List.of()));
        }
        Deque<Proof> parts = new ArrayDeque<>(use.because());
        List<Truth> all = new ArrayList<>();
        all.add(openThen(power, use, parts));
        if (power.valid().isPresent()) {
            Condition valid = power.valid().get();
            steps.next(parts, use).ifPresent(part -> {
                all.add(new Conditions(given, faults).check(valid, part));
                EntryWindows.about(document, part, valid, faults);
            });
        }
        if (power.lapses().isPresent()) {
            Party giver = use.entries().getLast().party();
            all.add(lapse(power, giver, now, parts, use)
                    .map(due -> due.includes(use.time()))
                    .orElse(Truth.UNKNOWN));
        }
        if (!parts.isEmpty()) {
            faults.add(use, "has " + parts.size() + " parts too many");
        }
        Truth truth = Shape.combine(Operator.ALL, all);
        faults.same(use, "whether it is valid", use.outcome(), truth.name());
        return truth;
    }

    /** Open at the last instant at which it may have been used and, where that is not settled, at the first alike. */
    private Truth openThen(Step.Power power, Proof.Done use, Deque<Proof> parts) {
        Optional<Instant> latest = use.time().latest();
        Truth last = steps.judgedAt(latest.orElse(given.at()))
                .opening(power, power.lapses(), parts, use)
                .truth();
        boolean settled = latest.isPresent() && latest.equals(use.time().earliest());
        boolean always = power.opensOn().isEmpty()
                && power.lapses().flatMap(Steps::runsFrom).isEmpty();
        if (settled || always) {
            return last;
        }
        Truth first = steps.next(parts, use)
                .map(part -> openAtFirst(power, use, part))
                .orElse(Truth.UNKNOWN);
        return first == last ? last : Truth.UNKNOWN;
    }

    private Truth openAtFirst(Step.Power power, Proof.Done use, Proof part) {
        Shape.site(part, use.site().id() + "/earliest", Optional.of(power.ref()), faults);
        faults.same(part, "the text", part.site().text(), "open at the earliest instant");
        if (!(part instanceof Proof.Rule)) {
            faults.add(part, "is no rule");
        }
        Deque<Proof> below = new ArrayDeque<>(part.because());
        Truth truth = use.time()
                .earliest()
                .map(instant -> steps.judgedAt(instant)
                        .opening(power, power.lapses(), below, part)
                        .truth())
                .orElse(Truth.UNKNOWN);
        if (!below.isEmpty()) {
            faults.add(part, "has " + below.size() + " parts too many");
        }
        faults.same(part, "whether it was open", part.outcome(), truth.name());
        return truth;
    }

    private Searches.Wanted wanted(Step.Power power, Satisfaction.ByEntry by, Party holder) {
        Judged judged = power.lapses().map(deadline -> deadline.judged()).orElse(Judged.WITNESSED);
        return new Searches.Wanted(by, authors(by, holder, sides, given), judged, sides.of(power.against()));
    }

    /** What is claimed and what the document should contain, as it was read. */
    private void shown(Step.Power power, Deque<Proof> parts, Proof node) {
        for (Claim claim : power.claims()) {
            shown(steps.id(power) + "/claims/", claim.ref(), claim.field(), parts, node);
        }
        for (Content content : power.content()) {
            if (content instanceof Content.Field field) {
                shown(steps.id(power) + "/content/", field.ref(), field.path(), parts, node);
            }
        }
    }

    private void shown(String id, String ref, Path path, Deque<Proof> parts, Proof node) {
        steps.next(parts, node).ifPresent(part -> {
            Shape.site(part, id + path, Optional.of(ref), faults);
            if (part instanceof Proof.Claimed claimed) {
                given.sources(faults).none(part, claimed.reading());
                new Expressions(given, faults, "").path(path, claimed.reading(), part);
            } else {
                faults.add(part, "does not show " + path);
            }
        });
    }

    /** Of one log in its order; of several the earliest first, and of equally early ones by the order of their authors. */
    private void order(Searches.Wanted wanted, List<Proof.Done> uses, Proof node) {
        List<Party> authors = List.copyOf(wanted.authors());
        Comparator<Proof.Done> log = Comparator.comparingLong(
                        (Proof.Done use) -> use.entries().getLast().index())
                .thenComparingLong(use -> use.entries().getFirst().index());
        Comparator<Proof.Done> order = authors.size() < 2
                ? log
                : Comparator.comparing((Proof.Done use) -> use.time().earliest().orElse(Instant.MIN))
                        .thenComparingInt(
                                use -> authors.indexOf(use.entries().getLast().party()))
                        .thenComparing(log);
        for (int i = 1; i < uses.size(); i++) {
            if (order.compare(uses.get(i - 1), uses.get(i)) >= 0) {
                faults.add(
                        node,
                        uses.get(i - 1).entries() + " is not before "
                                + uses.get(i).entries());
            }
        }
    }

    /** Every entry that counts is there as a use, in the order in which they count. */
    private void complete(
            Step.Power power, Party holder, List<Proof.Done> uses, boolean unused, Deque<Proof> parts, Proof node) {
        if (!(power.exercisedBy() instanceof Satisfaction.ByEntry by)) {
            faults.add(node, "is used by a fact, which is not re-checked");
            return;
        }
        List<EntryPointer> documents =
                uses.stream().map(use -> use.entries().getFirst()).toList();
        for (EntryPointer candidate : new Searches(given, faults).candidates(wanted(power, by, holder))) {
            if (!documents.contains(candidate)) {
                faults.add(node, "passes over " + candidate + " in silence");
            }
        }
        order(wanted(power, by, holder), uses, node);
        if (!unused) {
            return;
        }
        steps.next(parts, node).ifPresent(part -> {
            Shape.site(part, steps.id(power) + "/satisfiedBy", Optional.of(power.ref()), faults);
            if (part instanceof Proof.Searched searched && searched.because().isEmpty()) {
                faults.same(searched, "what it looked at", searched.passed(), documents);
                faults.same(
                        searched,
                        "how far was searched",
                        searched.upTo(),
                        given.record().sizes());
                faults.same(searched, "the truth", searched.truth(), Truth.UNKNOWN);
            } else {
                faults.add(part, "is no search");
            }
        });
    }
}
