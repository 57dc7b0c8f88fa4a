package parley.agreement.pack;

import java.util.Optional;

/**
 * What a format is in a council, which meets in sessions, and which of its fields do what there. It says how desks show entries
 * in the format, and changes no finding. Immutable.
 */
public sealed interface CouncilRole {
    /**
     * A session is called. Who sends it has the chair of it.
     *
     * @param id the field with its number
     * @param title the field with what it is called
     * @param begins the instant at which it begins
     * @param ends the instant at which it ends
     * @param kind words for what sort of session it is
     * @param place where it is held
     * @param invited the parties that are invited
     * @param closes the instant until which items can be proposed, that second included
     */
    record Session(
            String id,
            String title,
            String begins,
            String ends,
            Optional<String> kind,
            Optional<String> place,
            Optional<String> invited,
            Optional<String> closes)
            implements CouncilRole {}

    /**
     * An answer to an invitation.
     *
     * @param session the field with the number of the session
     * @param answer the field of words that say whether its author comes
     * @param text the field of free words beside them
     */
    record Reply(String session, String answer, Optional<String> text) implements CouncilRole {}

    /**
     * An item is proposed for the agenda of a session.
     *
     * @param id the field with its number
     * @param session the field with the number of the session
     * @param title the field with what it is called
     * @param text the field with what it is about
     * @param document the field with the hash of a document
     */
    record Item(String id, String session, String title, Optional<String> text, Optional<String> document)
            implements CouncilRole {}

    /**
     * The order in which a member would take the items of a session.
     *
     * @param order the field with their numbers, first to last
     */
    record Ranking(String session, String order) implements CouncilRole {}

    /**
     * The order in which the chair takes them instead.
     *
     * @param order the field with their numbers, first to last
     * @param reason the field that says why
     */
    record Departure(String session, String order, String reason) implements CouncilRole {}

    /**
     * What a member says on an item.
     *
     * @param item the field with the number of the item
     * @param document the field with the hash of a document that it gives
     */
    record Statement(String item, String text, Optional<String> document) implements CouncilRole {}

    /**
     * Who was there, as its author records it.
     *
     * @param present the field with the parties
     */
    record Attendance(String session, String present, Optional<String> text) implements CouncilRole {}

    /**
     * The journal of a session, put forward under the number that is the entry's subject.
     *
     * @param until the instant until which silence on it can be broken
     */
    record Journal(String session, String text, Optional<String> document, String until) implements CouncilRole {}

    /**
     * What its author commits itself to.
     *
     * @param id the field with its number
     * @param session the field with the number of the session at which it does
     * @param due the day by which it reports
     */
    record Commitment(String id, String session, String text, String due) implements CouncilRole {}

    /**
     * How far its author has come with a commitment.
     *
     * @param commitment the field with the number of the commitment
     * @param state the field of words that say it
     */
    record Report(String commitment, String state, Optional<String> text) implements CouncilRole {}
}
