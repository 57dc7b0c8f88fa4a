package parley.desk.write;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import parley.agreement.format.BodyReader;
import parley.agreement.value.Value;
import parley.agreement.value.Value.Blank;
import parley.desk.live.Standing;
import parley.ledger.bytes.Bytes;
import parley.ledger.entry.Payload;
import parley.ledger.entry.Role;
import parley.ledger.json.Json;
import parley.node.project.Translation;
import parley.node.view.CircleView;
import parley.node.view.EntryView;

/**
 * What one party has replied in a format on the record. An entry replies to another where it says so of any version of it, or is
 * about the same subject. As in the findings, a point is answered by the same characters alone, by a row in which nothing is left
 * open ({@code parley.agreement.evaluate.Completeness}), and by an entry that stands.
 */
final class Replies {
    private final Sheet reply;
    private final String party;
    private final List<EntryView> entries;
    private final Standing standing;

    Replies(Sheet reply, CircleView circle, String party) {
        this.reply = reply;
        this.party = party;
        this.entries = circle.entries();
        this.standing = Standing.of(entries);
    }

    /** The version that stands of what is asked; empty where it was withdrawn. */
    Optional<EntryView> standing(EntryView asked) {
        return standing.latest(asked);
    }

    /** The points that were answered of an entry that stands. */
    Set<String> answered(EntryView asked) {
        Set<String> points = new HashSet<>();
        entries.stream()
                .filter(entry -> entry.counts()
                        && entry.pointer().party().equals(party)
                        && entry.format().equals(reply.format().name())
                        && standing.stands(entry)
                        && answers(entry, asked))
                .flatMap(this::items)
                .forEach(item -> point(item).ifPresent(points::add));
        return points;
    }

    private boolean answers(EntryView entry, EntryView asked) {
        return (asked.subject().isPresent() && asked.subject().equals(entry.subject()))
                || entry.refs().stream()
                        .filter(ref -> ref.role().equals(Role.REPLY_TO.word()))
                        .flatMap(ref ->
                                entries.stream().filter(known -> known.pointer().equals(ref.entry())))
                        .anyMatch(version ->
                                standing.latest(version).filter(asked::equals).isPresent());
    }

    private Stream<Value> items(EntryView entry) {
        return Json.parse(Bytes.utf8(entry.body()), Payload.MAX_BYTES) instanceof Json.Members body
                        && BodyReader.of(reply.pack())
                                        .read(reply.format(), Translation.members(body))
                                        .fields()
                                        .get(Questions.ANSWERS)
                                instanceof Value.Items(List<Value> items)
                ? items.stream()
                : Stream.empty();
    }

    private static Optional<String> point(Value item) {
        return switch (item) {
            case Value.Row(Map<String, Value> row) ->
                row.values().stream().anyMatch(value -> value instanceof Blank(Blank.Kind kind) && kind.unknown())
                        ? Optional.empty()
                        : Optional.ofNullable(row.get(Questions.POINT)).map(Value::toString);
            case Blank _ -> Optional.empty();
            case Value _ -> Optional.of(item.toString());
        };
    }
}
