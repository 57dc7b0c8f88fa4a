package parley.node.mail;

/** What came of handing a letter to the relay for one address. Each says it in the relay's words, or in those of what failed. */
public sealed interface Answer {
    /** The relay's words. */
    String says();

    /** It has it. */
    record Accepted(String says) implements Answer {}

    /** It will not have it for this address. */
    record Refused(String says) implements Answer {}

    /** It does not have it, and may take it later: it said so, or left after it had let us in. */
    record Later(String says) implements Answer {}

    /** It was not reached, did not prove who it is, or did not let us in: it cannot have it. */
    record Unreached(String says) implements Answer {}

    /** The text went out, and no answer came: it may have it or not. */
    record Unclear(String says) implements Answer {}
}
