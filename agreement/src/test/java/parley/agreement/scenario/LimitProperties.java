package parley.agreement.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import parley.agreement.evaluate.Assessment;
import parley.agreement.finding.Finding;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.Scenario.Item;
import parley.agreement.pack.Verdict;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/**
 * Limits against a count of every day and every window by hand: seeded, replayable with {@code -Dparley.seed}. The oracle
 * knows the sample pack {@code constraining}: above 13,000 counts, above 40,000 counts apart.
 */
class LimitProperties {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());
    private static final int ROUNDS = 60;
    private static final Pack PACK = PackLoader.load(PackFolder.read(Path.of(
            System.getProperty("parley.root"), "agreement/src/test/resources/parley/agreement/scenario/constraining")));
    private static final ZoneId ZONE = ZoneId.of("Europe/Vienna");
    private static final Party XA = new Party("XA");
    private static final Instant STATED = Instant.parse("2026-01-01T00:00:00Z");
    private static final LocalDate START = LocalDate.parse("2027-12-10");

    private final Random random = new Random(SEED);

    /** One activity; what is left to follow is empty. */
    private record Activity(String id, Optional<LocalDate> start, Optional<LocalDate> end, Optional<Integer> troops) {
        boolean counts() {
            return troops.orElseThrow() > 13_000;
        }

        boolean heldOn(LocalDate day) {
            return !start.orElseThrow().isAfter(day) && !end.orElseThrow().isBefore(day);
        }

        Activity settled(Random random) {
            LocalDate from =
                    start.orElseGet(() -> end.orElseGet(() -> anyDay(random)).minusDays(random.nextInt(0, 20)));
            return new Activity(
                    id,
                    Optional.of(from),
                    Optional.of(end.orElseGet(() -> from.plusDays(random.nextInt(0, 20)))),
                    Optional.of(troops.orElseGet(() -> anyTroops(random))));
        }
    }

    /** What a finding says, or what the oracle says that it should. */
    private record Said(Verdict verdict, Set<String> members, String during, long excess) {}

    @Test
    void everyLimitIsWhatCountingByHandGives() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Activity> activities =
                    activities().stream().map(a -> a.settled(random)).toList();
            Instant at = at();
            Map<String, Said> expected = new TreeMap<>();
            together(activities, at, expected);
            years("yearly", 1, 6, activities, a -> a.counts() && a.troops.orElseThrow() <= 40_000, at, expected);
            years("forty", 3, 1, activities, a -> a.troops.orElseThrow() > 40_000, at, expected);
            years(
                    "yearly-large",
                    1,
                    3,
                    activities,
                    a -> a.troops.orElseThrow() > 25_000 && a.troops.orElseThrow() <= 40_000,
                    at,
                    expected);
            assertThat(said(activities, at))
                    .as("seed %s, round %s, at %s: %s", SEED, round, at, activities)
                    .isEqualTo(expected);
        }
    }

    @Test
    void fillingABlankNeverTurnsAVerdictAround() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Activity> blank = activities();
            List<Activity> settled = blank.stream().map(a -> a.settled(random)).toList();
            int number = round;
            Instant at = at();
            Map<String, Said> before = said(blank, at);
            Map<String, Said> after = said(settled, at);
            before.forEach((name, said) -> {
                if (said.verdict != Verdict.UNKNOWN) {
                    assertThat(possible(name, said.verdict, after))
                            .as("seed %s, round %s, %s at %s: %s, then %s", SEED, number, name, at, blank, settled)
                            .containsOnly(said.verdict);
                }
            });
        }
    }

    /**
     * The verdicts into which one may have gone once nothing is blank: a window that was kept may be gone; what was kept
     * without a name may have got names; a run of days may begin earlier.
     */
    private static List<Verdict> possible(String name, Verdict verdict, Map<String, Said> after) {
        if (verdict == Verdict.KEPT) {
            List<Verdict> kept = new ArrayList<>(List.of(Verdict.KEPT));
            after.forEach((other, said) -> {
                if (other.equals(name) || other.startsWith(name + "/")) {
                    kept.add(said.verdict);
                }
            });
            return kept;
        }
        if (name.startsWith("together/")) {
            return List.of(overOn(after, name.substring("together/".length())));
        }
        Said found = after.get(name);
        return found == null ? List.of() : List.of(found.verdict);
    }

    @Test
    void theOrderOfStatementDecidesNothingButTheOrderOfOneDay() {
        for (int round = 0; round < ROUNDS / 4; round++) {
            List<Activity> activities = activities();
            List<Activity> shuffled = new ArrayList<>(activities);
            Collections.shuffle(shuffled, random);
            Instant at = at();
            assertThat(said(shuffled, at)).as("seed %s", SEED).isEqualTo(said(activities, at));
        }
    }

    @Test
    void membersComeByDateAndThoseOfOneDayAsTheyWereStated() {
        Optional<Integer> troops = Optional.of(14_000);
        Optional<LocalDate> day = Optional.of(START);
        Optional<LocalDate> before = Optional.of(START.minusDays(1));
        List<Activity> activities = List.of(
                new Activity("XA/9", day, day, troops),
                new Activity("XA/2", day, day, troops),
                new Activity("XA/5", before, day, troops),
                new Activity("XA/1", day, day, troops));
        for (String limit : List.of("yearly", "together")) {
            assertThat(findings(activities, STATED).stream()
                            .filter(f -> f.step().equals(Optional.of(limit)))
                            .map(f -> f.extent().members()))
                    .containsExactly(List.of("XA/5", "XA/9", "XA/2", "XA/1"));
        }
    }

    /** The verdict of the run that covers a day: filling a blank may let a run begin earlier. */
    private static Verdict overOn(Map<String, Said> said, String day) {
        return said.entrySet().stream()
                .filter(e -> e.getKey().startsWith("together/"))
                .filter(e -> e.getKey().substring("together/".length()).compareTo(day) <= 0
                        && e.getValue().during.compareTo(day) >= 0)
                .map(e -> e.getValue().verdict)
                .findFirst()
                .orElse(Verdict.KEPT);
    }

    private void together(List<Activity> activities, Instant at, Map<String, Said> expected) {
        List<Activity> members = activities.stream()
                .filter(Activity::counts)
                .filter(a -> !a.start.orElseThrow().isAfter(a.end.orElseThrow()))
                .toList();
        if (members.isEmpty()) {
            return;
        }
        boolean over = false;
        for (LocalDate day = START.minusDays(100); day.isBefore(START.plusDays(100)); day = day.plusDays(1)) {
            LocalDate first = day;
            while (held(members, day).size() > 3) {
                day = day.plusDays(1);
            }
            if (!day.equals(first)) {
                over = true;
                Set<String> ids = new TreeSet<>();
                int most = 0;
                for (LocalDate each = first; each.isBefore(day); each = each.plusDays(1)) {
                    ids.addAll(held(members, each));
                    most = Math.max(most, held(members, each).size());
                }
                expected.put(
                        "together/" + first,
                        new Said(from(first, at), ids, day.minusDays(1).toString(), most - 3));
            }
        }
        if (!over) {
            Set<String> ids = members.stream().map(Activity::id).collect(Collectors.toCollection(TreeSet::new));
            expected.put("together", new Said(Verdict.KEPT, ids, "", 0));
        }
    }

    private static Set<String> held(List<Activity> members, LocalDate day) {
        return members.stream()
                .filter(a -> a.heldOn(day))
                .map(Activity::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void years(
            String limit,
            int years,
            int most,
            List<Activity> activities,
            Predicate<Activity> counts,
            Instant at,
            Map<String, Said> expected) {
        for (int year = 2020; year < 2035; year++) {
            LocalDate first = LocalDate.of(year, 1, 1);
            LocalDate after = LocalDate.of(year + years, 1, 1);
            List<Activity> in = activities.stream()
                    .filter(counts)
                    .filter(a -> !a.start.orElseThrow().isBefore(first)
                            && a.start.orElseThrow().isBefore(after))
                    .toList();
            if (in.isEmpty()) {
                continue;
            }
            List<LocalDate> starts =
                    in.stream().map(a -> a.start.orElseThrow()).sorted().toList();
            Verdict verdict = in.size() > most ? from(starts.get(most), at) : Verdict.KEPT;
            Set<String> ids = in.stream().map(Activity::id).collect(Collectors.toCollection(TreeSet::new));
            String name = limit + "/" + year + (years == 1 ? "" : ".." + (year + years - 1));
            expected.put(name, new Said(verdict, ids, "", Math.max(0, in.size() - most)));
        }
    }

    private static Verdict from(LocalDate day, Instant at) {
        return at.atZone(ZONE).toLocalDate().isBefore(day) ? Verdict.FORESEEN : Verdict.BREACHED;
    }

    private static Map<String, Said> said(List<Activity> activities, Instant at) {
        Map<String, Said> said = new TreeMap<>();
        for (Finding finding : findings(activities, at)) {
            said.put(
                    finding.step().orElseThrow()
                            + finding.subject().map(s -> "/" + s).orElse(""),
                    new Said(
                            finding.verdict(),
                            new TreeSet<>(finding.extent().members()),
                            finding.extent()
                                    .during()
                                    .map(d -> d.last().toString())
                                    .orElse(""),
                            finding.extent().excess().orElse(0)));
            assertThat(finding.verdict() == Verdict.UNKNOWN)
                    .as("seed %s: %s needs something if it is unknown", SEED, finding.name())
                    .isEqualTo(!finding.needs().isEmpty());
        }
        return said;
    }

    private static List<Finding> findings(List<Activity> activities, Instant at) {
        List<Data> items = activities.stream().map(LimitProperties::row).toList();
        Item item = new Item(
                STATED,
                XA,
                "annual-calendar",
                Optional.empty(),
                List.of(),
                List.of(),
                new Data.Members(Map.of("items", new Data.Items(items))),
                Optional.empty(),
                Map.of(),
                List.of(),
                1);
        Scenario scenario =
                new Scenario("property", List.of(XA, new Party("XB")), Map.of(), Map.of(), List.of(item), List.of());
        Assessment assessment = new CaseRunner(PACK).assess(scenario, at);
        return assessment.findings().stream()
                .filter(finding -> finding.provision().equals("constraining"))
                .toList();
    }

    private static Data row(Activity activity) {
        Map<String, Data> row = new LinkedHashMap<>();
        row.put("id", new Data.Text(activity.id));
        row.put("hosts", new Data.Items(List.of(new Data.Text("XA"))));
        row.put("start", orBlank(activity.start.map(day -> new Data.Text(day.toString()))));
        row.put("end", orBlank(activity.end.map(day -> new Data.Text(day.toString()))));
        row.put("troops", orBlank(activity.troops.map(troops -> new Data.Whole(troops))));
        return new Data.Members(row);
    }

    private static Data orBlank(Optional<? extends Data> value) {
        return value.isPresent() ? value.get() : new Data.Members(Map.of("absent", new Data.Text("toFollow")));
    }

    private List<Activity> activities() {
        List<Activity> activities = new ArrayList<>();
        for (int i = random.nextInt(0, 14); i > 0; i--) {
            LocalDate start = anyDay(random);
            activities.add(new Activity(
                    "XA/" + i,
                    mostly(start),
                    mostly(start.plusDays(random.nextInt(-1, 15))),
                    mostly(anyTroops(random))));
        }
        return activities;
    }

    private <T> Optional<T> mostly(T value) {
        return random.nextInt(10) == 0 ? Optional.empty() : Optional.of(value);
    }

    private static LocalDate anyDay(Random random) {
        return START.plusDays(random.nextInt(0, 40));
    }

    private static int anyTroops(Random random) {
        int[] near = {13_000, 13_001, 14_000, 25_000, 25_001, 40_000, 40_001};
        return near[random.nextInt(near.length)];
    }

    private Instant at() {
        return anyDay(random)
                .plusDays(random.nextInt(-20, 20))
                .atStartOfDay(ZONE)
                .toInstant()
                .minusSeconds(random.nextInt(2));
    }
}
