package parley.desk.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import parley.desk.access.Denied;
import parley.desk.live.Changes;
import parley.node.view.NodeView;

/** What one desk counts, and how its node stands. Once closed, nothing holds it. Thread-safe. */
public final class Meters implements AutoCloseable {
    /** How a reading is written: the text format of Prometheus. */
    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Duration[] STEPS = {
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final PrometheusMeterRegistry registry;
    private final JvmGcMetrics collections = new JvmGcMetrics();

    /** Of a desk that knows who was denied, and which pages are open. */
    public Meters(NodeView node, Denied denied, Changes changes) {
        var numbers = new PrometheusRegistry();
        numbers.register(new NodeNumbers(node));
        this.registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, numbers, Clock.SYSTEM);
        Gauge.builder("parley.desk.event.streams", changes, Changes::followers)
                .description("Open pages that hear of changes.")
                .register(registry);
        for (Denied.Way way : Denied.Way.values()) {
            FunctionCounter.builder("parley.signin.refused", denied, all -> all.count(way))
                    .description("Tries to get in that were refused, by what was shown.")
                    .tag("way", way.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        List.of(
                        new JvmMemoryMetrics(),
                        collections,
                        new JvmThreadMetrics(),
                        new ProcessorMetrics(),
                        new UptimeMetrics(),
                        new FileDescriptorMetrics())
                .forEach(binder -> binder.bindTo(registry));
    }

    /** Counts a request that was answered. */
    void answered(Asked asked, int status, Duration took) {
        Timer.builder("parley.desk.request.duration")
                .description("How long requests took to answer; event streams are left out.")
                .tag("method", asked.method())
                .tag("route", asked.route())
                .tag("status", status / 100 + "xx")
                .serviceLevelObjectives(STEPS)
                .register(registry)
                .record(took);
    }

    /**
     * A request by its kind.
     *
     * @param method {@code GET}, {@code POST} or {@code other}
     * @param route as it is registered, never as it was asked for
     */
    record Asked(String method, String route) {}

    /** Everything, as it stands now. */
    String read() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
