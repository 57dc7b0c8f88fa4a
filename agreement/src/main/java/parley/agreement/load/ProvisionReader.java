package parley.agreement.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.load.ProvisionKind.Subjects;
import parley.agreement.pack.Adoption;
import parley.agreement.pack.Anchor;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Deadline;
import parley.agreement.pack.Declare;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Joins;
import parley.agreement.pack.Limit;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Provision;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Refrain;
import parley.agreement.pack.Report;
import parley.agreement.pack.Scenario;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Nearest;
import parley.agreement.yaml.Position;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;

/** Reads provisions of every kind and, once all are read, checks what they say of one another. */
final class ProvisionReader {

    private final Vocabulary vocabulary;
    private final ScenarioReader scenarios;
    private final Map<String, Provision> provisions = new LinkedHashMap<>();
    private final Map<String, Keys> sources = new LinkedHashMap<>();

    ProvisionReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.scenarios = new ScenarioReader(
                vocabulary.formats,
                vocabulary.parameters,
                vocabulary.areas,
                PackLoader.bodies(vocabulary),
                vocabulary.problems);
    }

    void read(YamlNode node) {
        Optional<Scalar> word = kind(node);
        Optional<ProvisionKind> kind = word.map(Scalar::text).flatMap(ProvisionKind::named);
        Set<String> expected = kind.map(ProvisionKind::keys).orElse(NotifyReader.KEYS);
        Optional<Keys> read = Keys.of(node, Optional.empty(), vocabulary.problems, "a provision", expected);
        if (read.isEmpty()) {
            return;
        }
        Keys keys = read.get();
        Optional<Scalar> id = keys.needScalar("provision", "its id").filter(s -> unique(s, keys));
        Optional<String> ref = keys.needText("ref", "the paragraph that it renders");
        keys.needScalar("kind", "one of " + ProvisionKind.WORDS)
                .ifPresent(s -> keys.choice(s, ProvisionKind.WORDS, k -> k));
        Optional<FactType> subject = kind.map(ProvisionKind::subjects)
                .filter(subjects -> subjects != Subjects.NONE)
                .flatMap(subjects -> keys.needScalar("for", "the fact type of its subjects")
                        .flatMap(s -> subject(s, subjects, keys)));
        List<Scenario> beside = new ArrayList<>();
        for (YamlNode scenario : keys.list("scenarios")) {
            beside.addAll(scenarios.scenarios(scenario, keys.paragraph()));
        }
        if (id.isEmpty() || kind.isEmpty() || (subject.isEmpty() && kind.get().subjects() != Subjects.NONE)) {
            return;
        }
        String name = id.get().text();
        sources.put(name, keys);
        Heading heading = new Heading(vocabulary, keys, name, ref.orElse(""), subject, beside);
        kind.get()
                .reader()
                .read(heading)
                .ifPresentOrElse(p -> provisions.put(name, p), () -> vocabulary.breaks("provision " + name));
    }

    private static Optional<Scalar> kind(YamlNode node) {
        return node instanceof YamlNode.Mapping m
                ? m.get("kind").filter(Scalar.class::isInstance).map(Scalar.class::cast)
                : Optional.empty();
    }

    private boolean unique(Scalar id, Keys keys) {
        if (!FormReader.NAME.matcher(id.text()).matches()) {
            keys.problem(id, "the id \"" + id.text() + "\"", "a name such as prior-notification");
        }
        Keys first = sources.get(id.text());
        if (first != null) {
            keys.problem(id, "the provision " + id.text() + " again, first at " + first.at(), "each provision once");
        }
        return first == null;
    }

    private Optional<FactType> subject(Scalar scalar, Subjects subjects, Keys keys) {
        FactType fact = vocabulary.facts.get(scalar.text());
        if (fact == null) {
            keys.problem(
                    scalar, "the fact type " + scalar.text(), Nearest.first(scalar.text(), vocabulary.facts.keySet()));
            return Optional.empty();
        }
        if (subjects == Subjects.IDENTIFIED && !fact.identified()) {
            keys.problem(scalar, fact.name() + ", which has no id", "a fact type with an id");
            return Optional.empty();
        }
        boolean stated = vocabulary.formats.values().stream()
                .flatMap(f -> f.states().stream())
                .anyMatch(s -> s.fact().equals(fact.name()));
        if (!stated) {
            keys.problem(scalar, fact.name() + ", which no format states", "a format whose states name " + fact.name());
        }
        return Optional.of(fact);
    }

    /** All provisions that could be read, after the checks between them. */
    Map<String, Provision> finish() {
        Map<String, Set<String>> restsOn = new LinkedHashMap<>();
        for (Provision provision : provisions.values()) {
            Set<String> metBy = new LinkedHashSet<>();
            Set<String> exhausted = new LinkedHashSet<>();
            switch (provision) {
                case Notify notify -> {
                    metBy(notify.deadline(), metBy);
                    notify.exceptions().forEach(e -> e.deadline().ifPresent(d -> metBy(d, metBy)));
                }
                case Exchange exchange -> {
                    exchange.steps().forEach(step -> deadline(step).ifPresent(d -> metBy(d, metBy)));
                    steps(exchange);
                    QuotaGrounds grounds = new QuotaGrounds(vocabulary, provisions, exchange);
                    exhausted.addAll(grounds.quotas());
                    grounds.faults().forEach((found, expected) -> note(exchange, found, expected));
                }
                case Quota _, Limit _, Refrain _, Report _, Ceiling _, Adoption _, Declare _ -> {}
            }
            metBy.forEach(other -> other(provision, other));
            metBy.addAll(exhausted);
            restsOn.put(provision.id(), metBy);
        }
        for (Provision provision : provisions.values()) {
            Cycles.firstThrough(provision.id(), restsOn)
                    .ifPresent(way -> note(
                            provision,
                            "a circle of provisions " + String.join(" -> ", way),
                            "provisions that rest on others only"));
        }
        new DoubleBinds(vocabulary, provisions, sources).check();
        provisions.values().forEach(this::findings);
        return provisions;
    }

    private void other(Provision provision, String other) {
        if (vocabulary.isBroken("provision " + other)) {
            return;
        }
        Provision known = provisions.get(other);
        if (known == null) {
            note(provision, "metBy " + other, Nearest.first(other, provisions.keySet()));
        } else if (!(known instanceof Notify notify)) {
            note(provision, "metBy " + other + ", which is no notice", "a provision of kind notify");
        } else {
            subjectType(provision)
                    .filter(type -> !type.equals(notify.subjectType()))
                    .ifPresent(type -> note(
                            provision,
                            "metBy " + other + ", about " + notify.subjectType(),
                            "a provision about " + type));
            if (!joins(provision).equals(joins(known))) {
                note(provision, "metBy " + other + ", of which other ids are one", "the same joins in both");
            }
        }
    }

    /** By what a provision joins ids: two that rest on each other must speak of the same subjects. */
    private static List<String> joins(Provision provision) {
        return provision instanceof Notify notify
                ? notify.joins().stream()
                        .flatMap(joins -> joins.rules().stream())
                        .map(Joins.Rule::text)
                        .toList()
                : List.of();
    }

    private static Optional<String> subjectType(Provision provision) {
        return switch (provision) {
            case Notify notify -> Optional.of(notify.subjectType());
            case Exchange exchange -> Optional.of(exchange.subjectType());
            case Limit limit -> Optional.of(limit.subjectType());
            case Quota quota -> Optional.of(quota.subjectType());
            case Refrain refrain -> Optional.of(refrain.subjectType());
            case Adoption adoption -> Optional.of(adoption.subjectType());
            case Report _, Ceiling _, Declare _ -> Optional.empty();
        };
    }

    private static void metBy(Deadline deadline, Set<String> provisions) {
        if (deadline.anchor() instanceof Anchor.MetBy(var provision)) {
            provisions.add(provision);
        }
    }

    private static Optional<Deadline> deadline(Exchange.Step step) {
        return switch (step) {
            case Exchange.Step.Power power -> power.lapses();
            case Exchange.Step.Duty duty -> Optional.of(duty.deadline());
        };
    }

    /** A step may not wait for itself, through what opens it or what its deadline runs from. */
    private void steps(Exchange exchange) {
        Map<String, Set<String>> waitsFor = new LinkedHashMap<>();
        for (Exchange.Step step : exchange.steps()) {
            Set<String> others = new LinkedHashSet<>();
            step.opensOn().forEach(after -> others.add(after.step()));
            deadline(step).ifPresent(d -> {
                switch (d.anchor()) {
                    case Anchor.Received(var other) -> others.add(other);
                    case Anchor.Witnessed(var other) -> others.add(other);
                    case Anchor.At _, Anchor.Civil _, Anchor.Plus _, Anchor.MetBy _ -> {}
                }
            });
            waitsFor.put(step.id(), others);
        }
        for (Exchange.Step step : exchange.steps()) {
            Cycles.firstThrough(step.id(), waitsFor)
                    .ifPresent(way -> note(
                            exchange,
                            "a circle of steps " + String.join(" -> ", way),
                            "steps that wait for earlier ones"));
        }
    }

    /** Every expected finding must name a provision of the pack, and a step of it if it has steps. */
    private void findings(Provision provision) {
        for (Scenario scenario : provision.scenarios()) {
            for (Scenario.Expected expected : scenario.expect()) {
                FindingNames.fault(expected.finding(), provisions, vocabulary::isBroken)
                        .ifPresent(fault -> {
                            Keys keys = sources.get(provision.id());
                            Position at =
                                    new Position(keys == null ? "" : keys.at().file(), expected.line(), 1);
                            vocabulary.problems.add(
                                    at, Optional.of(provision.ref()), "the finding " + expected.finding(), fault);
                        });
            }
        }
    }

    private void note(Provision provision, String found, String expected) {
        Keys keys = sources.get(provision.id());
        if (keys != null) {
            vocabulary.problems.add(keys.at(), keys.paragraph(), found, expected);
        }
    }
}
