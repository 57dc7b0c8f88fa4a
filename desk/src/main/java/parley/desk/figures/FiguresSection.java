package parley.desk.figures;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.agreement.check.Rendering;
import parley.agreement.pack.Pack;
import parley.desk.figures.FiguresPage.Choices;
import parley.desk.frame.Csv;
import parley.desk.frame.Front;
import parley.desk.frame.Part;
import parley.desk.frame.Section;
import parley.desk.frame.Templates;
import parley.desk.hindsight.Hindsight;
import parley.desk.hindsight.Look;
import parley.desk.live.Rows;
import parley.desk.view.Glossary;

/** The figures: a list of them, a page for each, and each table as CSV. Thread-safe. */
public final class FiguresSection implements Section {
    private final Front front;
    private final Rows rows;
    private final Hindsight hindsight;
    private final Templates templates = new Templates();
    private final Map<String, Rendering> texts = new ConcurrentHashMap<>();

    public FiguresSection(Front front, Rows rows) {
        this.front = front;
        this.rows = rows;
        this.hindsight = new Hindsight(front, Part.FIGURES);
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        front.get(
                routing,
                Part.FIGURES.path(),
                (circle, request, response) -> hindsight.look(
                        circle, request, response, look -> answer(Optional.empty(), look, request, response)));
        for (Figure figure : Figure.values()) {
            front.get(
                    routing,
                    figure.path(),
                    (circle, request, response) -> hindsight.look(
                            circle, request, response, look -> answer(Optional.of(figure), look, request, response)));
        }
    }

    private void answer(Optional<Figure> figure, Look look, ServerRequest request, ServerResponse response) {
        var frame = front.frame(look.now(), Part.FIGURES, request);
        boolean csv = Front.parameter(request, "as").filter("csv"::equals).isPresent();
        var basis = Basis.of(
                        front.node(),
                        look,
                        rows,
                        frame.words(),
                        Inquiry.of(name -> Front.parameter(request, name)),
                        csv)
                .checked(figure);
        var inquiry = basis.inquiry();
        boolean wrong = !inquiry.wrong().isEmpty();
        if (wrong) {
            response.status(Status.BAD_REQUEST_400);
        }
        if (wrong && csv) {
            response.header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                    .send(inquiry.wrong().getFirst().in(frame.words()).text() + "\n");
            return;
        }
        var blocks = wrong ? List.<Block>of() : blocks(figure, basis);
        if (csv) {
            csv(figure, inquiry, blocks, request, response);
            return;
        }
        var lines = figure.isPresent() || wrong
                ? List.<Overview.Line>of()
                : Overview.of(basis).lines();
        var page = new FiguresPage(frame, figure, inquiry, choices(figure, basis), blocks, lines);
        front.html(request, response, Optional.of(templates.render("figures/page.jte", page)));
    }

    private List<Block> blocks(Optional<Figure> figure, Basis basis) {
        return figure.map(some -> switch (some) {
                    case CEILINGS -> new Ceilings(basis).blocks();
                    case QUOTAS -> new Quotas(basis).blocks();
                    case REPLIES -> new Replies(basis).blocks();
                    case LATENESS -> new Lateness(basis).blocks();
                    case COVERAGE ->
                        new Coverage(basis)
                                .blocks(basis.packs().stream().map(this::text).toList());
                    case EXCHANGE -> new Exchanges(basis).blocks();
                    case REQUESTS -> new Requests(basis).blocks();
                })
                .orElse(List.of());
    }

    /** The table of the block that is asked for, or of the first. */
    private void csv(
            Optional<Figure> figure,
            Inquiry inquiry,
            List<Block> blocks,
            ServerRequest request,
            ServerResponse response) {
        var table = blocks.stream()
                .filter(block -> inquiry.block().isEmpty() || block.name().equals(inquiry.block()))
                .flatMap(block -> block.table().stream())
                .findFirst();
        if (table.isPresent()) {
            Csv.send(
                    response,
                    figure.map(Figure::word).orElse("figures") + ".csv",
                    table.get().lines());
        } else {
            front.html(request, response, Optional.empty());
        }
    }

    private static Choices choices(Optional<Figure> figure, Basis basis) {
        return new Choices(
                Stream.concat(basis.members().stream(), basis.all().stream().map(Found::debtor))
                        .distinct()
                        .toList(),
                basis.all().stream()
                        .collect(Collectors.toMap(
                                found -> found.head().provision(),
                                found -> Glossary.of(found.pack())
                                        .rule(found.head().provision())
                                        .in(basis.words().language().code()),
                                (first, _) -> first,
                                LinkedHashMap::new)),
                basis.all().stream()
                        .map(found -> found.head().account().code())
                        .distinct()
                        .toList(),
                figure.filter(Figure.EXCHANGE::equals).isPresent() ? new Exchanges(basis).years() : List.of());
    }

    private Rendering text(Pack pack) {
        return texts.computeIfAbsent(pack.sha256(), _ -> Rendering.of(pack));
    }
}
