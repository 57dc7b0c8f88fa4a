package parley.agreement.account;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.RecordedEntry;
import parley.agreement.record.Reference;
import parley.agreement.value.Party;

/**
 * Which entries stand: what was corrected gives way to its latest correction, what was withdrawn was sent in error.
 * Both reach only their author's own earlier entries; any other such reference says nothing. An entry that withdraws
 * another does that alone: it stands for nothing itself, whatever its form, so neither it nor what it corrects beside
 * changes what its author says.
 */
public final class Versions {
    private final Set<EntryPointer> takenBack = new HashSet<>();
    private final Set<EntryPointer> takingBack = new HashSet<>();
    private final Map<EntryPointer, EntryPointer> corrects = new HashMap<>();
    private final Map<EntryPointer, EntryPointer> first = new HashMap<>();
    private final Map<EntryPointer, EntryPointer> current = new HashMap<>();

    private Versions() {}

    /** What stands of the record, with each log read up to the cut. */
    public static Versions of(KnownRecord record, Cut cut) {
        Versions versions = new Versions();
        for (Party party : record.parties()) {
            List<RecordedEntry> log = record.log(party).stream()
                    .filter(entry -> cut.includes(entry.pointer()))
                    .toList();
            versions.findWithdrawn(log);
            versions.findCurrent(log);
        }
        return versions;
    }

    /**
     * What stands of some entries of one log.
     *
     * @param entries in the order of the log, with every entry to which one of them refers
     */
    static Versions of(List<RecordedEntry> entries) {
        Versions versions = new Versions();
        versions.findWithdrawn(entries);
        versions.findCurrent(entries);
        return versions;
    }

    /** Newest first, so that a withdrawal that is itself withdrawn takes nothing back. */
    private void findWithdrawn(List<RecordedEntry> log) {
        for (RecordedEntry entry : log.reversed()) {
            Optional<EntryPointer> target = target(entry, Reference.Role.WITHDRAWS);
            if (target.isPresent()) {
                takingBack.add(entry.pointer());
                if (!takenBack.contains(entry.pointer())) {
                    takenBack.add(target.get());
                }
            }
        }
        for (RecordedEntry entry : log) {
            if (corrected(entry).filter(takenBack::contains).isPresent()) {
                takenBack.add(entry.pointer());
            }
        }
    }

    private void findCurrent(List<RecordedEntry> log) {
        for (RecordedEntry entry : log) {
            Optional<EntryPointer> corrected = corrected(entry);
            corrected.ifPresent(target -> corrects.put(entry.pointer(), target));
            EntryPointer root = corrected.map(this::first).orElse(entry.pointer());
            first.put(entry.pointer(), root);
            if (!withdrawn(entry.pointer())) {
                current.put(root, entry.pointer());
            }
        }
    }

    /** What an entry is another version of: a withdrawal is one of nothing, and nothing is one of a withdrawal. */
    private Optional<EntryPointer> corrected(RecordedEntry entry) {
        return takingBack.contains(entry.pointer())
                ? Optional.empty()
                : target(entry, Reference.Role.CORRECTS).filter(target -> !takingBack.contains(target));
    }

    /** The earlier entry of the same log to which an entry refers in a role. */
    static Optional<EntryPointer> target(RecordedEntry entry, Reference.Role role) {
        return entry.references().stream()
                .filter(reference -> reference.role() == role)
                .map(Reference::target)
                .filter(target -> target.party().equals(entry.author())
                        && target.index() < entry.pointer().index())
                .findFirst();
    }

    /**
     * The entries by which an author has changed a document or taken it back since he sent one version of it, whatever
     * became of them later, in the order of the log: those after it that correct or withdraw any version of its document,
     * and those before it that had already taken it back when it was sent.
     *
     * @param log his log, or those of its entries that correct or withdraw each other, in its order
     */
    public static List<RecordedEntry> changing(List<RecordedEntry> log, EntryPointer version) {
        Versions whole = of(log);
        Versions then = of(log.stream()
                .filter(entry -> entry.pointer().index() <= version.index())
                .toList());
        return log.stream()
                .filter(entry -> entry.pointer().index() > version.index()
                        ? whole.changes(entry, version)
                        : then.tookBack(entry, version))
                .toList();
    }

    /** Whether an entry corrects or withdraws a version of the document of which another is one. */
    private boolean changes(RecordedEntry entry, EntryPointer version) {
        return Stream.of(corrected(entry), target(entry, Reference.Role.WITHDRAWS))
                .flatMap(Optional::stream)
                .anyMatch(target -> first(target).equals(first(version)));
    }

    /** Whether an entry takes another back, or what that one corrects, directly or through others. */
    private boolean tookBack(RecordedEntry entry, EntryPointer version) {
        Optional<EntryPointer> target =
                target(entry, Reference.Role.WITHDRAWS).filter(_ -> !takenBack(entry.pointer()));
        Optional<EntryPointer> at = Optional.of(version);
        while (target.isPresent() && at.isPresent() && !at.equals(target)) {
            at = at.map(corrects::get);
        }
        return target.isPresent() && at.isPresent();
    }

    /** Whether an entry takes an earlier one back. */
    public static boolean withdraws(RecordedEntry entry) {
        return target(entry, Reference.Role.WITHDRAWS).isPresent();
    }

    /** Whether an entry says nothing and is no act: it was taken back, or takes another back itself. */
    public boolean withdrawn(EntryPointer entry) {
        return takenBack.contains(entry) || takingBack.contains(entry);
    }

    /** Whether an entry was taken back. One that takes another back was not by that alone. */
    public boolean takenBack(EntryPointer entry) {
        return takenBack.contains(entry);
    }

    /** Whether what this entry says stands: neither withdrawn nor replaced by a later version. */
    public boolean stands(EntryPointer entry) {
        return !withdrawn(entry) && entry.equals(current.get(first.get(entry)));
    }

    /** The version that stands of the document that this entry began or corrected; empty if it was withdrawn. */
    public Optional<EntryPointer> current(EntryPointer entry) {
        EntryPointer root = first.get(entry);
        return root == null || withdrawn(root) ? Optional.empty() : Optional.ofNullable(current.get(root));
    }

    /** The first version of the document of which an entry is one; the entry itself if it corrects nothing. */
    public EntryPointer first(EntryPointer entry) {
        return first.getOrDefault(entry, entry);
    }

    /** Whether two entries are versions of one document. */
    public boolean sameDocument(EntryPointer one, EntryPointer other) {
        EntryPointer root = first.get(one);
        return root != null && root.equals(first.get(other));
    }
}
