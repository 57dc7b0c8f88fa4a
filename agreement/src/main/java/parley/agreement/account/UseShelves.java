package parley.agreement.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import parley.agreement.expr.Path;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Quota.By;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.time.CivilTime;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/**
 * For each line of a quota that counts by years, the facts that it may count: by the party that is obliged and by the year,
 * as far as no account can have them otherwise, however the log of anybody but the fact's coiner is cut.
 */
final class UseShelves {
    private final CivilTime time;
    private final List<Party> parties;
    private final Consumer<Part> changed;
    private final First first;
    private final BiFunction<FactKey, String, Optional<Value>> only;
    private final Map<String, List<Counting>> byType = new HashMap<>();
    private final Map<Part, Set<FactKey>> shelves = new HashMap<>();
    private final Map<FactKey, Set<Part>> places = new HashMap<>();
    private final TakenShelves taken;
    private final Map<String, String> takenBy = new HashMap<>();

    private record Counting(Quota rule, Quota.Line line, By by) {
        String name() {
            return UseShelves.name(rule, line);
        }

        /** The field of the fact that a path leads to, if it leads to one of its own. */
        Optional<String> field(Path path) {
            boolean own = path.fields().size() == 1 && path.root().equals(FactType.rootOf(rule.subjectType()));
            return Optional.of(path.last()).filter(_ -> own);
        }
    }

    private static String name(Quota rule, Quota.Line line) {
        return rule.id() + "." + line.id();
    }

    /** Finds the first entry in a format about a fact, in the log of the party that coined it. */
    interface First {
        Optional<RecordedEntry> of(Party coiner, String format, FactKey fact);
    }

    /**
     * Empty shelves.
     *
     * @param only the one value of a field that no account can have otherwise
     * @param since from which entry of a party's log on a fact may be taken by its word
     */
    UseShelves(
            Pack pack,
            List<Party> parties,
            Consumer<Part> changed,
            First first,
            BiFunction<FactKey, String, Optional<Value>> only,
            TakenShelves.Since since) {
        this.time = new CivilTime(pack.zone());
        this.parties = parties;
        this.changed = changed;
        this.first = first;
        this.only = only;
        this.taken = new TakenShelves(since, changed);
        pack.provisions().values().forEach(provision -> {
            if (provision instanceof Quota quota) {
                for (Quota.Line line : quota.lines()) {
                    if (line.counting() instanceof Quota.Counting.CalendarYears years) {
                        byType.computeIfAbsent(quota.subjectType(), _ -> new ArrayList<>())
                                .add(new Counting(quota, line, years.by()));
                        TakingFlag.of(pack, quota, line).ifPresent(flag -> takenBy.put(name(quota, line), flag));
                    }
                }
            }
        });
    }

    /** The types of the facts that are counted. */
    Set<String> types() {
        return byType.keySet();
    }

    /** Looks again at where a fact belongs, and tells which shelves have others than before. */
    void file(FactKey fact) {
        List<Counting> lines = byType.get(fact.type());
        if (lines == null) {
            return;
        }
        Set<Part> now = new LinkedHashSet<>();
        lines.forEach(line -> places(line, fact, now));
        move(fact, now);
    }

    /** Takes a fact of which nothing was ever said from where it is. */
    void forget(FactKey fact) {
        move(fact, Set.of());
        places.remove(fact);
    }

    private void move(FactKey fact, Set<Part> now) {
        Set<Part> before = places.getOrDefault(fact, Set.of());
        places.put(fact, now);
        for (Part part : before) {
            if (!now.contains(part)) {
                shelves.getOrDefault(part, new HashSet<>()).remove(fact);
                changed.accept(part);
            }
        }
        for (Part part : now) {
            if (shelves.computeIfAbsent(part, _ -> new LinkedHashSet<>(2)).add(fact)) {
                changed.accept(part);
            }
        }
        before.stream().filter(part -> !now.contains(part)).forEach(part -> taken.file(part, fact, false));
        now.forEach(part -> taken.file(part, fact, true));
    }

    private void places(Counting counting, FactKey fact, Set<Part> places) {
        Optional<Party> coiner = Account.coinerOf(fact.id()).filter(parties::contains);
        Optional<Party> obliged = counting.field(counting.rule.obliged())
                .flatMap(field -> only.apply(fact, field))
                .flatMap(value -> value instanceof Value.PartyCode(Party party) && parties.contains(party)
                        ? Optional.of(party)
                        : Optional.empty());
        switch (counting.by) {
            case By.At(Path path) -> {
                OptionalInt year = counting.field(path)
                        .flatMap(field -> only.apply(fact, field))
                        .map(this::year)
                        .orElse(OptionalInt.empty());
                places.add(new Part.Counted(counting.name(), obliged, year));
                coiner.ifPresent(party -> places.add(new Part.Coined(counting.name(), party, OptionalInt.empty())));
            }
            // One about which its coiner has not yet given such an entry falls in no year, on whatever account.
            case By.Received(String format) ->
                coiner.flatMap(party -> first.of(party, format, fact)).ifPresent(entry -> {
                    OptionalInt year = year(entry, obliged.map(List::of).orElse(parties));
                    places.add(new Part.Counted(counting.name(), obliged, year));
                    places.add(new Part.Coined(counting.name(), coiner.orElseThrow(), year(entry, parties)));
                });
        }
    }

    private OptionalInt year(Value value) {
        return switch (value) {
            case Value.Day(LocalDate day) -> OptionalInt.of(day.getYear());
            case Value.Moment(Instant instant) -> OptionalInt.of(year(instant));
            case Value _ -> OptionalInt.empty();
        };
    }

    /** The year in which all of some parties received an entry; empty if that is not certain. */
    private OptionalInt year(RecordedEntry entry, Collection<Party> by) {
        Set<Integer> years = new HashSet<>();
        for (Party party : by) {
            Interval received = entry.receivedBy(party);
            if (received.earliest().isEmpty() || received.latest().isEmpty()) {
                return OptionalInt.empty();
            }
            years.add(year(received.earliest().get()));
            years.add(year(received.latest().get()));
        }
        return years.size() == 1 ? OptionalInt.of(years.iterator().next()) : OptionalInt.empty();
    }

    private int year(Instant instant) {
        return time.dayOf(instant).getYear();
    }

    /**
     * The facts that a line may count for a party in some years, and others besides.
     *
     * @param cut whose logs are not read whole: what they coined may be told by less than is known of it
     * @param touched is told of each shelf that was looked at
     */
    Set<FactKey> counted(Book.Use use, Cut cut, Consumer<Part> touched) {
        Set<FactKey> found = new HashSet<>();
        for (Part part : parts(use, cut)) {
            touched.accept(part);
            found.addAll(shelves.getOrDefault(part, Set.of()));
        }
        return found;
    }

    /** The same without those that the party cannot have accepted, as its log is read, on any account. */
    Set<FactKey> taken(Book.Use use, Cut cut, Consumer<Part> touched) {
        String field = takenBy.get(name(use.rule(), use.line()));
        if (field == null || !Set.of(use.obliged()).containsAll(cut.last().keySet())) {
            return counted(use, cut, touched);
        }
        long last = cut.last().getOrDefault(use.obliged(), TakenShelves.WHOLE);
        Set<FactKey> found = new HashSet<>();
        for (Part part : parts(use, cut)) {
            taken.collect(part, shelves.getOrDefault(part, Set.of()), use.obliged(), field, last, found, touched);
        }
        return found;
    }

    /** The shelves on which what a line may count for a party can stand. */
    private static List<Part> parts(Book.Use use, Cut cut) {
        List<OptionalInt> years = new ArrayList<>(List.of(OptionalInt.empty()));
        for (int year = use.first(); year <= use.last(); year++) {
            years.add(OptionalInt.of(year));
        }
        List<Part> parts = new ArrayList<>();
        String name = name(use.rule(), use.line());
        for (OptionalInt year : years) {
            parts.add(new Part.Counted(name, Optional.of(use.obliged()), year));
            parts.add(new Part.Counted(name, Optional.empty(), year));
            cut.last().keySet().forEach(party -> parts.add(new Part.Coined(name, party, year)));
        }
        return parts;
    }
}
