package parley.desk.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import parley.desk.frame.Section;

/** {@code GET /metrics}. Thread-safe. */
public final class MetricsSection implements Section {
    /** Where they are. */
    public static final String PATH = "/metrics";

    private final Meters meters;

    public MetricsSection(Meters meters) {
        this.meters = meters;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        routing.get(
                PATH,
                (_, response) -> response.header(HeaderNames.CACHE_CONTROL, "no-store")
                        .header(HeaderNames.CONTENT_TYPE, Meters.TYPE)
                        .send(meters.read().getBytes(UTF_8)));
    }
}
