package parley.node.store;

/**
 * Is told of every step after which something is durable that was not before. A node does nothing with it; a test counts
 * the steps and, by throwing, lets the node die between any two of them.
 */
@FunctionalInterface
public interface DurableSteps {
    /** Ignores every step. */
    DurableSteps NONE = step -> {};

    /** Called on the thread that makes the step, before and after it. */
    void reached(Step step);

    /** Where a node may die. */
    enum Step {
        BEFORE_COMMIT,
        AFTER_COMMIT,
        BEFORE_RENAME,
        AFTER_RENAME
    }
}
