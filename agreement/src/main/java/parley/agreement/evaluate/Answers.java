package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import parley.agreement.condition.Needs;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.record.Interval;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * What may meet a duty: of the entries that are in its format and about the subject those that do not come before what they
 * answer: by the order of their author's own log where that tells it, since his receipt of what he answers stands there too;
 * else by the clocks of both, and one of the same second does not. Immutable.
 *
 * @param uses those that count, or may, in the order of the log
 * @param perhaps those of them before the first that certainly counts: nobody can tell whether they do
 * @param proofs what was found of each, up to the first that certainly counts
 */
record Answers(List<Used> uses, List<Timing.Perhaps> perhaps, List<Proof> proofs) {
    Answers {
        uses = List.copyOf(uses);
        perhaps = List.copyOf(perhaps);
        proofs = List.copyOf(proofs);
    }

    /**
     * When what an act answers was there for its author.
     *
     * @param inLog whether it was when he gave the act, by the order of his log
     */
    record There(Interval time, Optional<Boolean> inLog) {}

    /** Whatever they answer. */
    static Answers all(List<Act> candidates) {
        return new Answers(
                candidates.stream()
                        .map(act -> new Used(act, Truth.TRUE, Collections::emptySortedSet))
                        .toList(),
                List.of(),
                List.of());
    }

    /**
     * Those that answer something.
     *
     * @param site of what is found of one, without the entry
     * @param from when what it answers was there for its author
     */
    static Answers to(Site site, List<Act> candidates, Function<Act, There> from) {
        List<Used> uses = new ArrayList<>();
        List<Timing.Perhaps> perhaps = new ArrayList<>();
        List<Proof> proofs = new ArrayList<>();
        boolean certain = false;
        for (Act act : candidates) {
            There answered = from.apply(act);
            Interval there = answered.time;
            Truth truth = answered.inLog.map(Truth::of).orElseGet(() -> isNotBefore(act.time(), there));
            if (truth != Truth.FALSE) {
                uses.add(new Used(act, truth, () -> Needs.receipts(missing(act.time(), there))));
            }
            if (!certain) {
                Site one = new Site(site.id() + act.document().pointer(), site.ref(), site.text());
                proofs.add(new Proof.Rule(one, truth.name(), List.of()));
                if (truth == Truth.UNKNOWN) {
                    perhaps.add(new Timing.Perhaps(act.time(), Needs.receipts(missing(act.time(), there))));
                }
            }
            certain |= truth == Truth.TRUE;
        }
        return new Answers(uses, perhaps, proofs);
    }

    private static Truth isNotBefore(Interval time, Interval from) {
        Optional<Boolean> before = time.latest().flatMap(last -> from.earliest().map(last::isBefore));
        Optional<Boolean> after = time.earliest().flatMap(first -> from.latest().map(last -> !first.isBefore(last)));
        if (before.orElse(false)) {
            return Truth.FALSE;
        }
        return after.orElse(false) ? Truth.TRUE : Truth.UNKNOWN;
    }

    private static SortedSet<Party> missing(Interval time, Interval from) {
        SortedSet<Party> missing = new TreeSet<>(time.missing());
        missing.addAll(from.missing());
        return missing;
    }

    List<Act> acts() {
        return uses.stream().map(Used::act).toList();
    }

    /** The first that certainly counts. */
    Optional<Act> certain() {
        return uses.stream()
                .filter(use -> use.truth() == Truth.TRUE)
                .findFirst()
                .map(Used::act);
    }
}
