package parley.desk.entries;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parley.node.view.EntryView;
import parley.node.view.ReceiptView;

/**
 * The entries that a query finds, newest first: another's by when this party stated that it holds them, one's own by when
 * they were written.
 *
 * @param rows those of the page that was asked for
 * @param total how many there are on all pages
 */
public record Listing(List<Row> rows, int total) {
    /** How many a page shows. */
    public static final int PAGE = 50;

    private static final Comparator<Row> NEWEST_FIRST =
            comparing(Row::when).thenComparingInt(Row::order).reversed();

    public Listing {
        rows = List.copyOf(rows);
    }

    /**
     * One entry of a list.
     *
     * @param when by what it is ordered
     * @param order its place in the record, which settles what is equally new
     */
    public record Row(EntryView entry, boolean own, Instant when, int order) {
        /** How many members have stated that they hold it. */
        public long received() {
            return entry.receipts().stream().filter(Listing::isReceipt).count();
        }
    }

    /** How many pages there are, one at least. */
    public int pages() {
        return Math.max(1, (total + PAGE - 1) / PAGE);
    }

    /** The page that a query asks for. What stands on later pages is counted and not ordered. */
    static Listing page(List<EntryView> entries, String self, Query query, Search search) {
        int kept = Math.multiplyExact(query.page(), PAGE);
        var newest = new PriorityQueue<>(NEWEST_FIRST.reversed());
        int[] total = {0};
        rows(entries, self, query, search).forEach(row -> {
            total[0]++;
            newest.add(row);
            if (newest.size() > kept) {
                newest.poll();
            }
        });
        var rows = newest.stream().sorted(NEWEST_FIRST).skip((long) kept - PAGE).toList();
        return new Listing(rows, total[0]);
    }

    /** All pages. */
    static List<Row> all(List<EntryView> entries, String self, Query query, Search search) {
        return rows(entries, self, query, search).sorted(NEWEST_FIRST).toList();
    }

    /** What is cheap to ask is asked first: words are looked for in what is left. */
    private static Stream<Row> rows(List<EntryView> entries, String self, Query query, Search search) {
        Predicate<Row> isAsked = row -> (query.author().isEmpty()
                        || row.entry().pointer().party().equals(query.author()))
                && (query.way() == Way.BOTH || row.own() == (query.way() == Way.OUT))
                && (query.format().isEmpty() || row.entry().format().equals(query.format()))
                && query.covers(row.when())
                && (!query.missing() || row.received() < row.entry().receipts().size())
                && search.finds(row.entry());
        return IntStream.range(0, entries.size())
                .filter(i -> entries.get(i).counts())
                .mapToObj(i -> row(entries.get(i), self, i))
                .filter(isAsked);
    }

    private static Row row(EntryView entry, String self, int order) {
        boolean own = entry.pointer().party().equals(self);
        return new Row(entry, own, own ? entry.written() : held(entry, self), order);
    }

    private static Instant held(EntryView entry, String self) {
        for (ReceiptView receipt : entry.receipts()) {
            if (receipt.party().equals(self)) {
                return receipt.at().orElse(entry.written());
            }
        }
        return entry.written();
    }

    private static boolean isReceipt(ReceiptView receipt) {
        return receipt.state() == ReceiptView.State.RECEIVED || receipt.state() == ReceiptView.State.ACKNOWLEDGED;
    }
}
