package parley.desk.write;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.agreement.pack.Format.Source;
import parley.agreement.value.Type;
import parley.agreement.value.Value.Blank;
import parley.node.view.CircleView;
import parley.node.view.Draft;
import parley.node.view.Typed;

/**
 * A form that is still being filled in, read as what could be sent now. What must be answered and is not, and what cannot be
 * read, stands in it as to follow: the agreement takes that for unknown, and judges what can be judged. Nothing is guessed.
 * What is about nothing, or goes to nobody, is no entry yet.
 *
 * @param drafting of what was typed, with those blanks in it
 * @param open the questions that count as unknown, in the order in which they were found
 * @param lacking what must be there before anything can be told; none when it can be put to the node
 */
record Supposed(Drafting drafting, List<Problem> open, List<Problem> lacking) {
    /** A field that becomes a blank may show another problem, of the whole body; no field becomes one twice. */
    private static final int ROUNDS = 4;

    Supposed {
        open = List.copyOf(open);
        lacking = List.copyOf(lacking);
    }

    static Supposed read(Sheet sheet, Typed typed, CircleView circle) {
        var drafting = Drafting.read(sheet, typed, circle);
        Set<Problem> open = new LinkedHashSet<>();
        Set<Problem> lacking = new LinkedHashSet<>(drafting.envelope().problems());
        var supposed = typed;
        for (int round = 0; round < ROUNDS && !ofBody(drafting).isEmpty(); round++) {
            for (var problem : ofBody(drafting)) {
                (identifies(sheet, problem) ? lacking : open).add(problem);
                supposed = toFollow(sheet, supposed, problem.control());
            }
            drafting = Drafting.read(sheet, supposed, circle);
        }
        lacking.addAll(ofBody(drafting));
        return new Supposed(drafting, List.copyOf(open), List.copyOf(lacking));
    }

    Draft draft(Instant written) {
        return drafting.draft(written);
    }

    private static List<Problem> ofBody(Drafting drafting) {
        return drafting.problems().stream()
                .filter(problem -> !drafting.envelope().problems().contains(problem))
                .toList();
    }

    /** Whether it is about the field that says of what subject the entry speaks. */
    private static boolean identifies(Sheet sheet, Problem problem) {
        return sheet.format().states().stream()
                .flatMap(states -> states.id().stream())
                .anyMatch(id -> id instanceof Source.Body(var field)
                        && Control.body(field).equals(problem.control()));
    }

    /** The form with a blank in place of what stands in a control: in the smallest thing around it that can be blank. */
    private static Typed toFollow(Sheet sheet, Typed typed, String control) {
        Map<String, List<String>> values = new LinkedHashMap<>(typed.values());
        for (var blank : blanks(sheet, control)) {
            values.keySet()
                    .removeIf(
                            name -> name.equals(blank) || name.startsWith(blank + ".") || name.startsWith(blank + ":"));
            values.put(blank + Control.BLANK, List.of(Blank.Kind.TO_FOLLOW.word()));
        }
        return new Typed(typed.format(), values);
    }

    /** A field; of a row without an id one member, or all of them where the row is empty. */
    private static List<String> blanks(Sheet sheet, String control) {
        var parts = control.split(":", 2)[0].split("\\.", -1);
        var whole = Control.body(parts.length > 1 ? parts[1] : "");
        var field = sheet.format().fields().get(parts.length > 1 ? parts[1] : "");
        if (field == null) {
            return List.of();
        }
        boolean list = field.type() instanceof Type.ListOf;
        int inRow = list ? 3 : 2;
        var item = field.type() instanceof Type.ListOf(var each) ? each : field.type();
        if (!(item instanceof Type.RowOf(var name)) || parts.length < 3) {
            return List.of(whole);
        }
        var fact = sheet.fact(name);
        var row = list ? Control.item(whole, Integer.parseInt(parts[2])) : whole;
        if (parts.length > inRow) {
            return List.of(parts[inRow].equals("id") && fact.identified() ? whole : Control.member(row, parts[inRow]));
        }
        List<String> all = new ArrayList<>();
        Lists.columns(fact).keySet().forEach(column -> all.add(Control.member(row, column)));
        return fact.identified() ? List.of(whole) : all;
    }
}
