package parley.agreement.load;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import parley.agreement.pack.Adoption;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Declare;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Limit;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Provision;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Refrain;
import parley.agreement.pack.Report;
import parley.agreement.yaml.Nearest;

/**
 * Names of findings: {@code provision[.step]/subject}, or {@code provision} for one as a whole, which is about what nobody
 * has decided.
 */
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
            case Exchange _, Limit _, Quota _, Ceiling _ when finding.equals(id) -> Optional.empty();
            case Notify _, Report _, Refrain _, Adoption _ -> step.map(s -> id + " without the step " + s);
            case Limit limit ->
                part(
                        id,
                        step,
                        "a limit",
                        limit.limits().stream().map(Limit.Bound::id).toList());
            case Declare _ -> Optional.of("a provision that yields a verdict; " + id + " declares");
            case Ceiling ceiling ->
                part(
                        id,
                        step,
                        "a level",
                        ceiling.levels().stream().map(Ceiling.Level::id).toList());
            case Exchange exchange ->
                part(
                        id,
                        step,
                        "a step",
                        exchange.steps().stream().map(Exchange.Step::id).toList());
            case Quota quota ->
                part(
                        id,
                        step,
                        "a quota",
                        quota.lines().stream().map(Quota.Line::id).toList());
        };
    }

    private static Optional<String> part(String id, Optional<String> named, String what, List<String> parts) {
        return named.isPresent() && parts.contains(named.get())
                ? Optional.empty()
                : Optional.of(id + ". and " + what + ": " + Nearest.first(named.orElse(""), parts));
    }
}
