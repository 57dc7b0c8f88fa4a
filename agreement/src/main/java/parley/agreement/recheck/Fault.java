package parley.agreement.recheck;

/**
 * Something in a proof that does not follow.
 *
 * @param node the id of the node's place in the pack
 * @param what what is wrong, with what would be right
 */
public record Fault(String node, String what) {
    @Override
    public String toString() {
        return node + ": " + what;
    }
}
