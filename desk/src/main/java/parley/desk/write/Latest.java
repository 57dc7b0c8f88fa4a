package parley.desk.write;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.ledger.bytes.Hash;
import parley.ledger.entry.Role;
import parley.node.view.CircleView;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;

/**
 * The version of a document that stands, by the rule of the findings ({@code parley.agreement.account.Versions}): the latest
 * correction that was not withdrawn, whichever version it corrects. Both reach only their author's own earlier entries; a withdrawal
 * that is itself withdrawn takes nothing back. The author's log is gone through twice, however long a chain of corrections is.
 */
final class Latest {
    private final Set<Place> withdrawn = new HashSet<>();
    private final Map<Place, Place> first = new HashMap<>();
    private final Map<Place, EntryView> current = new HashMap<>();

    private Latest(List<EntryView> log) {
        for (var entry : log.reversed()) {
            if (!withdrawn.contains(Place.of(entry.pointer()))) {
                target(entry, Role.WITHDRAWS).ifPresent(withdrawn::add);
            }
        }
        log.forEach(this::read);
    }

    /** Where an entry stands in the log of its author. */
    private record Place(long index, Hash id) {
        private static Place of(EntryPointer pointer) {
            return new Place(pointer.index(), pointer.id());
        }
    }

    /** What stands of the document of which an entry is a version; empty where it was withdrawn. */
    static Optional<EntryView> of(CircleView circle, EntryView version) {
        var author = version.pointer().party();
        var log = circle.entries().stream()
                .filter(entry -> entry.counts() && entry.pointer().party().equals(author))
                .toList();
        return new Latest(log).standing(Place.of(version.pointer()));
    }

    private void read(EntryView entry) {
        var place = Place.of(entry.pointer());
        var corrected = target(entry, Role.CORRECTS);
        if (corrected.filter(withdrawn::contains).isPresent()) {
            withdrawn.add(place);
        }
        var root = corrected.map(target -> first.getOrDefault(target, target)).orElse(place);
        first.put(place, root);
        if (!withdrawn.contains(place)) {
            current.put(root, entry);
        }
    }

    private Optional<EntryView> standing(Place version) {
        return Optional.ofNullable(first.get(version))
                .filter(root -> !withdrawn.contains(root))
                .map(current::get);
    }

    /** The earlier entry of the same log to which an entry refers in a role. */
    private static Optional<Place> target(EntryView entry, Role role) {
        return entry.refs().stream()
                .filter(ref -> ref.role().equals(role.word()))
                .map(ref -> ref.entry())
                .filter(target -> target.party().equals(entry.pointer().party())
                        && target.index() < entry.pointer().index())
                .map(Place::of)
                .findFirst();
    }
}
