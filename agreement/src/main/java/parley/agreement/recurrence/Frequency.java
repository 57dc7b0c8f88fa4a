package parley.agreement.recurrence;

/** What one step of a rule is. */
public enum Frequency {
    DAILY,
    WEEKLY,
    MONTHLY,
    YEARLY
}
