package parley.desk.api;

import parley.ledger.json.Json;

/** What a call gets: an HTTP status and a JSON object. */
public record Answer(int status, Json body) {
    static Answer ok(Json body) {
        return new Answer(200, body);
    }

    static Answer refused(int status, String reason) {
        return new Answer(status, Json.members(java.util.Map.of("error", Json.text(reason))));
    }
}
