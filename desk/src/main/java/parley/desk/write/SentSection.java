package parley.desk.write;

import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import parley.desk.frame.Frame;
import parley.desk.frame.Front;
import parley.desk.frame.Section;
import parley.desk.live.Changes;
import parley.desk.live.Rows;
import parley.desk.view.Title;
import parley.node.view.CircleView;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;

/** What was sent, and how far it has come with each other member, live. Thread-safe. */
final class SentSection implements Section {
    static final String PATH = "write/sent/";

    /** What changes faster than this is shown together. */
    private static final Duration TOGETHER = Duration.ofMillis(250);
    /** The longest that an open page hears nothing; only a write tells that the reader has gone. */
    private static final Duration ALIVE = Duration.ofSeconds(5);

    private static final String ENTRY = PATH + "{party}/{epoch}/{index}";

    private final Front front;
    private final Office office;
    private final Changes changes;

    SentSection(Front front, Office office, Changes changes) {
        this.front = front;
        this.office = office;
        this.changes = changes;
    }

    /** The page to which a release leads: the one place that says so. */
    static String page(Frame frame, EntryPointer entry) {
        return frame.to(PATH + entry.path());
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        front.get(routing, ENTRY, this::page);
        front.get(routing, ENTRY + "/live", this::live);
    }

    private void page(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        var page = circle.flatMap(view -> page(view, request));
        if (page.isPresent()) {
            office.show(request, response, "sent", page.get());
        } else {
            office.absent(request, response);
        }
    }

    /** Holds the connection and sends the receipts when they change. */
    private void live(Optional<CircleView> circle, ServerRequest request, ServerResponse response)
            throws InterruptedException {
        if (circle.flatMap(view -> page(view, request)).isEmpty()) {
            office.absent(request, response);
            return;
        }
        try (var sink = response.sink(SseSink.TYPE)) {
            while (!changes.closed() && front.stays(request)) {
                long version = changes.version();
                var page = front.circle(request).flatMap(view -> page(view, request));
                if (page.isEmpty()) {
                    return;
                }
                sink.emit(SseEvent.builder()
                        .name("receipts")
                        .data(office.render("receipts", page.get()))
                        .build());
                changes.pause(TOGETHER);
                changes.await(version, ALIVE);
            }
        } catch (UncheckedIOException gone) {
            // The reader closed the page: the connection is all there was.
        }
    }

    private Optional<SentPage> page(CircleView view, ServerRequest request) {
        var parameters = request.path().pathParameters();
        var pointer = parameters.get("party") + "/" + parameters.get("epoch") + "/" + parameters.get("index");
        return Pointers.find(view, pointer)
                .filter(entry -> entry.pointer().party().equals(office.node().party()))
                .map(entry -> page(view, entry, request));
    }

    private SentPage page(CircleView view, EntryView entry, ServerRequest request) {
        var title = Sheet.of(office.node(), view.summary().id(), entry.format())
                .map(Sheet::title)
                .orElseGet(() -> Title.of(entry.format()));
        return new SentPage(
                office.frame(view, request),
                entry,
                title,
                entry.receipts().stream().map(Rows::receipt).toList());
    }
}
