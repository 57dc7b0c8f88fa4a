package parley.ledger.charter;

import java.util.Map;
import java.util.regex.Pattern;
import parley.ledger.bytes.Hash;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;

/**
 * One pack that a circle runs, by name, version and hash.
 *
 * @param agreement the pack's name: 1 to 64 lower-case letters, digits and hyphens, beginning with a letter
 * @param version 1 to 32 letters, digits, dots and hyphens
 */
public record Pack(String agreement, String version, Hash sha256) {
    private static final Pattern AGREEMENT = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.-]{0,31}");

    public Pack {
        if (!AGREEMENT.matcher(agreement).matches()) {
            throw new MalformedException("pack", "no agreement is called " + MalformedException.quote(agreement));
        }
        if (!VERSION.matcher(version).matches()) {
            throw new MalformedException("pack", "no version is called " + MalformedException.quote(version));
        }
    }

    static Pack parse(Fields fields) {
        Pack pack = new Pack(fields.text("agreement"), fields.text("version"), fields.text("sha256", Hash::hex));
        fields.end();
        return pack;
    }

    Json json() {
        return Json.members(Map.of(
                "agreement", Json.text(agreement),
                "version", Json.text(version),
                "sha256", Json.text(sha256.hex())));
    }
}
