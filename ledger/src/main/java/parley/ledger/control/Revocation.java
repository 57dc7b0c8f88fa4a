package parley.ledger.control;

import java.util.Map;
import parley.ledger.entry.Format;
import parley.ledger.entry.KeyId;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;

/** {@code revocation}: from this entry on, a release key counts no more, for good. What it signed before stands. */
public record Revocation(KeyId keyid) implements Control {
    static final String NAME = "revocation";

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
        return Json.members(Map.of("keyid", Json.text(keyid.toString())));
    }

    static Revocation parse(Json body) {
        Fields fields = Fields.of("body", body);
        Revocation revocation = new Revocation(fields.text("keyid", KeyId::parse));
        fields.end();
        return revocation;
    }
}
