package parley.ledger.entry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import parley.ledger.text.Line;
import parley.ledger.text.MalformedException;

/**
 * What an entry says, as its author signed it. Immutable; {@code parse(print(x))} equals {@code x} and {@code
 * print(parse(b))} equals {@code b}.
 *
 * @param number the pack's own numbering of its documents, such as {@code CBM/XA/26/0003/F10/O}; 1 to 128 characters
 * @param written when the author says it was written, whole seconds: a claim
 * @param lang the language of its texts, two or three lower-case letters
 * @param body the fields of the format
 */
public record Payload(
        CircleId circle,
        Party from,
        Addressees to,
        Format format,
        Optional<String> number,
        Optional<Subject> subject,
        List<Ref> refs,
        Instant written,
        Optional<String> lang,
        Json.Members body,
        List<Attachment> attachments) {
    /** The largest payload, 32 KiB. */
    public static final int MAX_BYTES = 32 << 10;

    public static final String TYPE = "application/vnd.parley.entry+json";

    private static final long VERSION = 1;
    private static final Pattern LANG = Pattern.compile("[a-z]{2,3}");

    public Payload {
        refs = List.copyOf(refs);
        attachments = List.copyOf(attachments);
        Instants.print(written);
        number.ifPresent(text -> Line.require("number", text, 128));
        lang.ifPresent(Payload::requireLang);
        long total = attachments.stream().mapToLong(Attachment::size).sum();
        if (total > Attachment.MAX_TOTAL_BYTES) {
            throw new MalformedException(
                    "payload.attachments",
                    "they have " + total + " bytes in all, the limit is " + Attachment.MAX_TOTAL_BYTES);
        }
        if (attachments.stream().map(Attachment::sha256).distinct().count() < attachments.size()) {
            throw new MalformedException("payload.attachments", "one stands twice");
        }
        if (refs.stream().distinct().count() < refs.size()) {
            throw new MalformedException("payload.refs", "one stands twice");
        }
    }

    /** A payload without any of the optional fields. */
    public static Payload of(
            CircleId circle, Party from, Addressees to, Format format, Instant written, Json.Members body) {
        return new Payload(
                circle,
                from,
                to,
                format,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                written,
                Optional.empty(),
                body,
                List.of());
    }

    public Payload withSubject(Subject subject) {
        return new Payload(
                circle, from, to, format, number, Optional.of(subject), refs, written, lang, body, attachments);
    }

    public Payload withNumber(String number) {
        return new Payload(
                circle, from, to, format, Optional.of(number), subject, refs, written, lang, body, attachments);
    }

    public Payload withRefs(List<Ref> refs) {
        return new Payload(circle, from, to, format, number, subject, refs, written, lang, body, attachments);
    }

    public Payload withLang(String lang) {
        return new Payload(
                circle, from, to, format, number, subject, refs, written, Optional.of(lang), body, attachments);
    }

    public Payload withAttachments(List<Attachment> attachments) {
        return new Payload(circle, from, to, format, number, subject, refs, written, lang, body, attachments);
    }

    /**
     * Reads a payload.
     *
     * @throws MalformedException naming the field, the value and the limit when the bytes are not a canonical payload
     */
    public static Payload parse(Bytes bytes) {
        Fields fields = Fields.of("payload", Json.canonical(bytes, MAX_BYTES));
        fields.whole("v", VERSION, VERSION);
        CircleId circle = fields.text("circle", CircleId::parse);
        Party from = fields.text("from", Party::new);
        Addressees to = Addressees.parse("to", fields);
        Format format = fields.text("format", Format::new);
        Optional<String> number = fields.optionalText("number", text -> Line.require("number", text, 128));
        Optional<Subject> subject = fields.optionalText("subject", Subject::new);
        List<Ref> refs = fields.optionalList("refs", item -> Ref.parse(item.fields()));
        Instant written = fields.text("written", Instants::parse);
        Optional<String> lang = fields.optionalText("lang", Payload::requireLang);
        Json.Members body = fields.members("body");
        List<Attachment> attachments = fields.optionalList("attachments", item -> Attachment.parse(item.fields()));
        fields.end();
        return new Payload(circle, from, to, format, number, subject, refs, written, lang, body, attachments);
    }

    /**
     * The canonical bytes.
     *
     * @throws MalformedException when they are more than {@link #MAX_BYTES}
     */
    public Bytes print() {
        TreeMap<String, Json> fields = new TreeMap<>();
        fields.put("v", Json.whole(VERSION));
        fields.put("circle", Json.text(circle.toString()));
        fields.put("from", Json.text(from.code()));
        fields.put("to", to.json());
        fields.put("format", Json.text(format.name()));
        number.ifPresent(text -> fields.put("number", Json.text(text)));
        subject.ifPresent(it -> fields.put("subject", Json.text(it.text())));
        if (!refs.isEmpty()) {
            fields.put("refs", Json.items(refs.stream().map(Ref::json)));
        }
        fields.put("written", Json.text(Instants.print(written)));
        lang.ifPresent(text -> fields.put("lang", Json.text(text)));
        fields.put("body", body);
        if (!attachments.isEmpty()) {
            fields.put("attachments", Json.items(attachments.stream().map(Attachment::json)));
        }
        Bytes bytes = Json.members(fields).print();
        MalformedException.refuseAbove(MAX_BYTES, bytes.size(), "payload", "bytes");
        return bytes;
    }

    /** The pre-authentication encoding: what officers sign. */
    public Bytes signed() {
        return Pae.encode(TYPE, print());
    }

    public EntryId id() {
        return new EntryId(Hash.sha256(signed()));
    }

    private static String requireLang(String lang) {
        if (!LANG.matcher(lang).matches()) {
            throw new MalformedException(
                    "language", "it is two or three lower-case letters, not " + MalformedException.quote(lang));
        }
        return lang;
    }
}
