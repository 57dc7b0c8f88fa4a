package parley.agreement.recheck;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import parley.agreement.expr.Expr;
import parley.agreement.pack.Area;
import parley.agreement.pack.Region;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/**
 * Re-checks that a place lies where it must not be. How far it lies, of which part of a line and on which side, is measured by
 * the evaluator alone; every width and comparison is found again.
 */
final class Places {
    private final Case given;
    private final Faults faults;

    Places(Case given, Faults faults) {
        this.given = given;
        this.faults = faults;
    }

    /** Checks a node and everything below it, and gives what follows. */
    Truth check(Region region, Proof node) {
        return switch (region) {
            case Region.Strip strip -> new Conditions(given, faults).check(strip.condition(), node);
            case Region.OwnSide own -> ownSide(own, node);
            case Region.ByMarker table -> byMarker(table, node);
        };
    }

    private Truth ownSide(Region.OwnSide region, Proof node) {
        Shape.site(node, region.id(), Optional.of(region.ref()), faults);
        Optional<List<Proof>> parts = Shape.parts(node, Operator.ALL, 2, faults);
        if (parts.isEmpty()) {
            return Truth.UNKNOWN;
        }
        Proof within = parts.get().getFirst();
        Truth near = new Conditions(given, faults).check(region.condition(), within);
        Truth side = side(region, parts.get().getLast());
        if (near == Truth.FALSE && side == Truth.TRUE) {
            faults.add(node, "lies on the own side of a strip in which it does not lie");
        }
        return said(node, Shape.combine(Operator.ALL, List.of(near, side)));
    }

    /** Whose side is which the line says; a party that has neither is nowhere on its own side. */
    private Truth side(Region.OwnSide region, Proof node) {
        Shape.site(node, region.id() + "/side", Optional.of(region.ref()), faults);
        Optional<Area.Sides> sides =
                Optional.ofNullable(given.pack().areas().get(region.line())).flatMap(Area::sides);
        if (!(node instanceof Proof.Stated stated) || sides.isEmpty()) {
            faults.add(node, "is no side of a line");
            return Truth.UNKNOWN;
        }
        List<Optional<Party>> whose = Stream.of(sides.get().left(), sides.get().right())
                .map(role -> Optional.ofNullable(given.record().roles().get(role)))
                .toList();
        Optional<Party> debtor = Optional.of(given.finding().debtor());
        int own = whose.lastIndexOf(debtor);
        faults.same(
                node,
                "the side",
                node.site().text(),
                region.place() + " on the own side of " + region.line()
                        + (own < 0 ? "" : own == 0 ? ", left" : ", right"));
        given.sources(faults).exist(node, stated.reading());
        if (own < 0) {
            boolean open = whose.stream().anyMatch(Optional::isEmpty);
            if (open != stated.reading() instanceof Reading.Unknown) {
                faults.add(node, "is " + stated.reading() + " of a party that fills neither role");
            }
            return said(node, open ? Truth.UNKNOWN : Truth.FALSE);
        }
        return said(node, truth(stated.reading()));
    }

    private static Truth truth(Reading reading) {
        return switch (reading) {
            case Reading.Known(Value.Flag(boolean flag), var _) -> Truth.of(flag);
            case Reading.None _ -> Truth.FALSE;
            default -> Truth.UNKNOWN;
        };
    }

    /** For one of the classes: it is the class, and the place is no further than the width. */
    private Truth byMarker(Region.ByMarker region, Proof node) {
        Shape.site(node, region.id(), Optional.of(region.ref()), faults);
        Set<String> words = new LinkedHashSet<>();
        region.rows().forEach(row -> words.add(row.word()));
        Optional<List<Proof>> parts = Shape.parts(node, Operator.ANY, words.size() + 1, faults);
        if (parts.isEmpty()) {
            return Truth.UNKNOWN;
        }
        List<Truth> truths = new ArrayList<>();
        Reading word = null;
        int i = 0;
        for (String each : words) {
            Proof part = parts.get().get(i++);
            truths.add(ofClass(region, each, part));
            if (!part.because().isEmpty() && part.because().getFirst() instanceof Proof.Compared is) {
                word = is.left();
            }
        }
        truths.add(other(region, words, Optional.ofNullable(word), parts.get().getLast()));
        return said(node, Shape.combine(Operator.ANY, truths));
    }

    private Truth ofClass(Region.ByMarker region, String word, Proof node) {
        List<Region.Row> rows =
                region.rows().stream().filter(row -> row.word().equals(word)).toList();
        String id = region.id() + "/" + word;
        Optional<String> ref = Optional.of(rows.getFirst().ref());
        Shape.site(node, id, ref, faults);
        Optional<List<Proof>> parts = Shape.parts(node, Operator.ALL, 2, faults);
        if (parts.isEmpty()
                || !(parts.get().getFirst() instanceof Proof.Compared is)
                || !(parts.get().getLast() instanceof Proof.Compared near)) {
            faults.add(node, "does not compare the class and the distance");
            return Truth.UNKNOWN;
        }
        Shape.site(is, id + "/by", ref, faults);
        new Expressions(given, faults, word).path(region.by(), is.left(), is);
        faults.same(is, "the class", Ordering.known(is.right()), Optional.of(new Value.Word(word)));
        Truth same = said(is, Ordering.compare(Expr.Op.EQUAL, is.left(), is.right(), List.of()));
        Shape.site(near, id + "/within", ref, faults);
        Truth within = said(near, near(region, word, rows, near));
        return said(node, Shape.combine(Operator.ALL, List.of(same, within)));
    }

    /** The distance against the width where the line is nearest; the node says where that is. */
    private Truth near(Region.ByMarker region, String word, List<Region.Row> rows, Proof.Compared node) {
        given.sources(faults).exist(node, node.left());
        String text = region.place() + " from " + region.line() + " <= width for " + word;
        if (!(node.left() instanceof Reading.Between)) {
            faults.same(node, "the text", node.site().text(), text);
            faults.same(node, "the width", node.right(), new Reading.None(List.of()));
            return node.left() instanceof Reading.None ? Truth.FALSE : Truth.UNKNOWN;
        }
        Optional<List<OptionalLong>> widths = node.site().text().startsWith(text)
                ? widths(region, rows, node.site().text().substring(text.length()))
                : Optional.empty();
        if (widths.isEmpty()) {
            faults.add(
                    node,
                    "does not say at which part of the line: " + node.site().text());
            return Truth.UNKNOWN;
        }
        if (widths.get().stream().anyMatch(OptionalLong::isEmpty)) {
            if (!(node.right() instanceof Reading.Unknown)) {
                faults.add(node, "has the width " + node.right() + " where no row has one");
            }
            return Truth.UNKNOWN;
        }
        long least =
                widths.get().stream().mapToLong(OptionalLong::getAsLong).min().orElse(0);
        long most =
                widths.get().stream().mapToLong(OptionalLong::getAsLong).max().orElse(0);
        boolean follows = least == most
                ? Ordering.known(node.right()).equals(Optional.of(new Value.Distance(least)))
                : node.right() instanceof Reading.Between between
                        && between.atLeast() == least
                        && between.atMost().equals(OptionalLong.of(most));
        if (!follows) {
            faults.add(node, "the width is " + node.right() + ", but " + least + " to " + most + " m follows");
        }
        return Ordering.compare(Expr.Op.AT_MOST, node.left(), node.right(), List.of());
    }

    /** The widest at a corner; along edges that of each of them. */
    private Optional<List<OptionalLong>> widths(Region.ByMarker region, List<Region.Row> rows, String where) {
        List<Long> markers = Optional.ofNullable(given.pack().areas().get(region.line()))
                .map(Area::markers)
                .orElse(List.of());
        String[] words = where.split(" ", -1);
        int first = index(markers, words, 3);
        int last = index(markers, words, 5);
        if (where.startsWith(" at marker ") && words.length == 4 && first >= 0) {
            return Optional.of(List.of(widest(rows.stream()
                    .filter(row -> row.from() <= first && first <= row.to())
                    .toList())));
        }
        if (!where.startsWith(" between markers ") || words.length != 6 || first < 0 || last <= first) {
            return Optional.empty();
        }
        List<OptionalLong> widths = new ArrayList<>();
        for (int edge = first; edge < last; edge++) {
            int at = edge;
            widths.add(widest(rows.stream()
                    .filter(row -> row.from() <= at && at < row.to())
                    .toList()));
        }
        return Optional.of(widths);
    }

    private static int index(List<Long> markers, String[] words, int at) {
        return at < words.length && words[at].matches("[0-9]{1,9}") ? markers.indexOf(Long.valueOf(words[at])) : -1;
    }

    private static OptionalLong widest(List<Region.Row> rows) {
        return rows.stream().mapToLong(row -> row.within().metres()).max();
    }

    /** A class that has no row leaves it open. */
    private Truth other(Region.ByMarker region, Set<String> words, Optional<Reading> word, Proof node) {
        Shape.site(node, region.id() + "/other", Optional.of(region.ref()), faults);
        if (!(node instanceof Proof.Stated stated)) {
            faults.add(node, "does not say whether the class has a row");
            return Truth.UNKNOWN;
        }
        Optional<Value> known = word.flatMap(Ordering::known);
        boolean has = known.filter(value -> words.contains(value.toString())).isPresent();
        if (known.isEmpty() || has) {
            faults.same(node, "the class", Optional.of(stated.reading()), word);
        } else if (!(stated.reading() instanceof Reading.Unknown)) {
            faults.add(node, "is " + stated.reading() + " of a class without a row");
        }
        return said(node, has ? Truth.FALSE : Truth.UNKNOWN);
    }

    private Truth said(Proof node, Truth follows) {
        faults.same(node, "the truth", node.outcome(), follows.name());
        return follows;
    }
}
