package parley.agreement.recheck;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.expr.Path;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Ceiling.Level;
import parley.agreement.pack.Condition;
import parley.agreement.pack.FactType;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/** Re-checks the rows of a stretch of days: whether each counts, and for how much. */
final class Rows {
    private final Stretch.Frame frame;
    private final Case given;
    private final Ceiling rule;
    private final Level level;
    private final Faults faults;

    Rows(Stretch.Frame frame, Faults faults) {
        this.frame = frame;
        this.given = frame.given();
        this.rule = frame.rule();
        this.level = frame.level();
        this.faults = faults;
    }

    /**
     * A row, once checked.
     *
     * @param read what its amount reads, by path
     */
    record Row(String name, Presence presence, Truth counts, Sum adds, Map<Path, Reading> read) {}

    boolean isRow(Proof node) {
        return node.site().id().startsWith(frame.id() + "/rows/");
    }

    /** Checks a node and everything below it. */
    Optional<Row> check(Proof node) {
        if (!isRow(node) || node.because().size() != 2) {
            faults.add(node, "is no row");
            return Optional.empty();
        }
        String name = node.site().id().substring((frame.id() + "/rows/").length());
        return new Rows(frame.about(name), faults).row(name, node);
    }

    private Optional<Row> row(String name, Proof node) {
        Shape.site(node, node.site().id(), Optional.empty(), faults);
        faults.same(node, "the text", node.site().text(), name + " adds its amount if it counts, else nothing");
        Proof all = node.because().getFirst();
        Shape.site(all, id(name, "counts"), Optional.empty(), faults);
        faults.same(all, "the text", all.site().text(), "counts if all of these hold");
        if (!(all instanceof Proof.Combined(var _, Operator operator, Truth counts, List<Proof> parts))
                || operator != Operator.ALL) {
            faults.add(all, "does not say whether the row counts");
            return Optional.empty();
        }
        Deque<Proof> left = new ArrayDeque<>(parts);
        List<Truth> truths = new ArrayList<>();
        for (int i = 0; i < level.per().size() && !left.isEmpty(); i++) {
            truths.add(new Alike(given, rule, level, faults)
                    .common(i, frame.values().get(i), name, left.remove()));
        }
        level.in().ifPresent(zone -> truths.add(next(left, all, part -> zone(zone, id(name, "zone"), part))));
        Optional<Presence> presence = Optional.ofNullable(left.poll()).flatMap(part -> presence(name, part));
        if (presence.isEmpty()) {
            faults.add(all, "does not say when the row is there");
            return Optional.empty();
        }
        truths.add(presence.get().on(Case.day(given.on().orElseThrow())));
        conditions(name, left, all, truths);
        if (!left.isEmpty()) {
            faults.add(all, "has " + left.size() + " parts too many");
        }
        Truth follows = Shape.combine(Operator.ALL, truths);
        faults.same(all, "the truth", counts, follows);
        Map<Path, Reading> read = new LinkedHashMap<>();
        Reading amount = new Amounts(faults)
                .check(
                        rule.sum(),
                        new Site(
                                id(name, "amount"), Optional.empty(), rule.sum().text()),
                        node.because().getLast(),
                        (path, stated) -> {
                            expressions(path).path(path, stated.reading(), stated);
                            read.put(path, stated.reading());
                        });
        Sum adds = Sum.of(amount).ifCounted(follows);
        faults.same(node, "what it adds", node.outcome(), adds.reading().toString());
        return Optional.of(new Row(name, presence.get(), follows, adds, read));
    }

    private String id(String row, String part) {
        return frame.id() + "/rows/" + row + "/" + part;
    }

    private Expressions expressions(Path path) {
        return new Expressions(given, faults, path.toString());
    }

    private Truth next(Deque<Proof> parts, Proof node, java.util.function.Function<Proof, Truth> check) {
        if (parts.isEmpty()) {
            faults.add(node, "lacks a part");
            return Truth.UNKNOWN;
        }
        return check.apply(parts.remove());
    }

    /** What it must fulfil, and what it must not; of a level that adds its room, that this one does not count it. */
    private void conditions(String name, Deque<Proof> parts, Proof all, List<Truth> truths) {
        Conditions conditions = new Conditions(given, faults);
        List<Condition> must = new ArrayList<>();
        rule.counted().filter(_ -> !level.all()).ifPresent(must::add);
        level.where().ifPresent(must::add);
        for (Condition condition : must) {
            truths.add(next(parts, all, part -> conditions.check(condition, part)));
        }
        for (Ceiling.Exemption exemption : rule.exempt()) {
            truths.add(next(
                    parts, all, part -> not(exemption.ref(), part, of -> conditions.check(exemption.when(), of))));
        }
        for (Level other : rule.levels()) {
            if (other.addsTo().equals(Optional.of(level.id()))) {
                truths.add(next(parts, all, part -> not(other.ref(), part, of -> counted(name, other, of))));
            }
        }
    }

    private Truth not(String ref, Proof node, java.util.function.Function<Proof, Truth> check) {
        Optional<List<Proof>> parts = Shape.parts(node, Operator.NOT, 1, faults);
        if (parts.isEmpty()) {
            return Truth.UNKNOWN;
        }
        Proof of = parts.get().getFirst();
        Shape.site(node, of.site().id() + "/not", Optional.of(ref), faults);
        return said(node, Shape.combine(Operator.NOT, List.of(check.apply(of))));
    }

    private Truth counted(String name, Level other, Proof node) {
        Shape.site(node, id(name, other.id()), Optional.of(other.ref()), faults);
        int count = (other.in().isPresent() ? 1 : 0) + (other.where().isPresent() ? 1 : 0);
        Optional<List<Proof>> parts = Shape.parts(node, Operator.ALL, count, faults);
        if (parts.isEmpty()) {
            return Truth.UNKNOWN;
        }
        List<Truth> truths = new ArrayList<>();
        Deque<Proof> left = new ArrayDeque<>(parts.get());
        other.in()
                .ifPresent(zone ->
                        truths.add(next(left, node, part -> zone(zone, id(name, other.id() + "/zone"), part))));
        other.where()
                .ifPresent(condition ->
                        truths.add(next(left, node, part -> new Conditions(given, faults).check(condition, part))));
        return said(node, Shape.combine(Operator.ALL, truths));
    }

    /** That the innermost zone of the row is one of those that lie in this one. */
    private Truth zone(String zone, String id, Proof node) {
        Shape.site(node, id, Optional.empty(), faults);
        if (!(node instanceof Proof.Compared compared) || rule.zones().isEmpty()) {
            faults.add(node, "does not compare the zone");
            return Truth.UNKNOWN;
        }
        Ceiling.Zones zones = rule.zones().get();
        Set<String> words = zones.in(zone);
        faults.same(node, "the text", node.site().text(), zones.of() + " in " + zone);
        expressions(zones.of()).path(zones.of(), compared.left(), node);
        Value within =
                new Value.Items(words.stream().<Value>map(Value.Word::new).toList());
        faults.same(node, "the zones that lie in " + zone, Ordering.known(compared.right()), Optional.of(within));
        boolean none = compared.left() instanceof Reading.None;
        return said(
                node,
                Ordering.known(compared.left())
                        .map(value -> Truth.of(words.contains(value.toString())))
                        .orElse(none ? Truth.FALSE : Truth.UNKNOWN));
    }

    private Optional<Presence> presence(String name, Proof node) {
        Shape.site(node, rule.id() + "/rows/" + name + "/days", Optional.empty(), faults);
        Optional<FactType> type = given.pack().fact(rule.subjectType());
        if (!(node instanceof Proof.Compared compared) || type.isEmpty()) {
            return Optional.empty();
        }
        String root = type.get().root() + ".";
        boolean always = rule.present() instanceof Ceiling.Presence.Always;
        Presence presence = new Presence(always, compared.left(), compared.right());
        String text = switch (rule.present()) {
            case Ceiling.Presence.Always() -> {
                faults.same(node, "its days", List.of(compared.left(), compared.right()), List.of(NEVER, NEVER));
                yield "there on every day: what is stated last stands";
            }
            case Ceiling.Presence.During(String from, String to) -> {
                given.sources(faults).field(node, compared.left());
                given.sources(faults).field(node, compared.right());
                yield "there from " + root + from + " to " + root + to;
            }
            case Ceiling.Presence.Since(String from) -> {
                given.sources(faults).field(node, compared.left());
                replaced(node, compared.left(), compared.right());
                yield "there from " + root + from + " until the next is stated";
            }
        };
        faults.same(node, "the text", node.site().text(), text);
        LocalDate day = Case.day(given.on().orElseThrow());
        said(node, presence.on(day));
        return Optional.of(presence);
    }

    private static final Reading NEVER = new Reading.None(List.of());

    /** The day before one that another row states, if there is one. */
    private void replaced(Proof node, Reading from, Reading end) {
        List<Value> next = given.sources(faults).times(end);
        Optional<LocalDate> follows = next.size() == 1 && next.getFirst() instanceof Value.Day(LocalDate day)
                ? Optional.of(day.minusDays(1))
                : Optional.empty();
        boolean before = follows.isPresent()
                && Presence.day(from).filter(follows.get()::isBefore).isPresent();
        if (end instanceof Reading.Known && (before || !Presence.day(end).equals(follows))) {
            faults.add(node, "ends with " + end + ", but the next begins with " + next);
        }
    }

    private Truth said(Proof node, Truth follows) {
        faults.same(node, "the truth", node.outcome(), follows.name());
        return follows;
    }
}
