package parley.agreement.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.account.Account;
import parley.agreement.account.FactKey;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Ceiling.Presence;
import parley.agreement.pack.FactType;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/**
 * On which days one row of a stock is there. An end that is absent or none is open; a first day that is not known may be
 * any day up to the end, an end that is not known any day from the first on.
 *
 * @param always whether it is there on every day
 * @param from its first day, as read
 * @param end its last day, as read; none where it is open
 */
record Stay(Site site, boolean always, Reading from, Reading end) {

    /** The stays of some rows of one account, in their order. */
    static Map<FactKey, Stay> of(Ceiling rule, FactType type, Account account, List<FactKey> rows) {
        Map<List<String>, List<FactKey>> series = new HashMap<>();
        if (rule.present() instanceof Presence.Since(String from)) {
            rows.forEach(row -> series.computeIfAbsent(series(type, from, row), _ -> new ArrayList<>())
                    .add(row));
        }
        Map<FactKey, Stay> stays = new LinkedHashMap<>();
        for (FactKey row : rows) {
            stays.put(
                    row,
                    switch (rule.present()) {
                        case Presence.Always() ->
                            new Stay(
                                    site(rule, row, "there on every day: what is stated last stands"),
                                    true,
                                    new Reading.None(List.of()),
                                    new Reading.None(List.of()));
                        case Presence.During(String from, String to) ->
                            new Stay(
                                    site(rule, row, "there from " + path(type, from) + " to " + path(type, to)),
                                    false,
                                    account.field(row, from),
                                    orOpen(account.field(row, to)));
                        case Presence.Since(String from) ->
                            new Stay(
                                    site(rule, row, "there from " + path(type, from) + " until the next is stated"),
                                    false,
                                    account.field(row, from),
                                    replaced(
                                            account,
                                            from,
                                            row,
                                            series.getOrDefault(series(type, from, row), List.of())));
                    });
        }
        return stays;
    }

    private static Site site(Ceiling rule, FactKey row, String text) {
        return new Site(rule.id() + "/rows/" + row + "/days", Optional.empty(), text);
    }

    private static String path(FactType type, String field) {
        return type.root() + "." + field;
    }

    private static Reading orOpen(Reading end) {
        return end instanceof Reading.Absent ? new Reading.None(List.of()) : end;
    }

    /** The key of a row without its date: what the rows of one series have alike. */
    private static List<String> series(FactType type, String from, FactKey row) {
        List<String> values = new ArrayList<>(row.values());
        values.remove(type.key().indexOf(from));
        return values;
    }

    /** The day before that of the next row; not known while another of the series has no known day. */
    private static Reading replaced(Account account, String field, FactKey row, List<FactKey> series) {
        Optional<LocalDate> own = day(account.field(row, field));
        SortedSet<Need> needs = new TreeSet<>();
        Optional<LocalDate> next = Optional.empty();
        List<Source> source = List.of();
        for (FactKey other : series) {
            if (other.equals(row)) {
                continue;
            }
            Reading reading = account.field(other, field);
            Optional<LocalDate> day = day(reading);
            if (day.isEmpty()) {
                needs.addAll(reading.lacking());
            } else if (own.isPresent()
                    && day.get().isAfter(own.get())
                    && next.map(day.get()::isBefore).orElse(true)) {
                next = day;
                source = reading.from();
            }
        }
        if (next.isPresent()) {
            Reading last = new Reading.Known(new Value.Day(next.get().minusDays(1)), source);
            return needs.isEmpty() ? last : new Reading.Unknown(last + " at the latest", source, needs);
        }
        return needs.isEmpty()
                ? new Reading.None(List.of())
                : new Reading.Unknown("a later one has no date", List.of(), needs);
    }

    private static Optional<LocalDate> day(Reading reading) {
        return reading instanceof Reading.Known(Value.Day(LocalDate day), List<Source> _)
                ? Optional.of(day)
                : Optional.empty();
    }

    /** Whether its first day is not known, so that it may be there before every known day. */
    boolean floating() {
        return !always && day(from).isEmpty();
    }

    /** Whether one of its days is to follow. */
    boolean unsettled() {
        return floating() || (!always && day(end).isEmpty() && !(end instanceof Reading.None));
    }

    /** Whether the row is there on a day. */
    Truth on(LocalDate day) {
        if (always) {
            return Truth.TRUE;
        }
        Optional<LocalDate> first = day(from);
        Optional<LocalDate> last = day(end);
        if (first.map(day::isBefore).orElse(false) || last.map(day::isAfter).orElse(false)) {
            return Truth.FALSE;
        }
        boolean settled = end instanceof Reading.None || last.isPresent();
        return first.isPresent() && (settled || first.get().equals(day)) ? Truth.TRUE : Truth.UNKNOWN;
    }

    /**
     * Whether something is stated about a day to come: that the row begins on it, that it is there until that day or
     * later, or that it is there no more. What has no end is stated for its first day and for none after today; a day
     * that is to follow may be any.
     */
    Truth foretells(LocalDate day, LocalDate today) {
        Optional<LocalDate> first = day(from);
        Optional<LocalDate> last = day(end);
        boolean early = first.map(day::isBefore).orElse(false);
        if (always || early || !day.isAfter(today)) {
            return Truth.FALSE;
        }
        boolean bounded = last.filter(known -> !known.isBefore(today) && !day.isAfter(known.plusDays(1)))
                .isPresent();
        if (first.equals(Optional.of(day)) || (first.isPresent() && bounded)) {
            return Truth.TRUE;
        }
        boolean open = first.isEmpty() ? last.isEmpty() || bounded : unsettled();
        return open ? Truth.UNKNOWN : Truth.FALSE;
    }

    /** The days on which that can change. */
    NavigableSet<LocalDate> changes() {
        NavigableSet<LocalDate> days = new TreeSet<>();
        day(from).ifPresent(first -> {
            days.add(first);
            if (day(end).isEmpty() && !(end instanceof Reading.None)) {
                days.add(first.plusDays(1));
            }
        });
        day(end).ifPresent(last -> days.add(last.plusDays(1)));
        return days;
    }

    /** That it is there, is not, or may be, with the dates from which that follows. */
    Proof proof(Truth there) {
        return new Proof.Compared(site, there, from, end);
    }

    /** What would settle on which days it is there. */
    SortedSet<Need> needs() {
        SortedSet<Need> needs = new TreeSet<>(from.lacking());
        needs.addAll(end.lacking());
        if (needs.isEmpty()) {
            needs.add(new Need.Measure("on which days the rows lie"));
        }
        return needs;
    }
}
