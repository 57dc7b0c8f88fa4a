package parley.desk.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.node.view.office.Acknowledgement;
import parley.node.view.office.Contact;
import parley.node.view.office.WatchAct;

/**
 * What the watch shows of its officers.
 *
 * @param kept whether anything is written down here at all
 * @param last the act by which the watch last changed hands
 * @param acknowledged what has been taken notice of on this watch, by row
 * @param contacts how peers are reached, by code
 * @param seal for the forms on the page; empty where there can be none
 */
public record OnDuty(
        boolean kept,
        Optional<WatchAct> last,
        Map<String, Acknowledgement> acknowledged,
        Map<String, Contact> contacts,
        String seal) {
    /** Nobody writes anything down here. */
    public static final OnDuty NONE = new OnDuty(false, Optional.empty(), Map.of(), Map.of(), "");

    public OnDuty {
        acknowledged = Map.copyOf(acknowledged);
        contacts = Map.copyOf(contacts);
    }

    /** The act by which somebody took the watch and has it still. */
    public Optional<WatchAct> held() {
        return last.filter(WatchAct::taken);
    }

    /** Whether rows can be acknowledged here. */
    public boolean acts() {
        return held().isPresent() && !seal.isEmpty();
    }

    /** How a row is named when notice is taken of it: in another state it is news again. */
    public static String row(Told told) {
        return told.key() + " " + told.first().state().key();
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
