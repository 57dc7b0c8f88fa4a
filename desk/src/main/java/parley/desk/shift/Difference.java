package parley.desk.shift;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import parley.node.view.office.OpenList;
import parley.node.view.office.OpenRow;

/**
 * How two lists of what is open differ. Rows are about the same when their finding has the same name and debtor, on whosever
 * account and whatever its state, or when they are about the same entry.
 *
 * @param came what only the later one has
 * @param moved what both have, but on another list or in another state
 * @param settled what no list of the later one has
 * @param stayed what both have, as the later one has it
 */
public record Difference(List<OpenRow> came, List<Moved> moved, List<OpenRow> settled, List<OpenRow> stayed) {
    public Difference {
        came = List.copyOf(came);
        moved = List.copyOf(moved);
        settled = List.copyOf(settled);
        stayed = List.copyOf(stayed);
    }

    /** A row that stands elsewhere now. */
    public record Moved(OpenRow before, OpenRow now) {}

    /** What changed between two lists. */
    public static Difference between(OpenList earlier, OpenList later) {
        var before = new ArrayList<>(earlier.rows());
        var after = new ArrayList<>(later.rows());
        var stayed = new ArrayList<OpenRow>();
        pairs(before, after, (one, other) -> isSame(one, other) && isBeside(one, other) && isAlike(one, other))
                .forEach(pair -> stayed.add(pair.now()));
        var moved = new ArrayList<Moved>();
        moved.addAll(pairs(before, after, (one, other) -> isSame(one, other) && isBeside(one, other)));
        moved.addAll(pairs(before, after, Difference::isSame));
        var settled = new ArrayList<OpenRow>();
        for (OpenRow left : before) {
            now(left, later).ifPresentOrElse(now -> moved.add(new Moved(left, now)), () -> settled.add(left));
        }
        return new Difference(after, moved, settled, stayed);
    }

    /** Takes what belongs together out of both, in the order of the later one. */
    private static List<Moved> pairs(
            List<OpenRow> before, List<OpenRow> after, BiPredicate<OpenRow, OpenRow> together) {
        var pairs = new ArrayList<Moved>();
        for (Iterator<OpenRow> rows = after.iterator(); rows.hasNext(); ) {
            var now = rows.next();
            var then = before.stream().filter(row -> together.test(row, now)).findFirst();
            then.ifPresent(row -> {
                before.remove(row);
                rows.remove();
                pairs.add(new Moved(row, now));
            });
        }
        return pairs;
    }

    /** Where a row stands now whose like is accounted for by others. */
    private static Optional<OpenRow> now(OpenRow row, OpenList later) {
        return later.rows().stream().filter(other -> isSame(row, other)).findFirst();
    }

    private static boolean isSame(OpenRow one, OpenRow other) {
        return subject(one).equals(subject(other));
    }

    private static boolean isBeside(OpenRow one, OpenRow other) {
        return one.list().equals(other.list());
    }

    private static boolean isAlike(OpenRow one, OpenRow other) {
        return one.state().equals(other.state());
    }

    /** What a row is about: its key without the accounts, which stand after the last comma. */
    private static String subject(OpenRow row) {
        int accounts = row.key().startsWith("finding ") ? row.key().lastIndexOf(", ") : -1;
        return accounts < 0 ? row.key() : row.key().substring(0, accounts);
    }

    /** Whether nothing was settled, nothing came, and nothing stands elsewhere. */
    public boolean none() {
        return came.isEmpty() && moved.isEmpty() && settled.isEmpty();
    }
}
