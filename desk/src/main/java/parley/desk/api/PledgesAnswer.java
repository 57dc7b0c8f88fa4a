package parley.desk.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import parley.desk.pledges.Deliverable;
import parley.desk.pledges.Delivery;
import parley.desk.pledges.Overview;
import parley.desk.pledges.Pledge;
import parley.desk.pledges.Sum;
import parley.ledger.json.Json;
import parley.node.view.FindingView;

/** Pledges as JSON: the same as their page shows. */
record PledgesAnswer(Overview overview) {
    Map<String, Json> members() {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("pledges", items(overview.pledges(), PledgesAnswer::pledge));
        members.put("totals", items(overview.totals(), PledgesAnswer::total));
        return members;
    }

    private static <T> Json items(List<T> all, Function<T, Json> each) {
        return Json.items(all.stream().map(each));
    }

    private static Json pledge(Pledge pledge) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("entry", Api.pointer(pledge.entry()));
        members.put("id", Json.text(pledge.id()));
        members.put("from", Json.text(pledge.from()));
        members.put("partners", items(pledge.partners(), Json::text));
        members.put("project", Json.text(pledge.project().words()));
        members.put("lang", Json.text(pledge.project().lang()));
        members.put("versions", Json.whole(pledge.versions()));
        members.put("stands", Json.flag(pledge.stands()));
        members.put("deliverables", items(pledge.deliverables(), each -> deliverable(pledge, each)));
        members.put("ties", items(pledge.ties(), PledgesAnswer::tie));
        members.put("suspensions", items(pledge.suspensions(), PledgesAnswer::suspension));
        members.put("progress", items(pledge.progress(), PledgesAnswer::progress));
        members.put("reporting", items(pledge.reporting(), Api::finding));
        return Json.members(members);
    }

    private static Json deliverable(Pledge pledge, Deliverable each) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("id", Json.text(each.id()));
        text(members, "what", each.what());
        text(members, "due", each.due());
        text(members, "firstDue", each.firstDue());
        amount(members, each.amount());
        text(members, "currency", each.currency());
        finding(members, "finding", each.finding());
        members.put("stands", Json.flag(pledge.stands() && !each.dropped()));
        members.put("dropped", Json.flag(each.dropped()));
        members.put("deliveries", items(each.deliveries(), PledgesAnswer::delivery));
        return Json.members(members);
    }

    private static Json delivery(Delivery delivery) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("entry", Api.pointer(delivery.entry()));
        members.put("id", Json.text(delivery.id()));
        text(members, "on", delivery.on());
        delivery.extent().ifPresent(extent -> members.put("extent", Json.text(extent.word())));
        amount(members, delivery.amount());
        words(members, "text", delivery.text());
        members.put("stands", Json.flag(delivery.stands()));
        members.put("answers", items(delivery.answers(), PledgesAnswer::answer));
        return Json.members(members);
    }

    private static Json answer(Delivery.Answer answer) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("party", Json.text(answer.party()));
        members.put("partner", Json.flag(answer.partner()));
        answer.said().ifPresent(said -> {
            members.put("entry", Api.pointer(said.entry()));
            text(members, "answer", said.answer().word());
            words(members, "reason", said.reason());
        });
        finding(members, "finding", answer.duty());
        return Json.members(members);
    }

    private static Json tie(Pledge.Tie tie) {
        return Json.members(Map.of("name", Json.text(tie.name()), "found", items(tie.found(), Api::finding)));
    }

    private static Json suspension(Pledge.Suspension each) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("entry", Api.pointer(each.entry()));
        members.put("id", Json.text(each.id()));
        members.put("for", tie(each.finding()));
        words(members, "reason", each.reason());
        members.put("stands", Json.flag(each.stands()));
        finding(members, "use", each.use());
        finding(members, "restoration", each.restoration());
        members.put("restored", items(each.restored(), PledgesAnswer::restored));
        return Json.members(members);
    }

    private static Json restored(Pledge.Restored each) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("entry", Api.pointer(each.entry()));
        words(members, "reason", each.reason());
        return Json.members(members);
    }

    private static Json progress(Pledge.Progress each) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("entry", Api.pointer(each.entry()));
        members.put("id", Json.text(each.id()));
        words(members, "text", each.text());
        return Json.members(members);
    }

    private static Json total(Overview.Total total) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("party", Json.text(total.party()));
        text(members, "currency", total.currency());
        members.put("pledged", sum(total.pledged()));
        members.put("delivered", sum(total.delivered()));
        members.put("contested", sum(total.contested()));
        members.put("overdue", sum(total.overdue()));
        return Json.members(members);
    }

    private static Json sum(Sum sum) {
        return Json.members(Map.of("amount", Json.text(sum.amount().toString()), "open", Json.whole(sum.open())));
    }

    private static void amount(Map<String, Json> members, OptionalLong amount) {
        amount.ifPresent(each -> members.put("amount", Json.whole(each)));
    }

    private static void finding(Map<String, Json> members, String name, Optional<FindingView> finding) {
        finding.ifPresent(each -> members.put(name, Api.finding(each)));
    }

    private static void words(Map<String, Json> members, String name, Delivery.Text text) {
        if (!text.words().isEmpty()) {
            members.put(name, Json.text(text.words()));
            members.put("lang", Json.text(text.lang()));
        }
    }

    private static void text(Map<String, Json> members, String name, String text) {
        if (!text.isEmpty()) {
            members.put(name, Json.text(text));
        }
    }
}
