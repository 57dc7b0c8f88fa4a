package parley.desk.live;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.desk.view.Delay;
import parley.node.view.CircleView;
import parley.node.view.EntryView;
import parley.node.view.PeerView;
import parley.node.view.ReceiptView;

/**
 * Finds what is slow on a line: of what one party sent the other in the formats of the line, the oldest that is on its way for
 * longer than it may take, while the other's node answers; failing that, what came last, if it took too long and came within
 * the last hour. Both sides read the same record, so both find the same of what has come.
 *
 * <p>An entry says when it was written, and its officer may have read it for as long as he liked before he signed it. So what it
 * takes is counted from the first {@code seen} of anybody else that covers it: by then it was out. While somebody else answers and
 * has not seen it either, it is not known to be out; where there is nobody else to say, its writing counts.
 *
 * @param spoken what may be slow in the circle, see {@link #spoken}
 */
record Delays(List<EntryView> spoken, CircleView circle, String self) {
    /**
     * What was said in the formats of a line and may be slow from now on: what somebody has not received, or received within the last
     * hour. It is found once for each state of the record, and not for each member at each instant.
     *
     * @param titles of the circle
     */
    static List<EntryView> spoken(Titles titles, CircleView circle) {
        if (!titles.hasLine()) {
            return List.of();
        }
        var formats =
                titles.formats().keySet().stream().filter(titles::isOfLine).collect(Collectors.toSet());
        var since = circle.at().minus(Delay.TOLD);
        return circle.entries().stream()
                .filter(entry -> formats.contains(entry.format()) && entry.counts())
                .filter(entry -> entry.receipts().stream()
                        .anyMatch(receipt ->
                                received(receipt).filter(since::isAfter).isEmpty()))
                .toList();
    }

    Optional<Delay> with(PeerView peer) {
        if (!peer.reachable()) {
            return Optional.empty();
        }
        var sent = between(peer.party()).toList();
        return sent.stream()
                .filter(each -> each.received().isEmpty())
                .min(comparing(Delay::written))
                .filter(Delays::isLate)
                .or(() -> sent.stream()
                        .filter(each -> each.received().isPresent())
                        .max(comparing((Delay each) -> each.received().orElseThrow())
                                .thenComparing(Delay::time))
                        .filter(Delays::isLate)
                        .filter(last -> isTold(last, circle.at())));
    }

    private static boolean isTold(Delay last, Instant now) {
        return Duration.between(last.received().orElseThrow(), now).compareTo(Delay.TOLD) <= 0;
    }

    private static boolean isLate(Delay sent) {
        return sent.time().compareTo(Delay.LIMIT) > 0;
    }

    private Stream<Delay> between(String peer) {
        return spoken.stream()
                .flatMap(entry -> reader(entry, peer, self).stream()
                        .flatMap(reader -> entry.receipts().stream()
                                .filter(receipt -> receipt.party().equals(reader)))
                        .flatMap(receipt -> delay(entry, receipt).stream()));
    }

    /** Whose receipt of an entry counts between the two; none where it is between others. */
    private static Optional<String> reader(EntryView entry, String peer, String self) {
        String author = entry.pointer().party();
        Optional<String> reader =
                author.equals(self) ? Optional.of(peer) : author.equals(peer) ? Optional.of(self) : Optional.empty();
        return reader.filter(party -> entry.to().isEmpty() || entry.to().contains(party));
    }

    private static Optional<Instant> received(ReceiptView receipt) {
        return switch (receipt.state()) {
            case RECEIVED, ACKNOWLEDGED -> receipt.at();
            case POSTED, HELD -> Optional.empty();
        };
    }

    /** Empty for what is not known to be out. */
    private Optional<Delay> delay(EntryView entry, ReceiptView receipt) {
        Optional<Instant> received = received(receipt);
        return out(entry, receipt.party())
                .map(out -> new Delay(
                        entry.subject()
                                .orElseGet(() -> entry.pointer().party() + " #"
                                        + entry.pointer().index()),
                        entry.written(),
                        received,
                        Duration.between(out, received.orElse(circle.at()))));
    }

    /** The first instant at which an entry is known to have been out, by the word of others than its author and its reader. */
    private Optional<Instant> out(EntryView entry, String reader) {
        var others = entry.receipts().stream()
                .filter(receipt -> !receipt.party().equals(reader))
                .toList();
        return others.stream()
                .flatMap(receipt -> received(receipt).stream())
                .min(Comparator.naturalOrder())
                .map(seen -> seen.isBefore(entry.written()) ? entry.written() : seen)
                .or(() -> Optional.of(entry.written())
                        .filter(_ -> others.stream().noneMatch(receipt -> answers(receipt.party()))));
    }

    private boolean answers(String member) {
        return circle.peers().stream().anyMatch(peer -> peer.party().equals(member) && peer.reachable());
    }
}
