package parley.node.circle;

/** Hears what changes in a circle. Called on threads of the node; must return at once. */
public interface CircleListener {
    /** Leaves were stored: entries that people wrote, or a {@code seen} that moves times and receipts. */
    void stored();

    /** A member has cosigned more of our log. */
    void cosigned();

    /** A member was heard of, or fell silent; or this node has begun or ceased to do its part. */
    void peers();
}
