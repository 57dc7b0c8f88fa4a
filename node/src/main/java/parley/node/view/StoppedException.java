package parley.node.view;

/** The node is stopped, and only what stood last can be read. Nothing was done. */
public final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Of a party's node.
     *
     * @param party its code
     */
    public StoppedException(String party) {
        super("The node of %s is stopped: what stood last can be read, and nothing is taken.".formatted(party));
    }
}
