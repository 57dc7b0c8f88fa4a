package parley.desk.rota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import parley.desk.view.Named;
import parley.node.view.office.KeptStint;
import parley.node.view.office.RotaDuty;
import parley.node.view.office.Stint;

/** Who is named when, beside a reference that asks every minute. */
class RotaTest {
    private static final Instant BEGIN = Instant.parse("2026-10-04T00:00:00Z");
    private static final int MINUTES = 90;
    private static final List<String> OFFICERS = List.of("Rossi", "rossi", "Weber", "Ortiz");

    private static Instant minute(int n) {
        return BEGIN.plus(Duration.ofMinutes(n));
    }

    private static KeptStint line(long number, RotaDuty duty, int from, int until, String officer, boolean stands) {
        var replaces = officer.isEmpty() ? Optional.of(1L) : Optional.<Long>empty();
        return new KeptStint(
                number,
                BEGIN,
                new Stint(duty, minute(from), minute(until), officer, "", replaces),
                "Weber",
                stands ? Optional.empty() : Optional.of(BEGIN));
    }

    private static Rota drawn(Random random) {
        var lines = new ArrayList<KeptStint>();
        int all = random.nextInt(12);
        for (int i = 0; i < all; i++) {
            int from = random.nextInt(MINUTES + 20) - 10;
            int until = from + 1 + random.nextInt(40);
            var duty = random.nextBoolean() ? RotaDuty.WATCH : RotaDuty.SECOND;
            var officer = random.nextInt(10) == 0 ? "" : OFFICERS.get(random.nextInt(OFFICERS.size()));
            lines.add(line(i + 1, duty, from, until, officer, random.nextInt(6) > 0));
        }
        lines.sort(java.util.Comparator.comparing(line -> line.stint().begin()));
        return new Rota(lines);
    }

    /** The names of a minute, found by looking at every line. */
    private static Set<String> named(Rota rota, RotaDuty duty, Instant at) {
        var names = new TreeSet<String>();
        for (var line : rota.lines()) {
            var stint = line.stint();
            if (line.replaced().isEmpty()
                    && stint.duty() == duty
                    && !stint.begin().isAfter(at)
                    && stint.end().isAfter(at)
                    && !stint.officer().isEmpty()) {
                names.add(Stint.key(stint.officer()));
            }
        }
        return names;
    }

    @Test
    void stretchesGapsAndOverlapsAreWhatOneFindsWhoAsksEveryMinute() {
        long seed = Long.getLong("parley.seed", new Random().nextLong());
        System.out.println("RotaTest: seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            var rota = drawn(random);
            for (var duty : List.of(RotaDuty.WATCH, RotaDuty.SECOND, RotaDuty.CALL)) {
                check(rota, duty);
            }
        }
    }

    private static void check(Rota rota, RotaDuty duty) {
        var stretches = rota.stretches(duty, minute(0), minute(MINUTES));
        assertThat(stretches.getFirst().begin()).isEqualTo(minute(0));
        assertThat(stretches.getLast().end()).isEqualTo(minute(MINUTES));
        for (int i = 0; i + 1 < stretches.size(); i++) {
            assertThat(stretches.get(i).end()).isEqualTo(stretches.get(i + 1).begin());
            assertThat(stretches.get(i).officers())
                    .isNotEqualTo(stretches.get(i + 1).officers());
        }
        var gaps = rota.gaps(duty, minute(0), minute(MINUTES));
        var overlaps = rota.overlaps(duty, minute(0), minute(MINUTES));
        for (int n = 0; n < MINUTES; n++) {
            var at = minute(n);
            var names = named(rota, duty, at);
            var keys = new TreeSet<String>();
            covering(stretches, at).getFirst().officers().forEach(name -> keys.add(Stint.key(name)));
            assertThat(keys).as("%s in %s", at, rota).isEqualTo(names);
            assertThat(covering(gaps, at)).as("%s in %s", at, rota).hasSize(names.isEmpty() ? 1 : 0);
            assertThat(covering(overlaps, at)).as("%s in %s", at, rota).hasSize(names.size() > 1 ? 1 : 0);
            var told = new TreeSet<String>();
            rota.at(duty, at)
                    .now()
                    .forEach(line -> told.add(Stint.key(line.stint().officer())));
            assertThat(told).isEqualTo(names);
        }
        assertThat(Duration.ofMinutes(minutes(rota, duty)))
                .isEqualTo(gaps.stream()
                        .map(gap -> Duration.between(gap.begin(), gap.end()))
                        .reduce(Duration.ZERO, Duration::plus));
    }

    private static long minutes(Rota rota, RotaDuty duty) {
        return java.util.stream.IntStream.range(0, MINUTES)
                .filter(n -> named(rota, duty, minute(n)).isEmpty())
                .count();
    }

    private static List<Stretch> covering(List<Stretch> stretches, Instant at) {
        return stretches.stream()
                .filter(stretch -> !stretch.begin().isAfter(at) && stretch.end().isAfter(at))
                .toList();
    }

    @Test
    void whoComesNextIsTheFirstWhoIsAnother() {
        var rota = new Rota(List.of(
                line(1, RotaDuty.WATCH, 0, 10, "Weber", true),
                line(2, RotaDuty.WATCH, 10, 20, "WEBER", true),
                line(3, RotaDuty.WATCH, 20, 30, "Ortiz", false),
                line(4, RotaDuty.WATCH, 30, 40, "Rossi", true)));
        assertThat(rota.at(RotaDuty.WATCH, minute(5)).next().orElseThrow().number())
                .isEqualTo(4);
        assertThat(rota.at(RotaDuty.WATCH, minute(25)).now()).isEmpty();
        assertThat(rota.at(RotaDuty.WATCH, minute(35)).next()).isEmpty();
        assertThat(rota.at(RotaDuty.CALL, minute(5))).isEqualTo(Named.NOBODY);
    }

    @Test
    void nobodyOverlapsWithHimselfAndOneMinuteIsAGap() {
        var rota = new Rota(List.of(
                line(1, RotaDuty.WATCH, 0, 10, "Weber", true),
                line(2, RotaDuty.WATCH, 5, 20, "weber", true),
                line(3, RotaDuty.WATCH, 21, MINUTES, "Rossi", true)));
        assertThat(rota.overlaps(RotaDuty.WATCH, minute(0), minute(MINUTES))).isEmpty();
        assertThat(rota.gaps(RotaDuty.WATCH, minute(0), minute(MINUTES)))
                .containsExactly(new Stretch(minute(20), minute(21), List.of()));
    }
}
