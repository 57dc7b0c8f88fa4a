package parley.node.view.clearance;

import java.util.List;
import java.util.Optional;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;

/**
 * Clearance at a node, circle by circle. Thread-safe: of two acts on the same thing one is done, and the other is told. What
 * writes is durable when it returns, and throws a {@link MalformedException} when the day has too many.
 */
public interface ClearanceView {
    /** The offices as they stand, by name. */
    List<KeptOffice> offices(Hash circle);

    /**
     * Keeps an office.
     *
     * @param id 0 for a new one
     * @param after the number of the state that the officer looked at; 0 for none
     */
    OfficeOutcome keep(Hash circle, long id, long after, ClearingOffice office);

    /** Removes an office that no list asks for. */
    OfficeOutcome remove(Hash circle, long id, long after, String who);

    /** The lists as they stand, those that ask for no office among them, by agreement and format. */
    List<KeptClearingList> lists(Hash circle);

    /**
     * Keeps a list in place of the one that stood.
     *
     * @param after the number of what stood when the officer began; 0 for none
     */
    ListOutcome keep(Hash circle, long after, ClearingList list);

    /** What was done about each draft that was not released since, in order. */
    List<ClearanceAct> open(Hash circle);

    /** The same of one draft. */
    List<ClearanceAct> round(Hash circle, String draft);

    /** How far a text of a draft has come; {@link Standing#NONE} where its format asks for no office. */
    Standing standing(Hash circle, String draft, String agreement, String format, Hash text);

    /**
     * Of each draft that has not been released since, the text for which clearance was asked last. Worked out again only when
     * something was done about clearance, so that it can be asked at every drawing of a page.
     */
    List<AskedText> asked(Hash circle);

    /**
     * How often in a day clearance is asked for of one draft. Who drafts may change a text and ask as often as he likes, and
     * all acts of a day are bounded.
     */
    int ASKED_PER_DAY = 50;

    /** So many of a day's acts are kept for what offices and officers say: asking does not use them up. */
    int KEPT_FOR_ANSWERS = 500;

    /** Asks for clearance; where it is asked for already, that stands. */
    ClearanceOutcome ask(Hash circle, Asking asking);

    /** Says what an office says. */
    ClearanceOutcome decide(Hash circle, Decision decision);

    /** Lets a text be released without the clearance of the offices that are missing. */
    ClearanceOutcome waive(Hash circle, Waiver waiver);

    /**
     * Notes that a draft was released; nothing where nothing was done about its clearance, or where it is noted already. No day
     * is too full for it.
     *
     * @param text what was sent, which need not be what was done something about last
     */
    void released(Hash circle, String draft, Hash text, Hash entry);

    /** What was done about the clearance of a draft that was released as an entry, in order; its end is the last. */
    List<ClearanceAct> of(Hash circle, Hash entry);

    /** A text that was to be cleared. */
    Optional<Wording> wording(Hash circle, Hash text);
}
