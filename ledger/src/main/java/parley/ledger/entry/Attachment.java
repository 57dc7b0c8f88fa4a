package parley.ledger.entry;

import java.util.Map;
import java.util.regex.Pattern;
import parley.ledger.bytes.Hash;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import parley.ledger.text.Line;
import parley.ledger.text.MalformedException;

/**
 * A file that an entry names by its content; the file itself travels apart.
 *
 * @param size in bytes, at most {@link #MAX_TOTAL_BYTES}, which is also the limit of all attachments of one entry
 * @param mediaType such as {@code application/pdf}, lower case, without parameters
 * @param name for people: 1 to 128 characters, no control characters, no slash
 */
public record Attachment(Hash sha256, long size, String mediaType, String name) {
    /** 64 MiB: what the attachments of one entry may have in all. */
    public static final long MAX_TOTAL_BYTES = 64L << 20;

    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,63}/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}");

    public Attachment {
        if (size < 0 || size > MAX_TOTAL_BYTES) {
            throw new MalformedException(
                    "attachment", "the size is from 0 to " + MAX_TOTAL_BYTES + " bytes, not " + size);
        }
        if (!MEDIA_TYPE.matcher(mediaType).matches()) {
            throw new MalformedException(
                    "attachment",
                    "the media type is written like application/pdf, not " + MalformedException.quote(mediaType));
        }
        Line.require("name of an attachment", name, 128);
        if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            throw new MalformedException("attachment", "the name has no slash: " + MalformedException.quote(name));
        }
    }

    static Attachment parse(Fields fields) {
        Hash sha256 = fields.text("sha256", Hash::hex);
        long size = fields.whole("size", 0, MAX_TOTAL_BYTES);
        String name = fields.text("name");
        Attachment attachment = fields.text("mediaType", mediaType -> new Attachment(sha256, size, mediaType, name));
        fields.end();
        return attachment;
    }

    Json json() {
        return Json.members(Map.of(
                "sha256", Json.text(sha256.hex()),
                "size", Json.whole(size),
                "mediaType", Json.text(mediaType),
                "name", Json.text(name)));
    }
}
