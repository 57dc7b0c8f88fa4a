package parley.desk.map;

import java.util.List;

/** Which kind of thing has which mark: by its place among all kinds of the circle, whoever states it. */
public record Marking(List<Kind> kinds) {
    /** How many marks there are; kinds beyond share them, and are told apart by the table. */
    public static final int MARKS = 7;

    public Marking {
        kinds = List.copyOf(kinds);
    }

    public int of(Kind kind) {
        return Math.floorMod(kinds.indexOf(kind), MARKS);
    }
}
