package parley.desk.write;

import java.time.Instant;
import java.util.List;
import parley.desk.view.Field;
import parley.desk.view.Title;
import parley.desk.words.Words;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.entry.Payload;
import parley.ledger.json.Json;
import parley.node.view.CircleView;
import parley.node.view.Draft;

/**
 * What is signed, to the last byte, and as its recipients will read it.
 *
 * @param written when the entry says that it was written: settled, so that it stands once however often it is sent
 * @param payload the exact text that is signed
 * @param sha256 of these bytes
 * @param entry the id that the entry will have
 */
public record Exact(
        Title title,
        String paragraph,
        String subject,
        String number,
        String lang,
        List<String> refs,
        List<String> recipients,
        boolean toAll,
        List<Field> fields,
        Instant written,
        String payload,
        int bytes,
        String sha256,
        String entry) {
    public Exact {
        refs = List.copyOf(refs);
        recipients = List.copyOf(recipients);
        fields = List.copyOf(fields);
    }

    /** A draft that is settled, and the bytes that the node makes of it. */
    static Exact of(Sheet sheet, Draft draft, Bytes payload, CircleView view, Words words) {
        var body = (Json.Members) Json.parse(Bytes.utf8(draft.body()), Payload.MAX_BYTES);
        return new Exact(
                sheet.title(),
                sheet.format().ref(),
                draft.subject().orElse(""),
                draft.number().orElse(""),
                draft.lang(),
                draft.refs().stream()
                        .map(ref -> words.word("write.role." + ref.role()) + " "
                                + ref.entry().path())
                        .toList(),
                draft.to().isEmpty() ? DraftPages.others(view) : draft.to(),
                draft.to().isEmpty(),
                new ReadBack(sheet, words).fields(body),
                draft.written().orElseThrow(),
                payload.utf8(),
                payload.size(),
                Hash.sha256(payload).hex(),
                Payload.parse(payload).id().hash().hex());
    }
}
