package parley.agreement.load;

import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.pack.Format;
import parley.agreement.pack.Judged;
import parley.agreement.pack.Parameter;
import parley.agreement.pack.Report;
import parley.agreement.pack.Report.Period;
import parley.agreement.pack.Report.Since;
import parley.agreement.value.Type;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Nearest;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;

/** Reads a provision of kind {@code report}. */
final class ReportReader {
    static final Set<String> KEYS =
            Set.of("provision", "kind", "ref", "debtors", "report", "judged", "yearly", "rolling", "scenarios");
    private static final Set<String> DEBTOR = Set.of("ref", "each");
    private static final Set<String> YEARLY = Set.of("since", "date", "year", "of");
    private static final Set<String> ROLLING = Set.of("since", "atLeast", "years", "on");
    /** The most years of a window, and the most times in one. */
    private static final int LIMIT = 50;

    private final Heading heading;
    private final Vocabulary vocabulary;
    private final Keys keys;

    private ReportReader(Heading heading) {
        this.heading = heading;
        this.vocabulary = heading.vocabulary();
        this.keys = heading.keys();
    }

    static Optional<Report> read(Heading heading) {
        return new ReportReader(heading).read();
    }

    private Optional<Report> read() {
        List<YamlNode> rows = keys.needList("debtors", "a list of rows { ref, each }");
        List<Report.Debtor> debtors = new ArrayList<>();
        rows.forEach(row -> debtor(row).ifPresent(debtors::add));
        Optional<Format> format =
                keys.needScalar("report", "the format of what is owed").flatMap(this::format);
        Optional<Judged> judged = DeadlineReader.judged(keys, "a report");
        if (keys.has("yearly") == keys.has("rolling")) {
            keys.problem(
                    keys.mapping(),
                    keys.has("yearly") ? "yearly beside rolling" : "neither yearly nor rolling",
                    "one of the two");
            return Optional.empty();
        }
        Optional<Period> period = format.flatMap(f -> keys.has("yearly")
                ? part("yearly", YEARLY).flatMap(part -> yearly(part, f))
                : part("rolling", ROLLING).flatMap(part -> rolling(part, f)));
        return period.isEmpty() || judged.isEmpty() || debtors.isEmpty() || debtors.size() < rows.size()
                ? Optional.empty()
                : Optional.of(new Report(
                        heading.id(),
                        heading.ref(),
                        debtors,
                        format.get().name(),
                        judged.get(),
                        period.get(),
                        heading.scenarios()));
    }

    private Optional<Report.Debtor> debtor(YamlNode node) {
        Optional<Keys> row = Keys.of(node, keys.paragraph(), vocabulary.problems, "a row of debtors", DEBTOR);
        Optional<String> ref = row.flatMap(r -> r.needText("ref", "the paragraph that makes them debtors"));
        Optional<String> role = row.flatMap(r -> r.needScalar("each", "a role of the circle")
                .filter(s -> {
                    boolean known = vocabulary.roles.containsKey(s.text());
                    if (!known) {
                        r.problem(s, "the role " + s.text(), Nearest.first(s.text(), vocabulary.roles.keySet()));
                    }
                    return known;
                })
                .map(Scalar::text));
        return ref.flatMap(r -> role.map(each -> new Report.Debtor(r, each)));
    }

    private Optional<Format> format(Scalar name) {
        Format format = vocabulary.formats.get(name.text());
        if (format == null && !vocabulary.isBroken("format " + name.text())) {
            keys.problem(name, "the format " + name.text(), Nearest.first(name.text(), vocabulary.formats.keySet()));
        }
        return Optional.ofNullable(format);
    }

    private Optional<Keys> part(String key, Set<String> expected) {
        return keys.get(key)
                .flatMap(node -> Keys.of(node, keys.paragraph(), vocabulary.problems, "the period", expected));
    }

    private Optional<Period> yearly(Keys part, Format format) {
        Optional<Since> since = since(part);
        Optional<MonthDay> day =
                part.needScalar("date", "a day of every year, MM-DD").flatMap(s -> DeadlineReader.day(s, part));
        Optional<Integer> years = part.need("year", "which year, counted from the one that is reported")
                .flatMap(n -> number(n, -10, 10, part));
        Optional<String> field = field(part, "of", format, Type.Simple.COUNT);
        return since.flatMap(s -> day.flatMap(d -> years.flatMap(y -> field.map(f -> new Period.Yearly(s, d, y, f)))));
    }

    private Optional<Period> rolling(Keys part, Format format) {
        Optional<Since> since = since(part);
        Optional<Integer> atLeast = part.need("atLeast", "how often").flatMap(n -> number(n, 1, LIMIT, part));
        Optional<Integer> years = part.need("years", "in how many years").flatMap(n -> number(n, 1, LIMIT, part));
        Optional<String> field = field(part, "on", format, Type.Simple.DAY);
        return since.flatMap(s ->
                atLeast.flatMap(n -> years.flatMap(y -> field.map(f -> new Period.Rolling(s, n, y, f)))));
    }

    private Optional<Since> since(Keys part) {
        Optional<YamlNode> node = part.need("since", "the first year, or param. and a count");
        if (node.isPresent() && node.get() instanceof Scalar s && s.text().startsWith("param.")) {
            String name = s.text().substring("param.".length());
            Parameter parameter = vocabulary.parameters.get(name);
            if (parameter != null && parameter.type() == Type.Simple.COUNT) {
                return Optional.of(new Since.Bound(name));
            }
            part.problem(s, s.text(), "a parameter of type count");
            return Optional.empty();
        }
        return node.flatMap(n -> number(n, 1900, 2999, part)).map(Since.Fixed::new);
    }

    private static Optional<Integer> number(YamlNode node, int least, int most, Keys part) {
        if (node instanceof Scalar s && s.raw().matches("-?[0-9]{1,4}")) {
            int number = Integer.parseInt(s.raw());
            if (number >= least && number <= most) {
                return Optional.of(number);
            }
        }
        part.problem(node, node.describe(), "a whole number from " + least + " to " + most);
        return Optional.empty();
    }

    private static Optional<String> field(Keys part, String key, Format format, Type type) {
        Optional<Scalar> name = part.needScalar(key, "the field of the format that says it");
        Optional<Type> found = name.map(n -> format.fields().get(n.text())).map(Format.FormField::type);
        if (name.isPresent() && !found.equals(Optional.of(type))) {
            part.problem(
                    name.get(),
                    "the field " + name.get().text() + " of " + format.name()
                            + found.map(t -> ", " + t.described()).orElse(", which is not there"),
                    "a field of type " + type.described());
            return Optional.empty();
        }
        return name.map(Scalar::text);
    }
}
