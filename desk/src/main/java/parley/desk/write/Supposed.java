package parley.desk.write;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
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
        var values = known(sheet, typed);
        var drafting = Drafting.read(sheet, new Typed(typed.format(), values), circle);
        Set<Problem> open = new LinkedHashSet<>();
        Set<Problem> lacking = new LinkedHashSet<>(drafting.envelope().problems());
        var found = ofBody(drafting);
        for (int round = 0; round < ROUNDS && !found.isEmpty(); round++) {
            Set<String> blanks = new LinkedHashSet<>();
            for (var problem : found) {
                (identifies(sheet, problem) ? lacking : open).add(problem);
                blanks.addAll(blanks(sheet, problem.control()));
            }
            blanks.forEach(blank -> toFollow(values, blank));
            drafting = Drafting.read(sheet, new Typed(typed.format(), values), circle);
            found = ofBody(drafting);
        }
        lacking.addAll(found);
        return new Supposed(drafting, List.copyOf(open), List.copyOf(lacking));
    }

    /** What stands in the controls of the form, sorted so that all of one thing is together; others are not looked at. */
    private static NavigableMap<String, List<String>> known(Sheet sheet, Typed typed) {
        var values = new TreeMap<>(typed.values());
        values.keySet()
                .removeIf(name -> name.startsWith("b.") && sheet.field(name).isEmpty());
        return values;
    }

    Draft draft(Instant written) {
        return drafting.draft(written);
    }

    private static List<Problem> ofBody(Drafting drafting) {
        var around = new HashSet<>(drafting.envelope().problems());
        return drafting.problems().stream()
                .filter(problem -> !around.contains(problem))
                .toList();
    }

    /** Whether it is about the field that says of what subject the entry speaks. */
    private static boolean identifies(Sheet sheet, Problem problem) {
        return sheet.format().states().stream()
                .flatMap(states -> states.id().stream())
                .anyMatch(id -> id instanceof Source.Body(var field)
                        && Control.body(field).equals(problem.control()));
    }

    /** Puts a blank in place of what stands in a control, and of all below and beside it: {@code b.start:blank}. */
    private static void toFollow(NavigableMap<String, List<String>> values, String control) {
        values.remove(control);
        values.subMap(control + ".", control + (char) ('.' + 1)).clear();
        values.subMap(control + ":", control + (char) (':' + 1)).clear();
        values.put(control + Control.BLANK, List.of(Blank.Kind.TO_FOLLOW.word()));
    }

    /** The smallest thing around a control that can be blank: a field; of a row without an id one member, or all of them where the row is empty. */
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
