package parley.desk.map;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import parley.desk.frame.Csv;
import parley.desk.frame.Frame;
import parley.desk.frame.Front;
import parley.desk.frame.Part;
import parley.desk.frame.Section;
import parley.desk.frame.Templates;
import parley.node.view.CircleView;

/** The map: as a page, as GeoJSON, and its table as comma-separated values. Thread-safe. */
public final class MapSection implements Section {
    private static final String GEOJSON = Part.MAP.path() + ".geojson";
    private static final String CSV = Part.MAP.path() + ".csv";

    private final Front front;
    private final Gathered gathered;
    private final Templates templates = new Templates();
    private final Land world = Land.world();
    private final Land fictional = Land.fictional();

    /** The map of what the front reaches. */
    public MapSection(Front front) {
        this.front = front;
        this.gathered = new Gathered(front.node());
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        front.get(routing, Part.MAP.path(), this::page);
        front.get(routing, GEOJSON, this::geojson);
        front.get(routing, CSV, this::csv);
    }

    private MapPage of(CircleView view, ServerRequest request) {
        var all = gathered.of(view);
        var parties = view.summary().members();
        var asked = asked(parties, all.kinds(), request);
        boolean right = asked.problems().isEmpty();
        var features = right ? asked.query().of(all.features()) : List.<Feature>of();
        var frame = front.frame(view, Part.MAP, request);
        boolean invented = Land.isFictional(view.summary());
        return new MapPage(
                frame,
                asked,
                parties,
                all.kinds(),
                features,
                all.replaced(),
                invented,
                Days.of(all.features(), LocalDate.ofInstant(view.at(), ZoneOffset.UTC)),
                new Distance(typed(request, "one"), typed(request, "two")),
                Optional.empty());
    }

    private static String typed(ServerRequest request, String name) {
        return Front.parameter(request, name).orElse("").strip();
    }

    private static Asked asked(List<String> parties, List<Kind> kinds, ServerRequest request) {
        var typed = new TreeMap<String, String>();
        Asked.FIELDS.forEach(field -> Front.parameter(request, field).ifPresent(value -> typed.put(field, value)));
        return Asked.of(typed, parties, kinds.stream().map(Kind::name).toList());
    }

    private void page(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        front.html(request, response, circle.map(view -> {
            var page = of(view, request);
            if (!page.asked().problems().isEmpty()) {
                response.status(Status.BAD_REQUEST_400);
            }
            return templates.render("map/map.jte", drawn(page));
        }));
    }

    private MapPage drawn(MapPage page) {
        if (!page.asked().problems().isEmpty()) {
            return page;
        }
        var lands = page.fictional() ? List.of(world, fictional) : List.of(world);
        var chart = Chart.of(window(page), lands, page.shown(), page.marking());
        return page.with(chart);
    }

    /** The one that is asked for; else the one around the features; else the world. */
    private static Window window(MapPage page) {
        return page.asked()
                .query()
                .box()
                .map(Window::of)
                .orElseGet(() -> Bounds.of(page.shown().stream()
                                .map(feature -> Corner.along(feature.place().points()))
                                .toList())
                        .map(Window::around)
                        .orElse(Window.of(Window.Box.WORLD)));
    }

    private void geojson(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        answer(circle, request, response, page -> {
            Frame frame = page.frame();
            var printed = new GeoJson(page.words(), stated -> frame.entry(stated.entry())).print(page.features());
            response.header(HeaderNames.CACHE_CONTROL, "no-store")
                    .header(HeaderNames.VARY, "Accept-Language")
                    .header(HeaderNames.CONTENT_TYPE, "application/geo+json")
                    .send(printed.getBytes(UTF_8));
        });
    }

    private void csv(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        answer(
                circle,
                request,
                response,
                page -> Csv.send(
                        response,
                        "map-%s.csv".formatted(page.frame().self()),
                        new MapLines(page.words()).of(page.features())));
    }

    /** Answers a program: what cannot be asked by a line that says what would be right. */
    private void answer(
            Optional<CircleView> circle, ServerRequest request, ServerResponse response, Consumer<MapPage> answer) {
        if (circle.isEmpty()) {
            front.html(request, response, Optional.empty());
            return;
        }
        var page = of(circle.get(), request);
        if (page.asked().problems().isEmpty()) {
            answer.accept(page);
        } else {
            response.status(Status.BAD_REQUEST_400)
                    .header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                    .send(page.tell(page.asked().problems().getFirst()).text() + "\n");
        }
    }
}
