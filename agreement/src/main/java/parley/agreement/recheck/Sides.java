package parley.agreement.recheck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import parley.agreement.expr.Path;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Exchange.Step;
import parley.agreement.pack.Parties;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Reading;
import parley.agreement.record.KnownRecord;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/**
 * Whom the steps of an exchange name.
 *
 * @param named the parties that each path yields, in the order of the pack
 */
record Sides(Map<Path, Set<Party>> named, KnownRecord record) {

    /** Reads them off the first node of a finding. */
    static Sides read(Case given, Exchange rule, Proof node, Faults faults) {
        Shape.site(node, rule.id() + "/sides", Optional.of(rule.ref()), faults);
        List<Path> paths = paths(rule).distinct().toList();
        if (!(node instanceof Proof.Rule) || node.because().size() != paths.size()) {
            faults.add(node, "does not say whom " + paths + " yield");
            return new Sides(Map.of(), given.record());
        }
        Map<Path, Set<Party>> named = new LinkedHashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            Proof part = node.because().get(i);
            Shape.site(part, rule.id() + "/sides/" + paths.get(i), Optional.empty(), faults);
            if (part instanceof Proof.Claimed(Proof.Site _, Reading reading)) {
                given.sources(faults).stated(part, reading);
                Path path = paths.get(i);
                given.about().ifPresent(about -> about.check(path, reading, part, faults));
                named.put(paths.get(i), parties(reading, given.record()));
            } else {
                faults.add(part, "does not show what was read");
            }
        }
        Sides sides = new Sides(named, given.record());
        faults.same(node, "the sides", node.outcome(), sides.all().toString());
        return sides;
    }

    /** The paths that yield them, in the order of the pack; one may stand there again. */
    static Stream<Path> paths(Exchange rule) {
        return rule.steps().stream().flatMap(step -> {
            List<Parties> of = new ArrayList<>(whose(step));
            if (step instanceof Step.Power power) {
                of.addAll(power.against());
            }
            return of.stream()
                    .flatMap(parties -> parties instanceof Parties.Each(Path path) ? Stream.of(path) : Stream.empty());
        });
    }

    private static Set<Party> parties(Reading reading, KnownRecord record) {
        Set<Party> parties = new LinkedHashSet<>();
        Ordering.known(reading).ifPresent(value -> {
            for (Value one : value instanceof Value.Items(List<Value> items) ? items : List.of(value)) {
                if (one instanceof Value.PartyCode(Party party)) {
                    parties.add(party);
                }
            }
        });
        parties.retainAll(record.parties());
        return parties;
    }

    /** The debtors of a duty, or the holders of a power. */
    static List<Parties> whose(Step step) {
        return switch (step) {
            case Step.Power power -> power.holders();
            case Step.Duty duty -> duty.debtors();
        };
    }

    Set<Party> of(List<Parties> parties) {
        Set<Party> of = new LinkedHashSet<>();
        for (Parties each : parties) {
            switch (each) {
                case Parties.Each(Path path) -> of.addAll(named.getOrDefault(path, Set.of()));
                case Parties.Role(String role) ->
                    Optional.ofNullable(record.roles().get(role))
                            .filter(record.parties()::contains)
                            .ifPresent(of::add);
                case Parties.Others() -> of.addAll(record.parties());
            }
        }
        return of;
    }

    /** Everybody whom a path yields. */
    Set<Party> all() {
        Set<Party> all = new LinkedHashSet<>();
        named.values().forEach(all::addAll);
        return all;
    }

    Set<Party> except(Party one) {
        Set<Party> others = all();
        others.remove(one);
        return others;
    }
}
