package parley.desk.write;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parley.desk.refusal.Intended;
import parley.desk.refusal.Refusal;
import parley.ledger.entry.Role;
import parley.ledger.json.Json;
import parley.node.view.EntryView;

/** Refuses a reply to a point that nobody has put, in a format that answers point by point ({@link Questions}). */
public final class Points {
    private Points() {}

    public static Stream<Refusal> of(Intended intended) {
        var reply = new Sheet(intended.pack(), intended.format());
        if (!Questions.answersByPoints(reply)
                || !(intended.body().values().get(Questions.ANSWERS) instanceof Json.Items(var items))) {
            return Stream.empty();
        }
        var requests = requests(reply, intended);
        var asked = requests.stream()
                .flatMap(entry -> Questions.points(reply, entry).stream())
                .flatMap(List::stream)
                .toList();
        return IntStream.range(0, items.size()).boxed().flatMap(i -> switch (items.get(i)) {
            case Json.Text(var point) -> refused(Refusal.item(Questions.ANSWERS, i), point, requests, asked);
            case Json.Members(var row)
            when row.get(Questions.POINT) instanceof Json.Text(var point) ->
                refused(Control.member(Refusal.item(Questions.ANSWERS, i), Questions.POINT), point, requests, asked);
            case Json.Members _, Json.Items _, Json.Whole _, Json.Flag _ -> Stream.<Refusal>empty();
        });
    }

    private static Stream<Refusal> refused(String control, String point, List<EntryView> requests, List<String> asked) {
        if (requests.isEmpty()) {
            return Stream.of(new Refusal(control, "point.unasked", point, ""));
        }
        return asked.contains(point)
                ? Stream.empty()
                : Stream.of(new Refusal(
                        control,
                        "point.none",
                        point,
                        Refusal.named(asked.stream().map(Problem::shown).toList())));
    }

    /**
     * What it replies to, and what is about the same subject, in every version that was ever sent, the newest first: who takes a
     * request back, or puts other points, in the last second before an answer is due stops no answer to what he asked.
     */
    private static List<EntryView> requests(Sheet reply, Intended intended) {
        var replied = intended.refers(Role.REPLY_TO).toList();
        return intended.entries()
                .filter(entry -> replied.contains(entry.pointer())
                        || entry.refs().stream()
                                .anyMatch(
                                        ref -> ref.role().equals(Role.CORRECTS.word()) && replied.contains(ref.entry()))
                        || (entry.subject().isPresent()
                                && entry.subject().equals(intended.draft().subject())))
                .filter(entry -> Questions.isRequest(reply, entry))
                .sorted(Comparator.comparing(EntryView::written).reversed())
                .toList();
    }
}
