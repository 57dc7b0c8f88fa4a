package parley.ledger.archive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parley.ledger.archive.Files.Source;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.Charter;
import parley.ledger.charter.SignedCharter;
import parley.ledger.circle.Formats;
import parley.ledger.circle.Judgement;
import parley.ledger.control.Seen;
import parley.ledger.entry.Attachment;
import parley.ledger.entry.EntryPointer;
import parley.ledger.entry.LogId;
import parley.ledger.entry.Party;
import parley.ledger.text.MalformedException;
import parley.ledger.time.SeenHistory;
import parley.ledger.time.Times;

/**
 * Checks an exported circle without any network: the charter and its signatures, each log from its leaves up, every
 * {@code seen} against the log that it speaks of, and the attachments that are there.
 */
public final class ArchiveCheck {
    private final Source source;
    private final Formats formats;
    private final Report.Builder report = new Report.Builder();
    private final Map<LogId, LogCheck> logs = new TreeMap<>();

    private ArchiveCheck(Source source, Formats formats) {
        this.source = source;
        this.formats = formats;
    }

    /**
     * Checks everything.
     *
     * @param formats what the charter's packs define; loading and hashing packs is not the ledger's work
     */
    public static Report check(Source source, Formats formats) {
        return read(source, formats).report();
    }

    /**
     * What was checked, and what was read.
     *
     * @param circle empty when anything is not genuine: nothing is to be concluded from it. What one member says against
     *     another's log is no reason for that, else one false word would take the record from everybody
     */
    public record Read(Report report, Optional<CheckedCircle> circle) {}

    /**
     * Checks everything, and reads it.
     *
     * @param formats what the charter's packs define
     */
    public static Read read(Source source, Formats formats) {
        ArchiveCheck check = new ArchiveCheck(source, formats);
        Optional<SignedCharter> charter = check.charter();
        charter.ifPresent(check::run);
        Report report = check.report.build();
        return new Read(report, charter.filter(_ -> report.genuine()).map(check::circle));
    }

    private CheckedCircle circle(SignedCharter charter) {
        SortedMap<Party, CheckedLog> checked = new TreeMap<>();
        logs.forEach((log, check) -> checked.put(log.owner(), check.checked()));
        return new CheckedCircle(charter, checked);
    }

    private void run(SignedCharter charter) {
        for (Party owner : charter.charter().codes()) {
            LogId log = charter.charter().log(owner);
            LogCheck check = new LogCheck(charter, formats, log, source, report);
            check.run();
            logs.put(log, check);
        }
        List<Judgement.Entry> entries = logs.values().stream()
                .flatMap(log -> log.judgements().stream())
                .filter(Judgement.Entry.class::isInstance)
                .map(Judgement.Entry.class::cast)
                .toList();
        entries.forEach(this::checkEntry);
        sayTimes(charter.charter(), entries);
    }

    /** The times follow from the record alone; they are said so that they can be compared with what somebody claims. */
    private void sayTimes(Charter charter, List<Judgement.Entry> entries) {
        SeenHistory history = new SeenHistory(charter);
        for (Judgement.Entry entry : entries) {
            if (entry.control().orElse(null) instanceof Seen seen) {
                history.add(entry.at(), seen);
            }
        }
        Times times = history.now();
        for (Judgement.Entry entry : entries) {
            if (entry.control().isEmpty()) {
                String place = entry.at().toString();
                String witnessed = Receipts.print(times.witnessed(entry.at()));
                report.check(place, "entry " + entry.id() + " witnessed " + witnessed, true);
                report.check(place, "received: " + Receipts.print(charter, times, entry.at()), true);
            }
        }
    }

    private Optional<SignedCharter> charter() {
        Optional<Bytes> file = source.read(Files.CHARTER);
        if (file.isEmpty()) {
            report.fail(Files.CHARTER, "the file is missing");
            return Optional.empty();
        }
        try {
            SignedCharter charter = SignedCharter.parse(file.get());
            String circle = "the charter of the circle " + charter.charter().circle();
            boolean whole = report.check(
                    Files.CHARTER,
                    charter.missing().isEmpty()
                            ? circle + ", signed by " + charter.signatures().keySet()
                            : circle + ", not signed by " + charter.missing(),
                    charter.missing().isEmpty());
            return whole ? Optional.of(charter) : Optional.empty();
        } catch (MalformedException e) {
            report.fail(Files.CHARTER, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void checkEntry(Judgement.Entry entry) {
        if (entry.control().orElse(null) instanceof Seen seen) {
            seen.heads().forEach(head -> checkHead(entry.at(), head));
        }
        entry.payload().attachments().forEach(this::checkBlob);
    }

    /** A head beyond what is here is news from later; one with another root is a fork, or a false word about the log. */
    private void checkHead(EntryPointer at, Seen.Head head) {
        String place = at.toString();
        LogCheck log = logs.get(head.log());
        if (log == null || head.size() > log.size()) {
            report.check(place, "seen " + head.log() + " at size " + head.size() + ", beyond what is here", true);
            return;
        }
        Hash root = log.root(head.size());
        if (root.equals(head.root())) {
            report.check(place, "seen " + head.log() + " at size " + head.size() + " with root " + head.root(), true);
        } else {
            report.contradicts(place, new CheckedCircle.Disputed(at, head, root).toString());
        }
    }

    /** Some attachments go to few and may be erased: a missing one is said, and is no failure. */
    private void checkBlob(Attachment attachment) {
        String place = Files.blob(attachment.sha256());
        Optional<Bytes> blob = source.read(place);
        if (blob.isEmpty()) {
            report.check(place, "the attachment " + attachment.name() + " is not here", true);
            return;
        }
        boolean same = Hash.sha256(blob.get()).equals(attachment.sha256())
                && blob.get().size() == attachment.size();
        report.check(place, "the attachment " + attachment.name() + (same ? "" : " has other bytes"), same);
    }
}
