package parley.node.view.countersign;

import java.util.List;
import java.util.Optional;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;
import parley.node.view.Credential;
import parley.node.view.Draft;
import parley.node.view.SavedDraft;

/**
 * Release by two officers from two desks. Thread-safe: of several acts on one draft the first stands, and the others are told.
 * Everything is durable when it returns.
 */
public interface Countersigning {
    /** The longest reason of a refusal, in UTF-16 code units. */
    int REASON_MAX = 400;

    /** The drafts that wait for a second officer, the one signed first in front. */
    List<HalfSigned> waiting(Hash circle);

    /** The draft of a name, if it waits. */
    Optional<HalfSigned> waiting(Hash circle, String name);

    /** Why a draft could no longer be completed: what keeps its bytes from being sent, or the first signature from counting. */
    List<String> faults(Hash circle, HalfSigned draft);

    /** The officers whose keys this node can use and who may release in a format, in order. */
    List<String> officers(Hash circle, String format);

    /**
     * Signs a draft as the first of two, and fixes it.
     *
     * @param shown as it was last saved when it was shown
     * @param entry as which it was shown, with the instant at which it was written
     */
    FirstOutcome sign(Hash circle, SavedDraft shown, Draft entry, Signer first);

    /**
     * Signs a draft with all its officers at one desk, sends it, and drops the draft: of what is shown of one draft, here and
     * elsewhere, one is sent or fixed.
     *
     * @param shown as it was last saved when it was shown
     * @param entry as which it was shown, with the instant at which it was written
     */
    BothOutcome send(Hash circle, SavedDraft shown, Draft entry, List<Credential> officers);

    /**
     * Signs as the second officer exactly what the first signed, and sends it.
     *
     * @param entry the id of what was shown
     */
    SecondOutcome complete(Hash circle, Hash entry, Signer second);

    /**
     * Takes the first signature away because it will not be signed second.
     *
     * @param account who says so; empty where the desk asks nobody: it then names no officer, for no passphrase shows which
     * @throws MalformedException when the reason is empty, too long, or has control characters other than line breaks
     */
    SecondOutcome refuse(Hash circle, Hash entry, String account, String reason);

    /**
     * Takes the first signature away so that the draft can be changed.
     *
     * @param account under which the first was made, where it was made under any
     */
    SecondOutcome withdraw(Hash circle, Hash entry, String account);

    /** The refusal for which a draft came back, until it is signed again. */
    Optional<SigningAct> returned(Hash circle, String name);

    /** What was done last with the draft of such an entry. */
    Optional<SigningAct> last(Hash circle, Hash entry);
}
