package parley.agreement.recheck;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import parley.agreement.pack.Exchange.Step;
import parley.agreement.pack.Exchange.Unless;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/** Re-checks the grounds on which a duty is not owed, or its omission excused. */
final class Grounds {
    private final Case given;
    private final Faults faults;

    Grounds(Case given, Faults faults) {
        this.given = given;
        this.faults = faults;
    }

    /**
     * Whether a ground holds.
     *
     * @param then the verdict that it gives
     */
    record Held(Truth truth, Verdict then, List<String> cites) {}

    /** As many as the step has; fewer where a part is missing. */
    List<Held> check(String id, Step.Duty duty, Party debtor, Optional<Steps.Due> due, Deque<Proof> parts) {
        List<Held> grounds = new ArrayList<>();
        for (Unless unless : duty.unless()) {
            Proof part = parts.poll();
            if (part == null || due.isEmpty()) {
                return grounds;
            }
            String place = id + "/unless/" + duty.unless().indexOf(unless);
            grounds.add(
                    switch (unless) {
                        case Unless.Claimed claimed ->
                            new Held(claimed(claimed, place, part), claimed.then(), List.of(claimed.ref()));
                        case Unless.Exhausted exhausted ->
                            new Exhaustions(given.aboutOthers(), faults, exhausted, debtor, due.get())
                                    .check(place, part);
                    });
        }
        return grounds;
    }

    /** A field that is stated, and what must hold of it besides. */
    private Truth claimed(Unless.Claimed ground, String place, Proof node) {
        if (ground.when().isEmpty()) {
            return claim(ground, place, node);
        }
        Shape.site(node, place + "/both", Optional.of(ground.ref()), faults);
        Optional<List<Proof>> both = Shape.parts(node, Operator.ALL, 2, faults);
        if (both.isEmpty()) {
            return Truth.UNKNOWN;
        }
        Truth truth = Shape.combine(
                Operator.ALL,
                List.of(
                        claim(ground, place, both.get().getFirst()),
                        new Conditions(given, faults)
                                .check(ground.when().get(), both.get().getLast())));
        faults.same(node, "whether it holds", node.outcome(), truth.name());
        return truth;
    }

    private Truth claim(Unless.Claimed ground, String place, Proof node) {
        Shape.site(node, place, Optional.of(ground.ref()), faults);
        if (!(node instanceof Proof.Stated stated)) {
            faults.add(node, "is no claim");
            return Truth.UNKNOWN;
        }
        faults.same(
                node,
                "the text",
                node.site().text(),
                ground.claimed() + " claimed: " + ground.then().word());
        new Expressions(given, faults, "").path(ground.claimed(), stated.reading(), node);
        Truth claimed = Truth.of(stated.reading() instanceof Reading.Known);
        faults.same(node, "whether it is claimed", stated.truth(), claimed);
        return claimed;
    }
}
