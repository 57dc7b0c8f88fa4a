package parley.desk.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.desk.line.Writing;
import parley.ledger.entry.Instants;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;
import parley.node.view.Credential;

/**
 * What {@code parley say} posts:
 *
 * <pre>
 * {"precedence": "immediate", "code": "LK2", "with": {"from": "2026-03-02 06:00", "until": "2026-03-02 07:00"}, "text": "...",
 *  "lang": "en", "to": ["XB"], "number": "XA/7", "written": "2026-03-01T09:00:00Z",
 *  "officers": [{"officer": "duty", "passphrase": "..."}]}
 * </pre>
 *
 * {@code code} or {@code text} must be there; values stand in {@code with} as they are typed on a form. {@code number} is the
 * next free one where it is left out, {@code written} the instant at which the call is answered. A call whose answer was lost
 * can be made again without fear when it says both.
 */
record Says(
        String precedence,
        String text,
        String lang,
        String code,
        Map<String, String> with,
        List<String> to,
        Optional<String> number,
        Optional<Instant> written,
        List<Credential> officers) {
    Says {
        with = Map.copyOf(with);
        to = List.copyOf(to);
        officers = List.copyOf(officers);
    }

    /** As it is laid into the fields of the line's formats. */
    Writing.Said said(String next) {
        return new Writing.Said(number.orElse(next), precedence, text, code, with);
    }

    /** @throws MalformedException naming the field that is not as it must be */
    static Says parse(Json json) {
        var fields = Fields.of("message", json);
        var says = new Says(
                fields.text("precedence"),
                fields.optionalText("text", text -> text).orElse(""),
                fields.optionalText("lang", text -> text).orElse("en"),
                fields.optionalText("code", text -> text).orElse(""),
                fields.optional("with")
                        .map(with -> with(Fields.of(fields.at("with"), with)))
                        .orElse(Map.of()),
                fields.optionalList("to", item -> item.text(code -> code)),
                fields.optionalText("number", text -> text),
                fields.optionalText("written", Instants::parse),
                fields.list("officers", item -> Drafts.credential(item.fields())));
        fields.end();
        if (says.text.isBlank() && says.code.isEmpty()) {
            throw new MalformedException("message", "neither text nor code: it says nothing");
        }
        return says;
    }

    private static Map<String, String> with(Fields fields) {
        Map<String, String> with = new LinkedHashMap<>();
        fields.names().forEach(name -> with.put(name, fields.text(name)));
        return with;
    }
}
