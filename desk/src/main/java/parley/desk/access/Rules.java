package parley.desk.access;

import static parley.desk.access.Role.ADMINISTRATOR;
import static parley.desk.access.Role.DRAFTER;
import static parley.desk.access.Role.READER;
import static parley.desk.access.Role.RELEASER;

import java.util.List;

/**
 * What each route of the desk needs: the first line that covers it counts. A route that a part adds and that is not named here
 * needs a reader where it only shows something, a drafter where it takes something; nothing is open that does not stand here.
 */
public final class Rules {
    private static final String GET = "GET";
    private static final String POST = "POST";

    /** The table. */
    public static final List<Rule> ALL = List.of(
            // Coming in and going out.
            Rule.open(GET, "/sign-in/**"),
            Rule.open(POST, "/sign-in/**"),
            Rule.open(GET, "/sign-in"),
            Rule.of(POST, "/sign-out", READER),
            Rule.open(GET, "/health"),
            Rule.open(GET, "/ready"),
            Rule.of(GET, "/metrics", READER),
            // One's own passkeys and sessions.
            Rule.of(GET, "/account", READER),
            Rule.of(POST, "/account/**", READER),
            // Who else may come in, and the log.
            Rule.of(GET, "/administration", ADMINISTRATOR),
            Rule.of(GET, "/administration/**", ADMINISTRATOR),
            Rule.of(POST, "/administration/**", ADMINISTRATOR),
            // What programs call. How is no secret.
            Rule.open(GET, "/api/openapi.json"),
            Rule.of(POST, "/api/send", RELEASER),
            Rule.of(POST, "/api/say", RELEASER),
            // Writing, up to the check; who signs and sends releases.
            Rule.of(POST, "/write/draft/{name}/check", RELEASER),
            Rule.of(POST, "/write/waiting/**", RELEASER),
            // Offices clear as drafters; to release without them is the releaser's.
            Rule.of(POST, "/write/clearance/{name}/waive", RELEASER),
            Rule.of(POST, "/write/clearance/{name}/ask", DRAFTER),
            Rule.of(POST, "/write/clearance/{name}/decide", DRAFTER),
            Rule.of(GET, "/write/sent/**", READER),
            Rule.of(GET, "/write", DRAFTER),
            Rule.of(GET, "/write/**", DRAFTER),
            // A saved view of the entries is opened at the list's address; this is where one is named.
            Rule.of(GET, "/entries/view", DRAFTER),
            // To whom entries go by e-mail: whoever decides that decides who reads them.
            Rule.of(GET, "/shift/list", ADMINISTRATOR),
            Rule.of(POST, "/shift/list", ADMINISTRATOR),
            // Passing one on to whom it goes.
            Rule.of(GET, "/shift/mail/**", DRAFTER),
            Rule.of(POST, "/shift/mail/**", DRAFTER),
            // Everybody sees whom the rota names; it is written by those who release, as it says who signs second.
            Rule.of(GET, "/shift/rota/**", RELEASER),
            Rule.of(POST, "/shift/rota/**", RELEASER),
            // It changes nothing, but keeps the node busy for a while.
            Rule.of(POST, "/ledger/verify/**", DRAFTER),
            // Whatever else there is.
            Rule.of(POST, "/**", DRAFTER),
            Rule.of(GET, "/**", READER));

    private Rules() {}

    /** The rule for a route as it is registered; none for a method that no page and no program uses. */
    public static Rule of(String method, String route) {
        return ALL.stream()
                .filter(rule -> rule.covers(method, route))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("no rule lets anybody ask for %s %s".formatted(method, route)));
    }

    /** The rule for an address below a circle's path, which says whether a page offers it. */
    public static Rule leading(String method, String address) {
        return ALL.stream()
                .filter(rule -> rule.leads(method, address))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no rule leads to %s %s".formatted(method, address)));
    }
}
