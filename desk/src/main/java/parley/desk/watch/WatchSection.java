package parley.desk.watch;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import parley.desk.form.Seal;
import parley.desk.frame.Front;
import parley.desk.frame.Part;
import parley.desk.frame.Section;
import parley.desk.hindsight.Hindsight;
import parley.desk.hindsight.Look;
import parley.desk.live.Changes;
import parley.desk.live.Rows;
import parley.desk.page.Page;
import parley.desk.page.Pages;
import parley.desk.shift.ShiftSection;
import parley.node.view.CircleView;

/** The watch: what is due, what came in and what is wrong, live, each finding with its proof. Thread-safe. */
public final class WatchSection implements Section {
    /** What changes faster than this is shown together. */
    private static final Duration TOGETHER = Duration.ofMillis(250);

    /**
     * The longest that an open page hears nothing, on a clock that stands still too: what says nothing is cut off on the
     * way, and only a write tells that the reader has gone.
     */
    private static final Duration ALIVE = Duration.ofSeconds(5);

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final HeaderName UNFOLDS = HeaderNames.create("HX-Request");

    private final Front front;
    private final Rows rows;
    private final Changes changes;
    private final Hindsight hindsight;
    private final Seal seal;
    private final ShiftSection shift;
    private final Pages pages = new Pages();

    /**
     * A watch over what the front reaches.
     *
     * @param changes which counts what changes in the node, and lets open pages go when the desk closes
     * @param seal of the forms of all parts
     * @param shift which knows who has the watch
     */
    public WatchSection(Front front, Rows rows, Changes changes, Seal seal, ShiftSection shift) {
        this.front = front;
        this.rows = rows;
        this.changes = changes;
        this.seal = seal;
        this.shift = shift;
        this.hindsight = new Hindsight(front, Part.WATCH);
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        front.get(routing, Part.WATCH.path(), this::page);
        front.get(routing, "live", this::live);
        front.get(routing, "finding", this::proof);
    }

    private void page(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        long version = changes.version();
        var sealed = seal.of(request, response);
        front.html(request, response, circle.map(view -> pages.whole(page(view, request, version, sealed))));
    }

    /** A proof: whole for a browser that follows the link, alone for a page that unfolds it. */
    private void proof(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        hindsight.look(circle, request, response, look -> front.html(request, response, proof(look, request)));
    }

    private Optional<String> proof(Look look, ServerRequest request) {
        var page = page(look.now(), request, changes.version());
        return Rows.find(
                        look.shown(),
                        Front.parameter(request, "name").orElse(""),
                        Front.parameter(request, "by").orElse(""),
                        Front.parameter(request, "account").orElse(""))
                .flatMap(found -> look.prove(front.node(), found))
                .map(rows::why)
                .map(why -> request.headers().contains(UNFOLDS) ? pages.proof(page, why) : pages.proofPage(page, why));
    }

    /** Holds the connection and sends the lists when they change, the clock when it moves on. */
    private void live(Optional<CircleView> first, ServerRequest request, ServerResponse response)
            throws InterruptedException {
        if (first.isEmpty()) {
            response.status(Status.NOT_FOUND_404).send();
            return;
        }
        long shown = Front.parameter(request, "after")
                .filter(after -> after.matches("-?[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
        Instant minute = first.get().at().truncatedTo(ChronoUnit.MINUTES);
        String clock = "";
        // As the page shows it already: what stands keeps the focus.
        String duty = pages.duty(page(first.get(), request, shown));
        long spoken = System.nanoTime();
        try (var _ = changes.opened();
                var sink = response.sink(SseSink.TYPE)) {
            while (!changes.closed() && front.stays(request)) {
                long version = changes.version();
                var view = front.circle(request);
                if (view.isEmpty()) {
                    return;
                }
                var page = page(view.get(), request, version);
                var now = pages.clock(page);
                if (!now.equals(clock) || System.nanoTime() - spoken > ALIVE.toNanos()) {
                    sink.emit(SseEvent.builder().name("clock").data(now).build());
                    clock = now;
                    spoken = System.nanoTime();
                }
                var nowMinute = view.get().at().truncatedTo(ChronoUnit.MINUTES);
                if (version != shown || !nowMinute.equals(minute)) {
                    sink.emit(SseEvent.builder()
                            .name("watch")
                            .data(pages.lists(page))
                            .build());
                    // Apart from the clock, which takes the focus from what stands in it whenever it moves on.
                    var held = pages.duty(page);
                    if (!held.equals(duty)) {
                        sink.emit(SseEvent.builder().name("duty").data(held).build());
                        duty = held;
                    }
                    shown = version;
                    minute = nowMinute;
                    changes.pause(TOGETHER);
                }
                changes.await(version, TICK);
            }
        } catch (UncheckedIOException gone) {
            // The reader closed the page: the connection is all there was.
        }
    }

    private Page page(CircleView view, ServerRequest request, long version) {
        return page(view, request, version, seal.known(request).orElse(""));
    }

    private Page page(CircleView view, ServerRequest request, long version, String sealed) {
        return new Page(
                front.frame(view, Part.WATCH, request),
                rows.watch(front.node().party(), view),
                shift.onDuty(view, sealed),
                version);
    }
}
