package parley.desk.treaty;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import java.util.function.BiFunction;
import parley.agreement.check.Piece;
import parley.agreement.check.Rendering;
import parley.desk.frame.Front;
import parley.desk.frame.Part;
import parley.desk.frame.Section;
import parley.desk.live.Rows;
import parley.node.view.CircleView;

/** The agreement: its text beside its machine form and what is found under it. Thread-safe. */
public final class TreatySection implements Section {
    /** Where the tables of findings are, below the circle's path. */
    static final String FINDINGS = "agreement/findings";

    private static final HeaderName UNFOLDS = HeaderNames.create("HX-Request");
    /** What is looked for is cut here. */
    private static final int MAX_QUERY = 80;

    private final Front front;
    private final Rows rows;
    private final Agreements agreements;
    private final TreatyPages pages = new TreatyPages();

    public TreatySection(Front front, Rows rows) {
        this.front = front;
        this.rows = rows;
        this.agreements = new Agreements(rows.titles());
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        get(routing, Part.AGREEMENT.path(), this::text);
        front.get(routing, FINDINGS, this::list);
        get(routing, Part.AGREEMENT.path() + "/matrix", this::matrix);
        front.get(routing, Part.AGREEMENT.path() + "/{pack}/{piece}", this::provision);
        get(
                routing,
                Part.AGREEMENT.path() + "/{pack}/{kind}/{piece}",
                (circle, request) -> agreements
                        .at(circle, named(request, "pack"))
                        .flatMap(rendering -> PieceRow.kind(named(request, "kind"))
                                .flatMap(kind -> piece(rendering, kind, circle, request))));
    }

    private void get(
            HttpRouting.Builder routing, String below, BiFunction<CircleView, ServerRequest, Optional<String>> page) {
        front.get(
                routing,
                below,
                (circle, request, response) ->
                        front.html(request, response, circle.flatMap(view -> page.apply(view, request))));
    }

    private Optional<String> text(CircleView circle, ServerRequest request) {
        var packs = agreements.of(circle);
        var shown = agreements.at(circle, parameter(request, "pack"));
        if (shown.isEmpty() && !packs.isEmpty()) {
            return Optional.empty();
        }
        var query = parameter(request, "q").strip();
        return Optional.of(pages.text(new TextPage(
                front.frame(circle, Part.AGREEMENT, request),
                packs.stream()
                        .map(pack -> new TextPage.PackLink(
                                pack.title(),
                                agreements.address(circle, pack),
                                shown.map(Rendering::pack).filter(pack::equals).isPresent()))
                        .toList(),
                shown.stream()
                        .map(rendering -> new TextRows(
                                        rendering, agreements.address(circle, rendering.pack()), circle, rows)
                                .text(query.substring(0, Math.min(query.length(), MAX_QUERY))))
                        .toList())));
    }

    private Optional<String> matrix(CircleView circle, ServerRequest request) {
        return agreements.at(circle, parameter(request, "pack")).map(rendering -> {
            var address = agreements.address(circle, rendering.pack());
            return pages.matrix(new MatrixPage(
                    front.frame(circle, Part.AGREEMENT, request),
                    address,
                    rendering.pack().title(),
                    Matrix.provisions(rendering, address),
                    Matrix.rows(rendering, circle)));
        });
    }

    /** A table of findings of one pack: all, or those of a provision or under a paragraph. */
    private void list(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        var scope = new Scope(parameter(request, "pack"), parameter(request, "provision"), parameter(request, "par"));
        var filter = filter(request);
        var rendering = circle.flatMap(view -> agreements.at(view, scope.pack()));
        if (isCsv(request) && rendering.isPresent()) {
            csv(response, Listing.csv(scope, filter, rendering.get(), circle.orElseThrow()));
        } else {
            front.html(
                    request,
                    response,
                    rendering.map(text -> pages.list(new ListPage(
                            front.frame(circle.orElseThrow(), Part.AGREEMENT, request),
                            Listing.of(FINDINGS, scope, filter, text, circle.orElseThrow(), rows)))));
        }
    }

    private void provision(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        var address = named(request, "pack");
        var rendering = circle.flatMap(view -> agreements.at(view, address))
                .filter(text -> text.piece(Piece.Kind.PROVISION, named(request, "piece"))
                        .isPresent());
        if (isCsv(request) && rendering.isPresent()) {
            var scope = new Scope(address, named(request, "piece"), "");
            csv(response, Listing.csv(scope, filter(request), rendering.get(), circle.orElseThrow()));
        } else {
            front.html(
                    request,
                    response,
                    rendering.flatMap(text -> piece(text, Piece.Kind.PROVISION, circle.orElseThrow(), request)));
        }
    }

    private Optional<String> piece(Rendering rendering, Piece.Kind kind, CircleView circle, ServerRequest request) {
        return rendering
                .piece(kind, named(request, "piece"))
                .map(piece -> page(rendering, piece, circle, request))
                .map(page -> request.headers().contains(UNFOLDS) ? pages.source(page) : pages.piece(page));
    }

    private PiecePage page(Rendering rendering, Piece piece, CircleView circle, ServerRequest request) {
        var address = named(request, "pack");
        var row = PieceRow.of(rendering.pack(), address, piece);
        var scope = new Scope(address, piece.name(), "");
        return new PiecePage(
                front.frame(circle, Part.AGREEMENT, request),
                address,
                row,
                piece,
                piece.refs().stream()
                        .flatMap(ref -> rendering.cited(ref).stream())
                        .distinct()
                        .toList(),
                piece.kind() == Piece.Kind.PROVISION
                        ? Optional.of(Listing.of(row.page(), scope, filter(request), rendering, circle, rows))
                        : Optional.empty());
    }

    private static void csv(ServerResponse response, String text) {
        response.header(HeaderNames.CACHE_CONTROL, "no-store")
                .header(HeaderNames.CONTENT_TYPE, "text/csv; charset=utf-8")
                .header(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"findings.csv\"")
                .send(text.getBytes(UTF_8));
    }

    private static boolean isCsv(ServerRequest request) {
        return parameter(request, "as").equals("csv");
    }

    private static Filter filter(ServerRequest request) {
        return Filter.of(name -> Front.parameter(request, name));
    }

    private static String named(ServerRequest request, String name) {
        return request.path().pathParameters().first(name).orElse("");
    }

    private static String parameter(ServerRequest request, String name) {
        return Front.parameter(request, name).orElse("");
    }
}
