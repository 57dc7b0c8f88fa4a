package parley.agreement.recheck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.agreement.expr.Path;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Quota.Line;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Reading;
import parley.agreement.recheck.Dates.Years;
import parley.agreement.truth.Truth;
import parley.agreement.value.Data;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/** Re-checks the uses of a quota that are counted together: each of them, and that none is left out. */
final class Uses {
    private final Case given;
    private final Quota rule;
    private final Line line;
    private final String group;
    private final Faults faults;
    private final Statements statements;
    private final Map<Path, Value> values = new LinkedHashMap<>();

    /**
     * About one group.
     *
     * @param group the window and the values: {@code 2026/XA/XB}
     */
    Uses(Case given, Quota rule, Line line, String group, Faults faults) {
        this.given = given;
        this.rule = rule;
        this.line = line;
        this.group = group;
        this.faults = faults;
        this.statements = given.statements();
    }

    /**
     * A subject of the group.
     *
     * @param truth whether it has taken a use
     * @param accepted by which entry of the obliged party's log, where that says so
     */
    record Use(String id, Truth truth, Optional<Long> accepted) {}

    /** The values by which the group is told apart, with the obliged party; as the uses say, and the group's name. */
    Map<Path, Value> values() {
        return values;
    }

    private Party obliged() {
        return given.finding().debtor();
    }

    private Optional<Years> years() {
        int slash = group.indexOf('/');
        return slash < 0
                ? Optional.empty()
                : Years.parse(group.substring(0, slash), line.byYears().years());
    }

    /** Checks every use; gives those whose subject could be told. */
    List<Use> check(List<Proof> parts, Proof node) {
        List<Use> uses = new ArrayList<>();
        Optional<Years> years = years();
        if (years.isEmpty()) {
            faults.add(node, group + " begins with no window of calendar years");
            return uses;
        }
        for (Proof part : parts) {
            String prefix = rule.id() + "." + line.id() + "/" + group + "/";
            if (part.site().id().startsWith(prefix)) {
                uses.add(use(part.site().id().substring(prefix.length()), years.get(), part));
            } else {
                faults.add(part, "is no use of " + group);
            }
        }
        String named = line.per().stream()
                .map(path -> String.valueOf(values.get(path)))
                .collect(Collectors.joining("/", years.get() + "/", ""));
        faults.same(node, "the name of the group", group, named);
        return uses;
    }

    private Use use(String id, Years years, Proof node) {
        faults.same(node, "the paragraph", node.site().ref(), Optional.empty());
        List<Proof> parts = new ArrayList<>(node.because());
        boolean ordered = !parts.isEmpty() && parts.getLast() instanceof Proof.Done;
        Optional<Proof> accepted = ordered ? Optional.of(parts.removeLast()) : Optional.empty();
        List<Path> told = told();
        int count = told.size() + 2 + (line.where().isPresent() ? 1 : 0);
        if (!(node instanceof Proof.Combined of) || of.operator() != Operator.ALL || parts.size() != count) {
            faults.add(node, "does not show whether it belongs to the group, and is taken");
            return new Use(id, Truth.UNKNOWN, Optional.empty());
        }
        List<Truth> truths = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            truths.add(same(told.get(i), parts.get(i), node));
        }
        Received received = new Received(given, line, statements, rule.subjectType(), faults);
        Proof counting = parts.get(told.size());
        Shape.site(counting, node.site().id() + "/counting", Optional.of(line.ref()), faults);
        faults.same(counting, "the text", counting.site().text(), line.byYears().by() + " in " + years);
        truths.add(
                switch (line.byYears().by()) {
                    case Quota.By.At(Path path) ->
                        new Dates(given, faults)
                                .in(path, years, line.ref(), counting)
                                .truth();
                    case Quota.By.Received(String format) -> received.check(format, id, years, counting);
                });
        if (truths.contains(Truth.FALSE)) {
            faults.add(node, "does not belong to " + group);
        }
        line.where().ifPresent(where -> truths.add(new Conditions(given, faults).check(where, parts.get(count - 2))));
        Taken taken = new Taken(given, rule, statements, faults);
        truths.add(taken.check(id, parts.getLast()));
        Truth truth = Shape.combine(Operator.ALL, truths);
        faults.same(node, "the truth", node.outcome(), truth.name());
        return new Use(id, truth, taken.accepted(id, truth, accepted, parts.getLast(), node));
    }

    /** The paths whose values tell the group apart: the obliged party first, unless the line names it in its place. */
    private List<Path> told() {
        List<Path> told = new ArrayList<>(line.per());
        if (!told.contains(rule.obliged())) {
            told.addFirst(rule.obliged());
        }
        return told;
    }

    private Truth same(Path path, Proof part, Proof use) {
        Shape.site(part, use.site().id() + "/per/" + path, Optional.of(line.ref()), faults);
        if (!(part instanceof Proof.Compared compared)
                || !(compared.right() instanceof Reading.Known(Value value, List<?> from))
                || !from.isEmpty()) {
            faults.add(part, "does not compare " + path + " with the value of the group");
            return Truth.UNKNOWN;
        }
        boolean one = path.equals(rule.obliged()) ? value.equals(new Value.PartyCode(obliged())) : true;
        if (!one || !values.computeIfAbsent(path, _ -> value).equals(value)) {
            faults.add(part, value + " is not the value of the group");
        }
        faults.same(part, "the text", part.site().text(), path + " == " + value);
        new Expressions(given, faults, "").path(path, compared.left(), part);
        Truth truth = switch (compared.left()) {
            case Reading.Known(Value known, List<?> _) -> Truth.of(known.equals(value));
            case Reading.None _ -> Truth.FALSE;
            case Reading.Between _, Reading.Growing _, Reading.Absent _, Reading.Unknown _ -> Truth.UNKNOWN;
        };
        faults.same(part, "the truth", part.outcome(), truth.name());
        return truth;
    }

    /** That no other subject belongs to the group: each is there once, and none is left out that nothing keeps out. */
    void others(List<Use> uses, Proof node) {
        String id = rule.id() + "." + line.id() + "/" + group + "/others";
        Shape.site(node, id, Optional.empty(), faults);
        faults.same(node, "the text", node.site().text(), "other " + rule.subjectType() + " of " + group);
        nothing(node, given, faults);
        List<String> ids = uses.stream().map(Use::id).toList();
        Optional<FactType> type = given.pack().fact(rule.subjectType());
        if (type.isEmpty() || years().isEmpty()) {
            return;
        }
        Subjects subjects = new Subjects(given, statements, type.get());
        List<String> all = subjects.all().stream().map(List::getFirst).toList();
        faults.same(node, "the uses", ids, all.stream().filter(ids::contains).toList());
        for (String subject : all) {
            if (!ids.contains(subject) && belongs(subjects, subject, years().get())) {
                faults.add(node, "leaves out " + subject);
            }
        }
    }

    /** A search through all that was known that found nothing. */
    static void nothing(Proof node, Case given, Faults faults) {
        if (!(node instanceof Proof.Searched searched)
                || !searched.passed().isEmpty()
                || !searched.because().isEmpty()) {
            faults.add(node, "is no search that found nothing");
            return;
        }
        faults.same(
                node, "how far was searched", searched.upTo(), given.record().sizes());
        faults.same(node, "the truth", node.outcome(), Truth.TRUE.name());
    }

    private boolean belongs(Subjects subjects, String id, Years years) {
        List<String> key = List.of(id);
        Party holder = given.finding().account();
        boolean same = subjects.exist(key, holder)
                && told().stream()
                        .allMatch(path -> subjects.mayBe(
                                key, path, data -> Statements.text(data).equals(String.valueOf(values.get(path)))));
        return same
                && switch (line.byYears().by()) {
                    case Quota.By.At(Path path) -> subjects.mayBe(key, path, data -> isIn(years, data));
                    case Quota.By.Received(String format) ->
                        new Received(given, line, statements, rule.subjectType(), faults)
                                .in(format, id, years)
                                .filter(in -> in != Truth.FALSE)
                                .isPresent();
                };
    }

    private boolean isIn(Years years, Data data) {
        return new Dates(given, faults)
                .day(data)
                .filter(day -> !day.isBefore(years.start()) && !day.isAfter(years.end()))
                .isPresent();
    }
}
