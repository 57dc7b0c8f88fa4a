package parley.agreement.load;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.expr.Path;
import parley.agreement.pack.Condition;
import parley.agreement.pack.Content;
import parley.agreement.pack.Deadline;
import parley.agreement.pack.DebtorRow;
import parley.agreement.pack.Joins;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Notify.ExceptionRule;
import parley.agreement.pack.Notify.Part;
import parley.agreement.pack.Parties;
import parley.agreement.pack.Satisfaction;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;

/** Reads a provision of kind {@code notify}. */
final class NotifyReader {
    static final Set<String> KEYS = Set.of(
            "provision",
            "kind",
            "ref",
            "for",
            "debtors",
            "creditors",
            "deadline",
            "satisfiedBy",
            "breachedWhen",
            "exceptions",
            "interval",
            "should",
            "content",
            "scenarios",
            "joins");
    private static final Set<String> EXCEPTION =
            Set.of("ref", "overrides", "when", "deadline", "breachedWhen", "satisfiedBy");

    private final Heading heading;
    private final Vocabulary vocabulary;
    private final Keys keys;
    private final String id;
    private final Names names;
    private final ConditionReader conditions;
    private final DeadlineReader deadlines;
    private final SatisfactionReader satisfactions;

    private NotifyReader(Heading heading) {
        this.heading = heading;
        this.vocabulary = heading.vocabulary();
        this.keys = heading.keys();
        this.id = heading.id();
        String subject = heading.subject().name();
        this.names = Names.of(vocabulary, List.of(subject));
        this.conditions = ConditionReader.about(vocabulary, subject);
        this.deadlines = new DeadlineReader(vocabulary, names, Map.of());
        this.satisfactions = new SatisfactionReader(vocabulary, conditions, names, "debtor", Optional.empty());
    }

    static Optional<Notify> read(Heading heading) {
        return new NotifyReader(heading).read();
    }

    private Optional<Notify> read() {
        Optional<List<DebtorRow>> debtors = new DebtorReader(vocabulary, conditions, satisfactions).read(keys, id);
        Optional<Parties> creditors = keys.needScalar("creditors", "others, a path to parties, or a role")
                .flatMap(s -> s.text().equals("others") || s.text().equals("other")
                        ? Optional.of(new Parties.Others())
                        : satisfactions.party(s, keys));
        Optional<Deadline> deadline =
                keys.need("deadline", "by when").flatMap(n -> deadlines.read(n, keys.paragraph()));
        Optional<Satisfaction> satisfiedBy = keys.need("satisfiedBy", "the format of the notice and by whom")
                .flatMap(n -> satisfactions.read(n, id + "/satisfiedBy", keys.paragraph()));
        Optional<Path> breachedWhen = breachedWhen(keys);
        List<ExceptionRule> exceptions = exceptions();
        Optional<Notify.WhileHolds> interval = keys.get("interval").flatMap(this::interval);
        List<Content> content = new ContentReader(vocabulary, names).read(keys, satisfiedBy);
        Optional<Joins> joins = keys.get("joins")
                .flatMap(n -> new JoinsReader(vocabulary, heading.subject()).read(n, id + "/joins", keys.paragraph()));
        boolean whole = debtors.isPresent() && creditors.isPresent();
        boolean failed = keys.has("joins") && joins.isEmpty();
        if (!whole || failed || deadline.isEmpty() || satisfiedBy.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Notify(
                id,
                heading.ref(),
                heading.subject().name(),
                debtors.get(),
                creditors.get(),
                deadline.get(),
                satisfiedBy.get(),
                breachedWhen,
                exceptions,
                interval,
                keys.flag("should"),
                content,
                joins,
                heading.scenarios()));
    }

    private Optional<Path> breachedWhen(Keys of) {
        return of.scalar("breachedWhen", "a path to a date or an instant")
                .flatMap(s -> new Expressions(vocabulary.problems)
                        .path(s, names, of.paragraph(), ConditionReader::isTime, "a date or an instant"));
    }

    private Optional<Notify.WhileHolds> interval(YamlNode node) {
        Optional<Keys> read =
                Keys.of(node, keys.paragraph(), vocabulary.problems, "an interval", Set.of("ref", "while"));
        Optional<String> ref = read.flatMap(k -> k.needText("ref", "the paragraph that speaks of these days"));
        Optional<Condition> condition = read.flatMap(
                k -> k.need("while", "a condition").flatMap(n -> conditions.read(n, id + "/interval", k.paragraph())));
        return ref.flatMap(r -> condition.map(c -> new Notify.WhileHolds(r, c)));
    }

    private List<ExceptionRule> exceptions() {
        List<ExceptionRule> rules = new ArrayList<>();
        List<YamlNode> nodes = keys.list("exceptions");
        List<YamlNode> read = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            YamlNode node = nodes.get(i);
            exception(node, i).ifPresent(rule -> {
                rules.add(rule);
                read.add(node);
            });
        }
        for (int later = 1; later < rules.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                conflict(rules.get(earlier), rules.get(later), read.get(later));
            }
        }
        return rules;
    }

    private void conflict(ExceptionRule one, ExceptionRule other, YamlNode at) {
        Set<Part> both = EnumSet.copyOf(one.overrides());
        both.retainAll(other.overrides());
        if (both.isEmpty()) {
            return;
        }
        String parts = String.join(", ", both.stream().map(Part::word).toList());
        String found = "an exception to " + parts + " that may apply together with the one of " + one.ref();
        switch (Exclusion.of(one.when(), other.when(), names)) {
            case SHOWN -> {}
            case REFUTED -> keys.problem(at, found, "conditions that exclude each other");
            case TOO_MANY -> keys.problem(at, found, "conditions simple enough to show that they exclude each other");
        }
    }

    private Optional<ExceptionRule> exception(YamlNode node, int index) {
        Optional<Keys> read = Keys.of(node, keys.paragraph(), vocabulary.problems, "an exception", EXCEPTION);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Keys rule = read.get();
        Optional<String> ref = rule.needText("ref", "the paragraph that makes the exception");
        Set<Part> overrides = overrides(rule);
        String where = id + "/exceptions/" + index;
        Optional<Condition> when = rule.need("when", "a condition")
                .flatMap(n -> n instanceof Scalar
                        ? rule.scalar("when", "a condition in quotes").flatMap(s -> conditions.when(s, where, rule))
                        : conditions.read(n, where, rule.paragraph()));
        Optional<Deadline> deadline = rule.get("deadline").flatMap(n -> deadlines.read(n, rule.paragraph()));
        Optional<Path> breachedWhen = breachedWhen(rule);
        Optional<Satisfaction> satisfiedBy =
                rule.get("satisfiedBy").flatMap(n -> satisfactions.read(n, where + "/satisfiedBy", rule.paragraph()));
        replacement(rule, overrides, Part.DEADLINE, true);
        replacement(rule, overrides, Part.SATISFIED_BY, true);
        replacement(rule, overrides, Part.BREACHED_WHEN, false);
        if (ref.isEmpty() || when.isEmpty() || overrides.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ExceptionRule(ref.get(), overrides, when.get(), deadline, breachedWhen, satisfiedBy));
    }

    private static Set<Part> overrides(Keys rule) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        if (rule.need("overrides", "what it overrides: applies, deadline, breachedWhen or satisfiedBy")
                .isPresent()) {
            for (Scalar word : rule.texts("overrides", "a part of the provision")) {
                rule.choice(word, List.of(Part.values()), Part::word).ifPresent(parts::add);
            }
        }
        return parts;
    }

    private static void replacement(Keys rule, Set<Part> overrides, Part part, boolean needed) {
        boolean given = rule.has(part.word());
        if (given && !overrides.contains(part)) {
            rule.problem(
                    rule.get(part.word()).orElseThrow(), "another " + part.word(), part.word() + " under overrides");
        } else if (!given && needed && overrides.contains(part)) {
            rule.need(part.word(), "what holds instead");
        }
    }
}
