package parley.node.view.office;

/** What a rota names people for; one of them at a time for each. */
public enum RotaDuty {
    /** Who has the watch. */
    WATCH,
    /** Who signs second. */
    SECOND,
    /** Who is called out. */
    CALL
}
