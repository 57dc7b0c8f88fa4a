package parley.node.view.countersign;

import java.util.List;
import java.util.Optional;
import parley.node.view.EntryPointer;

/** What became of a second signature, a refusal or a withdrawal. */
public sealed interface SecondOutcome {
    /** It is signed by both and stands in this party's log. */
    record Sent(EntryPointer entry) implements SecondOutcome {}

    /** The first signature is taken away; the draft can be changed again. */
    record Released(SigningAct act) implements SecondOutcome {}

    /**
     * It does not wait any more.
     *
     * @param last what was done with it last; empty when nothing is known of it
     * @param entry where it stands, if it was sent
     */
    record Over(Optional<SigningAct> last, Optional<EntryPointer> entry) implements SecondOutcome {}

    /** The same officer or the same account would be both; or another one than the first takes the signature back. */
    record Same(SigningAct first) implements SecondOutcome {}

    /** The passphrase did not open the officer's key. */
    record Locked() implements SecondOutcome {}

    /** It would be void; the passphrase was right. */
    record Refused(List<String> reasons) implements SecondOutcome {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
