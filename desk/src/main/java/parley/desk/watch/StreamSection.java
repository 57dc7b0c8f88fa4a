package parley.desk.watch;

import static java.util.stream.Collectors.joining;

import io.helidon.http.Status;
import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import parley.desk.frame.Front;
import parley.desk.frame.Section;
import parley.desk.live.Changes;
import parley.desk.page.Page;
import parley.node.view.CircleView;

/**
 * The stream of events that all pages of a browser share. It says that something has changed and what time it is in each
 * circle, never what; of what is urgent it says the circle, the kind and a digest, by which one thing is told from another, and how much of each
 * kind there is in which circle:
 * each page asks for its own pieces, in its own circle and language and under its reader's own role, so that one stream
 * serves them all. Thread-safe.
 */
final class StreamSection implements Section {
    /** What changes faster than this is told together. */
    private static final Duration TOGETHER = Duration.ofMillis(250);

    /**
     * The longest that an open page hears nothing, on a clock that stands still too: what says nothing is cut off on the
     * way, and only a write tells that the reader has gone.
     */
    private static final Duration ALIVE = Duration.ofSeconds(5);

    private static final Duration TICK = Duration.ofSeconds(1);

    private final Front front;
    private final Changes changes;
    private final Alert alert;

    StreamSection(Front front, Changes changes, Alert alert) {
        this.front = front;
        this.changes = changes;
        this.alert = alert;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        front.get(routing, "live", this::live);
    }

    /** Holds the connection until the desk closes, the reader leaves or his session ends. */
    private void live(Optional<CircleView> circle, ServerRequest request, ServerResponse response)
            throws InterruptedException {
        if (circle.isEmpty()) {
            response.status(Status.NOT_FOUND_404).send();
            return;
        }
        String beat = "";
        String stamp = "";
        String urgent = "";
        String summons = "";
        long spoken = System.nanoTime();
        try (var sink = response.sink(SseSink.TYPE);
                var _ = changes.follow()) {
            while (!changes.closed() && front.stays(request)) {
                long version = changes.version();
                var views = front.views();
                var now = beat(views);
                if (!now.equals(beat) || System.nanoTime() - spoken > ALIVE.toNanos()) {
                    emit(sink, "beat", now);
                    beat = now;
                    spoken = System.nanoTime();
                }
                var state = Page.stamp(
                        version, views.values().stream().map(CircleView::at).toList());
                if (!state.equals(stamp)) {
                    emit(sink, "change", state);
                    stamp = state;
                    var things = alert.of(views);
                    if (!things.equals(urgent)) {
                        emit(sink, "urgent", things);
                        urgent = things;
                    }
                    var asked = alert.summons(views);
                    if (!asked.equals(summons)) {
                        emit(sink, "summons", asked);
                        summons = asked;
                    }
                    changes.pause(TOGETHER);
                }
                changes.await(version, TICK);
            }
        } catch (UncheckedIOException gone) {
            // The reader closed his last page: the connection is all there was.
        }
    }

    private static void emit(SseSink sink, String name, String data) {
        sink.emit(SseEvent.builder().name(name).data(data).build());
    }

    /** A line for each circle: the path below which its pages are, and the instant for which they are made. */
    private static String beat(Map<String, CircleView> views) {
        return views.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue().at())
                .collect(joining("\n"));
    }
}
