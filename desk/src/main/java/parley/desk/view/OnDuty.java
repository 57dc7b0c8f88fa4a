package parley.desk.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.node.view.mail.MailState;
import parley.node.view.office.Acknowledgement;
import parley.node.view.office.Contact;
import parley.node.view.office.WatchAct;

/**
 * What the watch shows of its officers.
 *
 * @param kept whether anything is written down here at all
 * @param last the act by which the watch last changed hands
 * @param since when the watch before this one was taken, or the first that is known
 * @param acknowledged what has been taken notice of on this watch, by row
 * @param contacts how peers are reached, by code
 * @param rota whom the rota names for the watch; empty where none is kept
 * @param seal for the forms on the page; empty where there can be none
 * @param mail how the mail relay stands
 */
public record OnDuty(
        boolean kept,
        Optional<WatchAct> last,
        Optional<Instant> since,
        Map<String, Acknowledgement> acknowledged,
        Map<String, Contact> contacts,
        Optional<Named> rota,
        String seal,
        MailState mail) {
    /** Nobody writes anything down here. */
    public static final OnDuty NONE = new OnDuty(
            false, Optional.empty(), Optional.empty(), Map.of(), Map.of(), Optional.empty(), "", MailState.NONE);

    public OnDuty {
        acknowledged = Map.copyOf(acknowledged);
        contacts = Map.copyOf(contacts);
    }

    /** The act by which somebody took the watch and has it still. */
    public Optional<WatchAct> held() {
        return last.filter(WatchAct::taken);
    }

    /** Whom the rota names, where that is not whoever has the watch. */
    public Optional<Named> otherwise() {
        return rota.filter(named -> held().map(act -> !named.names(act.hand().officer()))
                .orElseGet(() -> !named.now().isEmpty()));
    }

    /** Whether rows can be acknowledged here. */
    public boolean acts() {
        return held().isPresent() && !seal.isEmpty();
    }

    /** How a row is named when notice is taken of it: in another state it is news again. */
    public static String row(Told told) {
        return told.key() + " " + told.first().state().key();
    }

    /**
     * How a row of a watch is named. What this party owes is news once more when less than a day is left, and again when its
     * deadline then moves.
     */
    public static String row(Told told, Watch watch) {
        var first = told.first();
        return first.state() == State.DUE && Urgent.presses(first, watch)
                ? row(told) + first.dueAt().map(due -> ", pressing for " + due).orElse("")
                : row(told);
    }

    /** Who took notice of a row, and when. */
    public Optional<Acknowledgement> of(String row) {
        return Optional.ofNullable(acknowledged.get(row));
    }

    /** The rows that are new: nobody has taken notice of them on this watch. */
    public List<String> fresh(List<String> rows) {
        return rows.stream().filter(row -> !acknowledged.containsKey(row)).toList();
    }

    /** How a peer is reached. */
    public Optional<Contact> contact(String peer) {
        return Optional.ofNullable(contacts.get(peer));
    }
}
