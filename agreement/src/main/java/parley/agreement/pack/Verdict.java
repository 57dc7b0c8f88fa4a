package parley.agreement.pack;

import java.util.Arrays;
import java.util.Optional;

/** Everything that a finding can say; the list is whole. */
public enum Verdict {
    NOT_OWED("notOwed"),
    DUE("due"),
    MET("met"),
    /** Done after the deadline. */
    LATE("late"),
    /** Not done, and the deadline has passed. */
    OVERDUE("overdue"),
    /** The moment in {@code breachedWhen} passed first, an explicit refusal, or a prohibition that was broken. */
    BREACHED("breached"),
    /** A ground in the text is claimed on this account. */
    EXCUSED("excused"),
    UNKNOWN("unknown"),
    CLOSED("closed"),
    OPEN("open"),
    EXERCISED("exercised"),
    /** A power used outside its window or form: nothing follows. */
    INVALID("invalid"),
    LAPSED("lapsed"),
    KEPT("kept"),
    FORESEEN("foreseen"),
    AVAILABLE("available"),
    EXHAUSTED("exhausted"),
    /** A proposal on which nobody broke the silence by its deadline. */
    ADOPTED("adopted"),
    /** A proposal on which a member broke the silence by its deadline: it is not adopted. */
    BROKEN("broken");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** The verdict of this word, if it is one. */
    public static Optional<Verdict> named(String word) {
        return Arrays.stream(values()).filter(v -> v.word.equals(word)).findFirst();
    }

    /** The word in a finding: {@code notOwed}. */
    public String word() {
        return word;
    }
}
