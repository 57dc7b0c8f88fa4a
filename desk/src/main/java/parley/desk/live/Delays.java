package parley.desk.live;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
 * @param titles which formats are those of a line
 */
record Delays(Titles titles) {
    Optional<Delay> with(PeerView peer, String self, CircleView circle) {
        if (!peer.reachable() || !titles.hasLine()) {
            return Optional.empty();
        }
        var sent = between(peer.party(), self, circle).toList();
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

    private Stream<Delay> between(String peer, String self, CircleView circle) {
        return circle.entries().stream()
                .filter(entry -> entry.counts() && titles.isOfLine(entry.format()))
                .flatMap(entry -> reader(entry, peer, self).stream()
                        .flatMap(reader -> entry.receipts().stream()
                                .filter(receipt -> receipt.party().equals(reader)))
                        .map(receipt -> delay(entry, receipt, circle.at())));
    }

    /** Whose receipt of an entry counts between the two; none where it is between others. */
    private static Optional<String> reader(EntryView entry, String peer, String self) {
        String author = entry.pointer().party();
        Optional<String> reader =
                author.equals(self) ? Optional.of(peer) : author.equals(peer) ? Optional.of(self) : Optional.empty();
        return reader.filter(party -> entry.to().isEmpty() || entry.to().contains(party));
    }

    private static Delay delay(EntryView entry, ReceiptView receipt, Instant now) {
        boolean came =
                receipt.state() == ReceiptView.State.RECEIVED || receipt.state() == ReceiptView.State.ACKNOWLEDGED;
        Optional<Instant> received = receipt.at().filter(_ -> came);
        return new Delay(
                entry.subject()
                        .orElseGet(() ->
                                entry.pointer().party() + " #" + entry.pointer().index()),
                entry.written(),
                received,
                Duration.between(entry.written(), received.orElse(now)));
    }
}
