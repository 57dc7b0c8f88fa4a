package parley.agreement.load;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import parley.agreement.expr.Path;
import parley.agreement.pack.Format;
import parley.agreement.pack.Pack.RoleSource;
import parley.agreement.pack.Parties;
import parley.agreement.pack.Satisfaction;
import parley.agreement.pack.Satisfaction.By;
import parley.agreement.pack.Satisfaction.OnBehalf;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Nearest;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;

/**
 * Reads who owes or may, to whom, and what meets a duty or exercises a power.
 *
 * @param names what paths may read
 * @param self the word for the own side: debtor of a duty, holder of a power
 * @param step the step that it is of; empty outside an exchange
 */
record SatisfactionReader(
        Vocabulary vocabulary, ConditionReader conditions, Names names, String self, Optional<Step> step) {
    private static final Set<String> KEYS =
            Set.of("format", "by", "orOnBehalf", "matching", "to", "after", "when", "ref");
    private static final Set<String> ANSWERING = Set.of("to", "after");

    /**
     * A step of an exchange.
     *
     * @param id under which its entry may be read too
     * @param deadlines what reads the moments of the other steps
     */
    record Step(String id, DeadlineReader deadlines) {}

    Optional<Satisfaction> read(YamlNode node, String id, Optional<String> paragraph) {
        Optional<Keys> read = Keys.of(node, paragraph, vocabulary.problems, "what satisfies it", KEYS);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Keys keys = read.get();
        if (keys.has("when")) {
            if (keys.has("format")) {
                keys.problem(node, "format beside when", "one of the two");
            }
            ANSWERING.forEach(key -> keys.get(key)
                    .ifPresent(n -> keys.problem(n, key + " beside when", key + " beside the format of an entry")));
            return keys.scalar("when", "a condition in quotes")
                    .flatMap(s -> conditions.when(s, id, keys))
                    .map(Satisfaction.ByFact::new);
        }
        return entry(keys).map(Function.identity());
    }

    /** An entry in a format. */
    Optional<Satisfaction.ByEntry> entry(Keys keys) {
        Optional<Scalar> name = keys.needScalar("format", "a format, or when: a condition");
        Optional<By> by = keys.needScalar("by", "whose entry counts: " + self + ", either or a role")
                .flatMap(s -> by(s, keys));
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Format format = vocabulary.formats.get(name.get().text());
        if (format == null) {
            if (!vocabulary.isBroken("format " + name.get().text())) {
                keys.problem(
                        name.get(),
                        "the format " + name.get().text(),
                        Nearest.first(name.get().text(), vocabulary.formats.keySet()));
            }
            return Optional.empty();
        }
        OnBehalf onBehalf =
                keys.get("orOnBehalf").map(n -> onBehalf(n, format, keys)).orElse(OnBehalf.NONE);
        Optional<Satisfaction.Matching> matching = Optional.empty();
        if (keys.has("matching")) {
            Names scope = names.with("notice", format.name());
            Names withStep = step.map(s -> scope.with(s.id(), format.name())).orElse(scope);
            matching = keys.scalar("matching", "a condition in quotes")
                    .flatMap(s -> new Expressions(vocabulary.problems)
                            .condition(s, withStep, keys.paragraph())
                            .map(expr -> new Satisfaction.Matching(s.text(), expr)));
            if (matching.isEmpty()) {
                return Optional.empty();
            }
        }
        Optional<Satisfaction.Matching> which = matching;
        Satisfaction.Answering answering = answering(keys, by, onBehalf);
        return by.map(b -> new Satisfaction.ByEntry(format.name(), b, onBehalf, which, answering));
    }

    /** To whom it is addressed, and what it does not come before. */
    private Satisfaction.Answering answering(Keys keys, Optional<By> by, OnBehalf onBehalf) {
        if (step.isEmpty()) {
            ANSWERING.forEach(key -> keys.get(key)
                    .ifPresent(n -> keys.problem(n, key + " outside an exchange", key + " in a step of an exchange")));
            return Satisfaction.Answering.NOTHING;
        }
        Optional<Parties> to = keys.scalar("to", "a path to parties, or a role")
                .filter(s -> isOfOne(s, keys))
                .flatMap(s -> party(s, keys));
        Optional<Scalar> after = keys.scalar("after", "a step's moment, such as ask.received");
        boolean answers = self.equals("debtor") && onBehalf == OnBehalf.NONE;
        if (after.isPresent()
                && (!answers || by.filter(b -> !(b instanceof By.Self)).isPresent())) {
            keys.problem(after.get(), "after where others may give the entry", "after in a duty that its debtor meets");
        }
        return new Satisfaction.Answering(
                to, after.flatMap(s -> step.orElseThrow().deadlines().moment(s, keys)));
    }

    /** A role that all have is filled by nobody, and nothing could be addressed to it. */
    private boolean isOfOne(Scalar to, Keys keys) {
        boolean all = vocabulary.roles.get(to.text()) == RoleSource.ALL;
        if (all) {
            keys.problem(
                    to, "to the role " + to.text() + ", which all have", "a role of one party, or a path to parties");
        }
        return !all;
    }

    private Optional<By> by(Scalar scalar, Keys keys) {
        String word = scalar.text();
        if (word.equals(self)) {
            return Optional.of(new By.Self());
        }
        if (word.equals("either") && step.isPresent()) {
            return Optional.of(new By.Either());
        }
        if (vocabulary.roles.containsKey(word)) {
            return Optional.of(new By.Role(word));
        }
        String expected = step.isPresent() ? self + ", either" : self;
        keys.problem(scalar, "by " + word, expected + " or a role of the agreement " + vocabulary.roles.keySet());
        return Optional.empty();
    }

    private static OnBehalf onBehalf(YamlNode node, Format format, Keys keys) {
        String word = node instanceof Scalar s ? s.text() : "";
        if (!word.equals("true") && !word.equals("listed")) {
            keys.problem(node, node.describe(), "true (once joined) or listed");
        } else if (format.onBehalfOf().isEmpty()) {
            keys.problem(
                    node, "orOnBehalf of " + format.name() + ", which names no others", "onBehalfOf in that format");
        }
        return word.equals("listed") ? OnBehalf.LISTED : OnBehalf.JOINED;
    }

    /** One path to parties or a role, or a list of them. */
    List<Parties> parties(YamlNode node, Keys keys) {
        return keys.texts(node, "a path to parties, or a role").stream()
                .flatMap(s -> party(s, keys).stream())
                .toList();
    }

    /** A path to parties, or a role. */
    Optional<Parties> party(Scalar scalar, Keys keys) {
        if (vocabulary.roles.containsKey(scalar.text())) {
            return Optional.of(new Parties.Role(scalar.text()));
        }
        if (!scalar.text().contains(".")) {
            String expected = "a path to parties, or a role of the agreement " + vocabulary.roles.keySet();
            keys.problem(scalar, scalar.describe(), expected);
            return Optional.empty();
        }
        Optional<Path> path = new Expressions(vocabulary.problems)
                .path(scalar, names, keys.paragraph(), FactReader::isParties, "a party or [party]");
        return path.map(Parties.Each::new);
    }
}
