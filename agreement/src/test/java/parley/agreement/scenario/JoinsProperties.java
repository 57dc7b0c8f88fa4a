package parley.agreement.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import parley.agreement.evaluate.Assessment;
import parley.agreement.finding.Finding;
import parley.agreement.finding.FindingJson;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.Scenario.Item;
import parley.agreement.pack.Scenario.Ref;
import parley.agreement.recheck.Recheck;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.RecordedEntry;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/**
 * Which ids are one subject, against another way to find it: a matrix of pairs for each account, closed under chains.
 * Seeded, replayable with {@code -Dparley.seed}.
 */
class JoinsProperties {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());
    private static final int ROUNDS = 60;
    private static final Pack PACK = PackLoader.load(PackFolder.read(Path.of(
            System.getProperty("parley.root"),
            "agreement/src/test/resources/parley/agreement/scenario/single-activity")));
    private static final List<Party> PARTIES = List.of(party("XC"), party("XA"), party("XD"), party("XB"));
    private static final Instant WRITTEN = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant AT = Instant.parse("2026-03-20T00:00:00Z");
    private static final String NAME = "single-activity";

    private final Random random = new Random(SEED);

    /** A party says something of an activity, or that two are one; or takes that back. */
    private sealed interface Said {
        Party by();

        record Activity(Party by, String id, Party host, Optional<String> command, int troops) implements Said {}

        record Same(Party by, String a, String b, boolean withdrawn) implements Said {}
    }

    @Test
    void theIdsOfEachSubjectAndWhatIsOwedAreThoseOfTheOracle() {
        int joined = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<Said> said = said();
            List<Finding> findings = findings(record(scenario(said)));
            assertThat(findings.stream().map(JoinsProperties::line))
                    .as("seed %s, round %d: %s", SEED, round, said)
                    .containsExactlyInAnyOrderElementsOf(new Oracle(said).findings());
            joined += (int) findings.stream().filter(Finding::joins).count();
        }
        assertThat(joined).as("seed %s", SEED).isGreaterThan(ROUNDS);
    }

    @Test
    void everyFindingHoldsByItsOwnProof() {
        for (int round = 0; round < ROUNDS / 4; round++) {
            KnownRecord record = record(scenario(said()));
            for (Finding finding : findings(record)) {
                assertThat(Recheck.check(finding, record, PACK))
                        .as("seed %s: %s", SEED, line(finding))
                        .isEmpty();
            }
        }
    }

    @Test
    void theOrderInWhichLogsArriveDecidesNothing() {
        for (int round = 0; round < ROUNDS / 4; round++) {
            KnownRecord record = record(scenario(said()));
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
    void swappingTwoPartiesSwapsTheFindingsAndNothingElse() {
        for (int round = 0; round < ROUNDS / 4; round++) {
            List<Said> said = said();
            List<Party> two = new ArrayList<>(PARTIES);
            Collections.shuffle(two, random);
            Map<Party, Party> codes = new LinkedHashMap<>();
            PARTIES.forEach(party -> codes.put(party, party));
            codes.put(two.get(0), two.get(1));
            codes.put(two.get(1), two.get(0));
            List<String> swapped = findings(record(new Swap(codes).of(scenario(said)))).stream()
                    .map(JoinsProperties::line)
                    .toList();
            List<String> expected = findings(record(scenario(said))).stream()
                    .map(JoinsProperties::line)
                    .map(line -> swap(line, two.get(0), two.get(1)))
                    .toList();
            assertThat(swapped).as("seed %s: %s", SEED, two).isEqualTo(expected);
        }
    }

    private static String swap(String line, Party one, Party other) {
        return line.replace(one.code(), "??").replace(other.code(), one.code()).replace("??", other.code());
    }

    private static List<Finding> findings(KnownRecord record) {
        return Assessment.of(record, AT, PACK).findings().stream()
                .filter(finding -> finding.provision().equals(NAME))
                .toList();
    }

    private static List<String> json(KnownRecord record) {
        return findings(record).stream().map(FindingJson::print).toList();
    }

    private static KnownRecord record(Scenario scenario) {
        return new ScenarioRecord(scenario).knownAt(AT);
    }

    private static String line(Finding finding) {
        return line(
                finding.subject().orElseThrow(),
                finding.debtor(),
                finding.account(),
                finding.verdict().word(),
                finding.extent().members());
    }

    private static String line(String id, Party debtor, Party account, String verdict, List<String> members) {
        return "%s by %s for %s: %s %s".formatted(id, debtor, account, verdict, members);
    }

    /** Up to three activities of each host, each perhaps described by another party too, and what is said to be one. */
    private List<Said> said() {
        List<Said> said = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Party host : PARTIES) {
            for (int n = random.nextInt(0, 4); n > 0; n--) {
                String id = host + "/" + n;
                ids.add(id);
                if (random.nextInt(8) > 0) { // else on the account of who describes it alone
                    said.add(new Said.Activity(host, id, host, command(), random.nextInt(1_000, 6_000)));
                }
                if (random.nextInt(3) == 0) {
                    Party other = any(PARTIES);
                    said.add(new Said.Activity(other, id, host, command(), random.nextInt(0, 3_000)));
                }
            }
        }
        for (int i = random.nextInt(0, 6); i > 0 && !ids.isEmpty(); i--) {
            said.add(new Said.Same(any(PARTIES), any(ids), any(ids), random.nextInt(4) == 0));
        }
        Collections.shuffle(said, random);
        return said;
    }

    private Optional<String> command() {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of("C-" + random.nextInt(6));
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static Party party(String code) {
        return new Party(code);
    }

    private static Scenario scenario(List<Said> said) {
        List<Item> timeline = new ArrayList<>();
        Map<Party, Integer> sizes = new LinkedHashMap<>();
        for (Said each : said) {
            int n = sizes.merge(each.by(), 1, Integer::sum);
            switch (each) {
                case Said.Activity activity ->
                    timeline.add(item(
                            each.by(),
                            "activity-below-threshold",
                            activity.id(),
                            List.of(),
                            body(activity),
                            timeline.size()));
                case Said.Same(Party by, String a, String b, boolean withdrawn) -> {
                    Data pair = new Data.Members(Map.of("a", new Data.Text(a), "b", new Data.Text(b)));
                    Map<String, Data> body = Map.of("same", new Data.Items(List.of(pair)));
                    timeline.add(item(by, "observation-statement", a, List.of(), body, timeline.size()));
                    if (withdrawn) {
                        sizes.merge(by, 1, Integer::sum);
                        List<Ref> refs = List.of(new Ref("withdraws", Optional.of(by), n));
                        timeline.add(item(
                                by,
                                "observation-statement",
                                a,
                                refs,
                                Map.of("text", new Data.Text("Sent in error")),
                                timeline.size()));
                    }
                }
            }
        }
        return new Scenario("joins", PARTIES, Map.of(), Map.of(), timeline, List.of());
    }

    private static Item item(
            Party by, String format, String subject, List<Ref> refs, Map<String, Data> body, int line) {
        return new Item(
                WRITTEN,
                by,
                format,
                Optional.of(subject),
                List.of(),
                refs,
                new Data.Members(body),
                Optional.empty(),
                Map.of(),
                List.of(),
                line);
    }

    private static Map<String, Data> body(Said.Activity activity) {
        Map<String, Data> row = new LinkedHashMap<>();
        row.put("party", new Data.Text(activity.by().code()));
        row.put("state", new Data.Text(activity.by().code()));
        row.put("from", new Data.Text("2026-06-01"));
        row.put("to", new Data.Text("2026-06-07"));
        row.put("troops", new Data.Whole(activity.troops()));
        List.of("tanks", "acv", "artillery").forEach(name -> row.put(name, new Data.Whole(0)));
        row.put("brigades", new Data.Whole(2));
        row.put("divisional", new Data.Flag(false));
        Map<String, Data> body = new LinkedHashMap<>();
        body.put("activity", new Data.Text(activity.id()));
        body.put("hosts", new Data.Items(List.of(new Data.Text(activity.host().code()))));
        body.put("start", new Data.Text("2026-06-01"));
        body.put("end", new Data.Text("2026-06-07"));
        body.put("form", new Data.Text("exercise"));
        activity.command().ifPresent(command -> body.put("command", new Data.Text(command)));
        body.put("contingents", new Data.Items(List.of(new Data.Members(row))));
        return body;
    }

    /** The findings that follow, worked out without anything of the evaluator. */
    private static final class Oracle {
        private final List<Said.Activity> activities = new ArrayList<>();
        private final List<Said.Same> same = new ArrayList<>();

        Oracle(List<Said> said) {
            for (Said each : said) {
                switch (each) {
                    case Said.Activity activity -> activities.add(activity);
                    case Said.Same one -> {
                        if (!one.withdrawn()) {
                            same.add(one);
                        }
                    }
                }
            }
        }

        List<String> findings() {
            List<String> lines = new ArrayList<>();
            for (Party account : PARTIES) {
                List<String> ids = ids(account);
                boolean[][] one = closed(account, ids);
                for (int i = 0; i < ids.size(); i++) {
                    List<String> group = new ArrayList<>();
                    for (int j = 0; j < ids.size(); j++) {
                        if (one[i][j]) {
                            group.add(ids.get(j));
                        }
                    }
                    if (group.getFirst().equals(ids.get(i)) && hasSpoken(account, group)) {
                        lines.addAll(findings(account, group));
                    }
                }
            }
            return lines;
        }

        private List<String> findings(Party account, List<String> group) {
            List<String> lines = new ArrayList<>();
            for (Party debtor : PARTIES) {
                List<String> hosted = group.stream()
                        .filter(id -> id.startsWith(debtor.code() + "/"))
                        .filter(id -> !debtor.equals(account) || by(account, id).isPresent())
                        .toList();
                if (!hosted.isEmpty()) {
                    Collection<String> own = debtor.equals(account) ? hosted : Set.of();
                    int troops = group.stream()
                            .mapToInt(id -> troops(account, id, own.contains(id)))
                            .sum();
                    lines.add(line(
                            group.getFirst(),
                            debtor,
                            account,
                            troops >= 9_000 ? "due" : "notOwed",
                            group.size() > 1 ? group : List.of()));
                }
            }
            return lines;
        }

        /** What the holder says and what the host says of itself; of the holder's own subject only the former. */
        private int troops(Party account, String id, boolean own) {
            Set<Party> counting = new LinkedHashSet<>(List.of(account));
            if (!own) {
                counting.add(host(id));
            }
            return counting.stream()
                    .flatMap(party -> by(party, id).stream())
                    .mapToInt(Said.Activity::troops)
                    .sum();
        }

        private static Party host(String id) {
            return party(id.substring(0, 2));
        }

        /** The last that a party says of an activity. */
        private Optional<Said.Activity> by(Party party, String id) {
            return activities.stream()
                    .filter(each -> each.by().equals(party) && each.id().equals(id))
                    .reduce((_, later) -> later);
        }

        private List<String> ids(Party account) {
            Set<String> ids = new TreeSet<>(Comparator.<String>comparingInt(id -> PARTIES.indexOf(host(id)))
                    .thenComparing(Comparator.naturalOrder()));
            activities.stream()
                    .filter(each -> each.by().equals(account) || each.by().equals(each.host()))
                    .forEach(each -> ids.add(each.id()));
            return List.copyOf(ids);
        }

        private boolean hasSpoken(Party account, List<String> group) {
            return group.stream()
                    .anyMatch(id -> by(account, id).isPresent()
                            || same.stream()
                                    .filter(each -> each.by().equals(account))
                                    .anyMatch(each ->
                                            each.a().equals(id) || each.b().equals(id)));
        }

        /** As the holder says, in any of his statements; failing that, as the host does. */
        private Optional<String> command(Party account, String id) {
            Optional<String> own = stated(account, id);
            return own.isPresent() ? own : stated(host(id), id);
        }

        private Optional<String> stated(Party party, String id) {
            return activities.stream()
                    .filter(each -> each.by().equals(party) && each.id().equals(id))
                    .flatMap(each -> each.command().stream())
                    .reduce((_, later) -> later);
        }

        private boolean[][] closed(Party account, List<String> ids) {
            int n = ids.size();
            boolean[][] one = new boolean[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    one[i][j] = i == j || isPair(account, ids.get(i), ids.get(j));
                }
            }
            for (int k = 0; k < n; k++) {
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        one[i][j] |= one[i][k] && one[k][j];
                    }
                }
            }
            return one;
        }

        private boolean isPair(Party account, String a, String b) {
            Optional<String> command = command(account, a);
            return (command.isPresent() && command.equals(command(account, b)))
                    || same.stream()
                            .filter(each -> each.by().equals(account))
                            .anyMatch(each -> Set.of(a, b).equals(new LinkedHashSet<>(List.of(each.a(), each.b()))));
        }
    }
}
