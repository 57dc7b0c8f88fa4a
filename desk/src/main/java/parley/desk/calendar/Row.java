package parley.desk.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.agreement.record.EntryPointer;
import parley.desk.view.Title;

/**
 * One subject of one party, as it itself or another states it; those who state the same of it share a row.
 *
 * @param pack the hash of the pack
 * @param type the fact type's name
 * @param party whose it is; empty where that is not stated
 * @param by who states it, the party itself first
 * @param name what it is called there; empty where it is not
 * @param from when it begins, where the pack gives it a beginning and an end
 * @param moments its other dates and instants, by what the pack's forms call them
 * @param flags what it says yes to
 * @param entries where it was stated
 * @param added whether it is there by a draft alone, or otherwise than without it
 */
public record Row(
        String pack,
        String type,
        String subject,
        String party,
        List<String> by,
        String name,
        Optional<Edge> from,
        Optional<Edge> to,
        Map<Title, Edge> moments,
        List<Title> flags,
        List<EntryPointer> entries,
        boolean added) {
    /** Whether the party itself states it. */
    public boolean isOwn() {
        return by.contains(party);
    }

    /** Who states the same of it, beside the party itself. */
    public List<String> others() {
        return by.stream().filter(code -> !code.equals(party)).toList();
    }

    /** The first day that is known of it. */
    Optional<LocalDate> first() {
        return days().min(LocalDate::compareTo);
    }

    private Stream<LocalDate> days() {
        return Stream.concat(ends(), moments.values().stream()).flatMap(edge -> edge.day().stream());
    }

    private Stream<Edge> ends() {
        return Stream.concat(from.stream(), to.stream());
    }

    /** Whether no day of it is known. */
    boolean isUndated() {
        return days().findAny().isEmpty();
    }

    /** Whether it lasts, or may last, on one of some days, as far as is known. */
    boolean lasts(LocalDate first, LocalDate last) {
        return ends().anyMatch(edge -> edge.day().isPresent())
                && ends().noneMatch(Edge::isNone)
                && from.flatMap(Edge::day).filter(day -> day.isAfter(last)).isEmpty()
                && to.flatMap(Edge::day).filter(day -> day.isBefore(first)).isEmpty();
    }

    /** Whether anything of it is, or may be, on one of some days. */
    boolean touches(LocalDate first, LocalDate last) {
        return lasts(first, last)
                || moments.values().stream()
                        .flatMap(edge -> edge.day().stream())
                        .anyMatch(day -> isWithin(day, first, last));
    }

    static boolean isWithin(LocalDate day, LocalDate first, LocalDate last) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
