package parley.agreement.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.pack.Anchor;
import parley.agreement.pack.Condition;
import parley.agreement.pack.Content;
import parley.agreement.pack.Deadline;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Exchange.Step;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Parties;
import parley.agreement.pack.Satisfaction;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.Verdict;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Nearest;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;

/** Reads a provision of kind {@code exchange}. */
final class ExchangeReader {
    static final Set<String> KEYS = Set.of("provision", "kind", "ref", "for", "steps", "scenarios");
    private static final Set<String> STEP = Set.of(
            "id",
            "ref",
            "power",
            "duty",
            "deadline",
            "satisfiedBy",
            "opensOn",
            "claims",
            "content",
            "valid",
            "lapses",
            "refused",
            "unless",
            "should");
    private static final Set<String> ONLY_POWER = Set.of("valid", "lapses");
    private static final Set<String> ONLY_DUTY = Set.of("deadline", "satisfiedBy", "refused", "unless", "should");
    private static final List<Verdict> OF_POWER =
            List.of(Verdict.CLOSED, Verdict.OPEN, Verdict.EXERCISED, Verdict.INVALID, Verdict.LAPSED);
    private static final List<Verdict> OF_DUTY = List.of(
            Verdict.NOT_OWED,
            Verdict.DUE,
            Verdict.MET,
            Verdict.LATE,
            Verdict.OVERDUE,
            Verdict.BREACHED,
            Verdict.EXCUSED);

    private final Vocabulary vocabulary;
    private final Keys keys;
    private final String id;
    private final FactType subject;
    private final Names names;
    private final ConditionReader conditions;
    private final Expressions expressions;
    private final Map<String, Boolean> powers = new LinkedHashMap<>();
    private final Map<String, Optional<String>> formats = new LinkedHashMap<>();

    private ExchangeReader(Heading heading) {
        this.vocabulary = heading.vocabulary();
        this.keys = heading.keys();
        this.id = heading.id();
        this.subject = heading.subject();
        this.names = Names.of(vocabulary, List.of(subject.name()));
        this.conditions = ConditionReader.about(vocabulary, subject.name());
        this.expressions = new Expressions(vocabulary.problems);
    }

    static Optional<Exchange> read(Heading heading) {
        return new ExchangeReader(heading).read(heading.ref(), heading.scenarios());
    }

    private Optional<Exchange> read(String ref, List<Scenario> scenarios) {
        List<YamlNode> nodes = keys.needList("steps", "a list of steps");
        nodes.forEach(this::announce);
        List<Step> steps = new ArrayList<>();
        for (YamlNode node : nodes) {
            Keys.of(node, keys.paragraph(), vocabulary.problems, "a step", STEP)
                    .flatMap(this::step)
                    .ifPresent(steps::add);
        }
        return steps.size() == nodes.size() && !steps.isEmpty() && isSettled(steps)
                ? Optional.of(new Exchange(id, ref, subject.name(), steps, scenarios))
                : Optional.empty();
    }

    /** Learns the ids of all steps before any is read, since each may name any other. */
    private void announce(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping step) || !(step.get("id").orElse(node) instanceof Scalar name)) {
            return;
        }
        if (!FormReader.NAME.matcher(name.text()).matches()) {
            keys.problem(name, "the step \"" + name.text() + "\"", "a name such as ask-meeting");
        } else if (names.hasRoot(name.text())) {
            keys.problem(name, "the step " + name.text() + ", named like its subject", "another name");
        } else if (powers.putIfAbsent(name.text(), step.get("power").isPresent()) != null) {
            keys.problem(name, "the step " + name.text() + " again", "each step once");
        } else {
            formats.put(name.text(), formatOf(step));
        }
    }

    /** The format by which a power is used; of a duty nothing is counted by what its entry says. */
    private static Optional<String> formatOf(YamlNode.Mapping step) {
        return step.get("power")
                .flatMap(node -> node instanceof YamlNode.Mapping power ? power.get("exercisedBy") : Optional.empty())
                .flatMap(node -> node instanceof YamlNode.Mapping by ? by.get("format") : Optional.empty())
                .flatMap(node -> node instanceof Scalar format ? Optional.of(format.text()) : Optional.empty());
    }

    /** Nothing runs from an entry of which it may be open whether it came in time to be an answer. */
    private boolean isSettled(List<Step> steps) {
        boolean settled = true;
        for (Step step : steps) {
            Optional<String> from =
                    deadline(step).flatMap(deadline -> deadline.anchor().ofStep());
            boolean answers = steps.stream()
                    .filter(other -> from.filter(other.id()::equals).isPresent())
                    .anyMatch(other -> after(other).isPresent());
            if (answers) {
                keys.problem(
                        keys.mapping(),
                        step.id() + ", counted from " + from.orElseThrow() + ", which is met after another step only",
                        "a deadline from a step without after");
                settled = false;
            }
        }
        return settled;
    }

    private static Optional<Deadline> deadline(Step step) {
        return switch (step) {
            case Step.Power power -> power.lapses();
            case Step.Duty duty -> Optional.of(duty.deadline());
        };
    }

    private static Optional<Anchor> after(Step step) {
        return step instanceof Step.Duty duty && duty.satisfiedBy() instanceof Satisfaction.ByEntry by
                ? by.answering().after()
                : Optional.empty();
    }

    private Optional<Step> step(Keys step) {
        Optional<String> name = step.needText("id", "its name");
        Optional<String> ref = step.needText("ref", "the paragraph that it renders");
        if (step.has("power") == step.has("duty")) {
            step.problem(
                    step.mapping(),
                    step.has("power") ? "power beside duty" : "neither power nor duty",
                    "one of the two");
            return Optional.empty();
        }
        boolean power = step.has("power");
        for (String key : power ? ONLY_DUTY : ONLY_POWER) {
            step.get(key)
                    .ifPresent(n -> step.problem(
                            n,
                            key + " of a " + (power ? "power" : "duty"),
                            "a " + (power ? "duty" : "power") + " with " + key));
        }
        if (name.isEmpty()) {
            return Optional.empty();
        }
        List<Exchange.After> opensOn = opensOn(step);
        List<Exchange.Claim> claims = claims(step);
        return power
                ? power(step, name.get(), ref.orElse(""), opensOn, claims)
                : duty(step, name.get(), ref.orElse(""), opensOn, claims);
    }

    private Optional<Step> power(
            Keys step, String name, String ref, List<Exchange.After> opensOn, List<Exchange.Claim> claims) {
        Optional<Keys> read = step.get("power")
                .flatMap(node -> Keys.of(
                        node,
                        step.paragraph(),
                        vocabulary.problems,
                        "a power",
                        Set.of("holder", "against", "exercisedBy")));
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Keys power = read.get();
        SatisfactionReader satisfactions =
                new SatisfactionReader(vocabulary, conditions, names, "holder", Optional.of(of(name)));
        List<Parties> holders = power.need("holder", "who may: a path to parties, or a role")
                .map(n -> satisfactions.parties(n, power))
                .orElse(List.of());
        List<Parties> against =
                power.get("against").map(n -> satisfactions.parties(n, power)).orElse(List.of());
        Optional<Satisfaction> exercisedBy = power.need("exercisedBy", "the format of the entry and by whom")
                .flatMap(n -> satisfactions.read(n, where(name, "exercisedBy"), step.paragraph()));
        Optional<Condition> valid = step.get("valid")
                .flatMap(n -> conditions.withWindows().read(n, where(name, "valid"), step.paragraph()));
        Optional<Deadline> lapses = step.get("lapses").flatMap(n -> deadlines().read(n, step.paragraph()));
        List<Content> content = new ContentReader(vocabulary, names).read(step, exercisedBy);
        return exercisedBy.map(
                by -> new Step.Power(name, ref, holders, against, by, opensOn, claims, content, valid, lapses));
    }

    private Optional<Step> duty(
            Keys step, String name, String ref, List<Exchange.After> opensOn, List<Exchange.Claim> claims) {
        Optional<Keys> duty = step.get("duty")
                .flatMap(node -> Keys.of(node, step.paragraph(), vocabulary.problems, "a duty", Set.of("debtor")));
        SatisfactionReader satisfactions =
                new SatisfactionReader(vocabulary, conditions, names, "debtor", Optional.of(of(name)));
        List<Parties> debtors = duty.flatMap(d -> d.need("debtor", "who must: a path to parties, or a role")
                        .map(n -> satisfactions.parties(n, d)))
                .orElse(List.of());
        Optional<Deadline> deadline =
                step.need("deadline", "by when").flatMap(n -> deadlines().read(n, step.paragraph()));
        Optional<Satisfaction> satisfiedBy = step.need("satisfiedBy", "what meets it")
                .flatMap(n -> satisfactions.read(n, where(name, "satisfiedBy"), step.paragraph()));
        List<Content> content = new ContentReader(vocabulary, names).read(step, satisfiedBy);
        List<Exchange.Unless> unless =
                new GroundReader(vocabulary, conditions, names).read(step, where(name, "unless"));
        Optional<Scalar> refused = step.scalar("refused", "breached");
        refused.filter(s -> !s.text().equals("breached")).ifPresent(s -> step.problem(s, s.describe(), "breached"));
        if (refused.isPresent() && satisfiedBy.isPresent() && !(satisfiedBy.get() instanceof Satisfaction.ByFact)) {
            step.problem(refused.get(), "refused of a document", "satisfiedBy: { when }, which can be refused");
        }
        satisfiedBy
                .filter(with -> with instanceof Satisfaction.ByEntry entry && !isCountedFrom(deadline, entry))
                .ifPresent(_ -> step.problem(
                        step.get("satisfiedBy").orElseThrow(),
                        "after another step than the one that the deadline runs from",
                        "after the step that the deadline runs from"));
        return deadline.flatMap(by -> satisfiedBy.map(with -> new Step.Duty(
                name,
                ref,
                debtors,
                by,
                with,
                opensOn,
                claims,
                content,
                refused.isPresent(),
                unless,
                step.flag("should"))));
    }

    /** What it comes after is what its deadline runs from: a step has no other for which it would have to wait. */
    private static boolean isCountedFrom(Optional<Deadline> deadline, Satisfaction.ByEntry entry) {
        Optional<String> after = entry.answering().after().flatMap(Anchor::ofStep);
        return after.isEmpty()
                || deadline.isEmpty()
                || after.equals(deadline.get().anchor().ofStep());
    }

    private SatisfactionReader.Step of(String name) {
        return new SatisfactionReader.Step(name, deadlines());
    }

    private DeadlineReader deadlines() {
        return new DeadlineReader(vocabulary, names, formats);
    }

    private String where(String step, String part) {
        return id + "." + step + "/" + part;
    }

    private List<Exchange.After> opensOn(Keys step) {
        List<Exchange.After> opens = new ArrayList<>();
        for (Scalar scalar : step.texts("opensOn", "a step and its verdict, such as reply.overdue")) {
            int dot = scalar.text().lastIndexOf('.');
            String other = dot < 0 ? scalar.text() : scalar.text().substring(0, dot);
            if (dot < 0 || !powers.containsKey(other)) {
                step.problem(
                        scalar,
                        scalar.describe(),
                        dot < 0
                                ? "a step and its verdict, such as reply.overdue"
                                : "a step: " + Nearest.first(other, powers.keySet()));
                continue;
            }
            List<Verdict> possible = Boolean.TRUE.equals(powers.get(other)) ? OF_POWER : OF_DUTY;
            String word = scalar.text().substring(dot + 1);
            possible.stream()
                    .filter(v -> v.word().equals(word))
                    .findFirst()
                    .ifPresentOrElse(
                            v -> opens.add(new Exchange.After(other, v)),
                            () -> step.problem(
                                    scalar,
                                    "\"" + word + "\" of the step " + other,
                                    Nearest.first(
                                            word,
                                            possible.stream().map(Verdict::word).toList())));
        }
        return opens;
    }

    private List<Exchange.Claim> claims(Keys step) {
        List<Exchange.Claim> claims = new ArrayList<>();
        for (YamlNode node : step.list("claims")) {
            Keys.of(node, step.paragraph(), vocabulary.problems, "a claim", Set.of("ref", "field"))
                    .ifPresent(keys -> {
                        Optional<String> ref = keys.needText("ref", "the paragraph");
                        keys.needScalar("field", "the field in which it is claimed")
                                .flatMap(s -> expressions.path(s, names, keys.paragraph(), _ -> true, ""))
                                .ifPresent(path -> ref.ifPresent(r -> claims.add(new Exchange.Claim(r, path))));
                    });
        }
        return claims;
    }
}
