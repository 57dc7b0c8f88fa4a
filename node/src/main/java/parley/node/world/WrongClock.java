package parley.node.world;

import java.time.Duration;
import java.time.Instant;
import parley.node.clock.NodeClock;

/**
 * A clock that is wrong by always the same: its node writes, and says it has seen, by a time that is not so. What it waits for
 * comes when this clock says so. As safe for threads as the right one.
 *
 * @param ahead by how much; negative: behind
 */
record WrongClock(NodeClock right, Duration ahead) implements NodeClock {
    @Override
    public Instant instant() {
        return right.instant().plus(ahead);
    }

    @Override
    public Timer at(Instant due, Phase phase, Runnable task) {
        return right.at(due.minus(ahead), phase, task);
    }

    @Override
    public void afterPhase(Runnable task) {
        right.afterPhase(task);
    }

    @Override
    public Work work(String name) {
        return right.work(name);
    }

    /** The right clock is the world's, which closes it. */
    @Override
    public void close() {}
}
