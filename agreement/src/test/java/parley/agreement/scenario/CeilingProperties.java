package parley.agreement.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import parley.agreement.evaluate.Assessment;
import parley.agreement.finding.Finding;
import parley.agreement.finding.FindingJson;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.Scenario.Item;
import parley.agreement.pack.Verdict;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.RecordedEntry;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/**
 * Ceilings against an oracle that knows no stretches, bounds or proofs: it adds up every day by itself. Seeded,
 * replayable with {@code -Dparley.seed}.
 */
class CeilingProperties {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());
    private static final int ROUNDS = 24;
    private static final Pack PACK = PackLoader.load(PackFolder.read(Path.of(
            System.getProperty("parley.root"), "agreement/src/test/resources/parley/agreement/scenario/zones")));
    private static final List<Party> PARTIES = List.of(new Party("XA"), new Party("XB"), new Party("XC"));
    private static final List<String> EAST = List.of("XA", "XB");
    private static final LocalDate FIRST = LocalDate.parse("2026-12-10");
    private static final int SPAN = 40;
    private static final LocalDate TODAY = FIRST.plusDays(20);
    private static final Instant AT = Instant.parse("2026-12-30T12:00:00Z");
    /** Parts of the limits, so that a sum often lies at one, or one beside it. */
    private static final long[] SMALL = {50, 89, 100, 153, 229, 459};

    private static final long[] LARGE = {2350, 2800, 3750, 4700, 7500, 10_300, 11_800};
    private static final Map<String, List<String>> WITHIN = Map.of(
            "Z4", List.of("Z4"), "Z3", List.of("Z3", "Z4"), "Z2", List.of("Z2", "Z3", "Z4"), "flank", List.of("flank"));

    private final Random random = new Random(SEED);

    /** A row as the oracle sees it; an end of null is open. */
    private record Row(
            String party,
            String unit,
            LocalDate from,
            Optional<LocalDate> to,
            String zone,
            long count,
            boolean active,
            boolean temporary,
            boolean historical) {}

    @Test
    void whatIsKnownIsJudgedAsByAddingUpEveryDay() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Row> holdings = rows(true);
            List<Row> transits = rows(false);
            Map<String, Verdict> found = verdicts(scenario(holdings, transits), AT);
            List<Row> stays = stays(holdings);
            List<Row> kept = stays.stream().filter(row -> !row.historical()).toList();
            Predicate<Row> east = row -> EAST.contains(row.party());
            Predicate<Row> temporary = row -> row.zone().equals("flank") && row.temporary();
            Map<String, Verdict> expected = new LinkedHashMap<>();
            expected.put("zones.total/east", most(stays, kept, east, 20_000));
            expected.put("zones.active/east", most(stays, kept, east.and(Row::active), 16_500));
            expected.put(
                    "zones.Z2/east", most(stays, kept, east.and(Row::active).and(in("Z2")), 11_800));
            expected.put(
                    "zones.Z3/east", most(stays, kept, east.and(Row::active).and(in("Z3")), 10_300));
            expected.put(
                    "zones.Z4/east", most(stays, kept, east.and(Row::active).and(in("Z4")), 7_500));
            expected.put(
                    "zones.flank/east",
                    most(stays, kept, east.and(Row::active).and(in("flank")).and(temporary.negate()), 4_700));
            expected.put(
                    "zones.flank-temporary/east",
                    most(stays, kept, east.and(Row::active).and(temporary), 459));
            for (String party : EAST) {
                expected.put("transit.Z4/" + party, transit(transits, party));
                expected.put("floor.least/" + party, floor(stays, party));
            }
            expected.forEach((name, verdict) -> {
                for (String party : name.endsWith("east") ? EAST : List.of(name.substring(name.length() - 2))) {
                    Verdict is = found.get(name + " " + party + " " + party);
                    boolean states = name.startsWith("transit")
                            ? transits.stream().anyMatch(row -> row.party().equals(party))
                            : holdings.stream().anyMatch(row -> row.party().equals(party));
                    assertThat(Optional.ofNullable(is))
                            .as("seed %s: %s of %s from %s and %s", SEED, name, party, holdings, transits)
                            .isEqualTo(states ? Optional.of(verdict) : Optional.empty());
                }
            });
        }
    }

    @Test
    void fillingABlankNeverTurnsAVerdictAround() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Map<String, Data>> holdings = data(rows(true), true);
            List<Map<String, Data>> transits = data(rows(false), false);
            List<Map<String, Data>> blankHoldings = blank(holdings, List.of("zone", "count", "active", "subtype"));
            List<Map<String, Data>> blankTransits = blank(transits, List.of("zone", "count", "from", "to"));
            Map<String, Verdict> before = verdicts(scenario(entries(blankHoldings, blankTransits)), AT);
            Map<String, Verdict> after = verdicts(scenario(entries(holdings, transits)), AT);
            before.forEach((name, verdict) -> {
                if (verdict != Verdict.UNKNOWN) {
                    assertThat(after)
                            .as("seed %s: %s %s, then %s %s", SEED, blankHoldings, blankTransits, holdings, transits)
                            .containsEntry(name, verdict);
                }
            });
        }
    }

    @Test
    void theOrderInWhichLogsArriveDecidesNothing() {
        for (int round = 0; round < ROUNDS / 6; round++) {
            KnownRecord record = new ScenarioRecord(scenario(rows(true), rows(false))).knownAt(AT);
            List<Party> order = new ArrayList<>(PARTIES);
            Collections.shuffle(order, random);
            Map<Party, List<RecordedEntry>> logs = new LinkedHashMap<>();
            order.forEach(party -> logs.put(party, record.log(party)));
            KnownRecord shuffled = new KnownRecord(
                    record.parties(), record.roles(), record.parameters(), logs, record.ends(), record.sizes());
            assertThat(json(shuffled)).as("seed %s", SEED).isEqualTo(json(record));
        }
    }

    @Test
    void nothingChangesBeforeTheNextTick() {
        for (int round = 0; round < ROUNDS / 4; round++) {
            Scenario scenario = scenario(rows(true), rows(false));
            Instant at = Instant.parse("2026-12-02T00:00:00Z");
            for (int step = 0; step < 40; step++) {
                Optional<Instant> tick =
                        new CaseRunner(PACK).assess(scenario, at).nextTick();
                Instant before = tick.map(next -> next.minusSeconds(1)).orElse(at.plusSeconds(100_000_000));
                assertThat(verdicts(scenario, before))
                        .as("seed %s from %s", SEED, at)
                        .isEqualTo(verdicts(scenario, at));
                if (tick.isEmpty()) {
                    break;
                }
                at = tick.get();
            }
        }
    }

    private static Predicate<Row> in(String zone) {
        return row -> WITHIN.getOrDefault(zone, List.of()).contains(row.zone());
    }

    /** Breached if over on a day until today; foreseen if on a later day about which some row of the sum says something. */
    private static Verdict most(List<Row> all, List<Row> kept, Predicate<Row> counts, long bound) {
        List<Row> sum = all.stream().filter(row -> EAST.contains(row.party())).toList();
        return verdict(sum, day -> total(kept.stream().filter(counts).toList(), day) > bound);
    }

    private static Verdict transit(List<Row> transits, String party) {
        List<Row> own =
                transits.stream().filter(row -> row.party().equals(party)).toList();
        return verdict(own, day -> {
            List<Row> counting = own.stream()
                    .filter(row ->
                            row.zone().equals("Z4") && day.isAfter(row.from().plusDays(6)))
                    .toList();
            return total(counting, day) > 100;
        });
    }

    private static Verdict floor(List<Row> stays, String party) {
        List<Row> own = stays.stream().filter(row -> row.party().equals(party)).toList();
        LocalDate start = own.stream().map(Row::from).min(LocalDate::compareTo).orElse(LocalDate.MAX);
        return verdict(own, day -> !day.isBefore(start) && total(own, day) < (day.getYear() < 2027 ? 100 : 90));
    }

    private static Verdict verdict(List<Row> rows, Predicate<LocalDate> passed) {
        boolean ahead = false;
        for (LocalDate day = FIRST.minusDays(5); day.isBefore(FIRST.plusDays(3 * SPAN)); day = day.plusDays(1)) {
            LocalDate judged = day;
            if (passed.test(judged)) {
                if (!judged.isAfter(TODAY)) {
                    return Verdict.BREACHED;
                }
                ahead |= rows.stream()
                        .anyMatch(row -> row.from().equals(judged)
                                || row.to()
                                        .filter(to -> !to.isBefore(TODAY)
                                                && !row.from().isAfter(judged)
                                                && !judged.isAfter(to.plusDays(1)))
                                        .isPresent());
            }
        }
        return ahead ? Verdict.FORESEEN : Verdict.KEPT;
    }

    private static long total(List<Row> rows, LocalDate day) {
        return rows.stream()
                .filter(row -> !day.isBefore(row.from())
                        && row.to().map(to -> !day.isAfter(to)).orElse(true))
                .mapToLong(Row::count)
                .sum();
    }

    /** Of a stock each row is there until the day before the next of the same unit. */
    private static List<Row> stays(List<Row> rows) {
        return rows.stream()
                .map(row -> new Row(
                        row.party(),
                        row.unit(),
                        row.from(),
                        rows.stream()
                                .filter(other -> other.party().equals(row.party())
                                        && other.unit().equals(row.unit())
                                        && other.from().isAfter(row.from()))
                                .map(other -> other.from().minusDays(1))
                                .min(LocalDate::compareTo),
                        row.zone(),
                        row.count(),
                        row.active(),
                        row.temporary(),
                        row.historical()))
                .toList();
    }

    private List<Row> rows(boolean stock) {
        Map<List<Object>, Row> rows = new LinkedHashMap<>();
        int size = random.nextInt(1, 8);
        for (int i = 0; i < size; i++) {
            LocalDate from = FIRST.plusDays(random.nextInt(SPAN));
            boolean small = !stock || random.nextInt(3) == 0;
            Row row = new Row(
                    PARTIES.get(random.nextInt(3)).code(),
                    stock ? "unit" + random.nextInt(3) : "unit" + i,
                    from,
                    stock || random.nextInt(3) == 0 ? Optional.empty() : Optional.of(from.plusDays(random.nextInt(15))),
                    List.of("Z4", "Z3", "Z2", "flank").get(random.nextInt(4)),
                    near(small ? SMALL : LARGE),
                    random.nextInt(6) > 0,
                    random.nextInt(3) == 0,
                    random.nextInt(6) == 0);
            rows.put(List.of(row.party(), row.unit(), row.from()), row);
        }
        return List.copyOf(rows.values());
    }

    private long near(long[] counts) {
        return counts[random.nextInt(counts.length)] + random.nextInt(-1, 2);
    }

    private List<Map<String, Data>> blank(List<Map<String, Data>> rows, List<String> fields) {
        List<Map<String, Data>> blanks = new ArrayList<>();
        for (Map<String, Data> row : rows) {
            Map<String, Data> blank = new LinkedHashMap<>(row);
            if (random.nextInt(3) == 0) {
                String field = fields.get(random.nextInt(fields.size()));
                blank.put(field, new Data.Members(Map.of("absent", new Data.Text("toFollow"))));
            }
            blanks.add(blank);
        }
        return blanks;
    }

    private static List<Map<String, Data>> data(List<Row> rows, boolean stock) {
        return rows.stream().map(row -> data(row, stock)).toList();
    }

    private static Map<String, Data> data(Row row, boolean stock) {
        Map<String, Data> data = new LinkedHashMap<>();
        data.put("party", new Data.Text(row.party()));
        data.put("unit", new Data.Text(row.unit()));
        data.put(stock ? "at" : "from", new Data.Text(row.from().toString()));
        row.to().ifPresent(to -> data.put("to", new Data.Text(to.toString())));
        data.put("zone", new Data.Text(row.zone()));
        data.put("count", new Data.Whole(row.count()));
        if (stock) {
            data.put("state", new Data.Text(row.party()));
            data.put("active", new Data.Flag(row.active()));
            data.put("temporary", new Data.Flag(row.temporary()));
            data.put("subtype", new Data.Text(row.historical() ? "historical" : "current"));
        }
        return data;
    }

    private static List<Item> entries(List<Map<String, Data>> holdings, List<Map<String, Data>> transits) {
        List<Item> entries = new ArrayList<>();
        holdings.forEach(row -> entries.add(entry("holdings", row)));
        transits.forEach(row -> entries.add(entry("transits", row)));
        return entries;
    }

    private static Item entry(String format, Map<String, Data> row) {
        String party = row.getOrDefault("party", new Data.Text("")) instanceof Data.Text(String code) ? code : "";
        return new Item(
                Instant.parse("2026-12-01T08:00:00Z"),
                new Party(party),
                format,
                Optional.empty(),
                List.of(),
                List.of(),
                new Data.Members(Map.of(format, new Data.Items(List.of(new Data.Members(row))))),
                Optional.empty(),
                Map.of(),
                List.of(),
                1);
    }

    private static Scenario scenario(List<Row> holdings, List<Row> transits) {
        return scenario(entries(data(holdings, true), data(transits, false)));
    }

    private static Scenario scenario(List<Item> timeline) {
        Data groups = new Data.Members(Map.of(
                "east", new Data.Items(List.of(new Data.Text("XA"), new Data.Text("XB"))),
                "west", new Data.Items(List.of(new Data.Text("XC")))));
        return new Scenario("property", PARTIES, Map.of(), Map.of("alliances", groups), timeline, List.of());
    }

    private static List<String> json(KnownRecord record) {
        return Assessment.of(record, AT, PACK).findings().stream()
                .map(FindingJson::print)
                .toList();
    }

    private static Map<String, Verdict> verdicts(Scenario scenario, Instant at) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        for (Finding finding : new CaseRunner(PACK).assess(scenario, at).findings()) {
            verdicts.put(finding.name() + " " + finding.debtor() + " " + finding.account(), finding.verdict());
        }
        return verdicts;
    }
}
