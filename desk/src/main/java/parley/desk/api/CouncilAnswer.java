package parley.desk.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import parley.desk.council.Agenda;
import parley.desk.council.Council;
import parley.desk.council.Item;
import parley.desk.council.Promise;
import parley.desk.council.Sitting;
import parley.desk.view.Title;
import parley.ledger.json.Json;
import parley.node.view.EntryPointer;

/** A council as JSON: the same as its pages show; a mean is an exact fraction in lowest terms. */
record CouncilAnswer(Council council) {
    Map<String, Json> members() {
        return Map.of("sessions", items(council.nextFirst(), CouncilAnswer::session));
    }

    private static <T> Json items(List<T> all, Function<T, Json> each) {
        return Json.items(all.stream().map(each));
    }

    private static Json session(Sitting session) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("entry", Api.pointer(session.call()));
        members.put("id", Json.text(session.id()));
        members.put("title", Json.text(session.title()));
        members.put("lang", Json.text(session.lang()));
        session.kind().ifPresent(kind -> members.put("kind", named(kind)));
        time(members, "begins", session.begins());
        time(members, "ends", session.ends());
        time(members, "itemsUntil", session.closes());
        text(members, "place", session.place());
        members.put("calledOff", Json.flag(session.off()));
        members.put("replies", items(session.replies(), CouncilAnswer::reply));
        members.put("agenda", items(session.agenda().taken(), item -> item(item, session.agenda())));
        members.put("late", items(session.agenda().late(), item -> item(item, session.agenda())));
        members.put("rankings", items(session.agenda().rankings(), CouncilAnswer::order));
        session.agenda().departure().ifPresent(order -> members.put("departure", order(order)));
        members.put("attendance", items(session.present(), CouncilAnswer::presence));
        members.put("journals", items(session.journals(), CouncilAnswer::journal));
        members.put("commitments", items(session.promises(), CouncilAnswer::promise));
        members.put("findings", items(session.findings(), Api::finding));
        return Json.members(members);
    }

    private static Json named(Title title) {
        Map<String, Json> members = new LinkedHashMap<>();
        title.byLanguage().forEach((code, text) -> members.put(code, Json.text(text)));
        return Json.members(members);
    }

    private static Map<String, Json> begun(EntryPointer entry) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("entry", Api.pointer(entry));
        return members;
    }

    private static Json reply(Sitting.Reply reply) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("party", Json.text(reply.party()));
        members.put("invited", Json.flag(reply.invited()));
        reply.answer().ifPresent(answer -> {
            members.put("entry", Api.pointer(answer.entry()));
            members.put("answer", named(answer.says()));
            text(members, "text", answer.text());
            members.put("lang", Json.text(answer.lang()));
        });
        reply.duty().ifPresent(duty -> members.put("finding", Api.finding(duty)));
        return Json.members(members);
    }

    private static Json item(Item item, Agenda agenda) {
        var members = begun(item.entry());
        members.put("id", Json.text(item.id()));
        members.put("title", Json.text(item.title()));
        text(members, "text", item.text());
        text(members, "document", item.document());
        members.put("lang", Json.text(item.lang()));
        time(members, "proposed", item.proposed());
        members.put("timely", Json.text(item.timely().word()));
        agenda.ranked().stream()
                .filter(place -> place.item().equals(item))
                .flatMap(place -> place.mean().stream())
                .forEach(mean -> members.put("mean", Json.text(mean.toString())));
        members.put("statements", items(item.statements(), CouncilAnswer::statement));
        return Json.members(members);
    }

    private static Json statement(Item.Statement statement) {
        var members = begun(statement.entry());
        members.put("text", Json.text(statement.text()));
        text(members, "document", statement.document());
        members.put("lang", Json.text(statement.lang()));
        members.put("written", Json.text(statement.written().toString()));
        members.put("stands", Json.flag(statement.stands()));
        return Json.members(members);
    }

    private static Json order(Agenda.Order order) {
        var members = begun(order.entry());
        members.put("items", items(order.items(), Json::text));
        text(members, "reason", order.reason());
        members.put("lang", Json.text(order.lang()));
        return Json.members(members);
    }

    private static Json presence(Sitting.Presence presence) {
        var members = begun(presence.entry());
        members.put("parties", items(presence.parties(), Json::text));
        text(members, "text", presence.text());
        members.put("lang", Json.text(presence.lang()));
        return Json.members(members);
    }

    private static Json journal(Sitting.Minutes journal) {
        var members = begun(journal.entry());
        members.put("id", Json.text(journal.id()));
        members.put("text", Json.text(journal.text()));
        text(members, "document", journal.document());
        members.put("lang", Json.text(journal.lang()));
        time(members, "until", journal.until());
        journal.adoption().ifPresent(found -> members.put("finding", Api.finding(found)));
        return Json.members(members);
    }

    private static Json promise(Promise promise) {
        var members = begun(promise.entry());
        members.put("id", Json.text(promise.id()));
        members.put("text", Json.text(promise.text()));
        members.put("lang", Json.text(promise.lang()));
        promise.due().ifPresent(day -> members.put("due", Json.text(day.toString())));
        members.put("reports", items(promise.reports(), CouncilAnswer::report));
        promise.duty().ifPresent(duty -> members.put("finding", Api.finding(duty)));
        return Json.members(members);
    }

    private static Json report(Promise.Report report) {
        var members = begun(report.entry());
        members.put("state", named(report.state()));
        text(members, "text", report.text());
        members.put("lang", Json.text(report.lang()));
        members.put("written", Json.text(report.written().toString()));
        return Json.members(members);
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
