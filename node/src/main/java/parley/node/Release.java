package parley.node;

/** Which Parley this is. */
public final class Release {
    /** Its version. */
    public static final String VERSION = "0.1.0";

    /** The version of the entries that it writes. */
    public static final int ENTRIES = 1;

    private Release() {}
}
