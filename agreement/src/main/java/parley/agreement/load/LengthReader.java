package parley.agreement.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.expr.Path;
import parley.agreement.pack.Deadline;
import parley.agreement.time.Rounding;
import parley.agreement.value.Span;
import parley.agreement.value.Type;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;

/**
 * Reads how far a deadline lies from what it counts from: a span, one for each word, working days of a named calendar, or
 * months with their rounding.
 *
 * @param step whose entry's own words a table may go by: the one from which it is counted
 */
record LengthReader(Vocabulary vocabulary, Names names, Optional<String> step) {
    private static final String PARAMETER = "param.";
    private static final int MOST = 400;

    /**
     * Reads one.
     *
     * @param ofDay whether it is counted from a date, which has no hour
     */
    Optional<Deadline.Length> read(YamlNode node, Keys keys, boolean ofDay) {
        if (node instanceof YamlNode.Mapping mapping) {
            if (mapping.entries().containsKey("workingDays")) {
                return working(node, keys);
            }
            return mapping.entries().containsKey("months") ? months(node, keys) : table(node, keys, ofDay);
        }
        return keys.text(node, "a span").flatMap(s -> span(s, keys, ofDay)).map(Deadline.Length.Fixed::new);
    }

    private Optional<Span> span(Scalar scalar, Keys keys, boolean ofDay) {
        Optional<Span> span = new Expressions(vocabulary.problems).span(scalar, keys.paragraph());
        boolean hoursOfDay = span.isPresent() && span.get().kind() == Span.Kind.SECONDS && ofDay;
        if (hoursOfDay) {
            keys.problem(scalar, span.get() + " from a date, which has no hour", "days, or an instant to count from");
            return Optional.empty();
        }
        return span;
    }

    private Optional<Deadline.Length> table(YamlNode node, Keys around, boolean ofDay) {
        Optional<Keys> keys =
                Keys.of(node, around.paragraph(), vocabulary.problems, "a table of spans", Set.of("by", "table"));
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        Optional<Scalar> scalar = keys.get().needScalar("by", "a path to a word");
        Optional<Path> by = scalar.flatMap(s -> new Expressions(vocabulary.problems)
                .path(s, names, around.paragraph(), t -> t instanceof Type.Words, "a word of a closed list"));
        Optional<Type> type = by.flatMap(
                p -> new Expressions(vocabulary.problems).type(scalar.orElseThrow(), p, names, around.paragraph()));
        Optional<YamlNode> rows = keys.get().need("table", "a span for each word");
        if (type.isEmpty() || !(type.get() instanceof Type.Words words) || rows.isEmpty()) {
            return Optional.empty();
        }
        Optional<Keys> row =
                Keys.of(rows.get(), around.paragraph(), vocabulary.problems, "the table", Set.copyOf(words.words()));
        if (row.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Span> spans = new LinkedHashMap<>();
        for (String word : words.words()) {
            row.get()
                    .needScalar(word, "a span for this word")
                    .flatMap(s -> span(s, row.get(), ofDay))
                    .ifPresent(span -> spans.put(word, span));
        }
        if (spans.size() < words.words().size()) {
            return Optional.empty();
        }
        Path path = by.orElseThrow();
        if (step.filter(path.root()::equals).isEmpty()) {
            return Optional.of(new Deadline.Length.Table(path, spans));
        }
        if (path.segments().size() != 2) {
            String own = "a word that the entry itself states: " + path.root() + " and one field";
            around.problem(scalar.orElseThrow(), path + ", which leads on from that entry", own);
            return Optional.empty();
        }
        return Optional.of(new Deadline.Length.Stated(path.last(), spans));
    }

    private Optional<Deadline.Length> working(YamlNode node, Keys around) {
        Optional<Keys> keys = Keys.of(
                node, around.paragraph(), vocabulary.problems, "working days", Set.of("workingDays", "calendar"));
        Optional<Integer> days =
                keys.flatMap(k -> k.need("workingDays", "how many").flatMap(n -> number(n, k)));
        Optional<Scalar> named = keys.flatMap(k -> k.needScalar("calendar", "whose working days"));
        if (days.isEmpty() || named.isEmpty()) {
            return Optional.empty();
        }
        String name = named.get().text();
        if (name.startsWith(PARAMETER)) {
            String parameter = name.substring(PARAMETER.length());
            return choice(named.get(), keys.orElseThrow())
                    .map(calendars -> new Deadline.Length.Working(days.get(), calendars, Optional.of(parameter)));
        }
        boolean known = vocabulary.calendars.containsKey(name);
        if (!known && !vocabulary.isBroken("calendar " + name)) {
            keys.orElseThrow().problem(named.get(), named.get().describe(), calendars());
        }
        return known
                ? Optional.of(new Deadline.Length.Working(days.get(), List.of(name), Optional.empty()))
                : Optional.empty();
    }

    private String calendars() {
        return vocabulary.calendars.isEmpty()
                ? "a calendar, of which this agreement has none"
                : "one of the calendars " + vocabulary.calendars.keySet() + ", or a parameter that chooses among them";
    }

    /** A parameter whose every word names a calendar. */
    private Optional<List<String>> choice(Scalar scalar, Keys keys) {
        Expressions expressions = new Expressions(vocabulary.problems);
        Optional<Type> type = expressions
                .path(scalar, keys.paragraph())
                .flatMap(path -> expressions.type(scalar, path, names, keys.paragraph()));
        if (type.isPresent()
                && type.get() instanceof Type.Words(List<String> words, boolean _)
                && vocabulary.calendars.keySet().containsAll(words)) {
            return Optional.of(words);
        }
        type.ifPresent(other -> keys.problem(scalar, scalar.text() + ", " + other.described(), calendars()));
        return Optional.empty();
    }

    private Optional<Deadline.Length> months(YamlNode node, Keys around) {
        Optional<Keys> keys =
                Keys.of(node, around.paragraph(), vocabulary.problems, "months", Set.of("months", "rounding"));
        Optional<Integer> months =
                keys.flatMap(k -> k.need("months", "how many").flatMap(n -> number(n, k)));
        Optional<Rounding> rounding = keys.flatMap(k -> k.needScalar("rounding", "of months without that day: up, down")
                .flatMap(s -> k.choice(s, List.of(Rounding.values()), Rounding::word)));
        return months.flatMap(m -> rounding.map(r -> new Deadline.Length.Months(m, r)));
    }

    private static Optional<Integer> number(YamlNode node, Keys keys) {
        if (node instanceof Scalar scalar && scalar.raw().matches("[1-9][0-9]{0,2}")) {
            int number = Integer.parseInt(scalar.raw());
            if (number <= MOST) {
                return Optional.of(number);
            }
        }
        keys.problem(node, node.describe(), "a number from 1 to " + MOST);
        return Optional.empty();
    }
}
