package parley.desk.write;

import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import parley.desk.frame.Frame;
import parley.desk.frame.Front;
import parley.desk.frame.Section;
import parley.desk.live.Rows;
import parley.desk.view.Title;
import parley.node.view.CircleView;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;

/** What was sent, and how far it has come with each other member, live. Thread-safe. */
final class SentSection implements Section {
    static final String PATH = "write/sent/";

    private static final String ENTRY = PATH + "{party}/{epoch}/{index}";

    private final Front front;
    private final Office office;
    private final Clearing clearing;

    SentSection(Front front, Office office, Clearing clearing) {
        this.front = front;
        this.office = office;
        this.clearing = clearing;
    }

    /** The page to which a release leads: the one place that says so. */
    static String page(Frame frame, EntryPointer entry) {
        return frame.to(PATH + entry.path());
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        front.get(routing, ENTRY, this::page);
        front.get(routing, ENTRY + "/receipts", this::receipts);
    }

    private void page(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        var page = circle.flatMap(view -> page(view, request));
        if (page.isPresent()) {
            office.show(request, response, "sent", page.get());
        } else {
            office.absent(request, response);
        }
    }

    /** The receipts alone, for a page that is open. */
    private void receipts(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        front.html(
                request,
                response,
                circle.flatMap(view -> page(view, request)).map(page -> office.render("receipts", page)));
    }

    private Optional<SentPage> page(CircleView view, ServerRequest request) {
        var parameters = request.path().pathParameters();
        var pointer = parameters.get("party") + "/" + parameters.get("epoch") + "/" + parameters.get("index");
        return Pointers.find(view, pointer)
                .filter(entry -> entry.pointer().party().equals(office.node().party()))
                .map(entry -> page(view, entry, request));
    }

    private SentPage page(CircleView view, EntryView entry, ServerRequest request) {
        var sheet = Sheet.of(office.node(), view.summary().id(), entry.format());
        var frame = office.frame(view, request);
        return new SentPage(
                frame,
                entry,
                sheet.map(Sheet::title).orElseGet(() -> Title.of(entry.format())),
                entry.receipts().stream().map(Rows::receipt).toList(),
                // A reader sees what was sent, and not what officers keep of drafts.
                frame.offersWriting() ? clearing.of(view.summary().id(), entry.pointer(), frame.words()) : List.of(),
                sheet.flatMap(known -> known.format().line()).isPresent());
    }
}
