package parley.agreement.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.agreement.account.OpenShelves.Years;
import parley.agreement.expr.Path;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Quota.By;
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
    private final Map<Part, Map<FactKey, Years>> shelves = new HashMap<>();
    private final Map<FactKey, Set<Part>> places = new HashMap<>();
    private final OpenShelves open;
    private final TakenShelves taken;
    private final Since since;

    /**
     * A line that counts by years.
     *
     * @param flag the field by which a use is taken, where it is a flag and nothing else
     */
    private record Counting(Quota rule, Quota.Line line, By by, Optional<String> flag) {
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

    /** Finds the first entry of a party's log from which on a fact may be taken by its word. */
    interface Since {
        /**
         * Its index; below 0 where another party has stated the field, {@link TakenShelves#NEVER} where there is none.
         *
         * @param field of the fact, by which it is taken
         */
        long of(FactKey fact, Party by, String field);
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
            Since since) {
        this.time = new CivilTime(pack.zone());
        this.parties = parties;
        this.changed = changed;
        this.first = first;
        this.only = only;
        this.open = new OpenShelves(changed);
        this.taken = new TakenShelves(changed);
        this.since = since;
        pack.provisions().values().forEach(provision -> {
            if (provision instanceof Quota quota) {
                for (Quota.Line line : quota.lines()) {
                    if (line.counting() instanceof Quota.Counting.CalendarYears years) {
                        byType.computeIfAbsent(quota.subjectType(), _ -> new ArrayList<>())
                                .add(new Counting(quota, line, years.by(), TakingFlag.of(pack, quota, line)));
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
        Map<Part, Years> now = new LinkedHashMap<>();
        lines.forEach(line -> places(line, fact, now));
        move(fact, now);
    }

    /** Takes a fact of which nothing was ever said from where it is. */
    void forget(FactKey fact) {
        move(fact, Map.of());
        places.remove(fact);
    }

    private void move(FactKey fact, Map<Part, Years> now) {
        Set<Part> before = places.getOrDefault(fact, Set.of());
        places.put(fact, now.keySet());
        for (Part part : before) {
            if (!now.containsKey(part)) {
                moved(part, shelves.getOrDefault(part, new HashMap<>()).remove(fact), null);
                taken.file(part, fact, false);
            }
        }
        now.forEach((part, years) -> {
            moved(
                    part,
                    shelves.computeIfAbsent(part, _ -> new LinkedHashMap<>(2)).put(fact, years),
                    years);
            taken.file(part, fact, true);
        });
    }

    private void moved(Part part, @Nullable Years before, @Nullable Years now) {
        if (before == null || now == null) {
            changed.accept(part);
        }
        open.moved(part, Optional.ofNullable(before), Optional.ofNullable(now));
    }

    private void places(Counting counting, FactKey fact, Map<Part, Years> places) {
        Optional<Party> coiner = Account.coinerOf(fact.id()).filter(parties::contains);
        Optional<Party> obliged = counting.field(counting.rule.obliged())
                .flatMap(field -> only.apply(fact, field))
                .flatMap(value -> value instanceof Value.PartyCode(Party party) && parties.contains(party)
                        ? Optional.of(party)
                        : Optional.empty());
        switch (counting.by) {
            case By.At(Path path) -> {
                Years years = counting.field(path)
                        .flatMap(field -> only.apply(fact, field))
                        .map(this::years)
                        .orElse(Years.ANY);
                places.put(new Part.Counted(counting.name(), obliged, years.only()), years);
                coiner.ifPresent(
                        party -> places.put(new Part.Coined(counting.name(), party, OptionalInt.empty()), Years.ANY));
            }
            // One about which its coiner has not yet given such an entry falls in no year, on whatever account.
            case By.Received(String format) ->
                coiner.flatMap(party -> first.of(party, format, fact)).ifPresent(entry -> {
                    Years years = years(entry, obliged.map(List::of).orElse(parties));
                    places.put(new Part.Counted(counting.name(), obliged, years.only()), years);
                    Years anybody = years(entry, parties);
                    places.put(new Part.Coined(counting.name(), coiner.orElseThrow(), anybody.only()), anybody);
                });
        }
    }

    private Years years(Value value) {
        return switch (value) {
            case Value.Day(LocalDate day) -> Years.of(day.getYear());
            case Value.Moment(Instant instant) -> Years.of(year(instant));
            case Value _ -> Years.ANY;
        };
    }

    /** The years in which one of some parties may have received an entry. */
    private Years years(RecordedEntry entry, List<Party> by) {
        return by.stream()
                .map(entry::receivedBy)
                .map(received -> new Years(year(received.earliest()), year(received.latest())))
                .reduce(Years::or)
                .orElse(Years.ANY);
    }

    private OptionalInt year(Optional<Instant> instant) {
        return instant.map(at -> OptionalInt.of(year(at))).orElse(OptionalInt.empty());
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
        for (Part part : parts(use, cut, OptionalInt.empty())) {
            open.collect(part, shelf(part), use.first(), use.last(), found, touched);
        }
        for (int year = use.first(); year <= use.last(); year++) {
            for (Part part : parts(use, cut, OptionalInt.of(year))) {
                touched.accept(part);
                found.addAll(shelf(part).keySet());
            }
        }
        return found;
    }

    private Map<FactKey, Years> shelf(Part part) {
        return shelves.getOrDefault(part, Map.of());
    }

    /** The same without those that the party cannot have accepted, as its log is read, on any account. */
    Set<FactKey> taken(Book.Use use, Cut cut, Consumer<Part> touched) {
        Counting counting = counting(use);
        if (counting.flag.isEmpty()
                || !Set.of(use.obliged()).containsAll(cut.last().keySet())) {
            return counted(use, cut, touched);
        }
        String flag = counting.flag.get();
        long last = cut.last().getOrDefault(use.obliged(), TakenShelves.WHOLE);
        Set<FactKey> found = new HashSet<>();
        for (Part part : parts(use, cut)) {
            taken.collect(
                    part,
                    shelf(part).keySet(),
                    use.obliged(),
                    fact -> since(counting.by, flag, fact, use.obliged()),
                    last,
                    found,
                    touched);
        }
        return found;
    }

    private Counting counting(Book.Use use) {
        return byType.getOrDefault(use.rule().subjectType(), List.of()).stream()
                .filter(counting -> counting.name().equals(name(use.rule(), use.line())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(use.line().id() + " counts by no years"));
    }

    /**
     * From which entry of its log on a party may have taken a fact. One that it coined itself falls in no year before it has
     * given the entry by whose receipt the year is told.
     */
    private long since(By by, String flag, FactKey fact, Party obliged) {
        return by instanceof By.Received(String format)
                        && Account.coinerOf(fact.id()).filter(obliged::equals).isPresent()
                ? first.of(obliged, format, fact)
                        .map(entry -> entry.pointer().index())
                        .orElse(TakenShelves.NEVER)
                : since.of(fact, obliged, flag);
    }

    /** The shelves on which what a line may count for a party can stand. */
    private static List<Part> parts(Book.Use use, Cut cut) {
        List<Part> parts = new ArrayList<>(parts(use, cut, OptionalInt.empty()));
        for (int year = use.first(); year <= use.last(); year++) {
            parts.addAll(parts(use, cut, OptionalInt.of(year)));
        }
        return parts;
    }

    private static List<Part> parts(Book.Use use, Cut cut, OptionalInt year) {
        String name = name(use.rule(), use.line());
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Counted(name, Optional.of(use.obliged()), year));
        parts.add(new Part.Counted(name, Optional.empty(), year));
        cut.last().keySet().forEach(party -> parts.add(new Part.Coined(name, party, year)));
        return parts;
    }
}
