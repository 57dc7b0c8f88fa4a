package parley.agreement.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.agreement.evaluate.Assessment;
import parley.agreement.finding.Finding;
import parley.agreement.finding.FindingTree;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.Scenario.Item;
import parley.agreement.pack.Verdict;
import parley.agreement.recheck.Recheck;
import parley.agreement.record.KnownRecord;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/**
 * One visit at a time on a territory, against an oracle that tries every day which was left open: seeded, replayable with
 * {@code -Dparley.seed}.
 */
class OverlapQuotaProperties {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());
    private static final int ROUNDS = 25;
    private static final int DAYS = 7;
    private static final Instant START = Instant.parse("2026-05-01T08:00:00Z");
    private static final Party XA = new Party("XA");
    private static final Party XB = new Party("XB");
    private static final Party XC = new Party("XC");
    private static final Party XD = new Party("XD");
    private static final List<Party> HOSTS = List.of(XB, XD);
    private static final Pack PACK = PackLoader.load(PackFolder.read(Path.of(
            System.getProperty("parley.root"),
            "agreement/src/test/resources/parley/agreement/scenario/evaluation-quota")));

    private final Random random = new Random(SEED);

    /** A visit on XD's territory, to the forces of one of two States; an empty day is to follow. */
    private record Visit(
            Party by,
            String id,
            Party to,
            Optional<Integer> entered,
            Optional<Integer> left,
            Optional<Boolean> answer) {
        /** Whether it can lie so. */
        boolean fits(int first, int last) {
            return first <= last
                    && entered.map(day -> day == first).orElse(true)
                    && left.map(day -> day == last).orElse(true);
        }

        /** Of all the ways in which it can lie, in how many it is there on a day: in all, some or none. */
        Verdict on(int day) {
            List<Boolean> ways = new ArrayList<>();
            for (int first = 0; first <= DAYS + 1; first++) {
                for (int last = 0; last <= DAYS + 1; last++) {
                    if (fits(first, last)) {
                        ways.add(first <= day && day <= last);
                    }
                }
            }
            return !ways.contains(true)
                    ? Verdict.AVAILABLE
                    : ways.contains(false) ? Verdict.UNKNOWN : Verdict.EXHAUSTED;
        }
    }

    @Test
    void onEachDayItIsUsedUpIfOneThatWasAcceptedIsThere() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Visit> visits = visits();
            KnownRecord record = record(visits);
            for (int day = 1; day <= DAYS; day++) {
                List<Finding> findings = findings(record, Instant.parse("2026-06-0" + day + "T12:00:00Z"));
                Verdict expected = any(visits, day);
                for (Party host : HOSTS) {
                    boolean asked = visits.stream().anyMatch(visit -> visit.to.equals(host));
                    Optional<Finding> found = findings.stream()
                            .filter(finding -> finding.name().equals("evaluation-quota.onetime/XD")
                                    && finding.debtor().equals(host)
                                    && finding.account().equals(host))
                            .findFirst();
                    assertThat(found.map(Finding::verdict))
                            .as("seed %s: %s by %s on day %s", SEED, visits, host, day)
                            .isEqualTo(asked ? Optional.of(expected) : Optional.empty());
                }
                holds(findings, record);
            }
        }
    }

    private static Verdict any(List<Visit> visits, int day) {
        List<Verdict> there = visits.stream()
                .filter(visit -> visit.answer.orElse(false))
                .map(visit -> visit.on(day))
                .toList();
        return there.contains(Verdict.EXHAUSTED)
                ? Verdict.EXHAUSTED
                : there.contains(Verdict.UNKNOWN) ? Verdict.UNKNOWN : Verdict.AVAILABLE;
    }

    /** Refused in time, with what had been accepted before: on every way in which the days can lie. */
    @Test
    void aRefusalIsFreeIfOneThatWasAcceptedBeforeIsThereOnADayThatIsAsked() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Visit> visits = visits();
            KnownRecord record = record(visits);
            List<Finding> findings = findings(record, Instant.parse("2026-05-20T12:00:00Z"));
            for (int i = 0; i < visits.size(); i++) {
                Visit refused = visits.get(i);
                if (refused.answer.equals(Optional.of(false))) {
                    Verdict expected = expected(refused, visits.subList(0, i));
                    Finding found = findings.stream()
                            .filter(finding -> finding.name().equals("evaluation.accept/" + refused.id)
                                    && finding.account().equals(refused.to))
                            .findFirst()
                            .orElseThrow();
                    assertThat(found.verdict())
                            .as("seed %s: %s of %s%n%s", SEED, refused.id, visits, FindingTree.print(found))
                            .isEqualTo(expected);
                }
            }
            holds(findings, record);
        }
    }

    private static Verdict expected(Visit refused, List<Visit> before) {
        if (refused.entered.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        int first = refused.entered.get();
        List<Verdict> days = IntStream.rangeClosed(first, refused.left.orElse(DAYS + 1))
                .mapToObj(day -> {
                    Verdict there = any(before, day);
                    return there == Verdict.EXHAUSTED && refused.on(day) == Verdict.UNKNOWN ? Verdict.UNKNOWN : there;
                })
                .toList();
        return days.contains(Verdict.EXHAUSTED)
                ? Verdict.NOT_OWED
                : days.contains(Verdict.UNKNOWN) ? Verdict.UNKNOWN : Verdict.BREACHED;
    }

    private static void holds(List<Finding> findings, KnownRecord record) {
        for (Finding finding : findings) {
            if (finding.name().contains("onetime") || finding.name().contains(".accept")) {
                assertThat(Recheck.check(finding, record, PACK))
                        .as("seed %s%n%s", SEED, FindingTree.print(finding))
                        .isEmpty();
            }
        }
    }

    private List<Visit> visits() {
        List<Visit> visits = new ArrayList<>();
        for (int i = 1; i <= 2 + random.nextInt(4); i++) {
            Party by = random.nextBoolean() ? XA : XC;
            int first = 1 + random.nextInt(DAYS);
            int last = Math.min(DAYS, first + random.nextInt(3));
            visits.add(new Visit(
                    by,
                    by + "/" + i,
                    HOSTS.get(random.nextInt(2)),
                    maybe(first, 6),
                    maybe(last, 3),
                    maybe(random.nextInt(3) > 0, 6)));
        }
        return visits;
    }

    private <T> Optional<T> maybe(T value, int oneIn) {
        return random.nextInt(oneIn) == 0 ? Optional.empty() : Optional.of(value);
    }

    private static List<Finding> findings(KnownRecord record, Instant at) {
        return Assessment.of(record, at, PACK).findings();
    }

    /** Every visit is asked for before the first is answered; they are answered in their order, a second apart. */
    private KnownRecord record(List<Visit> visits) {
        List<Item> timeline = new ArrayList<>();
        for (Party host : HOSTS) {
            List<Data> units = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                units.add(new Data.Members(Map.of(
                        "name", new Data.Text("u" + i),
                        "territory", new Data.Text(host.code()),
                        "active", new Data.Flag(true))));
            }
            timeline.add(item(
                    START.minusSeconds(60),
                    host,
                    "annual-exchange",
                    Optional.empty(),
                    Map.of("units", new Data.Items(units))));
        }
        List<Visit> asked = new ArrayList<>(visits);
        Collections.shuffle(asked, random);
        asked.forEach(
                visit -> timeline.add(item(START, visit.by, "evaluation-request", Optional.of(visit.id), body(visit))));
        for (int i = 0; i < visits.size(); i++) {
            Visit visit = visits.get(i);
            Instant at = START.plusSeconds(60 + i);
            visit.answer.ifPresent(answer -> timeline.add(item(
                    at,
                    visit.to,
                    "evaluation-reply",
                    Optional.of(visit.id),
                    Map.of("accepted", new Data.Flag(answer)))));
        }
        Scenario scenario = new Scenario("overlap", List.of(XA, XB, XC, XD), Map.of(), Map.of(), timeline, List.of());
        return new ScenarioRecord(scenario).knownAt(START.plusSeconds(3600));
    }

    private static Map<String, Data> body(Visit visit) {
        Map<String, Data> body = new LinkedHashMap<>();
        body.put("to", new Data.Text(visit.to.code()));
        body.put("territory", new Data.Text("XD"));
        body.put("unit", new Data.Text(visit.to + "/1"));
        body.put("visit", new Data.Text("2026-06-01"));
        body.put("entered", day(visit.entered));
        body.put("left", day(visit.left));
        return body;
    }

    private static Data day(Optional<Integer> day) {
        return day.<Data>map(n -> new Data.Text("2026-06-0" + n))
                .orElse(new Data.Members(Map.of("absent", new Data.Text("toFollow"))));
    }

    private static Item item(Instant at, Party by, String format, Optional<String> subject, Map<String, Data> body) {
        return new Item(
                at,
                by,
                format,
                subject,
                List.of(),
                List.of(),
                new Data.Members(body),
                Optional.empty(),
                Map.of(),
                List.of(),
                1);
    }
}
