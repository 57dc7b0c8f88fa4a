package parley.agreement.load;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.pack.Ceiling.Level;
import parley.agreement.pack.Ceiling.Side;
import parley.agreement.pack.Ceiling.Zones;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;

/**
 * Checks {@code requires: { levels: contain, test: "Z4 in Z3 in area" }} when a pack is loaded: each zone lies in the
 * next, and of levels that add up the same rows none of an inner zone allows more than one of an outer.
 */
record CeilingChecks(Vocabulary vocabulary, List<Level> levels, Optional<Zones> zones) {

    void read(YamlNode node, Keys around) {
        Optional<Keys> keys =
                Keys.of(node, around.paragraph(), vocabulary.problems, "what is required", Set.of("levels", "test"));
        keys.flatMap(k -> k.needScalar("levels", "contain"))
                .filter(s -> !s.text().equals("contain"))
                .ifPresent(s -> around.problem(s, s.describe(), "contain"));
        keys.flatMap(k -> k.needScalar("test", "zones from the innermost: Z4 in Z3 in area"))
                .ifPresent(test -> chain(test, around));
    }

    private void chain(Scalar test, Keys keys) {
        List<String> chain = List.of(test.text().split(" in ", -1));
        if (zones.isEmpty()) {
            keys.problem(test, "a test of zones where there are none", "zones in the provision");
            return;
        }
        for (int i = 0; i < chain.size(); i++) {
            String zone = chain.get(i);
            if (!zones.get().words().containsKey(zone)) {
                keys.problem(test, "the zone \"" + zone + "\"", "zones from the innermost: Z4 in Z3 in area");
                return;
            }
            if (i > 0 && !zones.get().in(zone).contains(chain.get(i - 1))) {
                keys.problem(test, chain.get(i - 1) + " in " + zone, "a zone that contains it");
            }
            for (int inner = 0; inner < i; inner++) {
                bounds(chain.get(inner), zone, test, keys);
            }
        }
    }

    private void bounds(String inner, String outer, Scalar test, Keys keys) {
        for (Level small : levels) {
            for (Level large : levels) {
                boolean compared = small.in().equals(Optional.of(inner))
                        && large.in().equals(Optional.of(outer))
                        && small.per().toString().equals(large.per().toString())
                        && small.where().isEmpty()
                        && large.where().isEmpty()
                        && (large.all() || !small.all())
                        && small.side() == Side.AT_MOST
                        && large.side() == Side.AT_MOST;
                Optional<Long> least = DoubleBinds.number(large);
                Optional<Long> most = DoubleBinds.number(small);
                if (compared && least.isPresent() && most.isPresent() && most.get() > least.get()) {
                    keys.problem(
                            test,
                            small.id() + " allows " + most.get() + ", more than " + large.id() + " with " + least.get(),
                            "no more within a zone than around it");
                }
            }
        }
    }
}
