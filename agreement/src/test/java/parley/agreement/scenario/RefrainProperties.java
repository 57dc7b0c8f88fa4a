package parley.agreement.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parley.agreement.finding.Finding;
import parley.agreement.finding.FindingProse;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.Scenario.Item;
import parley.agreement.pack.Verdict;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/** What must hold of every prohibition: seeded, replayable with {@code -Dparley.seed}. */
class RefrainProperties {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());
    private static final Party XA = new Party("XA");
    private static final Pack DISTANCE = pack("distance");
    private static final Instant AT = Instant.parse("2027-02-01T00:00:00Z");

    private final Random random = new Random(SEED);

    /** Of the days and members too: what a finding shows turns with a tick as well. */
    @Tag("ci")
    @Test
    void nothingChangesBeforeTheNextTickUnlessSomethingIsStated() {
        for (String name : List.of("two-years-ahead", "beyond-baseline", "distance", "no-fly")) {
            Pack pack = pack(name);
            List<Scenario> scenarios = pack.provisions().values().stream()
                    .flatMap(provision -> provision.scenarios().stream())
                    .filter(scenario -> !scenario.timeline().isEmpty())
                    .toList();
            for (Scenario scenario : scenarios) {
                Instant at = scenario.timeline().stream()
                        .map(Item::at)
                        .max(Instant::compareTo)
                        .orElseThrow();
                for (int step = 0; step < 4; step++) {
                    Optional<Instant> tick =
                            new CaseRunner(pack).assess(scenario, at).nextTick();
                    Instant before = tick.map(next -> next.minusSeconds(1)).orElse(at.plusSeconds(100_000_000));
                    assertThat(shown(pack, scenario, before))
                            .as("%s: %s from %s", name, scenario.name(), at)
                            .isEqualTo(shown(pack, scenario, at));
                    if (tick.isEmpty()) {
                        break;
                    }
                    at = tick.get();
                }
            }
        }
    }

    @Test
    void sayingMoreExactlyWhereAnAreaLiesNeverTurnsAVerdictAround() {
        for (int round = 0; round < 60; round++) {
            long lat = 360_000_000 + random.nextLong(-500_000, 500_000);
            long lon = -380_000_000 + random.nextLong(-900_000, 900_000);
            int accuracy = random.nextInt(1_000, 6_000);
            // 10^-7 degree is 11 mm at most: the corner stays within the accuracy, and so does its own new one.
            long shift = random.nextInt(-accuracy / 3, accuracy / 3) * 50L;
            Verdict before = verdict(area(lat, lon, accuracy));
            Verdict after = verdict(area(lat + shift, lon - shift, accuracy / 8));
            if (before != Verdict.UNKNOWN) {
                assertThat(after)
                        .as("seed %s round %s: %s, %s within %s m, moved by %s", SEED, round, lat, lon, accuracy, shift)
                        .isEqualTo(before);
            }
        }
    }

    @Test
    void whatNothingContradictsIsSaidToRestOnWhatIsNotSo() {
        Finding kept = finding(area(360_000_000, -370_000_000, 10));
        assertThat(kept.verdict()).isEqualTo(Verdict.KEPT);
        assertThat(FindingProse.print(kept))
                .contains("It rests on what does not hold: ", "“within(exercise.area, border, 5 km)” (")
                .doesNotContain("exercise.service == 'land'", "The deadline");
        Finding foreseen = finding(area(360_000_000, -379_900_000, 10));
        assertThat(foreseen.verdict()).isEqualTo(Verdict.FORESEEN);
        assertThat(FindingProse.print(foreseen))
                .contains(
                        "It rests on what holds: ",
                        "exercise.service == 'land'",
                        "What is prohibited begins at this moment: ",
                        "(“from the first second of exercise.start”; ");
    }

    private static Verdict verdict(Data.Members area) {
        return finding(area).verdict();
    }

    private static Finding finding(Data.Members area) {
        Map<String, Data> body = new LinkedHashMap<>();
        body.put("exercise", new Data.Text("XA/1"));
        body.put("party", new Data.Text("XA"));
        body.put("service", new Data.Text("land"));
        body.put("echelon", new Data.Text("corps"));
        body.put("start", new Data.Text("2027-06-01"));
        body.put("end", new Data.Text("2027-06-05"));
        body.put("area", area);
        Item item = new Item(
                AT.minusSeconds(86_400),
                XA,
                "exercise",
                Optional.of("XA/1"),
                List.of(),
                List.of(),
                new Data.Members(body),
                Optional.empty(),
                Map.of(),
                List.of(),
                1);
        Scenario scenario =
                new Scenario("property", List.of(XA), Map.of("east", XA), Map.of(), List.of(item), List.of());
        return new CaseRunner(DISTANCE)
                .assess(scenario, AT).findings().stream()
                        .filter(finding -> finding.name().equals("distance/XA/1"))
                        .findFirst()
                        .orElseThrow();
    }

    /** A triangle of some kilometres. */
    private static Data.Members area(long lat, long lon, int accuracy) {
        List<Data> points = new ArrayList<>();
        for (long[] corner : new long[][] {{0, 0}, {300_000, 0}, {0, 300_000}}) {
            points.add(new Data.Items(List.of(new Data.Whole(lat + corner[0]), new Data.Whole(lon + corner[1]))));
        }
        return new Data.Members(Map.of("points", new Data.Items(points), "accuracyMetres", new Data.Whole(accuracy)));
    }

    private static List<String> shown(Pack pack, Scenario scenario, Instant at) {
        return new CaseRunner(pack)
                .assess(scenario, at).findings().stream()
                        .map(finding -> finding.name() + " " + finding.debtor() + " " + finding.account() + " "
                                + finding.verdict() + " " + finding.extent() + " " + finding.needs())
                        .toList();
    }

    private static Pack pack(String name) {
        return PackLoader.load(PackFolder.read(Path.of(
                System.getProperty("parley.root"), "agreement", "src/test/resources/parley/agreement/scenario", name)));
    }
}
