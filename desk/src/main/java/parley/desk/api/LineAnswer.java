package parley.desk.api;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import parley.desk.line.Availability;
import parley.desk.line.Line;
import parley.desk.line.Message;
import parley.desk.line.Reader;
import parley.desk.line.Test;
import parley.desk.view.Title;
import parley.ledger.json.Json;
import parley.node.view.PeerView;

/** A line as JSON: the same as its page shows, with what stands behind a code in all six languages. */
record LineAnswer(Line line) {
    /** @param next the number that the next message may have */
    Map<String, Json> members(String next) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("members", items(line.others(), LineAnswer::member));
        members.put("unread", Json.whole(line.unread().size()));
        members.put("messages", items(line.messages(), LineAnswer::message));
        members.put("tests", items(line.tests(), LineAnswer::test));
        members.put("turns", items(line.turns(), Api::finding));
        members.put("record", items(line.availability().spans(), LineAnswer::span));
        members.put("missed", items(line.availability().misses(), Api::finding));
        members.put("next", Json.text(next));
        return members;
    }

    private static <T> Json items(List<T> all, Function<T, Json> each) {
        return Json.items(all.stream().map(each));
    }

    private static Json member(PeerView peer) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("party", Json.text(peer.party()));
        members.put("kind", Json.text(peer.kind()));
        members.put("reachable", Json.flag(peer.reachable()));
        time(members, "lastSign", peer.lastSign().map(at -> at.truncatedTo(ChronoUnit.SECONDS)));
        return Json.members(members);
    }

    private static Json message(Message message) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("entry", Api.pointer(message.entry()));
        members.put("id", Json.text(message.id()));
        members.put("precedence", Json.text(message.precedence()));
        members.put("written", Json.text(message.written().toString()));
        time(members, "witnessed", message.witnessed());
        members.put("stands", Json.flag(message.stands()));
        text(members, "code", message.code());
        message.says().ifPresent(says -> members.put("says", says(says)));
        text(members, "text", message.text());
        members.put("lang", Json.text(message.lang()));
        members.put("readers", items(message.readers(), LineAnswer::reader));
        return Json.members(members);
    }

    private static Json says(Title says) {
        Map<String, Json> members = new LinkedHashMap<>();
        says.byLanguage().forEach((code, text) -> members.put(code, Json.text(text)));
        return Json.members(members);
    }

    private static Json test(Test test) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("entry", Api.pointer(test.entry()));
        members.put("id", Json.text(test.id()));
        test.follows().ifPresent(id -> members.put("follows", Json.text(id)));
        members.put("written", Json.text(test.written().toString()));
        text(members, "text", test.text());
        members.put("lang", Json.text(test.lang()));
        members.put("readers", items(test.readers(), LineAnswer::reader));
        return Json.members(members);
    }

    private static Json reader(Reader reader) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("party", Json.text(reader.party()));
        members.put("open", Json.flag(reader.isOpen()));
        time(members, "received", reader.received());
        reader.read().ifPresent(read -> members.put("read", read(read)));
        reader.duty().ifPresent(duty -> members.put("finding", Api.finding(duty)));
        return Json.members(members);
    }

    private static Json read(Reader.Read read) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("entry", Api.pointer(read.entry()));
        members.put("written", Json.text(read.written().toString()));
        text(members, "text", read.text());
        return Json.members(members);
    }

    private static Json span(Availability.Span span) {
        return Json.members(Map.of(
                "days",
                Json.whole(span.days()),
                "parties",
                Json.items(span.parties().stream().map(LineAnswer::tally))));
    }

    private static Json tally(Availability.Tally tally) {
        return Json.members(Map.of(
                "party", Json.text(tally.party()),
                "inTime", Json.whole(tally.inTime()),
                "due", Json.whole(tally.due())));
    }

    private static void time(Map<String, Json> members, String name, Optional<Instant> at) {
        at.ifPresent(instant -> members.put(name, Json.text(instant.toString())));
    }

    private static void text(Map<String, Json> members, String name, String text) {
        if (!text.isEmpty()) {
            members.put(name, Json.text(text));
        }
    }
}
