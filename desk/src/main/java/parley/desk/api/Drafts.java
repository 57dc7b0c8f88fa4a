package parley.desk.api;

import java.util.List;
import parley.ledger.entry.Instants;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;
import parley.node.view.CircleView;
import parley.node.view.Credential;
import parley.node.view.Draft;
import parley.node.view.EntryView;
import parley.node.view.RefView;

/**
 * What {@code parley send} posts:
 *
 * <pre>
 * {"format": "notification", "subject": "XA/7", "to": ["XB"], "number": "3/2026", "lang": "en",
 *  "refs": [{"role": "corrects", "party": "XA", "index": 12}], "written": "2026-03-01T09:00:00Z",
 *  "body": {...}, "officers": [{"officer": "duty", "passphrase": "..."}]}
 * </pre>
 *
 * {@code subject}, {@code to}, {@code number}, {@code refs} may be left out; {@code lang} is {@code en} then, and {@code
 * written} the instant at which the call is answered. A call whose answer was lost can be made again without fear when it says
 * {@code written}: the same draft is then the same entry, and stands once.
 */
record Drafts(Draft draft, List<Ref> refs, List<Credential> officers) {
    Drafts {
        refs = List.copyOf(refs);
        officers = List.copyOf(officers);
    }

    /** An entry as people name it; the node knows its id. */
    record Ref(String role, String party, long index) {}

    /**
     * The draft with its references resolved among the entries that the node holds.
     *
     * @throws MalformedException when it holds no such entry
     */
    Draft resolved(CircleView circle) {
        var resolved = refs.stream()
                .map(ref -> new RefView(
                        ref.role(),
                        circle.entries().stream()
                                .map(EntryView::pointer)
                                .filter(entry -> entry.party().equals(ref.party()) && entry.index() == ref.index())
                                .findFirst()
                                .orElseThrow(() -> new MalformedException(
                                        "refs",
                                        "this node holds no entry %d of %s".formatted(ref.index(), ref.party())))))
                .toList();
        return new Draft(
                draft.format(),
                draft.to(),
                draft.subject(),
                draft.number(),
                resolved,
                draft.lang(),
                draft.body(),
                draft.written());
    }

    /** @throws MalformedException naming the field that is not as it must be */
    static Drafts parse(Json json) {
        var fields = Fields.of("entry", json);
        var draft = new Draft(
                fields.text("format"),
                fields.optionalList("to", item -> item.text(code -> code)),
                fields.optionalText("subject", text -> text),
                fields.optionalText("number", text -> text),
                List.of(),
                fields.optionalText("lang", text -> text).orElse("en"),
                fields.members("body").print().utf8(),
                fields.optionalText("written", Instants::parse));
        var refs = fields.optionalList("refs", item -> ref(item.fields()));
        var officers = fields.list("officers", item -> credential(item.fields()));
        fields.end();
        return new Drafts(draft, refs, officers);
    }

    private static Ref ref(Fields fields) {
        var ref = new Ref(fields.text("role"), fields.text("party"), fields.whole("index", 0, Json.MAX_NUMBER));
        fields.end();
        return ref;
    }

    static Credential credential(Fields officer) {
        var credential = new Credential(officer.text("officer"), officer.text("passphrase"));
        officer.end();
        return credential;
    }
}
