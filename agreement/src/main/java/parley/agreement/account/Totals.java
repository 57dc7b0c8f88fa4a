package parley.agreement.account;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.pack.Derived;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/** Totals over related facts, as one account has them. A sum with a blank row is known from below. */
public final class Totals {
    private final Account account;

    public Totals(Account account) {
        this.account = account;
    }

    /**
     * A total of a subject.
     *
     * @param slot the days for which a total with dates is taken
     * @param share whose part alone is counted, if anyone's
     */
    public Reading total(FactKey subject, Derived derived, Optional<Slot> slot, Optional<Share> share) {
        List<Row> rows = new ArrayList<>();
        for (FactKey fact : Share.filter(account, account.related(derived, subject), share)) {
            boolean dated = derived.during().isPresent() && slot.isPresent();
            boolean certain = !dated || slot.get().present().contains(fact);
            if (certain || slot.get().possible().contains(fact)) {
                Optional<String> value = derived.value();
                rows.add(new Row(
                        value.isPresent()
                                ? account.field(fact, value.get())
                                : new Reading.Known(
                                        new Value.Count(1),
                                        account.field(fact, derived.relation()).from()),
                        certain));
            }
        }
        return switch (derived.op()) {
            case SUM, COUNT -> sum(rows);
            case MAX -> max(rows);
            case ANY -> any(rows);
            case EACH -> each(rows);
        };
    }

    /** The value of one related fact, and whether the fact certainly counts. */
    private record Row(Reading value, boolean certain) {}

    private static Reading sum(List<Row> rows) {
        Bounds sum = new Bounds(0, OptionalLong.of(0));
        for (Row row : rows) {
            sum = sum.plus(bounds(row));
        }
        return count(sum, rows);
    }

    private static Reading max(List<Row> rows) {
        if (rows.stream().anyMatch(row -> row.value instanceof Reading.Known(Value.Day _, List<Source> _))) {
            return latestDay(rows);
        }
        Bounds max = new Bounds(0, OptionalLong.of(0));
        for (Row row : rows) {
            max = max.max(bounds(row));
        }
        return count(max, rows);
    }

    private static Reading latestDay(List<Row> rows) {
        SortedSet<Need> needs = needs(rows);
        if (!needs.isEmpty() || rows.stream().anyMatch(row -> !row.certain)) {
            return new Reading.Unknown("not every date is known", sources(rows), needs);
        }
        Value.Day latest = rows.stream()
                .map(row -> row.value instanceof Reading.Known(Value.Day day, List<Source> _) ? day : null)
                .filter(java.util.Objects::nonNull)
                .max(java.util.Comparator.comparing(Value.Day::date))
                .orElseThrow();
        return new Reading.Known(latest, sources(rows));
    }

    private static Reading any(List<Row> rows) {
        Truth any = Truth.FALSE;
        for (Row row : rows) {
            Truth flag = row.value instanceof Reading.Known(Value.Flag(boolean stated), List<Source> _)
                    ? Truth.of(stated)
                    : Truth.UNKNOWN;
            any = any.or(row.certain ? flag : flag.and(Truth.UNKNOWN));
        }
        return switch (any) {
            case TRUE -> new Reading.Known(new Value.Flag(true), sources(rows));
            case FALSE -> new Reading.Known(new Value.Flag(false), sources(rows));
            case UNKNOWN -> new Reading.Unknown("not every row says", sources(rows), needs(rows));
        };
    }

    private static Reading each(List<Row> rows) {
        Set<Value> values = new LinkedHashSet<>();
        for (Row row : rows) {
            if (row.value instanceof Reading.Known(Value value, List<Source> _)) {
                values.add(value);
            }
        }
        return new Reading.Known(new Value.Items(List.copyOf(values)), sources(rows));
    }

    private static Reading count(Bounds bounds, List<Row> rows) {
        if (bounds.most.isPresent() && bounds.most.getAsLong() == bounds.least) {
            return new Reading.Known(new Value.Count(bounds.least), sources(rows));
        }
        return new Reading.Between(bounds.least, bounds.most, sources(rows), needs(rows));
    }

    private static Bounds bounds(Row row) {
        Bounds all = switch (row.value) {
            case Reading.Known(Value.Count(long count), List<Source> _) -> new Bounds(count, OptionalLong.of(count));
            case Reading.None _ -> new Bounds(0, OptionalLong.of(0));
            case Reading.Known _, Reading.Between _, Reading.Growing _, Reading.Absent _, Reading.Unknown _ ->
                new Bounds(0, OptionalLong.empty());
        };
        return row.certain ? all : new Bounds(0, all.most);
    }

    private static List<Source> sources(List<Row> rows) {
        return rows.stream().flatMap(row -> row.value.from().stream()).toList();
    }

    private static SortedSet<Need> needs(List<Row> rows) {
        SortedSet<Need> needs = new TreeSet<>();
        rows.forEach(row -> needs.addAll(row.value.lacking()));
        if (needs.isEmpty() && rows.stream().anyMatch(row -> !row.certain)) {
            needs.add(new Need.Measure("on which days the rows lie"));
        }
        return needs;
    }

    /** Counts are never negative, so a bound from below always exists. */
    private record Bounds(long least, OptionalLong most) {
        Bounds plus(Bounds other) {
            return new Bounds(
                    least + other.least,
                    most.isPresent() && other.most.isPresent()
                            ? OptionalLong.of(most.getAsLong() + other.most.getAsLong())
                            : OptionalLong.empty());
        }

        Bounds max(Bounds other) {
            return new Bounds(
                    Math.max(least, other.least),
                    most.isPresent() && other.most.isPresent()
                            ? OptionalLong.of(Math.max(most.getAsLong(), other.most.getAsLong()))
                            : OptionalLong.empty());
        }
    }
}
