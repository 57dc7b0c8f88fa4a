package parley.desk.signin;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import parley.desk.access.Account;
import parley.desk.access.Act;
import parley.desk.access.Registry;
import parley.desk.access.Role;
import parley.desk.access.Visitor;
import parley.desk.frame.Front;

/** Somebody has shown who he is: always a new session, in place of the one that the browser had. */
public final class Arrival {
    private Arrival() {}

    /** By a passkey of an account here. */
    static void here(Registry registry, Account account, ServerRequest request, ServerResponse response) {
        endFormer(registry, request);
        Cookies.keep(response, registry.sessions().begin(account, browser(request)));
        registry.journal().note(account.name(), Act.What.SIGNED_IN, "passkey");
    }

    /** By the word of another service. */
    public static void elsewhere(
            Registry registry, String name, Role role, ServerRequest request, ServerResponse response) {
        endFormer(registry, request);
        Cookies.keep(response, registry.sessions().beginElsewhere(name, role, browser(request)));
        registry.journal().note(name, Act.What.SIGNED_IN, role.word());
    }

    private static void endFormer(Registry registry, ServerRequest request) {
        if (Front.visitor(request) instanceof Visitor.Person before) {
            registry.sessions().end(before.session());
        }
    }

    private static String browser(ServerRequest request) {
        return request.headers().first(HeaderNames.USER_AGENT).orElse("");
    }
}
