package parley.desk.treaty;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import parley.agreement.check.Piece;
import parley.agreement.check.Rendering;
import parley.agreement.finding.Difference;
import parley.agreement.finding.Finding;
import parley.desk.frame.Csv;
import parley.desk.frame.Frame;
import parley.desk.frame.Front;
import parley.desk.frame.Part;
import parley.desk.frame.Section;
import parley.desk.hindsight.Hindsight;
import parley.desk.hindsight.Look;
import parley.desk.live.Rows;
import parley.desk.view.FindingRow;

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
    private final Hindsight hindsight;
    private final TreatyPages pages = new TreatyPages();
    private final Kept<String, Map<String, TextRows.Under>> paragraphs = new Kept<>();
    private final Kept<Asked, Listing.Matter> tables = new Kept<>();

    /** Of what a table was asked for. */
    private record Asked(String pack, Scope scope, Filter filter) {}

    public TreatySection(Front front, Rows rows) {
        this.front = front;
        this.rows = rows;
        this.hindsight = new Hindsight(front, Part.AGREEMENT);
        this.agreements = new Agreements(front.node());
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        var first = Part.AGREEMENT.path();
        page(routing, first, this::text);
        page(routing, first + "/matrix", this::matrix);
        page(routing, first + "/differences", this::differences);
        get(routing, FINDINGS, this::list);
        get(routing, first + "/{pack}/{piece}", this::provision);
        page(
                routing,
                first + "/{pack}/{kind}/{piece}",
                (look, request) -> agreements
                        .at(look.now(), named(request, "pack"))
                        .flatMap(rendering -> PieceRow.kind(named(request, "kind"))
                                .flatMap(kind -> piece(rendering, kind, look, request))));
    }

    /** Answers with what there is to be seen. */
    @FunctionalInterface
    private interface Shown {
        void answer(Look look, ServerRequest request, ServerResponse response);
    }

    private void get(HttpRouting.Builder routing, String below, Shown shown) {
        front.get(
                routing,
                below,
                (circle, request, response) ->
                        hindsight.look(circle, request, response, look -> shown.answer(look, request, response)));
    }

    private void page(
            HttpRouting.Builder routing, String below, BiFunction<Look, ServerRequest, Optional<String>> page) {
        get(routing, below, (look, request, response) -> front.html(request, response, page.apply(look, request)));
    }

    private Frame frame(Look look, ServerRequest request) {
        return front.frame(look.now(), Part.AGREEMENT, request);
    }

    private Optional<String> text(Look look, ServerRequest request) {
        var circle = look.shown();
        var packs = agreements.of(circle);
        var shown = agreements.at(circle, parameter(request, "pack"));
        if (shown.isEmpty() && !packs.isEmpty()) {
            return Optional.empty();
        }
        var query = parameter(request, "q").strip();
        return Optional.of(pages.text(new TextPage(
                frame(look, request),
                packs.stream()
                        .map(pack -> new TextPage.PackLink(
                                pack.title(),
                                agreements.address(circle, pack),
                                shown.map(Rendering::pack).filter(pack::equals).isPresent()))
                        .toList(),
                shown.stream()
                        .map(rendering -> new TextRows(
                                        rendering, agreements.address(circle, rendering.pack()), circle, rows)
                                .text(
                                        paragraphs.of(
                                                look,
                                                rendering.pack().sha256(),
                                                () -> TextRows.byParagraph(rendering, circle)),
                                        query.substring(0, Math.min(query.length(), MAX_QUERY))))
                        .toList())));
    }

    private Optional<String> matrix(Look look, ServerRequest request) {
        return agreements.at(look.shown(), parameter(request, "pack")).map(rendering -> {
            var address = agreements.address(look.shown(), rendering.pack());
            return pages.matrix(new MatrixPage(
                    frame(look, request),
                    address,
                    rendering.pack().title(),
                    Matrix.provisions(rendering, address),
                    Matrix.rows(rendering, look.shown())));
        });
    }

    /** What was known then beside what is known now of then; nothing is worked out before a knowledge is named. */
    private Optional<String> differences(Look look, ServerRequest request) {
        boolean compared = look.axes().known().isPresent();
        var differences = compared
                ? Difference.between(look.found().orElse(List.of()), look.knownNow(front.node()))
                : List.<Difference>of();
        return Optional.of(pages.differences(new DifferencePage(
                frame(look, request),
                compared,
                look.shown().at(),
                differences.stream()
                        .limit(Listing.SHOWN)
                        .map(difference -> new DifferencePage.Row(
                                difference.before().map(this::row),
                                difference.after().map(this::row)))
                        .toList(),
                differences.size())));
    }

    private FindingRow row(Finding finding) {
        var stamp = finding.stamp();
        return rows.finding(stamp.pack(), finding.head(), stamp.at());
    }

    /** A table of findings of one pack: all, or those of a provision or under a paragraph. */
    private void list(Look look, ServerRequest request, ServerResponse response) {
        var scope = new Scope(parameter(request, "pack"), parameter(request, "provision"), parameter(request, "par"));
        var rendering = agreements.at(look.shown(), scope.pack());
        if (isCsv(request) && rendering.isPresent()) {
            Csv.send(response, "findings.csv", Listing.lines(scope, filter(request), rendering.get(), look));
        } else {
            front.html(
                    request,
                    response,
                    rendering.map(text -> pages.list(
                            new ListPage(frame(look, request), table(FINDINGS, scope, filter(request), text, look)))));
        }
    }

    private Listing table(String page, Scope scope, Filter filter, Rendering rendering, Look look) {
        var matter = tables.of(
                look,
                new Asked(rendering.pack().sha256(), scope, filter),
                () -> Listing.Matter.of(scope, filter, rendering, look.shown()));
        return Listing.of(page, scope, filter, matter, look.shown().at(), rows);
    }

    private void provision(Look look, ServerRequest request, ServerResponse response) {
        var address = named(request, "pack");
        var rendering = agreements
                .at(look.shown(), address)
                .filter(text -> text.piece(Piece.Kind.PROVISION, named(request, "piece"))
                        .isPresent());
        if (isCsv(request) && rendering.isPresent()) {
            var scope = new Scope(address, named(request, "piece"), "");
            Csv.send(response, "findings.csv", Listing.lines(scope, filter(request), rendering.get(), look));
        } else {
            front.html(request, response, rendering.flatMap(text -> piece(text, Piece.Kind.PROVISION, look, request)));
        }
    }

    private Optional<String> piece(Rendering rendering, Piece.Kind kind, Look look, ServerRequest request) {
        return rendering
                .piece(kind, named(request, "piece"))
                .map(piece -> page(rendering, piece, look, request))
                .map(page -> request.headers().contains(UNFOLDS) ? pages.source(page) : pages.piece(page));
    }

    private PiecePage page(Rendering rendering, Piece piece, Look look, ServerRequest request) {
        var address = named(request, "pack");
        var row = PieceRow.of(rendering.pack(), address, piece);
        var scope = new Scope(address, piece.name(), "");
        return new PiecePage(
                frame(look, request),
                address,
                row,
                piece,
                piece.refs().stream()
                        .flatMap(ref -> rendering.cited(ref).stream())
                        .distinct()
                        .toList(),
                piece.kind() == Piece.Kind.PROVISION
                        ? Optional.of(table(row.page(), scope, filter(request), rendering, look))
                        : Optional.empty());
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
