package parley.agreement.evaluate;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import parley.agreement.account.Book;
import parley.agreement.account.Cut;
import parley.agreement.account.FactKey;
import parley.agreement.account.Statement;
import parley.agreement.finding.Stamp;
import parley.agreement.pack.Judged;
import parley.agreement.pack.Pack;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.value.Party;

/**
 * What judges read of a record. The same judges run over two of them: one that reads every log from its beginning, and
 * one that has it filed; both answer every question alike.
 */
interface Lookup {
    /** The parties in the order of the charter. */
    List<Party> parties();

    /** Which party fills which role of the circle. */
    Map<String, Party> roles();

    /** How many leaves of each log are known; the same whenever it is asked during one judgement. */
    Map<Party, Long> sizes();

    /** From what findings are made that are judged at an instant. */
    Stamp stamp(Pack pack, Instant at);

    /** The statements, with each log read up to the cut. */
    Book book(Cut cut);

    /** What an entry states. */
    List<Statement> statements(RecordedEntry entry);

    /**
     * The entries of a party that were not withdrawn, withdraw nothing and have a format, in the order of its log.
     *
     * @param subject what they must be about; empty: anything
     * @param joining whether those are among them that join another's notice, whatever their format
     */
    List<RecordedEntry> sent(Party author, String format, Optional<String> subject, boolean joining);

    /**
     * The entries of a party that have a format, those that were withdrawn or corrected among them, in the order of its log.
     *
     * @param subject what they must be about; empty: anything
     */
    List<RecordedEntry> everSent(Party author, String format, Optional<String> subject);

    /**
     * The entries that have changed or taken back the document of which an entry is a version, whatever became of them, in
     * the order of its log: those after it that correct or withdraw any version, those before it that had taken it back already.
     */
    List<RecordedEntry> changing(EntryPointer version);

    /**
     * The entries of a party that were not withdrawn, have a format and have a field that holds one of some ids, or a list
     * with one of them or with a row that has it, in the order of its log; others may be among them.
     *
     * @param joining whether those are among them that join another's notice, whatever their format
     */
    List<RecordedEntry> naming(Party author, String format, List<FactKey> ids, boolean joining);

    /**
     * The entries of a party that were withdrawn, withdraw nothing and have a format, in the order of its log; where ids are
     * given, others may be among them.
     *
     * @param subject what they must be about; empty: anything
     * @param ids of which one must stand in a field, as of {@link #naming}; none: anything may
     */
    List<RecordedEntry> takenBack(Party author, String format, Optional<String> subject, List<FactKey> ids);

    /** The versions of a document that were not withdrawn, oldest first. */
    List<RecordedEntry> versions(EntryPointer document);

    /**
     * The entries of a party that were not withdrawn and are about a subject or name it, in the order of its log. Those that
     * withdraw another are among them: they say nothing, but after them less is said.
     */
    List<RecordedEntry> about(Party author, FactKey subject);

    /** The entries that stand and are about a subject or name it, in the order of the charter and of each log. */
    List<RecordedEntry> standingAbout(FactKey subject);

    /** The entries that stand and contest a finding of this name, in the order of the charter and of each log. */
    List<RecordedEntry> contests(String finding);

    /** Whether an entry stands. */
    boolean stands(EntryPointer entry);

    /** The first version of the document of which an entry is one; the entry itself if it corrects nothing. */
    EntryPointer first(EntryPointer entry);

    /** An entry; empty if there is none of this place and id. */
    Optional<RecordedEntry> entry(EntryPointer entry);

    /** When an entry was written. */
    Optional<Instant> written(EntryPointer entry);

    /** When an entry was witnessed. */
    Interval witnessed(RecordedEntry entry);

    /** When a party received an entry. */
    Interval received(RecordedEntry entry, Party by);

    /** Each log up to its last entry before the first that is beyond a cut or was not witnessed within some time. */
    Cut within(Predicate<Interval> witnessed, Cut cut);

    /**
     * When an entry that nobody here knows yet could still have been given at the earliest, in any of some logs. What is
     * judged by a claim is searched as if witnessed: a claim alone proves no absence.
     *
     * @param creditors whose receipts count, where receipts do; empty: everybody's of whom the end of a log says something
     */
    Unseen unseen(Collection<Party> authors, Judged judged, Optional<Collection<Party>> creditors);
}
