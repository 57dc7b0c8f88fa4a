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
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
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

/** A quota against an oracle that counts by hand: seeded, replayable with {@code -Dparley.seed}. */
class QuotaProperties {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());
    private static final int ROUNDS = 40;
    private static final Instant START = Instant.parse("2026-12-31T22:00:00Z");
    private static final Instant NEXT = Instant.parse("2026-12-31T23:00:00Z"); // the year begins in Vienna
    private static final Party XB = new Party("XB");
    private static final List<Party> ASKING = List.of(new Party("XA"), new Party("XC"), new Party("XD"));
    private static final List<Party> PARTIES = List.of(new Party("XA"), XB, new Party("XC"), new Party("XD"));
    private static final Pack PACK = PackLoader.load(PackFolder.read(Path.of(
            System.getProperty("parley.root"), "agreement/src/test/resources/parley/agreement/scenario/quota")));

    private final Random random = new Random(SEED);

    /** What XB answers to a request; {@code answered} is its place among the answers. */
    private enum Answer {
        YES,
        NO,
        TO_FOLLOW,
        PREVENTED
    }

    private record Request(Party by, String id, boolean nextYear, Answer answer) {}

    @Test
    void aGroupHasWhatIsLeftOfItsNumberAndItsMembersInTheOrderOfTheAnswers() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Request> requests = requests();
            Map<String, Finding> findings = findings(record(requests));
            for (int year = 2026; year <= 2027; year++) {
                check(requests, year, Optional.empty(), 3, findings);
                for (Party by : ASKING) {
                    check(requests, year, Optional.of(by), 1, findings);
                }
            }
        }
    }

    private void check(
            List<Request> requests, int year, Optional<Party> by, int atMost, Map<String, Finding> findings) {
        List<Request> group = requests.stream()
                .filter(request -> request.nextYear == (year == 2027))
                .filter(request -> by.map(request.by::equals).orElse(true))
                .toList();
        String name = by.map(party -> "inspection-quota.pair/" + year + "/" + party + "/XB")
                .orElse("inspection-quota.passive/" + year + "/XB");
        assertThat(findings.containsKey(name))
                .as("seed %s: %s of %s", SEED, name, requests)
                .isEqualTo(!group.isEmpty());
        if (group.isEmpty()) {
            return;
        }
        Finding found = of(name, findings);
        List<String> sure = group.stream()
                .filter(request -> request.answer == Answer.YES)
                .map(Request::id)
                .toList();
        long open = group.stream()
                .filter(request -> request.answer == Answer.TO_FOLLOW)
                .count();
        Verdict verdict = sure.size() >= atMost
                ? Verdict.EXHAUSTED
                : sure.size() + open < atMost ? Verdict.AVAILABLE : Verdict.UNKNOWN;
        OptionalLong left = verdict == Verdict.EXHAUSTED
                ? OptionalLong.of(0)
                : open == 0 ? OptionalLong.of(atMost - sure.size()) : OptionalLong.empty();
        assertThat(found.verdict())
                .as("seed %s: %s of %s", SEED, name, requests)
                .isEqualTo(verdict);
        assertThat(found.extent().n())
                .as("seed %s: %s of %s", SEED, name, requests)
                .isEqualTo(left);
        assertThat(found.extent().members())
                .as("seed %s: %s of %s", SEED, name, requests)
                .isEqualTo(sure);
        assertThat(found.needs().isEmpty())
                .as("seed %s: %s of %s", SEED, name, requests)
                .isEqualTo(verdict != Verdict.UNKNOWN);
    }

    /** Refused in its turn: free if those before it in XB's log had used up one of its two quotas. */
    @Test
    void aRefusalIsJudgedByWhatWasAcceptedBeforeItAndByNothingElse() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Request> requests = requests();
            Map<String, Finding> findings = findings(record(requests));
            for (int i = 0; i < requests.size(); i++) {
                Request request = requests.get(i);
                if (request.answer == Answer.NO) {
                    Verdict expected = refused(request, requests.subList(0, i));
                    assertThat(of("inspection.accept/" + request.id, findings).verdict())
                            .as("seed %s: %s of %s", SEED, request, requests)
                            .isEqualTo(expected);
                }
            }
        }
    }

    private static Verdict refused(Request request, List<Request> before) {
        List<Request> year = before.stream()
                .filter(other -> other.nextYear == request.nextYear)
                .toList();
        List<Request> pair =
                year.stream().filter(other -> other.by.equals(request.by)).toList();
        if (count(year, false) >= 3 || count(pair, false) >= 1) {
            return Verdict.NOT_OWED;
        }
        return count(year, true) >= 3 || count(pair, true) >= 1 ? Verdict.UNKNOWN : Verdict.BREACHED;
    }

    /** What is prevented is given back at the end only, when all has been decided. */
    private static long count(List<Request> requests, boolean possibly) {
        return requests.stream()
                .filter(request -> request.answer == Answer.YES
                        || request.answer == Answer.PREVENTED
                        || (possibly && request.answer == Answer.TO_FOLLOW))
                .count();
    }

    @Test
    void whatIsUnknownSaysWhatIsNeededAndNothingElseDoes() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Request> requests = requests();
            for (Finding finding :
                    Assessment.of(record(requests), judged(), PACK).findings()) {
                assertThat(finding.needs().isEmpty())
                        .as("seed %s: %s by %s of %s", SEED, finding.name(), finding.debtor(), requests)
                        .isEqualTo(finding.verdict() != Verdict.UNKNOWN);
            }
        }
    }

    @Test
    void sayingWhatIsToFollowNeverTurnsAVerdictAround() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Request> requests = requests();
            List<Request> settled = requests.stream()
                    .map(request -> request.answer == Answer.TO_FOLLOW
                            ? new Request(
                                    request.by,
                                    request.id,
                                    request.nextYear,
                                    random.nextBoolean() ? Answer.YES : Answer.NO)
                            : request)
                    .toList();
            Map<String, Finding> after = findings(record(settled));
            findings(record(requests)).forEach((name, finding) -> {
                if (finding.verdict() != Verdict.UNKNOWN && finding.verdict() != Verdict.DUE) {
                    assertThat(of(name, after).verdict())
                            .as("seed %s: %s of %s, then %s", SEED, name, requests, settled)
                            .isIn(finding.verdict(), freely(finding.verdict()));
                }
            });
        }
    }

    /** Who need not accept may turn out to have done so. */
    private static Verdict freely(Verdict verdict) {
        return verdict == Verdict.NOT_OWED ? Verdict.MET : verdict;
    }

    @Test
    void theOrderInWhichLogsArriveDecidesNothing() {
        for (int round = 0; round < ROUNDS / 4; round++) {
            KnownRecord record = record(requests());
            List<Party> order = new ArrayList<>(PARTIES);
            Collections.shuffle(order, random);
            Map<Party, List<RecordedEntry>> logs = new LinkedHashMap<>();
            order.forEach(party -> logs.put(party, record.log(party)));
            KnownRecord shuffled = new KnownRecord(
                    record.parties(), record.roles(), record.parameters(), logs, record.ends(), record.sizes());
            assertThat(json(shuffled)).as("seed %s", SEED).isEqualTo(json(record));
        }
    }

    /** Two to nine requests in the order in which XB answers them. */
    private List<Request> requests() {
        List<Request> requests = new ArrayList<>();
        int count = random.nextInt(2, 10);
        for (int i = 0; i < count; i++) {
            Party by = ASKING.get(random.nextInt(ASKING.size()));
            Answer answer = Answer.values()[random.nextInt(Answer.values().length)];
            requests.add(new Request(by, by + "/" + (i + 1), random.nextInt(4) == 0, answer));
        }
        return requests;
    }

    private static KnownRecord record(List<Request> requests) {
        List<Item> timeline = new ArrayList<>();
        for (Request request : requests) {
            Instant at = request.nextYear ? NEXT : START;
            Map<String, Data> body = new LinkedHashMap<>();
            body.put("to", new Data.Text("XB"));
            body.put("enters", new Data.Text(at.plusSeconds(200_000).toString()));
            timeline.add(item(request.nextYear ? NEXT : START, request.by, "inspection-request", request.id, body));
        }
        Instant answered = NEXT.plusSeconds(3600);
        for (Request request : requests) {
            Data accepted = request.answer == Answer.TO_FOLLOW
                    ? new Data.Members(Map.of("absent", new Data.Text("toFollow")))
                    : new Data.Flag(request.answer != Answer.NO);
            timeline.add(item(answered, XB, "inspection-reply", request.id, Map.of("accepted", accepted)));
        }
        for (Request request : requests) {
            if (request.answer == Answer.PREVENTED) {
                Map<String, Data> body = Map.of("prevented", new Data.Flag(true));
                timeline.add(item(answered.plusSeconds(1), XB, "prevention", request.id, body));
            }
        }
        Scenario scenario = new Scenario("property", PARTIES, Map.of(), Map.of(), timeline, List.of());
        return new ScenarioRecord(scenario).knownAt(judged());
    }

    private static Instant judged() {
        return NEXT.plusSeconds(7200);
    }

    private static Item item(Instant at, Party by, String format, String subject, Map<String, Data> body) {
        return new Item(
                at,
                by,
                format,
                Optional.of(subject),
                List.of(),
                List.of(),
                new Data.Members(body),
                Optional.empty(),
                Map.of(),
                List.of(),
                1);
    }

    /** On XB's own account, by name. */
    private static Map<String, Finding> findings(KnownRecord record) {
        Map<String, Finding> findings = new TreeMap<>();
        Assessment.of(record, judged(), PACK).on(XB).stream()
                .filter(finding -> finding.debtor().equals(XB))
                .forEach(finding -> findings.put(finding.name(), finding));
        return findings;
    }

    private static Finding of(String name, Map<String, Finding> findings) {
        return Optional.ofNullable(findings.get(name)).orElseThrow();
    }

    private static List<String> json(KnownRecord record) {
        return Assessment.of(record, judged(), PACK).findings().stream()
                .map(FindingJson::print)
                .toList();
    }
}
