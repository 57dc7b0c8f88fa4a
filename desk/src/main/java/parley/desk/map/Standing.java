package parley.desk.map;

import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import parley.ledger.bytes.Hash;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;
import parley.node.view.RefView;

/**
 * Which entries of a circle stand, and who has joined them: what its author withdrew does not, and what he corrected gives way
 * to its latest correction that he did not withdraw. A withdrawal that is itself withdrawn takes nothing back.
 */
final class Standing {
    private final Set<Hash> withdrawn = new HashSet<>();
    private final Map<Hash, Hash> first = new HashMap<>();
    private final Map<Hash, Hash> current = new HashMap<>();
    private final Map<Hash, Set<String>> joined = new HashMap<>();

    private Standing() {}

    static Standing of(List<EntryView> entries) {
        Map<String, List<EntryView>> logs = new LinkedHashMap<>();
        entries.stream()
                .filter(EntryView::counts)
                .sorted(comparingLong(entry -> entry.pointer().index()))
                .forEach(entry -> logs.computeIfAbsent(entry.pointer().party(), _ -> new ArrayList<>())
                        .add(entry));
        var standing = new Standing();
        logs.values().forEach(standing::read);
        logs.values().forEach(log -> log.forEach(standing::join));
        return standing;
    }

    private void read(List<EntryView> log) {
        for (EntryView entry : log.reversed()) {
            if (!withdrawn.contains(entry.pointer().id())) {
                target(entry, "withdraws").ifPresent(withdrawn::add);
            }
        }
        for (EntryView entry : log) {
            Hash id = entry.pointer().id();
            Optional<Hash> corrected = target(entry, "corrects");
            if (corrected.filter(withdrawn::contains).isPresent()) {
                withdrawn.add(id);
            }
            Hash root = corrected.map(this::root).orElse(id);
            first.put(id, root);
            if (!withdrawn.contains(id)) {
                current.put(root, id);
            }
        }
    }

    private static Optional<Hash> target(EntryView entry, String role) {
        return targets(entry, role)
                .filter(target -> target.party().equals(entry.pointer().party())
                        && target.index() < entry.pointer().index())
                .map(EntryPointer::id)
                .findFirst();
    }

    private static Stream<EntryPointer> targets(EntryView entry, String role) {
        return entry.refs().stream().filter(ref -> ref.role().equals(role)).map(RefView::entry);
    }

    /** Whoever joins one version joins those that follow it. */
    private void join(EntryView entry) {
        String by = entry.pointer().party();
        if (stands(entry)) {
            targets(entry, "joins")
                    .filter(target -> !target.party().equals(by))
                    .forEach(target -> joined.computeIfAbsent(root(target.id()), _ -> new LinkedHashSet<>())
                            .add(by));
        }
    }

    private Hash root(Hash id) {
        return first.getOrDefault(id, id);
    }

    /** Whether an entry is neither withdrawn nor replaced. */
    boolean stands(EntryView entry) {
        Hash id = entry.pointer().id();
        return !withdrawn.contains(id) && id.equals(current.get(root(id)));
    }

    /** Who has joined an entry, in the order of the codes. */
    List<String> joined(EntryView entry) {
        return joined.getOrDefault(root(entry.pointer().id()), Set.of()).stream()
                .sorted()
                .toList();
    }
}
