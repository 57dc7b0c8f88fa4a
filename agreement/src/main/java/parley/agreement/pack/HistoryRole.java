package parley.agreement.pack;

import java.util.Optional;

/**
 * What a format is in a history, a timeline of events as parties state them, and which of its fields do what there. It says how
 * desks show entries in the format, and changes no finding. Immutable.
 */
public sealed interface HistoryRole {
    /**
     * An event is stated.
     *
     * @param id the field with its number
     * @param title the field with what its author calls it
     * @param when the days on which it happened, as its author has them
     * @param place where, in words
     * @param text what happened, in words
     */
    record Event(String id, String title, When when, Optional<String> place, Optional<String> text)
            implements HistoryRole {}

    /**
     * What one party says of an event, whoever stated that.
     *
     * @param event the field with the number of the event
     * @param text the field that says what happened
     * @param impact the field that says what followed from it
     * @param when the days on which it happened, as the author of this has them; empty where it has no field for them
     * @param place where, in words
     * @param findings the field that names findings on which it rests
     * @param same the field with the number under which another has stated the same event
     * @param answers the field with the number of the request that it answers
     */
    record Account(
            String event,
            String text,
            Optional<String> impact,
            Optional<When> when,
            Optional<String> place,
            Optional<String> findings,
            Optional<String> same,
            Optional<String> answers)
            implements HistoryRole {}

    /**
     * Somebody is asked for an account.
     *
     * @param id the field with the number of the request
     * @param event the field with the number of the event
     */
    record Request(String id, String event) implements HistoryRole {}

    /**
     * Days, both included.
     *
     * @param first the field with the first of them
     * @param last the field with the last; empty where it is one day
     */
    record When(String first, Optional<String> last) {}
}
