package parley.node.view.mail;

import java.util.List;
import java.util.Optional;

/** A letter on its way to one address, with what has happened in its order. */
public record Delivery(MailAddress to, List<Step> steps) {
    public Delivery {
        steps = List.copyOf(steps);
    }

    /** What happened last; empty while it only waits. */
    public Optional<Step> latest() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast());
    }

    /** Whether it is still under way. */
    public boolean open() {
        return latest().map(step -> !step.kind().last()).orElse(true);
    }

    /** How often it was tried in vain. */
    public long tries() {
        return steps.stream()
                .filter(step -> step.kind() == Step.Kind.POSTPONED || step.kind() == Step.Kind.PERHAPS)
                .count();
    }

    /** Whether the relay may have it, or have it more than once. */
    public boolean perhaps() {
        return steps.stream().anyMatch(step -> step.kind() == Step.Kind.PERHAPS);
    }
}
