package parley.agreement.evaluate;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import parley.agreement.pack.Judged;
import parley.agreement.record.Interval;
import parley.agreement.record.LogEnd;
import parley.agreement.value.Party;

/**
 * The ends of some logs, as one search reads them.
 *
 * @param authors whose logs
 * @param judged which time of an entry counts
 * @param creditors whose receipts count, where receipts do; empty: everybody's
 */
record Ends(List<Party> authors, Judged judged, Optional<List<Party>> creditors) {
    Ends {
        authors = List.copyOf(authors);
    }

    static Ends of(Collection<Party> authors, Judged judged, Optional<Collection<Party>> creditors) {
        return new Ends(
                List.copyOf(authors),
                judged,
                judged == Judged.RECEIVED ? creditors.map(List::copyOf) : Optional.of(List.of()));
    }

    /** When the next entry of any of them could have been given at the earliest. */
    Interval next(Function<Party, LogEnd> end) {
        return authors.stream()
                .map(author -> next(author, end.apply(author)))
                .reduce(Ends::earlier)
                .orElse(Interval.unbounded(List.of()));
    }

    private Interval next(Party author, LogEnd end) {
        Interval next = end.witnessed();
        if (judged == Judged.RECEIVED) {
            for (Party creditor : creditors.orElse(List.copyOf(end.received().keySet()))) {
                Interval receipt = end.received().get(creditor);
                if (receipt != null && (creditors.isEmpty() || !creditor.equals(author))) {
                    next = next.and(receipt);
                }
            }
        }
        return next;
    }

    /** Where neither can come first, everybody's word counts who is missing from either: the order of logs decides nothing. */
    private static Interval alike(Interval one, Interval other) {
        Optional<Instant> latest = Stream.of(one.latest(), other.latest())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
        SortedSet<Party> missing = new TreeSet<>(one.missing());
        missing.addAll(other.missing());
        return new Interval(one.earliest(), latest, missing);
    }

    private static Interval earlier(Interval one, Interval other) {
        if (one.earliest().equals(other.earliest())) {
            return alike(one, other);
        }
        if (one.earliest().isEmpty()) {
            return one;
        }
        return other.earliest().isEmpty()
                        || other.earliest().get().isBefore(one.earliest().get())
                ? other
                : one;
    }
}
