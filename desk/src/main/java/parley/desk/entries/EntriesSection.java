package parley.desk.entries;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import parley.desk.form.Seal;
import parley.desk.frame.Csv;
import parley.desk.frame.Front;
import parley.desk.frame.Part;
import parley.desk.frame.Section;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.desk.view.Title;
import parley.node.view.CircleView;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;
import parley.node.view.EvidenceView;
import parley.node.view.mail.Mailing;
import parley.node.view.office.Forwarding;

/** The entries: a list that can be narrowed, each one whole, and its evidence. Thread-safe. */
public final class EntriesSection implements Section {
    private static final Pattern EPOCH = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,14}");
    private static final String WHOLE = Part.ENTRIES.path() + "/{party}/{epoch}/{index}";

    private final Front front;
    private final Titles titles;
    private final Sheets sheets;
    private final Filters filters;
    private final ViewSection views;
    private final EntriesPages pages = new EntriesPages();

    /** The entries of what the front reaches. */
    public EntriesSection(Front front, Rows rows, Seal seal) {
        this.front = front;
        this.titles = rows.titles();
        this.sheets = new Sheets(rows);
        this.filters = new Filters(titles);
        this.views = new ViewSection(front, filters, seal, pages);
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        front.get(routing, Part.ENTRIES.path(), this::list);
        front.get(routing, Part.ENTRIES.path() + ".csv", this::csv);
        views.route(routing);
        front.get(routing, WHOLE, this::sheet);
        front.get(routing, WHOLE + "/evidence.zip", this::evidence);
    }

    private void list(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        front.html(request, response, circle.map(view -> {
            var formats = filters.formats(view);
            var asked = asked(view, formats, request);
            var listing = asked.problems().isEmpty() ? listing(view, asked, request) : new Listing(List.of(), 0);
            if (asked.query().page() > listing.pages()) {
                asked = asked.with(new Problem("page", "page", asked.typed("page"), Integer.toString(listing.pages())));
            }
            if (!asked.problems().isEmpty()) {
                response.status(Status.BAD_REQUEST_400);
            }
            var frame = front.frame(view, Part.ENTRIES, request);
            return pages.list(new ListPage(
                    frame, asked, listing, view.summary().members(), formats, titles.in(view), views.views(view)));
        }));
    }

    private Listing listing(CircleView view, Asked asked, ServerRequest request) {
        return Listing.page(view.entries(), front.node().party(), asked.query(), search(view, asked, request));
    }

    private Search search(CircleView view, Asked asked, ServerRequest request) {
        return new Search(
                asked.query().words(), titles.in(view), front.language(request).code());
    }

    /** The whole list, however many pages it has; what cannot be asked is answered by a line that says what would be right. */
    private void csv(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        if (circle.isEmpty()) {
            front.html(request, response, Optional.empty());
            return;
        }
        var view = circle.get();
        var asked = asked(view, filters.formats(view), request);
        if (!asked.problems().isEmpty()) {
            var page = new ListPage(
                    front.frame(view, Part.ENTRIES, request),
                    asked,
                    new Listing(List.of(), 0),
                    List.of(),
                    Map.of(),
                    titles.in(view),
                    Optional.empty());
            response.status(Status.BAD_REQUEST_400)
                    .header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                    .send(page.tell(asked.problems().getFirst()).text() + "\n");
            return;
        }
        var self = front.node().party();
        var rows = Listing.all(view.entries(), self, asked.query(), search(view, asked, request));
        var lines = new EntryLines(titles.in(view), front.language(request).code()).of(rows);
        Csv.send(response, "entries-%s.csv".formatted(self), lines);
    }

    private Asked asked(CircleView view, Map<String, Title> formats, ServerRequest request) {
        return filters.asked(view, formats, field -> Front.parameter(request, field));
    }

    private void sheet(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        front.html(
                request,
                response,
                circle.flatMap(view -> find(view, request).map(entry -> {
                    var at = entry.pointer();
                    var proof = front.node().leaf(view.summary().id(), at.party(), at.epoch(), at.index());
                    var frame = front.frame(view, Part.ENTRIES, request);
                    return pages.sheet(new SheetPage(
                            frame, sheets.of(view, entry, proof), forwardings(view, entry), mailings(view, entry)));
                })));
    }

    private static Optional<EntryView> find(CircleView view, ServerRequest request) {
        var parameters = request.path().pathParameters();
        var epoch = parameters.get("epoch");
        var index = parameters.get("index");
        return EPOCH.matcher(epoch).matches() && INDEX.matcher(index).matches()
                ? Sheets.find(view, parameters.get("party"), Integer.parseInt(epoch), Long.parseLong(index))
                : Optional.empty();
    }

    private void evidence(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        boolean late = request.query().contains("late");
        var at = circle.flatMap(view -> find(view, request)).map(EntryView::pointer);
        var evidence = at.flatMap(entry -> front.node()
                .evidence(circle.orElseThrow().summary().id(), entry.party(), entry.epoch(), entry.index(), late));
        if (evidence.isPresent()) {
            send(circle.orElseThrow(), at.orElseThrow(), evidence.get(), late, request, response);
        } else {
            front.html(request, response, Optional.empty());
        }
    }

    private void send(
            CircleView view,
            EntryPointer at,
            EvidenceView evidence,
            boolean late,
            ServerRequest request,
            ServerResponse response) {
        switch (evidence) {
            case EvidenceView.Files files ->
                response.header(HeaderNames.CONTENT_TYPE, "application/zip")
                        .header(HeaderNames.CACHE_CONTROL, "no-store")
                        .header(
                                HeaderNames.CONTENT_DISPOSITION,
                                "attachment; filename=\"evidence-%s-%d-%d%s.zip\""
                                        .formatted(at.party(), at.epoch(), at.index(), late ? "-late" : ""))
                        .send(Zip.of(files.byPath()));
            case EvidenceView.Lacking lacking -> {
                response.status(Status.NOT_FOUND_404);
                var frame = front.frame(view, Part.ENTRIES, request);
                front.html(request, response, Optional.of(pages.lack(new LackPage(frame, at, lacking))));
            }
        }
    }

    private List<Forwarding> forwardings(CircleView view, EntryView entry) {
        return front.node()
                .office()
                .map(office ->
                        office.forwardings(view.summary().id(), entry.pointer().path()))
                .orElse(List.of());
    }

    private List<Mailing> mailings(CircleView view, EntryView entry) {
        return front.node()
                .office()
                .map(office ->
                        office.mail().about(view.summary().id(), entry.pointer().path()))
                .orElse(List.of());
    }
}
