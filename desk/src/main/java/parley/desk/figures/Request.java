package parley.desk.figures;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Exchange.Step;
import parley.agreement.pack.Satisfaction;
import parley.agreement.pack.Verdict;
import parley.node.view.EntryView;

/**
 * One subject of an exchange.
 *
 * @param found what is found about it, each on its debtor's own account
 * @param opening the first entry that uses one of its powers; empty where none is held here
 */
record Request(Exchange exchange, String subject, List<Found> found, Optional<EntryView> opening) {
    Request {
        found = List.copyOf(found);
    }

    /**
     * A subject with what is found about it.
     *
     * @param entries those about it that count
     */
    static Request of(Exchange exchange, String subject, List<Found> found, List<EntryView> entries) {
        var formats = exchange.steps().stream()
                .flatMap(step ->
                        step instanceof Step.Power power && power.exercisedBy() instanceof Satisfaction.ByEntry byEntry
                                ? Stream.of(byEntry.format())
                                : Stream.empty())
                .collect(Collectors.toSet());
        return new Request(exchange, subject, found, opening(formats, entries));
    }

    private static Optional<EntryView> opening(Set<String> formats, List<EntryView> entries) {
        return entries.stream()
                .filter(entry -> formats.contains(entry.format()))
                .min(java.util.Comparator.comparing(EntryView::written));
    }

    /** Whether it is that party's request, or asks something of it. */
    boolean concerns(String party) {
        return opening.filter(entry -> entry.pointer().party().equals(party)
                                || entry.to().contains(party))
                        .isPresent()
                || found.stream().anyMatch(one -> one.isDuty() && one.debtor().equals(party) && arose(one));
    }

    /** Whether something in it still waits for somebody. */
    boolean isOpen() {
        return found.stream().anyMatch(one -> switch (one.head().verdict()) {
            case DUE, OVERDUE, UNKNOWN -> true;
            case OPEN -> one.head().dueAt().isPresent();
            default -> false;
        });
    }

    /** Whether a step without a term may still be taken: nobody is waited for, and it is not closed. */
    boolean mayGoOn() {
        return found.stream().anyMatch(one -> one.head().verdict() == Verdict.OPEN);
    }

    /** Who owes something in it: whose slots it uses. */
    Set<String> debtors() {
        return found.stream()
                .filter(Found::isDuty)
                .filter(Request::arose)
                .map(Found::debtor)
                .collect(Collectors.toSet());
    }

    private static boolean arose(Found one) {
        return one.head().verdict() != Verdict.NOT_OWED;
    }
}
