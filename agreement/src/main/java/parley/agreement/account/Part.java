package parley.agreement.account;

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

    /** Of which facts of a type a field may hold any value. */
    record Open(String type, String field) implements Part {}

    /** Which facts of a type a party coined. */
    record Coined(String type, Party party) implements Part {}

    /** The versions of one document, and whether they stand. */
    record Document(EntryPointer entry) implements Part {}

    /** The entries of a party in a format. */
    record Sent(Party author, String format) implements Part {}

    /** The entries of a party in a format and about a subject. */
    record SentAbout(Party author, String format, String subject) implements Part {}

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
