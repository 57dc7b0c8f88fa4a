package parley.node.view.office;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A call-out with its steps in the order in which they were written. */
public record CallOut(long number, Instant at, Concern concern, List<Step> steps) {
    public CallOut {
        steps = List.copyOf(steps);
    }

    /** A step, and when it was written. */
    public record Step(Instant written, Call call) {}

    /** Whether people may still be called. */
    public boolean open() {
        return outcome().isEmpty();
    }

    /** How it ended. */
    public Optional<Step> outcome() {
        return steps.stream()
                .filter(step -> step.call().kind() == Call.Kind.CLOSED)
                .findFirst();
    }
}
