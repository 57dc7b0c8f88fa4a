package parley.desk.pledges;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import parley.agreement.pack.Verdict;
import parley.node.view.FindingView;

/**
 * What of a pledge falls due on one day.
 *
 * @param id its number
 * @param what it is, in its author's words
 * @param due its day, as it was stated last; empty while that is open
 * @param firstDue its day, as it was stated first
 * @param amount in whole units; empty while that is open
 * @param currency its code; empty while that is open
 * @param finding what is found of it, on its pledger's own account
 * @param dropped whether its author's last word on the pledge no longer names it; it then says what he stated first
 * @param deliveries the reports of it, the oldest first
 */
public record Deliverable(
        String id,
        String what,
        String due,
        String firstDue,
        OptionalLong amount,
        String currency,
        Optional<FindingView> finding,
        boolean dropped,
        List<Delivery> deliveries) {
    public Deliverable {
        deliveries = List.copyOf(deliveries);
    }

    /** Whether its day was moved since it was first stated. */
    public boolean isMoved() {
        return !due.equals(firstDue);
    }

    /** What was delivered of it, by the reports that stand. */
    public Sum delivered() {
        return Sum.of(deliveries.stream()
                .filter(Delivery::stands)
                .map(Delivery::amount)
                .toList());
    }

    /** What was delivered of it and is contested by a partner. */
    public Sum contested() {
        return Sum.of(deliveries.stream()
                .filter(Delivery::isContested)
                .map(Delivery::amount)
                .toList());
    }

    /** The partners who contest something of it, in the order of the codes. */
    public List<String> contestants() {
        return deliveries.stream()
                .filter(Delivery::stands)
                .flatMap(delivery -> delivery.contestants().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** The verdict on it; empty where nothing is found of it. */
    public Optional<Verdict> verdict() {
        return finding.map(view -> view.head().verdict());
    }

    /** Whether something is still to come of it, by its finding. */
    public boolean isOpen() {
        return verdict()
                .filter(verdict -> verdict == Verdict.DUE || verdict == Verdict.OVERDUE || verdict == Verdict.UNKNOWN)
                .isPresent();
    }

    /** By when it is due by its finding; the last of all where that does not say. */
    Instant dueAt() {
        return finding.flatMap(view -> view.head().dueAt()).orElse(Instant.MAX);
    }
}
