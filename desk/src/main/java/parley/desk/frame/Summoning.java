package parley.desk.frame;

import parley.desk.view.Summons;
import parley.node.view.CircleView;

/** Says what a circle asks of this party's officers; every page of a desk of several circles asks it of all of them. Thread-safe. */
@FunctionalInterface
public interface Summoning {
    /** What it asks as it is now. */
    Summons of(CircleView circle);
}
