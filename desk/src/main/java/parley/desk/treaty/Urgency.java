package parley.desk.treaty;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parley.agreement.finding.Head;
import parley.desk.live.Rows;
import parley.desk.view.State;
import parley.node.view.FindingView;

/** In which order states, and findings of one state, are looked at: what is broken or asks for somebody comes first. */
public final class Urgency {
    /** The states of findings, the most pressing first. */
    static final List<State> ORDER = List.of(
            State.BREACHED,
            State.OVERDUE,
            State.INVALID,
            State.DUE,
            State.UNKNOWN,
            State.FORESEEN,
            State.LATE,
            State.OPEN,
            State.EXHAUSTED,
            State.AVAILABLE,
            State.EXCUSED,
            State.BROKEN,
            State.ADOPTED,
            State.EXERCISED,
            State.MET,
            State.KEPT,
            State.LAPSED,
            State.CLOSED,
            State.NOT_OWED);

    private static final Map<State, Integer> PLACES = new EnumMap<>(
            IntStream.range(0, ORDER.size()).boxed().collect(Collectors.toMap(ORDER::get, Function.identity())));

    /** A state of no finding comes before all others. */
    static final Comparator<State> STATES = comparingInt(state -> PLACES.getOrDefault(state, -1));

    /** On the debtor's own account first; then the least time left. */
    static final Comparator<FindingView> FINDINGS = comparing((FindingView view) -> state(view), STATES)
            .thenComparing(view -> !isOwn(view.head()))
            .thenComparing(view -> view.head().dueAt().orElse(Instant.MAX))
            .thenComparing(view -> view.head().provision())
            .thenComparing(view -> view.head().step().orElse(""))
            .thenComparing(view -> view.head().subject().orElse(""))
            .thenComparing(view -> view.head().debtor().code())
            .thenComparing(view -> view.head().account().code());

    private Urgency() {}

    /** So many findings of one state. */
    public record Count(State state, int number) {}

    /** How many there are of each state, the most pressing first. */
    static List<Count> counts(Stream<FindingView> findings) {
        Map<State, Integer> numbers = new EnumMap<>(State.class);
        findings.forEach(view -> numbers.merge(state(view), 1, Integer::sum));
        var counts = new ArrayList<Count>();
        numbers.forEach((state, number) -> counts.add(new Count(state, number)));
        counts.sort(comparing(Count::state, STATES));
        return List.copyOf(counts);
    }

    /**
     * The first of many in an order, as {@code sorted(order).limit(most)} has them, without sorting the others: a pack has a
     * hundred thousand findings, and a page shows some.
     */
    static List<FindingView> first(List<FindingView> findings, Comparator<FindingView> order, int most) {
        if (most >= findings.size()) {
            return findings.stream().sorted(order).toList();
        }
        var kept = new PriorityQueue<FindingView>(order.reversed());
        for (FindingView view : findings) {
            if (kept.size() < most) {
                kept.add(view);
            } else if (most > 0 && order.compare(view, kept.element()) < 0) {
                kept.remove();
                kept.add(view);
            }
        }
        return kept.stream().sorted(order).toList();
    }

    static State state(FindingView view) {
        return Rows.state(view.head().verdict());
    }

    static boolean isOwn(Head head) {
        return head.account().equals(head.debtor());
    }
}
