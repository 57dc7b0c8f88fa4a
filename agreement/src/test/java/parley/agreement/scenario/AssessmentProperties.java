package parley.agreement.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parley.agreement.evaluate.Assessment;
import parley.agreement.finding.Finding;
import parley.agreement.finding.FindingJson;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.Scenario.Item;
import parley.agreement.pack.Scenario.When;
import parley.agreement.pack.Verdict;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.RecordedEntry;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/** What must hold of every record: seeded, replayable with {@code -Dparley.seed}. */
class AssessmentProperties {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());
    private static final int ROUNDS = 20;
    private static final Party XA = new Party("XA");
    private static final Party XB = new Party("XB");
    private static final Party XC = new Party("XC");
    private static final List<Party> PARTIES = List.of(XA, XB, XC);
    private static final LocalDate START = LocalDate.parse("2026-06-01");
    private static final Instant WRITTEN = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant DUE = Instant.parse("2026-04-20T23:59:59Z");

    private final Random random = new Random(SEED);

    @Test
    void fillingABlankNeverTurnsAVerdictAround() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Map<String, Data>> rows = rows();
            List<Map<String, Data>> filled = rows.stream().map(this::fill).toList();
            Map<String, Verdict> before = verdicts(scenario(List.of(notice(WRITTEN, rows, Optional.empty()))), DUE);
            Map<String, Verdict> after = verdicts(scenario(List.of(notice(WRITTEN, filled, Optional.empty()))), DUE);
            before.forEach((name, verdict) -> {
                // Of a limit that is kept no finding is left once none of its members counts.
                boolean gone = verdict == Verdict.KEPT && !after.containsKey(name);
                if (verdict != Verdict.UNKNOWN && !gone) {
                    assertThat(after)
                            .as("seed %s: %s, then %s", SEED, rows, filled)
                            .containsEntry(name, verdict);
                }
            });
        }
    }

    @Test
    void settlingATimeNeverTurnsAVerdictAround() {
        for (int round = 0; round < ROUNDS; round++) {
            Instant earliest = DUE.plusSeconds(random.nextInt(-5, 5));
            Instant latest = earliest.plusSeconds(random.nextInt(0, 6));
            Instant settled =
                    earliest.plusSeconds(random.nextLong(0, latest.getEpochSecond() - earliest.getEpochSecond() + 1));
            Instant at = latest.plusSeconds(random.nextInt(0, 20));
            Map<String, Verdict> before = verdicts(notified(new When(Optional.of(earliest), Optional.of(latest))), at);
            Map<String, Verdict> after = verdicts(notified(When.at(settled)), at);
            before.forEach((name, verdict) -> {
                if (verdict != Verdict.UNKNOWN) {
                    assertThat(after)
                            .as("seed %s: [%s, %s], settled at %s, judged at %s", SEED, earliest, latest, settled, at)
                            .containsEntry(name, verdict);
                }
            });
        }
    }

    @Test
    void theOrderInWhichLogsArriveDecidesNothing() {
        for (int round = 0; round < ROUNDS / 4; round++) {
            Scenario scenario = scenario(
                    List.of(notice(WRITTEN, rows(), Optional.empty()), by(XB, rows()), by(XC, rows()), by(XA, rows())));
            KnownRecord record = new ScenarioRecord(scenario).knownAt(DUE);
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
    void nothingChangesBeforeTheNextTickUnlessSomethingIsStated() {
        Vd.cases().forEach(file -> {
            Scenario scenario = file.scenario();
            Instant at = scenario.timeline().stream()
                    .map(Item::at)
                    .max(Instant::compareTo)
                    .orElseThrow();
            for (int step = 0; step < 4; step++) {
                Optional<Instant> tick =
                        new CaseRunner(Vd.PACK).assess(scenario, at).nextTick();
                Instant before = tick.map(next -> next.minusSeconds(1)).orElse(at.plusSeconds(100_000_000));
                assertThat(verdicts(scenario, before))
                        .as("%s from %s", file.name(), at)
                        .isEqualTo(verdicts(scenario, at));
                if (tick.isEmpty()) {
                    return;
                }
                at = tick.get();
            }
        });
    }

    private static List<String> json(KnownRecord record) {
        return Assessment.of(record, DUE, Vd.PACK).findings().stream()
                .map(FindingJson::print)
                .toList();
    }

    private static Map<String, Verdict> verdicts(Scenario scenario, Instant at) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        for (Finding finding : new CaseRunner(Vd.PACK).assess(scenario, at).findings()) {
            verdicts.put(finding.name() + " " + finding.debtor() + " " + finding.account(), finding.verdict());
        }
        return verdicts;
    }

    private Scenario notified(When witnessed) {
        Map<String, Data> row = new LinkedHashMap<>();
        List.of("tanks", "acv", "artillery").forEach(name -> row.put(name, new Data.Whole(0)));
        row.put("party", new Data.Text("XA"));
        row.put("state", new Data.Text("XA"));
        row.put("from", new Data.Text(START.toString()));
        row.put("to", new Data.Text(START.plusDays(9).toString()));
        row.put("troops", new Data.Whole(9000));
        row.put("brigades", new Data.Whole(2));
        row.put("divisional", new Data.Flag(false));
        Item stated = by(XA, List.of(row));
        return scenario(List.of(stated, notice(DUE.minusSeconds(10), List.of(row), Optional.of(witnessed))));
    }

    private Scenario scenario(List<Item> timeline) {
        return new Scenario("property", PARTIES, Map.of(), Map.of(), timeline, List.of());
    }

    private Item notice(Instant at, List<Map<String, Data>> rows, Optional<When> witnessed) {
        return item(at, XA, "notification", rows, witnessed);
    }

    private Item by(Party party, List<Map<String, Data>> rows) {
        return item(WRITTEN.minusSeconds(3600), party, "activity-report", rows, Optional.empty());
    }

    private Item item(Instant at, Party by, String format, List<Map<String, Data>> rows, Optional<When> witnessed) {
        Map<String, Data> body = new LinkedHashMap<>();
        body.put("activity", new Data.Text("XA/1"));
        body.put("hosts", new Data.Items(List.of(new Data.Text("XA"))));
        body.put("form", new Data.Text("exercise"));
        body.put("start", new Data.Text(START.toString()));
        body.put("end", new Data.Text(START.plusDays(9).toString()));
        body.put(
                "contingents",
                new Data.Items(rows.stream().<Data>map(Data.Members::new).toList()));
        return new Item(
                at,
                by,
                format,
                Optional.of("XA/1"),
                List.of(),
                List.of(),
                new Data.Members(body),
                witnessed,
                Map.of(),
                List.of(),
                random.nextInt());
    }

    /** One to three contingents around every threshold, some of whose figures and days are left to follow. */
    private List<Map<String, Data>> rows() {
        List<Map<String, Data>> rows = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            Map<String, Data> row = new LinkedHashMap<>();
            row.put("party", new Data.Text(PARTIES.get(random.nextInt(3)).code()));
            row.put("state", new Data.Text("X" + (char) ('A' + i)));
            row.put("from", new Data.Text(START.plusDays(random.nextInt(0, 5)).toString()));
            row.put("to", new Data.Text(START.plusDays(random.nextInt(4, 9)).toString()));
            row.put("troops", count(9000, 13000, 4500));
            row.put("tanks", count(250, 300, 125));
            row.put("acv", count(500, 0, 250));
            row.put("artillery", count(250, 0, 125));
            row.put("brigades", count(2, 1, 0));
            row.put("divisional", blankOr(new Data.Flag(random.nextBoolean())));
            rows.add(row);
        }
        return rows;
    }

    private Data count(int... thresholds) {
        int near = thresholds[random.nextInt(thresholds.length)] + random.nextInt(-1, 2);
        return blankOr(new Data.Whole(Math.max(0, near)));
    }

    private Data blankOr(Data value) {
        return random.nextInt(4) == 0 ? new Data.Members(Map.of("absent", new Data.Text("toFollow"))) : value;
    }

    private Map<String, Data> fill(Map<String, Data> row) {
        Map<String, Data> filled = new LinkedHashMap<>(row);
        filled.replaceAll((name, value) -> !(value instanceof Data.Members)
                ? value
                : name.equals("divisional")
                        ? new Data.Flag(random.nextBoolean())
                        : new Data.Whole(random.nextInt(0, 15_000)));
        return filled;
    }
}
