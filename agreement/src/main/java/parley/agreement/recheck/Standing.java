package parley.agreement.recheck;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.RecordedEntry;
import parley.agreement.record.Reference;

/**
 * Which entries of a record stand: not those that a later entry of their author took back, unless that entry was itself
 * taken back; not those that take back; and of the versions of a document the last.
 */
final class Standing {
    private final Set<EntryPointer> takenBack = new HashSet<>();
    private final Set<EntryPointer> takesBack = new HashSet<>();
    private final Set<EntryPointer> withdrawn = new HashSet<>();
    private final Map<EntryPointer, EntryPointer> root = new HashMap<>();
    private final Map<EntryPointer, EntryPointer> last = new HashMap<>();

    Standing(KnownRecord record) {
        record.parties().stream().map(record::log).forEach(this::read);
    }

    private void read(List<RecordedEntry> log) {
        for (RecordedEntry entry : log.reversed()) {
            Optional<EntryPointer> target = target(entry, Reference.Role.WITHDRAWS);
            if (target.isPresent()) {
                takesBack.add(entry.pointer());
                if (!takenBack.contains(entry.pointer())) {
                    takenBack.add(target.get());
                }
            }
        }
        for (RecordedEntry entry : log) {
            EntryPointer pointer = entry.pointer();
            Optional<EntryPointer> corrected = target(entry, Reference.Role.CORRECTS)
                    .filter(of -> !takesBack.contains(of) && !takesBack.contains(pointer));
            if (corrected.filter(takenBack::contains).isPresent()) {
                takenBack.add(pointer);
            }
            root.put(pointer, corrected.map(of -> root.getOrDefault(of, of)).orElse(pointer));
            if (takenBack.contains(pointer) || takesBack.contains(pointer)) {
                withdrawn.add(pointer);
            } else {
                last.put(root.getOrDefault(pointer, pointer), pointer);
            }
        }
    }

    /** The first earlier entry of its log that an entry names in a role. */
    static Optional<EntryPointer> target(RecordedEntry entry, Reference.Role role) {
        return entry.references().stream()
                .filter(reference -> reference.role() == role)
                .map(Reference::target)
                .filter(target -> target.party().equals(entry.author())
                        && target.index() < entry.pointer().index())
                .findFirst();
    }

    /** The first version of the document of which an entry is one. */
    EntryPointer root(EntryPointer entry) {
        return root.getOrDefault(entry, entry);
    }

    /** Those that say nothing: they were taken back, or take another back. */
    Set<EntryPointer> withdrawn() {
        return Collections.unmodifiableSet(withdrawn);
    }

    boolean withdrawn(EntryPointer entry) {
        return withdrawn.contains(entry);
    }

    /** Whether it was taken back. One that takes another back has its place among what its author said, and says nothing. */
    boolean takenBack(EntryPointer entry) {
        return takenBack.contains(entry);
    }

    boolean takesBack(EntryPointer entry) {
        return takesBack.contains(entry);
    }

    boolean stands(EntryPointer entry) {
        return version(entry).filter(entry::equals).isPresent();
    }

    /** The version that stands of a document, of which one version is named. */
    Optional<EntryPointer> version(EntryPointer of) {
        EntryPointer first = root.get(of);
        return first == null || withdrawn(first) ? Optional.empty() : Optional.ofNullable(last.get(first));
    }
}
