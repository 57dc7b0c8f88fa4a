package parley.agreement.load;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.expr.Path;
import parley.agreement.pack.Condition;
import parley.agreement.pack.DebtorRow;
import parley.agreement.pack.Limit;
import parley.agreement.pack.Limit.AtMost;
import parley.agreement.pack.Limit.Counting;
import parley.agreement.value.Type.Simple;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;

/** Reads a provision of kind {@code limit}. */
final class LimitReader {
    static final Set<String> KEYS =
            Set.of("provision", "kind", "ref", "for", "debtors", "members", "limits", "scenarios");
    private static final Set<String> LIMIT = Set.of("id", "ref", "atMost", "counting", "members");
    private static final Set<String> COUNTING = Set.of("calendarYears", "by", "overlap", "ends");
    /** The most calendar years of one window; each year of a member gives as many windows. */
    private static final int LIMIT_YEARS = 50;

    private final Heading heading;
    private final Vocabulary vocabulary;
    private final Keys keys;
    private final Names names;
    private final ConditionReader conditions;

    private LimitReader(Heading heading) {
        this.heading = heading;
        this.vocabulary = heading.vocabulary();
        this.keys = heading.keys();
        String subject = heading.subject().name();
        this.names = Names.of(vocabulary, List.of(subject));
        this.conditions = ConditionReader.about(vocabulary, subject);
    }

    static Optional<Limit> read(Heading heading) {
        return new LimitReader(heading).read();
    }

    private Optional<Limit> read() {
        String id = heading.id();
        var parties = new SatisfactionReader(vocabulary, conditions, names, "debtor", Optional.empty());
        Optional<List<DebtorRow>> debtors = new DebtorReader(vocabulary, conditions, parties).read(keys, id);
        Optional<Condition> members = keys.need("members", "a condition: which subjects count")
                .flatMap(n -> conditions.read(n, id + "/members", keys.paragraph()));
        List<YamlNode> nodes = keys.needList("limits", "a list of limits { id, ref, atMost, counting }");
        List<Limit.Bound> limits = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        for (YamlNode node : nodes) {
            Keys.of(node, keys.paragraph(), vocabulary.problems, "a limit", LIMIT)
                    .flatMap(limit -> limit(limit, ids))
                    .ifPresent(limits::add);
        }
        if (debtors.isEmpty() || members.isEmpty() || limits.isEmpty() || limits.size() < nodes.size()) {
            return Optional.empty();
        }
        return Optional.of(new Limit(
                id,
                heading.ref(),
                heading.subject().name(),
                debtors.get(),
                members.get(),
                limits,
                heading.scenarios()));
    }

    private Optional<Limit.Bound> limit(Keys limit, Set<String> ids) {
        Optional<Scalar> id = limit.needScalar("id", "its name");
        Optional<String> ref = limit.needText("ref", "the paragraph that sets it");
        Optional<AtMost> atMost =
                limit.need("atMost", "a whole number, or param. and a count").flatMap(n -> atMost(n, limit));
        Optional<Counting> counting =
                limit.need("counting", "what is counted together").flatMap(n -> counting(n, limit));
        id.ifPresent(s -> named(s, ids, limit));
        Optional<Condition> members = Optional.empty();
        if (limit.has("members") && id.isPresent()) {
            String where = heading.id() + "/limits/" + id.get().text() + "/members";
            members = conditions.read(limit.get("members").orElseThrow(), where, limit.paragraph());
            if (members.isEmpty()) {
                return Optional.empty();
            }
        }
        Optional<Condition> condition = members;
        return id.flatMap(i -> ref.flatMap(r -> atMost.flatMap(
                most -> counting.map(together -> new Limit.Bound(i.text(), r, most, together, condition)))));
    }

    private static void named(Scalar id, Set<String> ids, Keys limit) {
        if (!FormReader.NAME.matcher(id.text()).matches()) {
            limit.problem(id, "the id \"" + id.text() + "\"", "a name such as together");
        }
        if (!ids.add(id.text())) {
            limit.problem(id, "the limit " + id.text() + " again", "each limit once");
        }
    }

    private Optional<AtMost> atMost(YamlNode node, Keys limit) {
        String expected = "a whole number from 0, or param. and a count";
        if (node instanceof Scalar s && s.kind() == YamlNode.Kind.INTEGER) {
            if (s.raw().matches("[0-9]{1,9}")) {
                return Optional.of(new AtMost.Fixed(Long.parseLong(s.raw())));
            }
        } else if (node instanceof Scalar s && s.text().startsWith("param.")) {
            return new Expressions(vocabulary.problems)
                    .path(s, names, limit.paragraph(), type -> type == Simple.COUNT, "a count")
                    .map(AtMost.Param::new);
        }
        limit.problem(node, node.describe(), expected);
        return Optional.empty();
    }

    private Optional<Counting> counting(YamlNode node, Keys limit) {
        Optional<Keys> read = Keys.of(node, limit.paragraph(), vocabulary.problems, "counting", COUNTING);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Keys counting = read.get();
        boolean years = counting.has("calendarYears");
        if (years == counting.has("overlap")) {
            String found = years ? "calendarYears beside overlap" : "counting without a way to count";
            counting.problem(node, found, "one of calendarYears and overlap");
            return Optional.empty();
        }
        String stray = years ? "ends" : "by";
        counting.get(stray)
                .ifPresent(n -> counting.problem(
                        n,
                        stray + " beside " + (years ? "calendarYears" : "overlap"),
                        stray + " beside " + (years ? "overlap" : "calendarYears") + " only"));
        return years ? calendarYears(counting) : overlap(counting);
    }

    private Optional<Counting> calendarYears(Keys counting) {
        YamlNode node = counting.get("calendarYears").orElseThrow();
        Optional<Path> by = counting.needScalar("by", "a path to a date or an instant")
                .flatMap(s -> new Expressions(vocabulary.problems)
                        .path(s, names, counting.paragraph(), ConditionReader::isTime, "a date or an instant"));
        if (!(node instanceof Scalar s && s.raw().matches("[1-9][0-9]?") && Integer.parseInt(s.raw()) <= LIMIT_YEARS)) {
            counting.problem(node, node.describe(), "a number of years from 1 to " + LIMIT_YEARS);
            return Optional.empty();
        }
        int years = Integer.parseInt(s.raw());
        return by.map(path -> new Counting.CalendarYears(years, path));
    }

    private Optional<Counting> overlap(Keys counting) {
        YamlNode node = counting.get("overlap").orElseThrow();
        // Whether the last day belongs to it decides who was too many; the text must say, so the pack must too.
        Optional<String> ends = counting.needScalar("ends", "inclusive: the last day counts")
                .flatMap(s -> counting.choice(s, List.of("inclusive"), word -> word));
        if (!(node instanceof YamlNode.Sequence(var at, var items)) || items.size() != 2) {
            counting.problem(node, node.describe(), "[from, to]: two paths to dates");
            return Optional.empty();
        }
        Optional<Path> from = date(items.get(0), counting);
        Optional<Path> to = date(items.get(1), counting);
        return ends.flatMap(_ -> from.flatMap(f -> to.map(t -> new Counting.Overlap(f, t))));
    }

    private Optional<Path> date(YamlNode node, Keys counting) {
        return counting.text(node, "a path to a date")
                .flatMap(s -> new Expressions(vocabulary.problems)
                        .path(s, names, counting.paragraph(), type -> type == Simple.DAY, "a date"));
    }
}
