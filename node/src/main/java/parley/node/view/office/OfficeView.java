package parley.node.view.office;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;
import parley.node.view.clearance.ClearanceView;
import parley.node.view.mail.MailView;

/**
 * The office of a node, circle by circle. Thread-safe. What writes is durable when it returns. A {@code once} is a text that a
 * form carries: the same form posted twice is written once.
 */
public interface OfficeView {
    /** The acts of the watch, newest first, at most so many. */
    List<WatchAct> acts(Hash circle, int most);

    Optional<WatchAct> act(Hash circle, long number);

    /** The act that follows one. */
    Optional<WatchAct> next(Hash circle, long number);

    /** What was open when an act was made. */
    Optional<OpenList> open(Hash circle, long act);

    /** Takes over or hands over, and freezes what is open. */
    ActOutcome hand(Hash circle, Hand hand, OpenList open);

    /** The lines about what happened, from the first instant to before the last, in the order in which it happened. */
    List<LogLine> log(Hash circle, Instant from, Instant to);

    /** The lines that were written while a watch lasted, which began by an act, in the order in which they were written. */
    List<LogLine> log(Hash circle, long act);

    Optional<LogLine> line(Hash circle, long number);

    /**
     * Adds a line.
     *
     * @throws MalformedException when there are {@link Limits#PER_DAY} of the day already, or it corrects a line that is none
     */
    LogLine write(Hash circle, String once, Said said);

    /** The contacts as they stand, by the code of the peer. */
    List<KeptContact> contacts(Hash circle);

    /**
     * Keeps a contact in place of the one that stood.
     *
     * @param after the number of what stood when the officer began; 0 for none
     * @return empty when another has been kept since
     */
    Optional<KeptContact> keep(Hash circle, long after, Contact contact);

    /** The call-outs that are open, then the closed ones, newest first in each, at most so many. */
    List<CallOut> callOuts(Hash circle, int most);

    Optional<CallOut> callOut(Hash circle, long number);

    /**
     * Begins a call-out.
     *
     * @throws MalformedException when {@link Limits#OPEN_CALLS} are open, or the day has too many
     */
    CallOut begin(Hash circle, String once, Concern concern);

    /**
     * Adds a step to a call-out.
     *
     * @return empty when there is none of that number, or it is over
     */
    Optional<CallOut> call(Hash circle, long callOut, String once, Call call);

    /** What has been acknowledged since an act of the watch. */
    List<Acknowledgement> acknowledged(Hash circle, long act);

    /**
     * Notes that whoever has the watch has taken notice of a row.
     *
     * @param act the act by which the watch was taken that the officer looked at
     * @return the first acknowledgement of that row on that watch; empty when the watch is another's by now
     */
    Optional<Acknowledgement> acknowledge(Hash circle, long act, String row);

    /** Where an entry was forwarded to, in the order in which it was written down. */
    List<Forwarding> forwardings(Hash circle, String entry);

    /**
     * Notes a forwarding.
     *
     * @throws MalformedException when the day has too many
     */
    Forwarding forward(Hash circle, String once, Forward forward);

    /** What is passed on by e-mail, and to whom. */
    MailView mail();

    /** The saved views of the list of entries as they stand, by name. */
    List<KeptView> views(Hash circle);

    /**
     * Saves a view.
     *
     * @throws MalformedException when the day has too many
     */
    ViewOutcome save(Hash circle, SavedView view);

    /**
     * Gives a view another name.
     *
     * @param number of the state that the officer looked at
     * @throws MalformedException when the name cannot be one, or the day has too many
     */
    ViewOutcome rename(Hash circle, long number, String name, String who);

    /**
     * Removes a view.
     *
     * @param number of the state that the officer looked at
     * @return whether it is removed, now or before; false when it has been renamed since, or never was
     * @throws MalformedException when the day has too many
     */
    boolean remove(Hash circle, long number, String who);

    /** Which offices clear drafts before they are released, and what they said. */
    ClearanceView clearance();

    /** The lines of the rota that touch a span, those replaced among them, in the order in which they begin. */
    List<KeptStint> rota(Hash circle, Instant from, Instant to);

    Optional<KeptStint> stint(Hash circle, long number);

    /** Whether the rota has ever named anybody. */
    boolean keepsRota(Hash circle);

    /**
     * Writes lines into the rota: all or none.
     *
     * @param who which officer writes them
     * @throws MalformedException when there are more than {@link Limits#STINTS} or none, one begins more than
     *     {@link Limits#ROTA_DAYS} days from now, or the day has too many
     */
    RotaOutcome plan(Hash circle, String once, String who, List<Stint> stints);

    /** The last telephone that the rota has for an officer. */
    Optional<String> telephone(Hash circle, String officer);

    /** Where the office is, by whose hours it lives beside UTC. */
    Optional<ZoneId> zone(Hash circle);

    /** Sets it. */
    void settle(Hash circle, ZoneId zone, String who);

    /** Whom the rota named when a watch was taken by an act; empty where it is not known, or no rota was kept. */
    Optional<List<String>> named(Hash circle, long act);
}
