package parley.agreement.recheck;

/**
 * Something in a proof that does not follow.
 *
 * @param node the id of the node's place in the pack
 * @param what what is wrong, with what would be right
 */
public record Fault(String node, String what) {
    private static final String BROUGHT_DOWN = "cannot be followed: ";

    /** A proof that the checker could not follow to its end: it does not hold, but the checker is at fault too. */
    static Fault broughtDown(String node, RuntimeException by) {
        return new Fault(node, BROUGHT_DOWN + by);
    }

    /** Whether the checker was brought down by an exception. */
    public boolean isBroughtDown() {
        return what.startsWith(BROUGHT_DOWN);
    }

    @Override
    public String toString() {
        return node + ": " + what;
    }
}
