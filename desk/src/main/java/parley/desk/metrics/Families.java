package parley.desk.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.LinkedHashMap;
import java.util.Map;

/** Families of numbers that are put together for one reading. For one thread. */
final class Families {
    private final Map<String, GaugeSnapshot.Builder> gauges = new LinkedHashMap<>();
    private final Map<String, CounterSnapshot.Builder> counters = new LinkedHashMap<>();

    /** Adds a whole number, which is exact up to 2^53. */
    void gauge(String name, String help, long value, Labels labels) {
        gauge(name, help, (double) value, labels);
    }

    /** Adds what goes up and down. */
    void gauge(String name, String help, double value, Labels labels) {
        gauges.computeIfAbsent(name, _ -> GaugeSnapshot.builder().name(name).help(help))
                .dataPoint(GaugeDataPointSnapshot.builder()
                        .value(value)
                        .labels(labels)
                        .build());
    }

    /** Adds what only goes up; the name is without {@code _total}. */
    void counter(String name, String help, long value, Labels labels) {
        counters.computeIfAbsent(name, _ -> CounterSnapshot.builder().name(name).help(help))
                .dataPoint(CounterDataPointSnapshot.builder()
                        .value((double) value)
                        .labels(labels)
                        .build());
    }

    MetricSnapshots snapshots() {
        var all = MetricSnapshots.builder();
        gauges.values().forEach(gauge -> all.metricSnapshot(gauge.build()));
        counters.values().forEach(counter -> all.metricSnapshot(counter.build()));
        return all.build();
    }
}
