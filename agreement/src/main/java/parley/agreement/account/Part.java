package parley.agreement.account;

import java.util.Optional;
import java.util.OptionalInt;
import parley.agreement.record.EntryPointer;
import parley.agreement.value.Party;

/**
 * A part of a record that can be read by itself. A {@link Register} names the parts that a reading has touched, and those
 * that an entry changes; what read none of the latter stays as it is.
 */
public sealed interface Part {
    /** Who has stated what of a fact. */
    record OfFact(FactKey fact) implements Part {}

    /** Which facts of a type there are, and in which order. */
    record OfType(String type) implements Part {}

    /** Who has stated a fact that names an id. */
    record Naming(String id) implements Part {}

    /** Of which facts of a type a field may hold an id. */
    record Holding(String type, String field, String id) implements Part {}

    /**
     * Which facts a line of a quota may count.
     *
     * @param line with the id of its quota
     * @param obliged the only party that they can oblige; empty if that is not certain
     * @param year the only year in which they can fall; empty if that is not certain
     */
    record Counted(String line, Optional<Party> obliged, OptionalInt year) implements Part {}

    /**
     * Which facts that a line of a quota may count a party coined.
     *
     * @param line with the id of its quota
     * @param year the only year in which they can fall; empty if that is not certain
     */
    record Coined(String line, Party party, OptionalInt year) implements Part {}

    /** Which facts on a shelf of a quota that holds those of no certain year may fall in some calendar years. */
    record MayFall(Part shelf, int first, int last) implements Part {}

    /**
     * Which facts on a shelf of a quota a party may have accepted.
     *
     * @param shelf {@link Counted} or {@link Coined}
     * @param last by which entry of its log
     */
    record Taken(Part shelf, Party obliged, long last) implements Part {}

    /** The versions of one document, and whether they stand. */
    record Document(EntryPointer entry) implements Part {}

    /** The entries of a party in a format. */
    record Sent(Party author, String format) implements Part {}

    /** The entries of a party in a format and about a subject. */
    record SentAbout(Party author, String format, String subject) implements Part {}

    /** The entries of a party in a format that have a field with an id in it. */
    record SentNaming(Party author, String format, String id) implements Part {}

    /** The entries with which a party joins others. */
    record Joining(Party author) implements Part {}

    /** The entries about a subject, or that state something that names it. */
    record About(String id) implements Part {}

    /** The entries of a format and what stands in one of their fields. */
    record Contests(String finding) implements Part {}

    /** When an entry was witnessed. */
    record Witnessed(EntryPointer entry) implements Part {}

    /** When a party received an entry. */
    record Received(EntryPointer entry, Party by) implements Part {}

    /** Every entry and when it was witnessed. */
    record Whole() implements Part {}
}
