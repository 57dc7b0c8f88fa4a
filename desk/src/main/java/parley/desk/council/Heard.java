package parley.desk.council;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.desk.council.CouncilFormats.Known;
import parley.ledger.bytes.Bytes;
import parley.ledger.entry.Payload;
import parley.ledger.json.Json;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;
import parley.node.view.TimeInterval;

/** An entry in a format of the council, with the fields of its body. What stands blank in it is read as not said. */
record Heard(EntryView entry, Known known, Map<String, Json> body) {
    static Optional<Heard> of(EntryView entry, Known known) {
        return Json.parse(Bytes.utf8(entry.body()), Payload.MAX_BYTES) instanceof Json.Members(var body)
                ? Optional.of(new Heard(entry, known, body))
                : Optional.empty();
    }

    EntryPointer pointer() {
        return entry.pointer();
    }

    String author() {
        return entry.pointer().party();
    }

    String text(String field) {
        return body.get(field) instanceof Json.Text(var text) ? text : "";
    }

    String text(Optional<String> field) {
        return field.map(this::text).orElse("");
    }

    List<String> list(String field) {
        return body.get(field) instanceof Json.Items(var items)
                ? items.stream()
                        .filter(Json.Text.class::isInstance)
                        .map(item -> ((Json.Text) item).value())
                        .toList()
                : List.of();
    }

    Optional<Instant> instant(String field) {
        try {
            return Optional.of(text(field)).filter(text -> !text.isEmpty()).map(Instant::parse);
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }

    Optional<LocalDate> date(String field) {
        try {
            return Optional.of(text(field)).filter(text -> !text.isEmpty()).map(LocalDate::parse);
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }

    /** The instant by which the quorum had certainly seen it; empty while there is none. */
    Optional<Instant> witnessed() {
        return entry.witnessed().flatMap(TimeInterval::latest);
    }

    /** Whether the quorum had seen it by an instant, that second included. */
    Item.Timely by(Optional<Instant> time) {
        if (time.isEmpty()) {
            return Item.Timely.YES;
        }
        if (witnessed().filter(latest -> !latest.isAfter(time.get())).isPresent()) {
            return Item.Timely.YES;
        }
        return entry.witnessed()
                        .flatMap(TimeInterval::earliest)
                        .filter(earliest -> earliest.isAfter(time.get()))
                        .isPresent()
                ? Item.Timely.NO
                : Item.Timely.UNKNOWN;
    }

    boolean withdraws() {
        return entry.refs().stream().anyMatch(ref -> ref.role().equals("withdraws"));
    }
}
