package parley.desk.figures;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.desk.figures.chart.BarChart;
import parley.desk.figures.chart.BarChart.Bar;
import parley.desk.figures.chart.BarChart.Stretch;
import parley.desk.figures.chart.Ticks;

/** Spans of time as bars: what has passed for certain, what may have, and what still passes. */
record Times(Basis basis, List<Time> times) {
    private static final int MARKS = 8;
    private static final long HOUR = 3600;
    private static final long DAY = 24 * HOUR;
    private static final List<Long> LENGTHS = List.of(
            HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 100 * DAY, 200 * DAY);

    /**
     * One span.
     *
     * @param term until where it was in time
     */
    record Time(String name, String id, Optional<Lapse> lapse, Optional<Duration> term) {}

    BarChart chart() {
        long most = times.stream()
                .flatMap(time -> Stream.concat(
                        time.lapse().map(lapse -> lapse.most().orElse(lapse.least())).stream(), time.term().stream()))
                .mapToLong(Duration::toSeconds)
                .max()
                .orElse(HOUR);
        var ticks = Ticks.upTo(most, MARKS, LENGTHS);
        var spans = basis.words().spans();
        return new BarChart(
                ticks,
                mark -> mark == 0
                        ? "0"
                        : ticks.step() % DAY == 0
                                ? basis.numbers().of(mark / DAY) + " " + spans.day()
                                : basis.numbers().of(mark / HOUR) + " " + spans.hour(),
                times.stream().map(time -> bar(time, ticks)).toList());
    }

    private Bar bar(Time time, Ticks ticks) {
        var stretches = new ArrayList<Stretch>();
        time.lapse().ifPresent(lapse -> {
            long least = lapse.least().toSeconds();
            stretches.add(new Stretch(lapse.soFar() ? "running" : "held", 0, least));
            long most = lapse.most().map(Duration::toSeconds).orElse(ticks.end());
            if (most > least) {
                stretches.add(new Stretch("between", least, most));
            }
        });
        return new Bar(
                time.name(),
                time.lapse().map(basis.numbers()::of).orElse("?"),
                time.id(),
                stretches,
                time.term().map(Duration::toSeconds));
    }
}
