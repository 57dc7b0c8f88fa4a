package parley.agreement.recheck;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.agreement.pack.Joins;
import parley.agreement.pack.Notify;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/**
 * Re-checks which ids are one subject on an account: that every pair that had to be tried was, by every rule; that those
 * named hang together by pairs that are TRUE; and that no other id is joined to one of them.
 */
final class Joinings {
    private static final String ONE = "one subject: ";

    private final Case given;
    private final Notify rule;
    private final Joins joins;
    private final Faults faults;

    Joinings(Case given, Notify rule, Joins joins, Faults faults) {
        this.given = given.aboutOthers();
        this.rule = rule;
        this.joins = joins;
        this.faults = faults;
    }

    /** Whether a part of a finding's proof is about its ids. */
    boolean isHere(Proof part) {
        return part.site().id().equals(rule.id() + "/joins");
    }

    /** The node under the finding itself. */
    void ofFinding(Proof node) {
        List<String> ids = check(
                node,
                given.finding().account(),
                given.record().sizes().getOrDefault(given.finding().account(), 0L));
        faults.same(node, "the subject", given.finding().subject(), Optional.of(ids.getFirst()));
        faults.same(node, "the ids", given.finding().extent().members(), ids.size() == 1 ? List.of() : ids);
    }

    /** The node under a notice that was looked at, on its author's account as of it. */
    void asOf(Proof node, Party author, long size) {
        check(node, author, size);
    }

    private List<String> check(Proof node, Party holder, long size) {
        Shape.site(node, rule.id() + "/joins", Optional.of(rule.ref()), faults);
        if (!node.site().text().startsWith(ONE)) {
            faults.add(node, "names no ids");
            return List.of("");
        }
        List<String> ids =
                Arrays.asList(node.site().text().substring(ONE.length()).split(", ", -1));
        faults.same(
                node,
                "whether there are several",
                node.outcome(),
                Truth.of(ids.size() > 1).name());
        Map<Set<String>, Truth> pairs = new HashMap<>();
        List<List<String>> tried = new ArrayList<>();
        List<Proof.Claimed> fields = new ArrayList<>();
        for (Proof part : node.because()) {
            List<String> pair = Arrays.asList(part.site().text().split(" and ", -1));
            if (part instanceof Proof.Claimed claimed) {
                fields.add(claimed);
            } else if (pair.size() == 2 && fields.isEmpty()) {
                tried.add(pair);
                pairs.put(new LinkedHashSet<>(pair), pair(part, pair, holder, size));
            } else {
                faults.add(part, "is no pair");
            }
        }
        chain(node, ids, pairs);
        inOrder(node, ids, tried);
        Set<String> contained = contained(holder, size);
        for (String one : ids) {
            for (String other : contained) {
                if (contained.contains(one) && !one.equals(other) && !pairs.containsKey(Set.of(one, other))) {
                    faults.add(node, "does not try " + one + " and " + other);
                }
            }
        }
        fields(node, fields, ids.size() > 1);
        fields.forEach(field -> given.sources(faults).none(field, field.reading()));
        return ids;
    }

    /** Notes pairs that do not come each once: those of the first id first, the ids by who coined them and by number. */
    private void inOrder(Proof node, List<String> ids, List<List<String>> tried) {
        Comparator<String> coined = Comparator.<String>comparingInt(this::place)
                .thenComparingLong(Joinings::number)
                .thenComparing(id -> id);
        Comparator<List<String>> order = Comparator.<List<String>, String>comparing(
                        pair -> ids.contains(pair.getFirst()) ? pair.getFirst() : pair.getLast(), coined)
                .thenComparing(pair -> ids.contains(pair.getFirst()) ? pair.getLast() : pair.getFirst(), coined);
        List<List<String>> follow = tried.stream()
                .map(pair -> pair.stream().sorted(coined).toList())
                .distinct()
                .sorted(order)
                .toList();
        faults.same(node, "the pairs", tried, follow);
    }

    private int place(String id) {
        String coiner = id.substring(0, Math.max(0, id.indexOf('/')));
        List<String> codes = given.record().parties().stream().map(Party::code).toList();
        return codes.contains(coiner) ? codes.indexOf(coiner) : Integer.MAX_VALUE;
    }

    private static long number(String id) {
        String digits = id.substring(id.indexOf('/') + 1);
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : Long.MAX_VALUE;
    }

    /** Each id is reached from the first, and no other is. */
    private void chain(Proof node, List<String> ids, Map<Set<String>, Truth> pairs) {
        Set<String> reached = new LinkedHashSet<>(List.of(ids.getFirst()));
        Deque<String> next = new ArrayDeque<>(reached);
        while (!next.isEmpty()) {
            String one = next.poll();
            pairs.forEach((pair, truth) -> {
                if (truth == Truth.TRUE && pair.contains(one)) {
                    pair.stream().filter(reached::add).forEach(next::add);
                }
            });
        }
        faults.same(node, "what hangs together", Set.copyOf(ids), Set.copyOf(reached));
    }

    private Truth pair(Proof node, List<String> pair, Party holder, long size) {
        Shape.site(node, rule.id() + "/joins/" + String.join("+", pair), Optional.empty(), faults);
        Optional<List<Proof>> parts =
                Shape.parts(node, Operator.ANY, joins.rules().size(), faults);
        if (parts.isEmpty()) {
            return Truth.UNKNOWN;
        }
        List<Truth> truths = new ArrayList<>();
        for (int i = 0; i < joins.rules().size(); i++) {
            Proof part = parts.get().get(i);
            truths.add(
                    switch (joins.rules().get(i)) {
                        case Joins.When when -> when(when, part, pair);
                        case Joins.Stated stated -> stated(stated, part, pair, holder, size);
                    });
        }
        return said(node, Shape.combine(Operator.ANY, truths));
    }

    /** The condition with the two in the one order and, if it was tried, in the other. */
    private Truth when(Joins.When when, Proof node, List<String> pair) {
        Shape.site(node, when.id(), Optional.of(when.ref()), faults);
        int orders = node.because().size();
        Optional<List<Proof>> parts = Shape.parts(node, Operator.ANY, isEquality(when) ? 1 : 2, faults);
        if (parts.isEmpty()) {
            return Truth.UNKNOWN;
        }
        List<Truth> truths = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            Proof order = parts.get().get(i);
            String a = pair.get(i);
            String b = pair.get(1 - i);
            Shape.site(order, when.id() + "/" + a + "+" + b, Optional.empty(), faults);
            faults.same(order, "the order", order.site().text(), "a is " + a + ", b is " + b);
            Optional<List<Proof>> one = Shape.parts(order, Operator.ANY, 1, faults);
            if (one.isPresent()) {
                Proof condition = one.get().getFirst();
                Truth truth = new Expressions(given, faults, when.text())
                        .check(when.expr(), when.id() + "/when", Optional.of(when.ref()), condition);
                truths.add(said(order, truth));
                if (isEquality(when) && condition instanceof Proof.Compared compared) {
                    about(compared, a, b, when);
                }
            }
        }
        return said(node, Shape.combine(Operator.ANY, truths));
    }

    /** Whether a condition only asks whether a field of the one equals that of the other. */
    private static boolean isEquality(Joins.When when) {
        String[] sides = when.text().split("\\s*[=!]=\\s*", -1);
        return sides.length == 2
                && sides[0].matches("[ab](\\.[A-Za-z][A-Za-z0-9-]*)+")
                && sides[1].matches("[ab](\\.[A-Za-z][A-Za-z0-9-]*)+")
                && sides[0].substring(1).equals(sides[1].substring(1));
    }

    /** That each side was stated of the id of which it is read. */
    private void about(Proof.Compared compared, String a, String b, Joins.When when) {
        boolean inOrder = when.text().startsWith("a");
        compared.left().from().forEach(source -> about(compared, source.entry().toString(), inOrder ? a : b));
        compared.right().from().forEach(source -> about(compared, source.entry().toString(), inOrder ? b : a));
    }

    private void about(Proof node, String pointer, String id) {
        boolean about = given.record().parties().stream()
                .flatMap(party -> given.record().log(party).stream())
                .filter(entry -> entry.pointer().toString().equals(pointer))
                .anyMatch(entry -> mentions(entry, id));
        if (!about) {
            faults.add(node, pointer + " says nothing of " + id);
        }
    }

    private static boolean mentions(RecordedEntry entry, String id) {
        return entry.subject().filter(id::equals).isPresent()
                || entry.body().members().containsValue(new Data.Text(id));
    }

    private Truth stated(Joins.Stated stated, Proof node, List<String> pair, Party holder, long size) {
        Shape.site(node, stated.id(), Optional.of(stated.ref()), faults);
        Set<Data> wanted = Set.of(new Data.Text(pair.get(0)), new Data.Text(pair.get(1)));
        List<RecordedEntry> saying = given.pack().fact(stated.fact()).stream()
                .flatMap(type -> given.upTo(holder, size).statements().of(type).stream())
                .filter(statement -> statement.author().equals(holder))
                .filter(statement -> Stream.of(stated.one(), stated.other())
                        .flatMap(name -> Stream.ofNullable(statement.fields().get(name)))
                        .collect(Collectors.toSet())
                        .equals(wanted))
                .map(Statements.Statement::entry)
                .toList();
        if (node instanceof Proof.Stated said) {
            faults.same(node, "the ids", said.reading().toString(), pair.toString());
            given.sources(faults).exist(node, said.reading());
            boolean none = said.reading().from().isEmpty();
            said.reading().from().stream()
                    .filter(source ->
                            saying.stream().noneMatch(entry -> entry.pointer().equals(source.entry())))
                    .forEach(source -> faults.add(node, source + " does not say that they are one"));
            if (none) {
                faults.add(node, "is stated nowhere");
            }
        } else {
            Shape.parts(node, Operator.NOT, 1, faults).ifPresent(parts -> {
                Shape.site(parts.getFirst(), stated.id() + "/search", Optional.of(stated.ref()), faults);
                faults.same(parts.getFirst(), "the truth", parts.getFirst().outcome(), Truth.TRUE.name());
                Map<Party, Long> upTo =
                        parts.getFirst() instanceof Proof.Searched searched ? searched.upTo() : Map.of();
                Map<Party, Long> all = given.record().sizes();
                // A log that is read to its end is read with all others as they are known.
                boolean whole = upTo.equals(all) && size == all.getOrDefault(holder, 0L);
                if (!whole) {
                    faults.same(parts.getFirst(), "how far was searched", upTo, Map.of(holder, size));
                }
                faults.same(
                        parts.getFirst(),
                        "what was passed over",
                        parts.getFirst() instanceof Proof.Searched searched ? searched.passed() : List.of(),
                        List.of());
            });
        }
        return said(node, Truth.of(!saying.isEmpty()));
    }

    private Truth said(Proof node, Truth follows) {
        faults.same(node, "the truth", node.outcome(), follows.name());
        return follows;
    }

    /** The ids that an account contains. */
    private Set<String> contained(Party holder, long size) {
        Statements statements = given.upTo(holder, size).statements();
        OnAccount account = new OnAccount(statements, holder);
        return given.pack().fact(rule.subjectType()).stream()
                .flatMap(type -> statements.byKey(type).keySet().stream().filter(key -> account.contains(type, key)))
                .map(List::getFirst)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void fields(Proof node, List<Proof.Claimed> shown, boolean several) {
        List<String> says = shown.stream().map(part -> part.site().text()).toList();
        List<String> follows = new ArrayList<>();
        if (several) {
            joins.fields().forEach((name, take) -> follows.add(name + ": " + take.word()));
        }
        faults.same(node, "how fields are made", says, follows);
        for (Proof.Claimed part : shown) {
            String name = part.site().text().split(":", 2)[0];
            Shape.site(part, rule.id() + "/joins/fields/" + name, Optional.empty(), faults);
            given.sources(faults)
                    .joined(
                            part,
                            part.reading(),
                            Optional.ofNullable(joins.fields().get(name)));
        }
    }
}
