package parley.desk.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.function.Supplier;
import parley.agreement.prose.Language;
import parley.desk.access.Denied;
import parley.desk.access.Keeper;
import parley.desk.access.Registry;
import parley.desk.access.Role;
import parley.desk.access.Visitor;
import parley.desk.api.Answer;
import parley.desk.api.Token;
import parley.desk.frame.Front;
import parley.desk.metrics.MetricsSection;

/** Makes out who asks, and lets him through to a route or not. Thread-safe. */
public final class Entrance {
    /** Where to sign in. */
    public static final String SIGN_IN = "/sign-in";

    /** The parameter by which the page also shows to somebody who has signed in. */
    static final String AGAIN = "again";

    private static final HeaderName CHALLENGE = HeaderNames.create("WWW-Authenticate");

    private final Front front;
    private final Keeper keeper;
    private final Token token;
    private final Supplier<URI> address;
    private final Refusals refusals;

    /**
     * A guard before a desk.
     *
     * @param token of the node's data folder
     * @param address of the desk, once it listens
     */
    public Entrance(Front front, Token token, Supplier<URI> address) {
        this.front = front;
        this.keeper = front.keeper();
        this.token = token;
        this.address = address;
        this.refusals = new Refusals(front);
    }

    /** Where somebody signs in once more who has before, and then goes on to a page. */
    static String again(String page, Language language) {
        return "%s?lang=%s&%s=yes&to=%s".formatted(SIGN_IN, language.code(), AGAIN, URLEncoder.encode(page, UTF_8));
    }

    /** Whether a request may go on to a route; if not, it has been answered. */
    boolean admits(String route, Optional<Role> role, ServerRequest request, ServerResponse response) {
        var registry = keeper.registry();
        var visitor = visitor(registry, request);
        Front.admit(request, visitor);
        if (role.isPresent() && route.startsWith(Answer.BELOW)) {
            return admitsProgram(visitor, role.get(), request, response);
        }
        boolean page = !route.equals(MetricsSection.PATH);
        if (page && registry.isPresent() && !visitor.isProgram() && asksUnderAnotherName(request)) {
            leadToOwnName(request, response);
            return false;
        }
        if (role.isEmpty() || visitor.may(role.get())) {
            return true;
        }
        drain(request);
        if (visitor instanceof Visitor.Stranger) {
            turnAway(page && Front.isForPage(request), request, response);
        } else {
            refusals.forbid(role.get(), request, response);
        }
        return false;
    }

    private Visitor visitor(Optional<Registry> registry, ServerRequest request) {
        var shown = request.headers().first(HeaderNames.AUTHORIZATION);
        if (shown.isPresent()) {
            // Who shows something that opens nothing is not let in by what else he has.
            return program(registry, shown.get()).orElseGet(() -> {
                keeper.denied().note(Denied.Way.KEY);
                return new Visitor.Stranger();
            });
        }
        if (registry.isEmpty()) {
            return new Visitor.Anyone();
        }
        return Cookies.session(request)
                .flatMap(registry.get().sessions()::use)
                .<Visitor>map(session -> new Visitor.Person(session.name(), session.role(), session.number()))
                .orElseGet(Visitor.Stranger::new);
    }

    private Optional<Visitor> program(Optional<Registry> registry, String shown) {
        if (token.shownBy(shown)) {
            return Optional.of(new Visitor.Owner());
        }
        return Token.digits(shown)
                .flatMap(digits -> registry.flatMap(all -> all.keys().use(digits)))
                .map(key -> new Visitor.Program(key.name(), key.role()));
    }

    private static boolean admitsProgram(Visitor visitor, Role role, ServerRequest request, ServerResponse response) {
        if (visitor.isProgram() && visitor.may(role)) {
            return true;
        }
        drain(request);
        if (visitor.isProgram()) {
            response.header(CHALLENGE, "Bearer error=\"insufficient_scope\"");
            Answer.problem(Status.FORBIDDEN_403, "this needs a key of the role %s".formatted(role.word()))
                    .send(response);
        } else {
            response.header(CHALLENGE, "Bearer");
            Answer.problem(
                            Status.UNAUTHORIZED_401,
                            "the token of the node's data folder, or a key of this desk, is missing or wrong")
                    .send(response);
        }
        return false;
    }

    /** A passkey and a cookie are for one name; under another the desk would be known as somebody else. */
    private boolean asksUnderAnotherName(ServerRequest request) {
        var host = request.headers().first(HeaderNames.HOST).orElse("");
        return !host.equalsIgnoreCase(address.get().getAuthority());
    }

    private void leadToOwnName(ServerRequest request, ServerResponse response) {
        drain(request);
        if (request.prologue().method().equals(Method.GET)) {
            Front.redirect(response, "http://" + address.get().getAuthority() + Front.asked(request));
        } else {
            response.status(Status.MISDIRECTED_REQUEST_421)
                    .send("This desk answers to %s only.\n"
                            .formatted(address.get().getAuthority()));
        }
    }

    private void turnAway(boolean page, ServerRequest request, ServerResponse response) {
        if (page && request.prologue().method().equals(Method.GET)) {
            Front.redirect(
                    response,
                    "%s?lang=%s&to=%s"
                            .formatted(
                                    SIGN_IN,
                                    front.language(request).code(),
                                    URLEncoder.encode(Front.asked(request), UTF_8)));
        } else if (page) {
            refusals.askToSignIn(request, response);
        } else {
            response.status(Status.UNAUTHORIZED_401)
                    .header(CHALLENGE, "Bearer")
                    .header(HeaderNames.CACHE_CONTROL, "no-store")
                    .send("Sign in first.\n");
        }
    }

    /** A browser reads no answer before it has sent all. */
    private static void drain(ServerRequest request) {
        try (var in = request.content().inputStream()) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
