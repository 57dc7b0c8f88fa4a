package parley.desk.openid;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import parley.desk.access.Act;
import parley.desk.access.Challenges;
import parley.desk.access.Denied;
import parley.desk.access.OwnPath;
import parley.desk.access.Registry;
import parley.desk.access.Throttle;
import parley.desk.frame.Front;
import parley.desk.frame.Section;
import parley.desk.signin.Arrival;
import parley.desk.signin.Counter;
import parley.desk.signin.Outside;
import parley.ledger.bytes.Bytes;

/** Sends a browser to the service, and takes it back. Works without scripts. Thread-safe. */
public final class OpenIdSection implements Section {
    private static final String THERE = "/sign-in/elsewhere";
    private static final String BACK = THERE + "/back";
    private static final int A_MINUTE = 60;

    /**
     * What binds a sign-in to its browser meanwhile. The service's page leads back here from another site, where a strict cookie
     * would not come along: so this one is lax, for this path and a few minutes, and opens nothing by itself.
     */
    private static final String COOKIE = "parley-elsewhere";

    private static final String KEPT = "; Path=" + THERE + "; HttpOnly; SameSite=Lax; Max-Age=";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

    private final Front front;
    private final Counter counter;
    private final OpenIdProvider provider;
    private final Supplier<URI> address;
    private final Challenges<Flow> flows;
    private final Throttle wrong;

    /**
     * Signing in by a service.
     *
     * @param address of the desk, once it listens
     * @param nanos a clock that only runs forward
     */
    public OpenIdSection(
            Front front, Counter counter, OpenIdSettings settings, Supplier<URI> address, LongSupplier nanos) {
        this.front = front;
        this.counter = counter;
        this.provider = new OpenIdProvider(settings, nanos);
        this.address = address;
        this.flows = new Challenges<>(front.keeper().clock());
        this.wrong = new Throttle(A_MINUTE, nanos);
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        routing.get(THERE, this::leave).get(BACK, this::comeBack);
    }

    private URI back() {
        return URI.create("http://" + address.get().getAuthority() + BACK);
    }

    private void leave(ServerRequest request, ServerResponse response) {
        var flow = Flow.begin(OwnPath.of(Front.parameter(request, "to").orElse("/")));
        try {
            var there = provider.request(flow, back());
            var id = flows.give(COOKIE, flow).hex();
            response.headers().add(HeaderNames.SET_COOKIE, COOKIE + "=" + id + KEPT + Challenges.LIFE.toSeconds());
            Front.redirect(response, there.toString());
        } catch (OpenIdProvider.RefusedException refused) {
            refuse(refused, request, response);
        }
    }

    private void comeBack(ServerRequest request, ServerResponse response) {
        try {
            var flow = flow(request);
            response.headers().add(HeaderNames.SET_COOKIE, COOKIE + "=" + KEPT + "0");
            var vouched = provider.answered(flow, answered(request), back());
            var registry = front.keeper().registry().orElseThrow();
            begin(registry, vouched, flow, request, response);
        } catch (OpenIdProvider.RefusedException refused) {
            refuse(refused, request, response);
        }
    }

    /**
     * The sign-in that is under way in this browser, used up. One of another state stays: whoever leads a browser here with an
     * answer that is not for it ends nothing. Of several cookies one was put there by somebody else.
     */
    private Flow flow(ServerRequest request) throws OpenIdProvider.RefusedException {
        var state = Front.parameter(request, "state").orElse("");
        var all = request.headers().cookies().all(COOKIE, List::of);
        return Optional.of(all)
                .filter(cookies -> cookies.size() == 1)
                .map(List::getFirst)
                .filter(id -> ID.matcher(id).matches())
                .map(Bytes::hex)
                .filter(id -> flows.look(id, COOKIE)
                        .filter(flow -> flow.state().getValue().equals(state))
                        .isPresent())
                .flatMap(id -> flows.take(id, COOKIE))
                .orElseThrow(() -> new OpenIdProvider.RefusedException("no such sign-in is under way in this browser"));
    }

    private URI answered(ServerRequest request) throws OpenIdProvider.RefusedException {
        try {
            return new URI(back() + "?" + request.query().rawValue());
        } catch (URISyntaxException unfit) {
            throw new OpenIdProvider.RefusedException("its answer cannot be read", unfit);
        }
    }

    private void begin(Registry registry, Vouched vouched, Flow flow, ServerRequest request, ServerResponse response) {
        Arrival.elsewhere(registry, vouched.name(), vouched.role(), request, response);
        counter.show(
                request,
                response,
                "signin/continue.jte",
                new ContinuePage(new Outside(front.node().party(), front.words(request), ""), flow.to()));
    }

    private void refuse(OpenIdProvider.RefusedException refused, ServerRequest request, ServerResponse response) {
        front.keeper().denied().note(Denied.Way.SERVICE);
        var wait = wrong.failed();
        if (wait.isPresent()) {
            var left = wait.get().plusMillis(999).toSeconds();
            var why = front.words(request).say("signin.wait", "n", left);
            counter.refuse(Status.TOO_MANY_REQUESTS_429, why, request, response);
            return;
        }
        var why = String.valueOf(refused.getMessage());
        front.keeper().registry().ifPresent(all -> all.journal().note("-", Act.What.REFUSED, why));
        counter.refuse(Status.UNAUTHORIZED_401, front.words(request).say("signin.fault.elsewhere"), request, response);
    }
}
