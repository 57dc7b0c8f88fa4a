package parley.agreement.load;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Declare;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Provision;
import parley.agreement.yaml.Nearest;

/** Names of findings: {@code provision[.step]/subject}, or {@code provision} for one as a whole. */
final class FindingNames {
    private FindingNames() {}

    /** What was expected in its place; empty if such a finding can exist. */
    static Optional<String> fault(String finding, Map<String, Provision> provisions, Predicate<String> broken) {
        String name = finding.contains("/") ? finding.substring(0, finding.indexOf('/')) : finding;
        String id = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        Optional<String> step =
                name.contains(".") ? Optional.of(name.substring(name.indexOf('.') + 1)) : Optional.empty();
        Provision provision = provisions.get(id);
        if (provision == null) {
            return broken.test("provision " + id)
                    ? Optional.empty()
                    : Optional.of("a provision: " + Nearest.first(id, provisions.keySet()));
        }
        return switch (provision) {
            case Notify _ -> step.map(s -> id + " without the step " + s);
            case Ceiling ceiling -> {
                List<String> levels =
                        ceiling.levels().stream().map(Ceiling.Level::id).toList();
                yield step.isEmpty() || levels.contains(step.get())
                        ? Optional.empty()
                        : Optional.of(id + ". and a level: " + Nearest.first(step.get(), levels));
            }
            case Declare _ -> Optional.of("a provision that yields a verdict; " + id + " declares");
            case Exchange exchange -> {
                List<String> steps =
                        exchange.steps().stream().map(Exchange.Step::id).toList();
                yield step.isPresent() && steps.contains(step.get())
                        ? Optional.empty()
                        : Optional.of(id + ". and a step: " + Nearest.first(step.orElse(""), steps));
            }
        };
    }
}
