package parley.ledger.entry;

import java.util.Arrays;
import parley.ledger.text.MalformedException;

/** Why an entry points at another one. */
public enum Role {
    REPLY_TO("replyTo"),
    /** Replaces the whole body of an earlier entry of the same author. */
    CORRECTS("corrects"),
    /** Says that an earlier entry of the same author was sent in error. */
    WITHDRAWS("withdraws"),
    /** Makes another party's notice the author's own, from then on. */
    JOINS("joins"),
    RELATES("relates");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** Parses the word of a role; throws {@link MalformedException} on any other. */
    public static Role parse(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new MalformedException(
                        "role",
                        "it is replyTo, corrects, withdraws, joins or relates, not " + MalformedException.quote(word)));
    }

    /** The word in the record. */
    public String word() {
        return word;
    }

    /** Whether it reaches only its author's own earlier entries. */
    public boolean onlyOwn() {
        return this == CORRECTS || this == WITHDRAWS;
    }
}
