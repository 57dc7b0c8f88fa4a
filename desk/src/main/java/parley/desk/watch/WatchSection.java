package parley.desk.watch;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.desk.form.Seal;
import parley.desk.frame.Front;
import parley.desk.frame.Part;
import parley.desk.frame.Section;
import parley.desk.hindsight.Hindsight;
import parley.desk.hindsight.Look;
import parley.desk.live.Changes;
import parley.desk.live.Rows;
import parley.desk.live.WaitingRows;
import parley.desk.page.Page;
import parley.desk.page.Pages;
import parley.desk.shift.ShiftSection;
import parley.desk.write.Begun;
import parley.desk.write.ClearingRows;
import parley.node.view.CircleView;

/** The watch: what is due, what came in and what is wrong, live, each finding with its proof. Thread-safe. */
public final class WatchSection implements Section {
    private static final HeaderName UNFOLDS = HeaderNames.create("HX-Request");

    private final Front front;
    private final Rows rows;
    private final Changes changes;
    private final Hindsight hindsight;
    private final Seal seal;
    private final ShiftSection shift;
    private final ClearingRows clearing;
    private final StreamSection stream;
    private final Pages pages = new Pages();

    /**
     * A watch over what the front reaches.
     *
     * @param changes which counts what changes in the node, and lets open pages go when the desk closes
     * @param seal of the forms of all parts
     * @param alert which knows what is urgent in each circle
     * @param shift which knows who has the watch
     * @param clearing which drafts are to be cleared
     */
    public WatchSection(
            Front front,
            Rows rows,
            Changes changes,
            Alert alert,
            Seal seal,
            ShiftSection shift,
            ClearingRows clearing) {
        this.front = front;
        this.rows = rows;
        this.changes = changes;
        this.seal = seal;
        this.shift = shift;
        this.clearing = clearing;
        this.stream = new StreamSection(front, changes, alert);
        this.hindsight = new Hindsight(front, Part.WATCH);
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        front.get(routing, Part.WATCH.path(), this::page);
        front.get(routing, "pieces", this::pieces);
        stream.route(routing);
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

    /** What an open page shows anew. */
    private void pieces(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        long version = changes.version();
        front.html(request, response, circle.map(view -> pages.pieces(page(view, request, version))));
    }

    private Page page(CircleView view, ServerRequest request, long version) {
        return page(view, request, version, seal.known(request).orElse(""));
    }

    private Page page(CircleView view, ServerRequest request, long version, String sealed) {
        var frame = front.frame(view, Part.WATCH, request);
        var duty = shift.onDuty(view, sealed);
        var watch = rows.watch(front.node().party(), view, duty);
        return new Page(
                frame,
                watch,
                duty,
                rows.urgent(watch, view, duty),
                frame.offersWriting() ? WaitingRows.of(front.node(), view, rows.titles(view)) : List.of(),
                frame.offersWriting()
                        ? clearing.of(view).stream()
                                .filter(row -> !row.changed())
                                .toList()
                        : List.of(),
                frame.offersWriting() ? Begun.of(front.node(), view, rows.titles(view), clearing) : Map.of(),
                version);
    }
}
