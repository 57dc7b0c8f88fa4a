package parley.desk.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.agreement.prose.Language;
import parley.desk.access.Act;
import parley.desk.access.Keeper;
import parley.desk.access.Visitor;
import parley.desk.view.Summons;
import parley.desk.words.Preference;
import parley.desk.words.Words;
import parley.ledger.bytes.Hash;
import parley.node.view.CircleSummary;
import parley.node.view.CircleView;
import parley.node.view.NodeView;

/** How a part of the desk reads a request and answers it: which circle, in which language, in which frame. Thread-safe. */
public final class Front {
    private static final HeaderName LANGUAGE = HeaderNames.create("Content-Language");
    private static final HeaderName DESTINATION = HeaderNames.create("Sec-Fetch-Dest");
    private static final HeaderName UNFOLDS = HeaderNames.create("HX-Request");
    private static final String SPOKEN = "lang";

    private final NodeView node;
    private final Map<Language, Words> words = Words.load();

    private final Keeper keeper;
    private final Summoning summoning;
    private final Templates templates = new Templates();

    /**
     * A front before a node.
     *
     * @param keeper which knows who has come in
     * @param summoning which knows what each circle asks for
     */
    public Front(NodeView node, Keeper keeper, Summoning summoning) {
        this.node = node;
        this.keeper = keeper;
        this.summoning = summoning;
    }

    /** Who asks. */
    public static Visitor visitor(ServerRequest request) {
        return request.context().get(Visitor.class, Visitor.class).orElseGet(Visitor.Stranger::new);
    }

    /** Says who asks: done once, before a request is answered. */
    public static void admit(ServerRequest request, Visitor visitor) {
        request.context().register(Visitor.class, visitor);
    }

    /** Whether who asked for a page that stays open may still see it. */
    public boolean stays(ServerRequest request) {
        return keeper.stays(visitor(request));
    }

    /** Keeps in the log what the one who asks has done. */
    public void note(ServerRequest request, Act.What what, String about) {
        keeper.note(visitor(request), what, about);
    }

    public Keeper keeper() {
        return keeper;
    }

    /** In the language of a request, with the time of the office that keeps the shift of a circle. */
    public Words words(CircleView view, ServerRequest request) {
        return words(request)
                .in(node.office().flatMap(office -> office.zone(view.summary().id())));
    }

    /** In the language of a request, of no circle: times are in UTC alone. */
    public Words words(ServerRequest request) {
        return Objects.requireNonNull(words.get(language(request)));
    }

    /** Answers one request about a circle. */
    @FunctionalInterface
    public interface Shown {
        /**
         * Called for each request.
         *
         * @param circle empty where the party is in no such circle
         */
        void answer(Optional<CircleView> circle, ServerRequest request, ServerResponse response) throws Exception;
    }

    /** Answers {@code GET} at a path below the pages of the first circle, and below those of each by its id. */
    public void get(HttpRouting.Builder routing, String below, Shown shown) {
        routing.get("/" + below, (request, response) -> shown.answer(circle(request), request, response))
                .get("/circle/{id}/" + below, (request, response) -> shown.answer(circle(request), request, response));
    }

    /** Answers {@code POST} at the same paths. */
    public void post(HttpRouting.Builder routing, String below, Shown shown) {
        routing.post("/" + below, (request, response) -> shown.answer(circle(request), request, response))
                .post("/circle/{id}/" + below, (request, response) -> shown.answer(circle(request), request, response));
    }

    public NodeView node() {
        return node;
    }

    /** The circle that a request is about, as it is now. */
    public Optional<CircleView> circle(ServerRequest request) {
        var id = request.path().pathParameters().first("id");
        return node.circles().stream()
                .map(CircleSummary::id)
                .filter(circle -> id.isEmpty() || circle.hex().equals(id.get()))
                .findFirst()
                .flatMap(node::circle);
    }

    /** Every circle as it is now, by the path below which its pages are. */
    public Map<String, CircleView> views() {
        var views = new LinkedHashMap<String, CircleView>();
        var circles = node.circles();
        circles.forEach(circle -> node.circle(circle.id())
                .ifPresent(
                        view -> views.put(path(circle.id(), circles.getFirst().id()), view)));
        return views;
    }

    /** The language that the request asks for, or else its reader prefers. */
    public Language language(ServerRequest request) {
        return parameter(request, SPOKEN)
                .flatMap(Language::of)
                .orElseGet(() -> Preference.of(
                        request.headers().first(HeaderNames.ACCEPT_LANGUAGE).orElse("")));
    }

    /** Where the page that answers a request stands. */
    public Frame frame(CircleView view, Part part, ServerRequest request) {
        var circles = node.circles();
        var first = circles.getFirst().id();
        return new Frame(
                node.party(),
                view.summary().name(),
                view.summary().drill(),
                view.at(),
                words(view, request),
                path(view.summary().id(), first),
                circles.stream()
                        .map(circle -> new Place(
                                circle.name(),
                                path(circle.id(), first),
                                Part.further(node.packs(circle.id())),
                                circles.size() == 1 ? Summons.NONE : summons(circle.id(), view)))
                        .toList(),
                part,
                query(request),
                visitor(request));
    }

    private Summons summons(Hash circle, CircleView shown) {
        return Optional.of(shown)
                .filter(view -> view.summary().id().equals(circle))
                .or(() -> node.circle(circle))
                .map(summoning::of)
                .orElse(Summons.NONE);
    }

    /** Sends a page, or says that there is none: to a person on a page, to a program in a line. */
    public void html(ServerRequest request, ServerResponse response, Optional<String> html) {
        response.header(HeaderNames.CACHE_CONTROL, "no-store")
                .header(HeaderNames.VARY, "Accept-Language")
                .header(LANGUAGE, language(request).code());
        var page = html.or(() -> {
            response.status(Status.NOT_FOUND_404);
            return absent(request);
        });
        if (page.isPresent()) {
            response.header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8")
                    .send(page.get().getBytes(UTF_8));
        } else {
            response.send("There is no such thing here now.\n");
        }
    }

    /** Whether a request is for a page that a browser shows as such, not for a piece of one or a program's. */
    public static boolean isForPage(ServerRequest request) {
        return request.headers().first(DESTINATION).map("document"::equals).orElse(true)
                && !request.headers().contains(UNFOLDS)
                && !request.headers().contains(HeaderNames.AUTHORIZATION);
    }

    /** For a person, a page with the way on; it belongs to the first circle where the address is of none. */
    private Optional<String> absent(ServerRequest request) {
        if (visitor(request) instanceof Visitor.Stranger || !isForPage(request)) {
            return Optional.empty();
        }
        return circle(request)
                .or(() -> node.circles().stream().findFirst().flatMap(first -> node.circle(first.id())))
                .map(view -> frame(view, Part.at(request.path().path()), request))
                .map(frame -> templates.render("frame/absent.jte", new AbsentPage(frame)));
    }

    /** Sends the browser on to another page. */
    public static void redirect(ServerResponse response, String address) {
        response.status(Status.SEE_OTHER_303)
                .header(HeaderNames.LOCATION, address)
                .header(HeaderNames.CACHE_CONTROL, "no-store")
                .send();
    }

    /** The first value of a parameter. */
    public static Optional<String> parameter(ServerRequest request, String name) {
        return request.query().all(name, List::of).stream().findFirst();
    }

    /** The path and query that a request asks for, as they were sent. */
    public static String asked(ServerRequest request) {
        var query = request.query().rawValue();
        // A path of two slashes names a host.
        var path = "/" + request.path().rawPath().replaceFirst("^[/\\\\]+", "");
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String path(Hash circle, Hash first) {
        return circle.equals(first) ? "/" : "/circle/" + circle.hex() + "/";
    }

    private static String query(ServerRequest request) {
        var query = request.query();
        return query.names().stream()
                .filter(name -> !name.equals(SPOKEN))
                .sorted()
                .flatMap(name -> query.all(name).stream()
                        .map(value -> URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8)))
                .collect(Collectors.joining("&"));
    }
}
