package parley.agreement.recheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Truth;

/** The parts of a node, wrong in their number, their order, or the kind of one of them. */
final class PartMutants {
    private PartMutants() {}

    static Map<String, List<Proof>> of(Proof node) {
        List<Proof> sound = node.because();
        Map<String, List<Proof>> all = new TreeMap<>();
        for (int i = 0; i < sound.size(); i++) {
            Proof part = sound.get(i);
            // Two days of which no date is known are told apart by nothing.
            if (!(part instanceof Proof.OnDays on) || on.days().isPresent()) {
                List<Proof> twice = new ArrayList<>(sound);
                twice.add(i, part);
                all.put("twice " + part.site().id(), twice);
            }
            List<Proof> other = new ArrayList<>(sound);
            other.set(i, new Proof.Claimed(part.site(), new Reading.None(List.of())));
            all.put("no value at " + part.site().id(), other);
            List<Proof> kind = new ArrayList<>(sound);
            kind.set(i, other(part));
            all.put("another kind of node for " + part.site().id(), kind);
            // A moment lies between the deadlines below it, in whatever order.
            if (i > 0 && !node.site().id().endsWith("/moment")) {
                List<Proof> moved = new ArrayList<>(sound);
                moved.add(i - 1, moved.remove(i));
                all.put("too early " + part.site().id(), moved);
            }
        }
        all.values().removeIf(sound::equals);
        return all;
    }

    private static Proof other(Proof part) {
        return part instanceof Proof.Rule
                ? new Proof.Stated(part.site(), Truth.UNKNOWN, new Reading.None(List.of()))
                : new Proof.Rule(part.site(), part.outcome(), part.because());
    }
}
