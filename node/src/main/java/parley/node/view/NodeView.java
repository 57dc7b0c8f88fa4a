package parley.node.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Pack;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;
import parley.node.view.countersign.Countersigning;
import parley.node.view.office.OfficeView;
import parley.node.view.verify.StoreVerification;

/**
 * A node. Thread-safe; reads answer from the last snapshot, or say that they do not, and never wait for a peer. One that is
 * stopped, as a case of a world may ask, throws {@link StoppedException} when a draft is to be kept or forgotten.
 */
public interface NodeView {
    /** How far ahead can be asked: what recurs every year is worked out for each year until then. */
    Duration FARTHEST = Duration.ofDays(20 * 365);

    /** How many drafts a node keeps for one circle. */
    int MOST_DRAFTS = 200;

    /** The code of the party whose node this is. */
    String party();

    /** The node's clock in whole seconds UTC: the simulated one in a world. */
    Instant now();

    /** The circles in which this party is a member, in the order of their ids. */
    List<CircleSummary> circles();

    /** Everything known of a circle at one moment; empty when this party is no member of it. */
    Optional<CircleView> circle(Hash circle);

    /**
     * The finding of a snapshot with its proof, which is made now, on the caller's thread and from what is known now; empty
     * when it is no longer found.
     */
    Optional<Proved> prove(Hash circle, FindingView finding);

    /**
     * Findings of a snapshot with their proofs, which are made now, on the caller's thread; those that are no longer found are
     * left out. What is judged together, such as all sums of a ceiling, is judged once, so this is for pages that show many.
     */
    default List<Proved> prove(Hash circle, List<FindingView> findings) {
        return findings.stream()
                .flatMap(finding -> prove(circle, finding).stream())
                .toList();
    }

    /**
     * What is found with another knowledge or at another instant than now, in the order of the assessment; empty when this
     * party is no member of the circle. Worked out on the caller's thread.
     *
     * @param at the instant judged, in whole seconds; a later one than now says what follows if nothing more comes
     * @throws IllegalArgumentException when a size is asked of a log that the circle does not have, or that is shorter, and
     *     when the instant is farther from now than {@link #FARTHEST}
     * @throws BusyException when others ask the same kind of thing
     */
    Optional<List<Finding>> findings(Hash circle, AsKnown known, Instant at);

    /**
     * How one leaf of a log is known, worked out on the caller's thread from what is stored; empty when no such leaf is
     * held here.
     *
     * @param epoch the log's epoch, from 1
     */
    Optional<LeafProof> leaf(Hash circle, String party, int epoch, long index);

    /**
     * The evidence of one entry, made on the caller's thread from what is stored; empty when no such leaf is held here.
     *
     * @param late whether to add what each member said before it held the entry
     */
    Optional<EvidenceView> evidence(Hash circle, String party, int epoch, long index, boolean late);

    /** The agreements that a circle runs, in the order of its charter; none when this party is no member of it. */
    List<Pack> packs(Hash circle);

    /**
     * What the circle was founded on and how its logs stand, worked out on the caller's thread from what is stored; empty
     * when this party is no member of it, or does not run.
     */
    Optional<LedgerView> logs(Hash circle);

    /** The names of the officers whose keys this node can use in a circle, in the order of enrolment. */
    List<String> officers(Hash circle);

    /** Says whether a draft could be sent as it stands, without sending it. */
    SendOutcome check(Hash circle, Draft draft);

    /**
     * What a draft would change in the findings of this moment; empty when it could not be sent as it stands, when this
     * party is no member of the circle, and while findings cannot be worked out. On the caller's thread; it judges what the
     * entry changes, and looks through all findings.
     */
    Optional<Foresight> foresee(Hash circle, Draft draft);

    /**
     * When subjects are and how many count against limits, as last worked out; empty when this party is no member of the
     * circle, and while findings cannot be worked out. On the caller's thread, from what is kept.
     */
    Optional<TimetableView> timetable(Hash circle);

    /** What {@link #timetable(Hash)} would be with a draft; empty also when the draft could not be sent as it stands. */
    Optional<TimetableView> timetable(Hash circle, Draft draft);

    /**
     * Checks a draft, signs it with the officers' keys, and appends it to this party's log. It returns once the entry is
     * durable here; the peers' receipts follow as {@link Change changes}. Sending the same draft again appends a
     * new entry, unless the draft says when it was written: then it is the entry that stands.
     *
     * @param officers as many as the format asks for, all different
     */
    SendOutcome send(Hash circle, Draft draft, List<Credential> officers);

    /** The drafts kept on this node for a circle, last saved first. */
    List<SavedDraft> drafts(Hash circle);

    /** The draft of a name, as it was last saved. */
    Optional<SavedDraft> draft(Hash circle, String name);

    /**
     * Keeps a new draft under a free name, which begins with its format's; durable when it returns.
     *
     * @return its name; empty when the circle has {@link #MOST_DRAFTS} already
     * @throws MalformedException when it is larger than the node keeps
     */
    Optional<String> beginDraft(Hash circle, Typed typed);

    /**
     * Keeps a draft as typed in place of what stood there under its name; durable when it returns.
     *
     * @return whether there was such a draft that no officer has signed: what was sent or discarded does not come back
     * @throws MalformedException when it is larger than the node keeps
     */
    boolean saveDraft(Hash circle, String name, Typed typed);

    /**
     * Forgets a draft.
     *
     * @return whether there was such a draft that no officer has signed
     */
    boolean dropDraft(Hash circle, String name);

    /** Forgets a draft that was sent, unless something else stands there by now. */
    void dropSent(Hash circle, String name, Typed sent);

    /** Release by two officers from two desks; empty while this node does not run. */
    Optional<Countersigning> countersigning();

    /** What the officers of this node keep of their own work; empty while it does not run. */
    Optional<OfficeView> office();

    /** The circle in numbers; empty when this party is no member of it, or does not run. */
    Optional<Vitals> vitals(Hash circle);

    /** What the node uses of its machine, and what its peers have asked; empty while it does not run. */
    Optional<Upkeep> upkeep();

    /** The re-verification of all that the node keeps; empty while it does not run. */
    Optional<StoreVerification> verification();

    /**
     * The release keys of all members that their logs have enrolled, in charter order and within each in the order of
     * enrolment; empty when this party is no member of the circle, or does not run.
     */
    Optional<List<OfficerKey>> officerKeys(Hash circle);

    /**
     * Calls the listener after every change, on a thread of the node: it must hand on and return at once.
     *
     * @return closes the subscription
     */
    AutoCloseable subscribe(Consumer<Change> listener);
}
