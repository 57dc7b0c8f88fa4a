package parley.agreement.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import parley.agreement.pack.Joins.Take;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/**
 * Ids that are one subject on an account, and how each of its fields is made from theirs. A field with a rule is made by
 * that; one without has the value on which those ids agree that have one, and is UNKNOWN if they do not.
 *
 * @param ids the first of which names the subject
 * @param own those ids of which, on its holder's own account, totals count only what he stated himself
 * @param takes the rules, by field
 */
public record Joined(List<FactKey> ids, Set<FactKey> own, Map<String, Take> takes) {
    public Joined {
        ids = List.copyOf(ids);
        own = Set.copyOf(own);
        takes = Map.copyOf(takes);
    }

    /** A subject of a single id. */
    public static Joined single(FactKey id) {
        return new Joined(List.of(id), Set.of(id), Map.of());
    }

    /** The same, with other ids that count as stated by the holder alone. */
    public Joined owing(Set<FactKey> by) {
        return new Joined(ids, by, takes);
    }

    /** The id under which the subject is known. */
    public FactKey name() {
        return ids.getFirst();
    }

    public boolean isSingle() {
        return ids.size() == 1;
    }

    /** Whether an id of the subject is written so. */
    Optional<FactKey> named(String id) {
        return ids.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** A field of the subject, from those of its ids in their order. */
    Reading field(String name, List<Reading> readings, SortedSet<Need> asking) {
        Take take = takes.get(name);
        return take == null ? agreed(readings, asking) : taken(take, readings);
    }

    private static Reading agreed(List<Reading> readings, SortedSet<Need> asking) {
        List<Source> from = sources(readings);
        Optional<Reading> unknown =
                readings.stream().filter(Reading.Unknown.class::isInstance).findFirst();
        if (unknown.isPresent()) {
            return new Reading.Unknown(unknown.get().toString(), from, lacking(readings));
        }
        List<Reading> stated = readings.stream()
                .filter(reading -> !(reading instanceof Reading.Absent))
                .toList();
        if (stated.isEmpty()) {
            return new Reading.Absent(lacking(readings));
        }
        Set<Value> values = new LinkedHashSet<>(values(stated));
        boolean none = stated.stream().anyMatch(Reading.None.class::isInstance);
        if (values.isEmpty()) {
            return new Reading.None(from);
        }
        return values.size() == 1 && !none
                ? new Reading.Known(values.iterator().next(), from)
                : new Reading.Unknown("stated differently", from, asking);
    }

    private static Reading taken(Take take, List<Reading> readings) {
        List<Source> from = sources(readings);
        boolean whole = readings.stream()
                .allMatch(reading -> reading instanceof Reading.Known || reading instanceof Reading.None);
        return switch (take) {
            case ANY -> flag(readings, from, Truth.FALSE);
            case ALL -> flag(readings, from, Truth.TRUE);
            case MIN, MAX, EACH -> {
                if (!whole) {
                    yield new Reading.Unknown("not known of each", from, lacking(readings));
                }
                List<Value> values = values(readings);
                if (values.isEmpty()) {
                    yield new Reading.None(from);
                }
                yield new Reading.Known(take == Take.EACH ? items(values) : extreme(values, take), from);
            }
        };
    }

    private static Reading flag(List<Reading> readings, List<Source> from, Truth start) {
        Truth truth = start;
        for (Reading reading : readings) {
            Truth one = reading instanceof Reading.Known(Value.Flag(boolean flag), List<Source> _)
                    ? Truth.of(flag)
                    : reading instanceof Reading.None ? Truth.FALSE : Truth.UNKNOWN;
            truth = start == Truth.FALSE ? truth.or(one) : truth.and(one);
        }
        return truth == Truth.UNKNOWN
                ? new Reading.Unknown("not known of each", from, lacking(readings))
                : new Reading.Known(new Value.Flag(truth == Truth.TRUE), from);
    }

    private static Value items(List<Value> lists) {
        return new Value.Items(lists.stream()
                .flatMap(list -> list instanceof Value.Items(List<Value> items) ? items.stream() : Stream.of(list))
                .distinct()
                .toList());
    }

    private static Value extreme(List<Value> values, Take take) {
        Comparator<Value> order = Joined::compare;
        return values.stream().min(take == Take.MIN ? order : order.reversed()).orElseThrow();
    }

    private static int compare(Value one, Value other) {
        if (one instanceof Value.Day(var a) && other instanceof Value.Day(var b)) {
            return a.compareTo(b);
        }
        if (one instanceof Value.Moment(var a) && other instanceof Value.Moment(var b)) {
            return a.compareTo(b);
        }
        if (one instanceof Value.Count(long a) && other instanceof Value.Count(long b)) {
            return Long.compare(a, b);
        }
        throw new IllegalStateException("a loaded pack does not order " + one + " and " + other);
    }

    private static List<Value> values(List<Reading> readings) {
        return readings.stream()
                .map(reading -> reading instanceof Reading.Known(Value value, List<Source> _) ? value : null)
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<Source> sources(List<Reading> readings) {
        List<Source> from = new ArrayList<>();
        readings.forEach(reading -> from.addAll(reading.from()));
        return from;
    }

    private static SortedSet<Need> lacking(List<Reading> readings) {
        SortedSet<Need> needs = new TreeSet<>();
        readings.forEach(reading -> needs.addAll(reading.lacking()));
        return needs;
    }
}
