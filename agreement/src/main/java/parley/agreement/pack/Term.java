package parley.agreement.pack;

/**
 * A definition that several paragraphs use, with its thresholds written once. Constitutive: it is never breached.
 *
 * @param fact the type that it is about; its conditions read that fact and no other root but {@code param}
 */
public record Term(String name, String fact, Condition condition) {}
