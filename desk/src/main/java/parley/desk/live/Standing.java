package parley.desk.live;

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
import parley.ledger.entry.Role;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;
import parley.node.view.RefView;

/**
 * Which of some entries stand, in which version, and who has joined them, by the rule of the findings ({@code
 * parley.agreement.account.Versions}): what its author withdrew does not stand, and what he corrected gives way to its latest
 * correction that he did not withdraw, whichever version it corrects. Both reach only their author's own earlier entries; a
 * withdrawal that is itself withdrawn takes nothing back, and one that withdraws stands for nothing itself. Each log is gone
 * through twice, however long a chain of corrections is.
 */
public final class Standing {
    private final Set<EntryPointer> withdrawn = new HashSet<>();
    private final Map<EntryPointer, EntryPointer> first = new HashMap<>();
    private final Map<EntryPointer, EntryView> current = new HashMap<>();
    private final Map<EntryPointer, Set<String>> joined = new HashMap<>();

    private Standing() {}

    /** What stands of some entries: whole logs, in any order. */
    public static Standing of(List<EntryView> entries) {
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
        Set<EntryPointer> taking = new HashSet<>();
        for (EntryView entry : log.reversed()) {
            Optional<EntryPointer> target = target(entry, Role.WITHDRAWS);
            if (target.isPresent()) {
                taking.add(entry.pointer());
                if (!withdrawn.contains(entry.pointer())) {
                    withdrawn.add(target.get());
                }
            }
        }
        for (EntryView entry : log) {
            Optional<EntryPointer> corrected = target(entry, Role.CORRECTS)
                    .filter(version -> !taking.contains(version) && !taking.contains(entry.pointer()));
            if (corrected.filter(withdrawn::contains).isPresent()) {
                withdrawn.add(entry.pointer());
            }
            EntryPointer root = corrected.map(this::root).orElse(entry.pointer());
            first.put(entry.pointer(), root);
            if (!withdrawn.contains(entry.pointer()) && !taking.contains(entry.pointer())) {
                current.put(root, entry);
            }
        }
        withdrawn.addAll(taking);
    }

    private static Optional<EntryPointer> target(EntryView entry, Role role) {
        return targets(entry, role)
                .filter(target -> target.party().equals(entry.pointer().party())
                        && target.index() < entry.pointer().index())
                .findFirst();
    }

    private static Stream<EntryPointer> targets(EntryView entry, Role role) {
        return entry.refs().stream()
                .filter(ref -> ref.role().equals(role.word()))
                .map(RefView::entry);
    }

    /** Whoever joins one version joins those that follow it. */
    private void join(EntryView entry) {
        String by = entry.pointer().party();
        if (stands(entry)) {
            targets(entry, Role.JOINS)
                    .filter(target -> !target.party().equals(by))
                    .forEach(target -> joined.computeIfAbsent(root(target), _ -> new LinkedHashSet<>())
                            .add(by));
        }
    }

    private EntryPointer root(EntryPointer version) {
        return first.getOrDefault(version, version);
    }

    /** The version that stands of the document of which an entry is one; empty where it was withdrawn. */
    public Optional<EntryView> latest(EntryView version) {
        return Optional.ofNullable(first.get(version.pointer()))
                .filter(root -> !withdrawn.contains(root))
                .map(current::get);
    }

    /** Whether an entry is neither withdrawn nor replaced. */
    public boolean stands(EntryView entry) {
        EntryPointer version = entry.pointer();
        return !withdrawn.contains(version)
                && Optional.ofNullable(current.get(root(version)))
                        .filter(latest -> latest.pointer().equals(version))
                        .isPresent();
    }

    /** Whether an entry says nothing: it was withdrawn, or what it corrects was, or it withdraws another itself. */
    public boolean isWithdrawn(EntryView entry) {
        return withdrawn.contains(entry.pointer());
    }

    /** Who has joined an entry, in the order of the codes. */
    public List<String> joined(EntryView entry) {
        return joined.getOrDefault(root(entry.pointer()), Set.of()).stream()
                .sorted()
                .toList();
    }
}
