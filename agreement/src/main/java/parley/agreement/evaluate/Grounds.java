package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.condition.Needs;
import parley.agreement.condition.Program;
import parley.agreement.pack.Exchange.Step;
import parley.agreement.pack.Exchange.Unless;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * The grounds on which a duty of an exchange is not owed, or its omission excused, in the order of the pack. A ground
 * that is TRUE gives its verdict to what was not met, and leaves {@code met} possible while nobody knows whether it was; one
 * that is UNKNOWN leaves both possible.
 *
 * @param id of the step
 * @param due the deadline of the duty
 */
record Grounds(Scene scene, Facts facts, String id, Step.Duty duty, Party debtor, Due due) {

    /** Whether one ground holds. */
    private record Held(Truth truth, SortedSet<Need> needs, Proof proof) {}

    Outcome apply(Outcome done, List<Proof> because, List<String> cites) {
        Outcome outcome = done;
        for (Unless unless : duty.unless()) {
            String place = id + "/unless/" + duty.unless().indexOf(unless);
            List<String> refs = new ArrayList<>(List.of(unless.ref()));
            Held held = switch (unless) {
                case Unless.Claimed claimed -> claimed(claimed, place);
                case Unless.Exhausted exhausted -> exhausted(exhausted, place, refs);
            };
            because.add(held.proof);
            Truth met = outcome.isOneOf(EnumSet.of(Verdict.MET));
            if (held.truth != Truth.FALSE && met != Truth.TRUE) {
                Outcome then = met == Truth.FALSE
                        ? Outcome.of(unless.then())
                        : new Outcome(EnumSet.of(Verdict.MET, unless.then()), outcome.needs());
                outcome = Outcome.when(held.truth, held.needs, then, outcome);
                cites.addAll(refs);
            }
        }
        return outcome;
    }

    private Held claimed(Unless.Claimed ground, String place) {
        Reading claimed = facts.read(ground.claimed());
        Truth stated = claimed instanceof Reading.Known ? Truth.TRUE : Truth.FALSE;
        Proof claim = new Proof.Stated(
                new Site(
                        place,
                        Optional.of(ground.ref()),
                        ground.claimed() + " claimed: " + ground.then().word()),
                stated,
                claimed);
        if (ground.when().isEmpty()) {
            return new Held(stated, new TreeSet<>(), claim);
        }
        Proof when = facts.prove(ground.when().get());
        Truth both = stated.and(Program.truth(when));
        Site site = new Site(place + "/both", Optional.of(ground.ref()), "a ground that holds");
        return new Held(both, Needs.of(when), new Proof.Combined(site, Operator.ALL, both, List.of(claim, when)));
    }

    private Held exhausted(Unless.Exhausted ground, String place, List<String> refs) {
        if (!(scene.pack().provision(ground.quota()).orElse(null) instanceof Quota quota)) {
            throw new IllegalStateException("a loaded pack has no quota " + ground.quota());
        }
        Exhaustion.Found found =
                Exhaustion.find(scene, quota, facts.account().holder(), facts.subject(), debtor, due, ground, place);
        refs.addAll(found.cites());
        return new Held(found.truth(), found.needs(), found.proof());
    }
}
