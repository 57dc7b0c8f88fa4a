package parley.desk.shift;

import parley.desk.frame.Front;
import parley.desk.live.Rows;
import parley.desk.view.Watch;
import parley.node.view.CircleView;
import parley.node.view.office.OpenList;

/** What is open in a circle now, as the watch tells it. Thread-safe. */
final class Openness {
    private final Front front;
    private final Rows rows;
    private final Freeze freeze;

    Openness(Front front, Rows rows) {
        this.front = front;
        this.rows = rows;
        this.freeze = new Freeze(rows.titles());
    }

    Watch watch(CircleView view) {
        return rows.watch(front.node().party(), view);
    }

    OpenList now(CircleView view) {
        return freeze.of(watch(view), view);
    }
}
