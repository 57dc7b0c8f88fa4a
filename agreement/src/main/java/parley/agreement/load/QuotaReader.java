package parley.agreement.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.expr.Path;
import parley.agreement.pack.Computed;
import parley.agreement.pack.Condition;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Quota.By;
import parley.agreement.pack.Quota.Counting;
import parley.agreement.pack.Quota.Line;
import parley.agreement.value.Type;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Nearest;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;

/** Reads a provision of kind {@code quota}. */
final class QuotaReader {
    static final Set<String> KEYS =
            Set.of("provision", "kind", "ref", "for", "parameters", "asOf", "quotas", "order", "consumes", "scenarios");
    private static final Set<String> LINE = Set.of("id", "ref", "per", "atMost", "counting", "where");
    private static final String LOG_OF = "log of ";
    private static final int YEARS = 50;

    private final Heading heading;
    private final Vocabulary vocabulary;
    private final Keys keys;
    private final FactType subject;
    private final Names names;
    private final ConditionReader conditions;
    private final Expressions expressions;
    private final ComputedReader computed;

    private QuotaReader(Heading heading) {
        this.heading = heading;
        this.vocabulary = heading.vocabulary();
        this.keys = heading.keys();
        this.subject = heading.subject();
        this.names = Names.of(vocabulary, List.of(subject.name()));
        this.conditions = ConditionReader.about(vocabulary, subject.name());
        this.expressions = new Expressions(vocabulary.problems);
        this.computed = new ComputedReader(vocabulary, keys, heading.id(), subject.name());
    }

    static Optional<Quota> read(Heading heading) {
        return new QuotaReader(heading).read();
    }

    private Optional<Quota> read() {
        Map<String, Computed> parameters = computed.read();
        Optional<Path> obliged = keys.needScalar("order", "log of the obliged party: log of inspection.to")
                .flatMap(this::obliged);
        Optional<Quota.AsOf> asOf = keys.get("asOf").flatMap(this::asOf);
        Optional<Quota.Consumes> consumes =
                keys.need("consumes", "when a use counts: { ref, from }").flatMap(this::consumes);
        List<YamlNode> nodes = keys.needList("quotas", "a list of quotas { id, ref, per, atMost, counting }");
        Map<String, Line> lines = new LinkedHashMap<>();
        for (YamlNode node : nodes) {
            Keys.of(node, keys.paragraph(), vocabulary.problems, "a quota", LINE)
                    .ifPresent(line -> line(line, obliged)
                            .filter(read -> unique(read, line, lines))
                            .ifPresent(read -> lines.put(read.id(), read)));
        }
        boolean whole = lines.size() == nodes.size()
                && !lines.isEmpty()
                && keys.has("asOf") == asOf.isPresent()
                && computed.isWhole();
        return obliged.filter(_ -> whole)
                .flatMap(path -> consumes.map(when -> new Quota(
                        heading.id(),
                        heading.ref(),
                        subject.name(),
                        List.copyOf(lines.values()),
                        path,
                        when,
                        parameters,
                        asOf,
                        heading.scenarios())));
    }

    private static boolean unique(Line line, Keys at, Map<String, Line> lines) {
        if (lines.containsKey(line.id())) {
            at.problem(at.mapping(), "the quota " + line.id() + " again", "each quota once");
        }
        return !lines.containsKey(line.id());
    }

    private Optional<Path> obliged(Scalar scalar) {
        if (!scalar.text().startsWith(LOG_OF)) {
            keys.problem(scalar, scalar.describe(), "log of the obliged party: log of inspection.to");
            return Optional.empty();
        }
        Scalar path = new Scalar(
                scalar.within(LOG_OF.length()),
                scalar.text().substring(LOG_OF.length()),
                YamlNode.Kind.TEXT,
                scalar.text().substring(LOG_OF.length()));
        return expressions.path(path, names, keys.paragraph(), Type.Simple.PARTY::equals, "a party");
    }

    private Optional<Line> line(Keys line, Optional<Path> obliged) {
        Optional<String> id = line.needScalar("id", "its name")
                .filter(s -> FormReader.NAME.matcher(s.text()).matches() || named(s, line))
                .map(Scalar::text);
        Optional<String> ref = line.needText("ref", "the paragraph that it renders");
        List<Path> per = new ArrayList<>();
        List<Scalar> paths = line.texts("per", "the fields by whose values uses are counted apart");
        for (Scalar path : paths) {
            expressions
                    .path(path, names, line.paragraph(), QuotaReader::countsApart, "a party, an id or a word")
                    .ifPresent(per::add);
        }
        if (paths.isEmpty()) {
            line.problem(line.mapping(), "a quota without per", "per: the fields by whose values uses are counted");
        }
        Optional<Computed.Amount> atMost = line.need("atMost", "how many: a whole number, param.name or { expr }")
                .flatMap(n -> computed.number(n, line));
        Optional<Counting> counting = line.need("counting", "the window: { calendarYears, by } or { overlap, ends }")
                .flatMap(n -> counting(n, line));
        Optional<Condition.When> where = line.scalar("where", "a condition in quotes")
                .flatMap(s -> conditions.when(s, heading.id() + "." + id.orElse("") + "/where", line));
        if (id.isEmpty()
                || ref.isEmpty()
                || per.isEmpty()
                || per.size() < paths.size()
                || line.has("where") != where.isPresent()) {
            return Optional.empty();
        }
        atMost.ifPresent(number -> obliged.ifPresent(path -> computed.checkReads(number, per, path, line)));
        return atMost.flatMap(
                number -> counting.map(window -> new Line(id.get(), ref.get(), per, number, window, where)));
    }

    private static boolean named(Scalar scalar, Keys line) {
        line.problem(scalar, "the quota \"" + scalar.text() + "\"", "a name such as passive");
        return false;
    }

    private static boolean countsApart(Type type) {
        return type == Type.Simple.PARTY
                || type instanceof Type.IdOf
                || type instanceof Type.AnyId
                || type instanceof Type.Words;
    }

    private Optional<Counting> counting(YamlNode node, Keys line) {
        if (node instanceof YamlNode.Mapping mapping && mapping.get("overlap").isPresent()) {
            return new OverlapReader(vocabulary, names)
                    .read(mapping, line.paragraph())
                    .map(dates -> new Counting.Overlap(dates.from(), dates.to()));
        }
        Optional<Keys> read =
                Keys.of(node, line.paragraph(), vocabulary.problems, "a window", Set.of("calendarYears", "by"));
        Optional<Integer> years = read.flatMap(
                window -> window.need("calendarYears", "how many years").flatMap(n -> years(n, window)));
        Optional<By> by = read.flatMap(window ->
                window.need("by", "the date or instant that says in which year").flatMap(n -> by(n, window)));
        return years.flatMap(n -> by.map(path -> new Counting.CalendarYears(n, path)));
    }

    private static Optional<Integer> years(YamlNode node, Keys keys) {
        if (node instanceof Scalar s && s.raw().matches("[1-9][0-9]?") && Integer.parseInt(s.raw()) <= YEARS) {
            return Optional.of(Integer.parseInt(s.raw()));
        }
        keys.problem(node, node.describe(), "1 to " + YEARS + " years");
        return Optional.empty();
    }

    private Optional<By> by(YamlNode node, Keys window) {
        if (node instanceof YamlNode.Mapping) {
            return Keys.of(node, window.paragraph(), vocabulary.problems, "a receipt", Set.of("received"))
                    .flatMap(keys -> keys.needScalar("received", "the format of the entry")
                            .flatMap(s -> format(s, keys)))
                    .map(By.Received::new);
        }
        return window.text(node, "a path to a date or an instant, or { received: a format }")
                .flatMap(s ->
                        expressions.path(s, names, window.paragraph(), ConditionReader::isTime, "a date or an instant"))
                .map(By.At::new);
    }

    private Optional<String> format(Scalar scalar, Keys at) {
        if (vocabulary.formats.containsKey(scalar.text()) || vocabulary.isBroken("format " + scalar.text())) {
            return Optional.of(scalar.text());
        }
        at.problem(scalar, "the format " + scalar.text(), Nearest.first(scalar.text(), vocabulary.formats.keySet()));
        return Optional.empty();
    }

    private Optional<Quota.AsOf> asOf(YamlNode node) {
        Optional<Keys> read =
                Keys.of(node, keys.paragraph(), vocabulary.problems, "a point in time", Set.of("ref", "entry"));
        Optional<String> ref = read.flatMap(asOf -> asOf.needText("ref", "the paragraph"));
        return read.flatMap(asOf -> asOf.needScalar("entry", "the format of the entry that is the point in time")
                        .flatMap(s -> format(s, asOf)))
                .flatMap(format -> ref.map(r -> new Quota.AsOf(r, format)));
    }

    private Optional<Quota.Consumes> consumes(YamlNode node) {
        Optional<Keys> read = Keys.of(
                node, keys.paragraph(), vocabulary.problems, "when a use counts", Set.of("ref", "from", "until"));
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Keys consumes = read.get();
        Optional<String> ref = consumes.needText("ref", "the paragraph");
        Optional<Condition.When> from = consumes.needScalar("from", "a condition in quotes")
                .flatMap(s -> conditions.when(s, heading.id() + "/consumes/from", consumes));
        Optional<Condition.When> until = consumes.get("until")
                .flatMap(n -> Keys.of(
                        n, consumes.paragraph(), vocabulary.problems, "what gives it back", Set.of("ref", "when")))
                .flatMap(k -> k.needScalar("when", "a condition in quotes")
                        .flatMap(s -> conditions.when(s, heading.id() + "/consumes/until", k)));
        return consumes.has("until") && until.isEmpty()
                ? Optional.empty()
                : ref.flatMap(r -> from.map(f -> new Quota.Consumes(r, f, until)));
    }
}
