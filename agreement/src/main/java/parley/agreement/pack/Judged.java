package parley.agreement.pack;

/** Which instant of an entry a deadline looks at. There is no default. */
public enum Judged {
    /** When its author says that he wrote it: a claim. */
    WRITTEN("written"),
    /** When the circle's quorum had seen it. */
    WITNESSED("witnessed"),
    /** When the last of the creditors received it. */
    RECEIVED("received");

    private final String word;

    Judged(String word) {
        this.word = word;
    }

    /** The word in a pack: {@code witnessed}. */
    public String word() {
        return word;
    }
}
