package parley.desk.map;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Cuts rings down to a box, so that a drawing holds no more than can be seen of them. */
final class Clip {
    private Clip() {}

    /** What of a closed ring lies in the box; its edge is followed where the ring is outside. Empty where nothing does. */
    static List<Spot> ring(List<Spot> ring, Window.Box box) {
        var left = side(ring, Spot::east, box.west(), 1);
        left = side(left, Spot::east, box.east(), -1);
        left = side(left, Spot::north, box.south(), 1);
        return side(left, Spot::north, box.north(), -1);
    }

    private static List<Spot> side(List<Spot> ring, ToDoubleFunction<Spot> by, double limit, int sign) {
        var kept = new ArrayList<Spot>();
        for (int i = 0; i < ring.size(); i++) {
            var from = ring.get(i);
            var to = ring.get((i + 1) % ring.size());
            double before = (by.applyAsDouble(from) - limit) * sign;
            double after = (by.applyAsDouble(to) - limit) * sign;
            if (before >= 0) {
                kept.add(from);
            }
            if ((before < 0) != (after < 0)) {
                double part = before / (before - after);
                kept.add(new Spot(
                        from.east() + part * (to.east() - from.east()),
                        from.north() + part * (to.north() - from.north())));
            }
        }
        return kept;
    }
}
