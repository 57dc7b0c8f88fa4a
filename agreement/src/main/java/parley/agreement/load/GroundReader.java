package parley.agreement.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.expr.Path;
import parley.agreement.pack.Condition;
import parley.agreement.pack.Exchange.Unless;
import parley.agreement.pack.Verdict;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.YamlNode;

/** Reads {@code unless}: the grounds on which a duty of an exchange is not owed, or its omission excused. */
record GroundReader(Vocabulary vocabulary, ConditionReader conditions, Names names) {
    private static final Set<String> KEYS = Set.of("ref", "claimed", "when", "exhausted", "then");

    List<Unless> read(Keys step, String id) {
        List<Unless> grounds = new ArrayList<>();
        for (YamlNode node : step.list("unless")) {
            Keys.of(node, step.paragraph(), vocabulary.problems, "a ground", KEYS)
                    .flatMap(ground -> ground(ground, id + "/" + grounds.size()))
                    .ifPresent(grounds::add);
        }
        return grounds;
    }

    private Optional<Unless> ground(Keys ground, String id) {
        Optional<String> ref = ground.needText("ref", "the paragraph that grants it");
        Optional<Verdict> then = ground.needScalar("then", "what follows")
                .flatMap(s -> ground.choice(s, List.of(Verdict.NOT_OWED, Verdict.EXCUSED), Verdict::word));
        if (ground.has("claimed") == ground.has("exhausted")) {
            ground.problem(
                    ground.mapping(),
                    ground.has("claimed") ? "claimed beside exhausted" : "neither claimed nor exhausted",
                    "one of the two");
            return Optional.empty();
        }
        if (ground.has("exhausted")) {
            ground.get("when").ifPresent(n -> ground.problem(n, "when beside exhausted", "when beside claimed only"));
            return ground.needScalar("exhausted", "a provision of kind quota, or one of its quotas")
                    .flatMap(s -> ref.flatMap(r -> then.map(t -> exhausted(s.text(), r, t))));
        }
        Optional<Path> claimed = ground.needScalar("claimed", "the field in which the ground is claimed")
                .flatMap(s -> new Expressions(vocabulary.problems).path(s, names, ground.paragraph(), _ -> true, ""));
        Optional<Condition.When> when =
                ground.scalar("when", "a condition in quotes").flatMap(s -> conditions.when(s, id + "/when", ground));
        return ground.has("when") && when.isEmpty()
                ? Optional.empty()
                : ref.flatMap(r -> claimed.flatMap(c -> then.map(t -> new Unless.Claimed(r, c, when, t))));
    }

    private static Unless exhausted(String quota, String ref, Verdict then) {
        int dot = quota.indexOf('.');
        return new Unless.Exhausted(
                ref,
                dot < 0 ? quota : quota.substring(0, dot),
                dot < 0 ? Optional.empty() : Optional.of(quota.substring(dot + 1)),
                then);
    }
}
