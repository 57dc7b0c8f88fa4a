package parley.desk.api;

import java.util.List;
import parley.ledger.bytes.Hash;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import parley.node.view.Credential;
import parley.node.view.Draft;
import parley.node.view.EntryPointer;
import parley.node.view.RefView;

/**
 * What {@code parley send} posts:
 *
 * <pre>
 * {"format": "notification", "subject": "XA/7", "to": ["XB"], "number": "3/2026", "lang": "en",
 *  "refs": [{"role": "corrects", "party": "XA", "epoch": 1, "index": 12, "id": "..."}],
 *  "body": {...}, "officers": [{"officer": "duty", "passphrase": "..."}]}
 * </pre>
 *
 * {@code subject}, {@code to}, {@code number}, {@code refs} may be left out; {@code lang} is {@code en} then.
 */
record Drafts(Draft draft, List<Credential> officers) {
    Drafts {
        officers = List.copyOf(officers);
    }

    /** @throws parley.ledger.text.MalformedException naming the field that is not as it must be */
    static Drafts parse(Json json) {
        var fields = Fields.of("entry", json);
        var draft = new Draft(
                fields.text("format"),
                fields.optionalList("to", item -> item.text(code -> code)),
                fields.optionalText("subject", text -> text),
                fields.optionalText("number", text -> text),
                fields.optionalList("refs", item -> ref(item.fields())),
                fields.optionalText("lang", text -> text).orElse("en"),
                fields.members("body").print().utf8());
        var officers = fields.list("officers", item -> credential(item.fields()));
        fields.end();
        return new Drafts(draft, officers);
    }

    private static RefView ref(Fields ref) {
        var view = new RefView(
                ref.text("role"),
                new EntryPointer(
                        ref.text("party"),
                        Math.toIntExact(ref.whole("epoch", 1, Integer.MAX_VALUE)),
                        ref.whole("index", 0, Json.MAX_NUMBER),
                        ref.text("id", Hash::hex)));
        ref.end();
        return view;
    }

    private static Credential credential(Fields officer) {
        var credential = new Credential(officer.text("officer"), officer.text("passphrase"));
        officer.end();
        return credential;
    }
}
