package parley.desk.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import parley.desk.history.Account;
import parley.desk.history.Days;
import parley.desk.history.Event;
import parley.desk.history.History;
import parley.desk.view.Value;
import parley.ledger.json.Json;

/** A history as JSON: the same as its page shows. */
record HistoryAnswer(History history) {
    private static final Value NOTHING = new Value.Text("");

    Map<String, Json> members() {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("events", items(history.events(), HistoryAnswer::event));
        members.put(
                "unstated",
                items(
                        history.unstated(),
                        under -> Json.members(Map.of(
                                "id",
                                Json.text(under.id()),
                                "accounts",
                                items(under.accounts(), HistoryAnswer::account),
                                "requests",
                                items(under.requests(), HistoryAnswer::request)))));
        return members;
    }

    private static <T> Json items(List<T> all, Function<T, Json> each) {
        return Json.items(all.stream().map(each));
    }

    private static Json event(Event event) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("entry", Api.pointer(event.entry()));
        members.put("id", Json.text(event.id()));
        members.put("by", Json.text(event.by()));
        words(members, "title", event.title());
        days(members, event.days());
        words(members, "place", event.place());
        words(members, "text", event.text());
        event.seen().ifPresent(seen -> members.put("seen", Json.text(seen.toString())));
        members.put("versions", Json.whole(event.versions()));
        members.put("stands", Json.flag(event.stands()));
        members.put("accounts", items(event.accounts(), HistoryAnswer::account));
        members.put("silent", items(event.silent(), Json::text));
        members.put(
                "same",
                items(
                        event.same(),
                        same -> Json.members(Map.of("by", Json.text(same.by()), "id", Json.text(same.id())))));
        members.put("requests", items(event.requests(), HistoryAnswer::request));
        return Json.members(members);
    }

    private static Json account(Account account) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("entry", Api.pointer(account.entry()));
        members.put("by", Json.text(account.by()));
        words(members, "text", account.text());
        words(members, "impact", account.impact());
        days(members, account.days());
        words(members, "place", account.place());
        members.put("entries", items(account.entries(), Api::pointer));
        members.put(
                "findings",
                items(
                        account.findings(),
                        named -> Json.members(
                                Map.of("name", Json.text(named.name()), "found", items(named.found(), Api::finding)))));
        if (!account.same().isEmpty()) {
            members.put("same", Json.text(account.same()));
        }
        account.seen().ifPresent(seen -> members.put("seen", Json.text(seen.toString())));
        members.put("earlier", Json.flag(account.earlier()));
        members.put("versions", Json.whole(account.versions()));
        members.put("stands", Json.flag(account.stands()));
        return Json.members(members);
    }

    private static Json request(Event.Request request) {
        return Json.members(Map.of(
                "entry",
                Api.pointer(request.entry()),
                "id",
                Json.text(request.id()),
                "by",
                Json.text(request.by()),
                "owed",
                items(request.owed(), Api::finding)));
    }

    private static void days(Map<String, Json> members, Days days) {
        if (!days.first().isEmpty()) {
            members.put("first", Json.text(days.first()));
        }
        if (!days.last().isEmpty()) {
            members.put("last", Json.text(days.last()));
        }
    }

    /** What somebody wrote with its language, or why he wrote nothing. */
    private static void words(Map<String, Json> members, String name, Optional<Value> value) {
        switch (value.orElse(NOTHING)) {
            case Value.Text(var text, var lang, var _)
            when !text.isEmpty() ->
                members.put(name, Json.members(Map.of("text", Json.text(text), "lang", Json.text(lang))));
            case Value.Blank blank -> members.put(name, Json.members(Map.of("absent", Json.text(blank.why()))));
            case Value.Text _, Value.Moment _, Value.Flag _, Value.Place _, Value.Items _, Value.Members _ -> {}
        }
    }
}
