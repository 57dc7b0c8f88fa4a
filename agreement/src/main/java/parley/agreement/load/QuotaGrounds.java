package parley.agreement.load;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Exchange.Step.Duty;
import parley.agreement.pack.Exchange.Unless.Exhausted;
import parley.agreement.pack.Parties;
import parley.agreement.pack.Provision;
import parley.agreement.pack.Quota;
import parley.agreement.yaml.Nearest;

/** The quotas on which the duties of an exchange rest, and whether they can: checked once all provisions are read. */
record QuotaGrounds(Vocabulary vocabulary, Map<String, Provision> provisions, Exchange exchange) {

    Set<String> quotas() {
        Set<String> quotas = new LinkedHashSet<>();
        duties().forEach(duty -> grounds(duty).forEach(ground -> quotas.add(ground.quota())));
        return quotas;
    }

    /** What was expected in place of each ground that cannot be one. */
    Map<String, String> faults() {
        Map<String, String> faults = new LinkedHashMap<>();
        duties().forEach(duty -> grounds(duty)
                .forEach(ground -> fault(duty, ground)
                        .ifPresent(expected -> faults.put(
                                "exhausted " + ground.quota()
                                        + ground.line().map(line -> "." + line).orElse("") + " of the step "
                                        + duty.id(),
                                expected))));
        return faults;
    }

    private Stream<Duty> duties() {
        return exchange.steps().stream().filter(Duty.class::isInstance).map(Duty.class::cast);
    }

    private static Stream<Exhausted> grounds(Duty duty) {
        return duty.unless().stream().filter(Exhausted.class::isInstance).map(Exhausted.class::cast);
    }

    private Optional<String> fault(Duty duty, Exhausted ground) {
        if (vocabulary.isBroken("provision " + ground.quota())) {
            return Optional.empty();
        }
        if (!(provisions.get(ground.quota()) instanceof Quota quota)) {
            List<String> quotas = provisions.values().stream()
                    .filter(Quota.class::isInstance)
                    .map(Provision::id)
                    .toList();
            return Optional.of("a provision of kind quota: " + Nearest.first(ground.quota(), quotas));
        }
        if (!quota.subjectType().equals(exchange.subjectType())) {
            return Optional.of("a quota about " + exchange.subjectType());
        }
        List<String> lines = quota.lines().stream().map(Quota.Line::id).toList();
        if (ground.line().isPresent() && !lines.contains(ground.line().get())) {
            return Optional.of("a quota: " + Nearest.first(ground.line().get(), lines));
        }
        return duty.debtors().equals(List.of(new Parties.Each(quota.obliged())))
                ? Optional.empty()
                : Optional.of("a duty of " + quota.obliged() + ", whose log orders the quota");
    }
}
