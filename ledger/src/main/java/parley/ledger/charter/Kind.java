package parley.ledger.charter;

import java.util.Arrays;
import parley.ledger.text.MalformedException;

/** What a member is in a circle. */
public enum Kind {
    /** Bound by the agreement; counts in the time quorum. */
    PARTY,
    /** Neutral: mirrors all logs, counts in the time quorum, owes nothing. */
    WITNESS,
    /** Mirrors all logs and counts in no quorum. */
    OBSERVER;

    static Kind parse(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new MalformedException(
                        "kind", "it is party, witness or observer, not " + MalformedException.quote(word)));
    }

    /** The word in the charter. */
    public String word() {
        return switch (this) {
            case PARTY -> "party";
            case WITNESS -> "witness";
            case OBSERVER -> "observer";
        };
    }

    /** Whether such a member counts in the time quorum. */
    public boolean countsInQuorum() {
        return this != OBSERVER;
    }
}
