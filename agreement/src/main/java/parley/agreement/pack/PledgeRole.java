package parley.agreement.pack;

import java.util.List;
import java.util.Optional;

/**
 * What a format is among pledges, which parties make to each other, deliver, confirm and contest, and which of its fields do what
 * there. It says how desks show entries in the format, and changes no finding. Immutable.
 */
public sealed interface PledgeRole {
    /** The words of an answer, in this order: what a partner says of a delivery. */
    List<String> ANSWERS = List.of("confirms", "confirmsInPart", "contests");

    /**
     * A pledge.
     *
     * @param id the field with its number
     * @param partners the field that names to whom it is made
     * @param project the field that says in words what it is about
     * @param deliverables the field whose rows say what falls due
     * @param row what stands in such a row
     * @param ties the field that names the findings to which it is tied; empty where it is tied to none
     */
    record Pledges(String id, String partners, String project, String deliverables, Row row, Optional<String> ties)
            implements PledgeRole {}

    /**
     * The fields of a deliverable, beside its own number.
     *
     * @param fact its type
     * @param due the day by the end of which it falls due
     * @param amount so many whole units of the currency
     * @param currency the code of that currency
     * @param what it is, in words; empty where there is no field for that
     */
    record Row(String fact, String due, String amount, String currency, Optional<String> what) {}

    /**
     * The pledger's report of a delivery.
     *
     * @param id the field with its number
     * @param deliverable the field with the number of what was delivered
     * @param amount so much of it, in the currency of that
     * @param on the day of the delivery as its author has it
     * @param extent how much of it that is, in a word
     * @param text the field of free words
     */
    record Delivers(
            String id,
            String deliverable,
            String amount,
            Optional<String> on,
            Optional<String> extent,
            Optional<String> text)
            implements PledgeRole {}

    /**
     * A partner's word on a delivery.
     *
     * @param delivery the field with the number of that
     * @param answer one of {@link #ANSWERS}
     * @param reason the field of free words
     */
    record Answers(String delivery, String answer, Optional<String> reason) implements PledgeRole {}

    /**
     * A report on how far a pledge has come.
     *
     * @param id the field with its number
     * @param pledge the field with the number of the pledge
     * @param text the field of free words
     */
    record Reports(String id, String pledge, Optional<String> text) implements PledgeRole {}

    /**
     * The suspension of a pledge.
     *
     * @param id the field with its number
     * @param pledge the field with the number of the pledge
     * @param finding the field with the name of a finding
     * @param reason the field of free words
     */
    record Suspends(String id, String pledge, String finding, Optional<String> reason) implements PledgeRole {}

    /**
     * The restoration of what was suspended.
     *
     * @param suspension the field with the number of the suspension
     * @param reason the field of free words
     */
    record Restores(String suspension, Optional<String> reason) implements PledgeRole {}
}
