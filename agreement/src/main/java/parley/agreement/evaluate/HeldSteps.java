package parley.agreement.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import parley.agreement.evaluate.DayCounts.Step;
import parley.agreement.evaluate.HeldMember.Period;
import parley.agreement.evaluate.LimitBoard.Member;

/**
 * Who is held on each day, kept as members come and go: the same steps as {@link DayCounts} makes of all of them at once,
 * each with those that are held on its days. A change costs what it touches.
 */
final class HeldSteps {
    private final NavigableMap<LocalDate, Held> steps = new TreeMap<>();

    /** From its first day until the next step. */
    private static final class Held {
        /** How many periods begin on the first day, or end on the day before. */
        private int edges;

        private int certain;
        private final List<Member> members;

        Held(int certain, List<Member> members) {
            this.certain = certain;
            this.members = new ArrayList<>(members);
        }
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    void add(Member member, Period period) {
        edge(period.first(), 1);
        if (!period.last().equals(LocalDate.MAX)) {
            edge(period.last().plusDays(1), 1);
        }
        for (Held held : within(period)) {
            held.members.add(member);
            held.certain += period.certain() ? 1 : 0;
        }
    }

    void remove(Member member, Period period) {
        for (Held held : within(period)) {
            held.members.remove(member);
            held.certain -= period.certain() ? 1 : 0;
        }
        edge(period.first(), -1);
        if (!period.last().equals(LocalDate.MAX)) {
            edge(period.last().plusDays(1), -1);
        }
    }

    private Iterable<Held> within(Period period) {
        return steps.subMap(period.first(), true, period.last(), true).values();
    }

    /** One edge more or less on a day: a step begins where there are any. */
    private void edge(LocalDate day, int by) {
        Held held = steps.get(day);
        if (held == null) {
            Map.Entry<LocalDate, Held> before = steps.floorEntry(day);
            held = before == null
                    ? new Held(0, List.of())
                    : new Held(before.getValue().certain, before.getValue().members);
            steps.put(day, held);
        }
        held.edges += by;
        if (held.edges == 0) {
            steps.remove(day);
        }
    }

    /** The steps that have a day between two days, both included. */
    List<Step> between(LocalDate first, LocalDate last) {
        LocalDate from = steps.floorKey(first);
        List<Step> found = new ArrayList<>();
        Map.Entry<LocalDate, Held> begun = null;
        for (Map.Entry<LocalDate, Held> next :
                steps.tailMap(from == null ? first : from, true).entrySet()) {
            if (begun != null) {
                found.add(step(begun, next.getKey().minusDays(1)));
            }
            begun = next;
            if (next.getKey().isAfter(last)) {
                return found;
            }
        }
        if (begun != null && !begun.getValue().members.isEmpty()) {
            found.add(step(begun, LocalDate.MAX));
        }
        return found;
    }

    private static Step step(Map.Entry<LocalDate, Held> from, LocalDate last) {
        Held held = from.getValue();
        return new Step(from.getKey(), last, held.certain, held.members.size() - held.certain);
    }

    /** The members that may be held between two days, both included, in the order in which they count. */
    List<Member> held(LocalDate first, LocalDate last) {
        LocalDate from = steps.floorKey(first);
        NavigableMap<LimitBoard.Rank, Member> found = new TreeMap<>();
        steps.subMap(from == null ? first : from, true, last, true)
                .values()
                .forEach(held -> held.members.forEach(member -> found.put(member.rank(), member)));
        return new ArrayList<>(found.values());
    }
}
