package parley.agreement.recheck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.pack.Ceiling.Level;
import parley.agreement.pack.Ceiling.Limit;
import parley.agreement.pack.Ceiling.Start;
import parley.agreement.proof.Proof;
import parley.agreement.time.CivilTime;

/**
 * From when each limit of a level holds.
 *
 * @param days by limit, in the order of the pack; empty where nobody knows the day
 */
record Begins(Map<Limit, Optional<LocalDate>> days) {

    /** Takes the nodes of the limits that are counted from a date, and checks them. */
    static Begins check(Case given, Level level, Deque<Proof> parts, Faults faults) {
        Map<Limit, Optional<LocalDate>> days = new LinkedHashMap<>();
        for (Limit limit : level.limits()) {
            days.put(
                    limit,
                    switch (limit.from()) {
                        case Start.Always() -> Optional.of(LocalDate.MIN);
                        case Start.On(LocalDate day) -> Optional.of(day);
                        case Start.After after -> after(given, limit, after, parts, faults);
                    });
        }
        return new Begins(days);
    }

    private static Optional<LocalDate> after(
            Case given, Limit limit, Start.After after, Deque<Proof> parts, Faults faults) {
        if (!(parts.peek() instanceof Proof.Timed timed)) {
            faults.add(given.finding().proof(), "does not say from when the limit " + limit.id() + " holds");
            return Optional.empty();
        }
        parts.remove();
        Shape.site(timed, limit.id() + "/from", Optional.of(limit.ref()), faults);
        faults.same(
                timed,
                "the text",
                timed.site().text(),
                "from " + after.months() + " months after " + after.path() + ", rounded "
                        + after.rounding().word());
        given.sources(faults).field(timed, timed.anchor());
        boolean filled = given.record().roles().containsKey(after.role());
        Optional<LocalDate> stated = Presence.day(timed.anchor());
        if (stated.isPresent() && (timed.anchor().from().isEmpty() || !filled)) {
            faults.add(timed, "counts from a day that nobody states in the role " + after.role());
        }
        Optional<LocalDate> day = stated.map(from -> CivilTime.months(from, after.months(), after.rounding()));
        faults.same(timed, "the earliest", timed.earliest(), day.map(given.time()::startOf));
        faults.same(timed, "the latest", timed.latest(), day.map(given.time()::startOf));
        return day;
    }

    /** The days on which a limit begins after another, or after none. */
    List<LocalDate> turns() {
        return days.values().stream()
                .flatMap(Optional::stream)
                .filter(day -> !day.equals(LocalDate.MIN))
                .toList();
    }

    /** The limit that began last, of those of one day the last in the pack; and each of which nobody knows the day. */
    List<Limit> on(LocalDate day) {
        List<Limit> limits = new ArrayList<>();
        latest(day).ifPresent(limits::add);
        days.forEach((limit, from) -> {
            if (from.isEmpty()) {
                limits.add(limit);
            }
        });
        return limits;
    }

    /** The limit that holds for certain unless one whose day nobody knows does. */
    Optional<Limit> latest(LocalDate day) {
        Optional<Limit> latest = Optional.empty();
        LocalDate since = LocalDate.MIN;
        for (Map.Entry<Limit, Optional<LocalDate>> begin : days.entrySet()) {
            Optional<LocalDate> from = begin.getValue();
            if (from.isPresent() && !from.get().isAfter(day) && !from.get().isBefore(since)) {
                latest = Optional.of(begin.getKey());
                since = from.get();
            }
        }
        return latest;
    }
}
