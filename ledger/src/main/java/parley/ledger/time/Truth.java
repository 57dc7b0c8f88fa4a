package parley.ledger.time;

/** What can be said of a time: whatever comes, TRUE and FALSE stay; UNKNOWN waits. */
public enum Truth {
    TRUE,
    FALSE,
    UNKNOWN
}
