package parley.agreement.condition;

import java.time.Instant;
import parley.agreement.pack.Condition;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Reading;
import parley.agreement.time.CivilTime;

/** What a condition is proved against: one account, one subject, one instant. */
public interface Inputs {
    /**
     * What the path of this number leads to.
     *
     * @param slot its place in {@link Program#paths()}
     */
    Reading read(int slot);

    /**
     * What was last notified, before the entry that states it as it is now, of the figure to which the path of this number
     * leads.
     *
     * @param slot its place in {@link Program#paths()}
     */
    default Reading notified(int slot) {
        throw new IllegalStateException("a loaded pack asks for nothing notified here");
    }

    /** The proof of a term that the condition names. */
    default Proof term(Proof.Site site, Condition.Named term) {
        throw new IllegalStateException("a loaded pack names no term here: " + term.term());
    }

    /** The proof that the entry that is judged lies in a window. */
    default Proof window(Proof.Site site, Condition.Window window) {
        throw new IllegalStateException("a loaded pack has no window here: " + window.id());
    }

    /** The instant judged. */
    Instant at();

    /** Days and spans in the agreement's zone. */
    CivilTime civilTime();

    /** Notes an instant at which the result could change although nothing is stated. */
    void tick(Instant instant);
}
