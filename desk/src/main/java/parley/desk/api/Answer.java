package parley.desk.api;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.ledger.json.Json;

/**
 * What a call gets: an HTTP status and a JSON object. From 400 on the object is a problem as RFC 9457 has it, whoever refuses:
 *
 * <pre>
 * {"type": "about:blank", "title": "Unprocessable Content", "status": 422, "detail": "the entry was not sent",
 *  "reasons": ["body.text: is missing"]}
 * </pre>
 *
 * {@code reasons} stands only where there are several.
 */
public record Answer(int status, Json body) {
    /** Where calls are answered: every answer below it has this form. */
    public static final String BELOW = "/api/";

    private static final int FIRST_PROBLEM = 400;

    static Answer ok(Json body) {
        return new Answer(200, body);
    }

    /** A call that was not done, and why. */
    public static Answer problem(Status status, String detail) {
        return new Answer(status.code(), Json.members(problem(status.code(), status.reasonPhrase(), detail)));
    }

    /** A draft that was not sent, for each of the reasons. */
    static Answer notSent(List<String> reasons) {
        var members = problem(422, "Unprocessable Content", "the entry was not sent");
        members.put("reasons", Json.items(reasons.stream().map(Json::text)));
        return new Answer(422, Json.members(members));
    }

    private static Map<String, Json> problem(int status, String title, String detail) {
        var members = new LinkedHashMap<String, Json>();
        members.put("type", Json.text("about:blank"));
        members.put("title", Json.text(title));
        members.put("status", Json.whole(status));
        members.put("detail", Json.text(detail));
        return members;
    }

    /** Sends it. */
    public void send(ServerResponse response) {
        response.status(status)
                .header(HeaderNames.CACHE_CONTROL, "no-store")
                .header(
                        HeaderNames.CONTENT_TYPE,
                        status >= FIRST_PROBLEM ? "application/problem+json" : "application/json")
                .send(body.print().toArray());
    }
}
