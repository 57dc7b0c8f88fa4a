package parley.desk.health;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import parley.desk.frame.Section;
import parley.node.view.CircleSummary;
import parley.node.view.CircleView;
import parley.node.view.NodeView;

/**
 * Two questions that anybody on the machine may ask: {@code /health}, whether the desk answers, and {@code /ready}, whether the
 * node does its part in every circle. What is wrong stands on the watch, for those who may see it. Thread-safe.
 */
public final class HealthSection implements Section {
    private final NodeView node;

    /** Of the node behind the desk. */
    public HealthSection(NodeView node) {
        this.node = node;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        routing.get("/health", (_, response) -> answer(response, true, "healthy"));
        routing.get("/ready", (_, response) -> {
            boolean ready = isReady(node);
            answer(response, ready, ready ? "ready" : "not ready");
        });
    }

    /** Whether a node does its part in every circle. */
    public static boolean isReady(NodeView node) {
        var circles = node.circles();
        return !circles.isEmpty()
                && circles.stream()
                        .map(CircleSummary::id)
                        .allMatch(circle -> node.circle(circle)
                                .map(CircleView::warnings)
                                .filter(warnings -> warnings.isEmpty())
                                .isPresent());
    }

    private static void answer(ServerResponse response, boolean well, String said) {
        response.status(well ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503)
                .header(HeaderNames.CACHE_CONTROL, "no-store")
                .header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .send(said + "\n");
    }
}
