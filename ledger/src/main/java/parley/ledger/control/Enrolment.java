package parley.ledger.control;

import java.util.List;
import java.util.Map;
import parley.ledger.bytes.Bytes;
import parley.ledger.crypto.PublicKey;
import parley.ledger.entry.Format;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;

/**
 * {@code key}: from this entry on, an officer's release key counts on entries of these formats in this log.
 *
 * @param key in canonical form and of full order, which its type warrants
 * @param formats at least one, each once, in order
 */
public record Enrolment(Officer officer, PublicKey key, List<Format> formats) implements Control {
    static final String NAME = "key";

    public Enrolment {
        formats = List.copyOf(formats);
        if (formats.isEmpty()
                || !formats.equals(formats.stream().sorted().distinct().toList())) {
            throw new MalformedException("key", "it names at least one format, each once, in order, not " + formats);
        }
    }

    @Override
    public Format format() {
        return new Format(NAME);
    }

    @Override
    public boolean signedByIdentity() {
        return true;
    }

    @Override
    public Json.Members json() {
        return Json.members(Map.of(
                "officer", Json.text(officer.name()),
                "key", Json.text(key.raw().base64()),
                "formats", Json.items(formats.stream().map(format -> Json.text(format.name())))));
    }

    static Enrolment parse(Json body) {
        Fields fields = Fields.of("body", body);
        Enrolment enrolment = new Enrolment(
                fields.text("officer", Officer::new),
                fields.text("key", text -> PublicKey.of(Bytes.base64(text))),
                fields.list("formats", item -> item.text(Format::new)));
        fields.end();
        return enrolment;
    }
}
