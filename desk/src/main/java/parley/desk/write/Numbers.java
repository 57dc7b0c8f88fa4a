package parley.desk.write;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import parley.ledger.bytes.Bytes;
import parley.ledger.entry.Payload;
import parley.ledger.json.Json;
import parley.node.view.CircleView;
import parley.node.view.NodeView;

/**
 * The numbers that a party has given in a circle: a session, a message and a pledge are numbered by one series ({@code XA/1},
 * {@code XA/2}), whichever agreement asks for them, so that no two things of one party are called alike. One is given where it
 * stands alone as the subject, in a field or in a row of an entry that counts, or in a draft.
 */
public final class Numbers {
    private Numbers() {}

    /** All that the node's party has given, in the record of a circle and in its drafts. */
    public static Set<String> given(NodeView node, CircleView view) {
        var own = Pattern.compile(Pattern.quote(node.party()) + "/[1-9][0-9]{0,14}");
        var recorded = view.entries().stream()
                .filter(entry -> entry.counts() && entry.pointer().party().equals(node.party()))
                .flatMap(entry -> Stream.concat(
                        entry.subject().stream(), texts(Json.parse(Bytes.utf8(entry.body()), Payload.MAX_BYTES))));
        var drafted = node.drafts(view.summary().id()).stream()
                .flatMap(draft -> draft.typed().values().values().stream())
                .flatMap(Collection::stream)
                .map(String::strip);
        var given = new TreeSet<String>();
        Stream.concat(recorded, drafted)
                .filter(text -> own.matcher(text).matches())
                .forEach(given::add);
        return given;
    }

    /** The one after the last that is given. A number of fifteen digits, after which none could be counted on, ends no series. */
    public static String next(NodeView node, CircleView view) {
        var given = given(node, view);
        long next = given.stream()
                .map(id -> id.substring(id.indexOf('/') + 1))
                .filter(number -> number.length() < 15)
                .mapToLong(Long::parseLong)
                .max()
                .orElse(0);
        String id;
        do {
            next++;
            id = node.party() + "/" + next;
        } while (given.contains(id));
        return id;
    }

    private static Stream<String> texts(Json json) {
        return switch (json) {
            case Json.Text(var text) -> Stream.of(text);
            case Json.Items(var items) -> items.stream().flatMap(Numbers::texts);
            case Json.Members(var members) -> members.values().stream().flatMap(Numbers::texts);
            case Json.Whole _, Json.Flag _ -> Stream.of();
        };
    }
}
