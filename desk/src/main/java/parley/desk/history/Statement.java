package parley.desk.history;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.desk.history.HistoryFormats.Known;
import parley.desk.live.Values;
import parley.desk.view.Value;
import parley.ledger.bytes.Bytes;
import parley.ledger.entry.Payload;
import parley.ledger.entry.Role;
import parley.ledger.json.Json;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;
import parley.node.view.RefView;

/** An entry in a format of a history, with the fields of its body. */
record Statement(EntryView entry, Known known, Map<String, Json> body, boolean stands) {
    static Optional<Statement> of(EntryView entry, Known known, boolean stands) {
        return Json.parse(Bytes.utf8(entry.body()), Payload.MAX_BYTES) instanceof Json.Members(var body)
                ? Optional.of(new Statement(entry, known, body, stands))
                : Optional.empty();
    }

    EntryPointer pointer() {
        return entry.pointer();
    }

    String author() {
        return pointer().party();
    }

    /** What stands in a field as it was written; empty where there is no text. */
    String text(String field) {
        return body.get(field) instanceof Json.Text(var text) ? text : "";
    }

    String text(Optional<String> field) {
        return field.map(this::text).orElse("");
    }

    List<String> texts(String field) {
        return body.get(field) instanceof Json.Items(var items)
                ? items.stream()
                        .flatMap(item -> item instanceof Json.Text(var text) ? Stream.of(text) : Stream.empty())
                        .toList()
                : List.of();
    }

    /** What stands in a field as pages show it: why it is open, too. */
    Optional<Value> value(String field) {
        return Optional.ofNullable(body.get(field))
                .map(json -> new Values(Optional.of(known.pack()), entry.lang())
                        .of(
                                json,
                                Optional.ofNullable(known.format().fields().get(field))
                                        .map(form -> form.type()),
                                field));
    }

    Optional<Value> value(Optional<String> field) {
        return field.flatMap(this::value);
    }

    boolean withdraws() {
        return refersTo(Role.WITHDRAWS).findAny().isPresent();
    }

    /** The entries to which it refers in a role. */
    Stream<EntryPointer> refersTo(Role role) {
        return entry.refs().stream()
                .filter(ref -> ref.role().equals(role.word()))
                .map(RefView::entry);
    }
}
