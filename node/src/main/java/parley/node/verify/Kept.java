package parley.node.verify;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;
import parley.node.view.verify.Damage;
import parley.node.view.verify.LogTally;
import parley.node.view.verify.Outcome;
import parley.node.view.verify.Outcome.Ending;

/**
 * What a node keeps of its re-verifications, as one JSON file: the last, and what is damaged as far as is known.
 *
 * <pre>
 * {"last":{"begun":"2026-03-01T09:00:00Z","ended":"...","ending":"COMPLETE","who":"chief", ...},"standing":[],"v":1}
 * </pre>
 */
record Kept(Outcome last, List<Damage> standing) {
    static final int MAX_BYTES = 1 << 20;

    Kept {
        standing = List.copyOf(standing);
    }

    Bytes print() {
        return Json.members(Map.of("v", Json.whole(1), "last", json(last), "standing", damages(standing)))
                .print();
    }

    static Kept parse(Bytes file) {
        var fields = Fields.of("verification", Json.parse(file, MAX_BYTES));
        fields.whole("v", 1, 1);
        var kept = new Kept(outcome(fields.object("last")), fields.list("standing", item -> damage(item.fields())));
        fields.end();
        return kept;
    }

    private static Json json(Outcome outcome) {
        return Json.members(Map.of(
                "who", Json.text(outcome.who()),
                "begun", Json.text(outcome.begun().toString()),
                "ended", Json.text(outcome.ended().toString()),
                "ending", Json.text(outcome.ending().name()),
                "logs", Json.items(outcome.logs().stream().map(Kept::json)),
                "damages", damages(outcome.damages()),
                "more", Json.whole(outcome.more()),
                "reason", Json.text(outcome.reason())));
    }

    private static Outcome outcome(Fields fields) {
        var outcome = new Outcome(
                fields.text("who"),
                fields.text("begun", Kept::instant),
                fields.text("ended", Kept::instant),
                fields.text("ending", Ending::valueOf),
                fields.list("logs", item -> tally(item.fields())),
                fields.list("damages", item -> damage(item.fields())),
                fields.whole("more", 0, Json.MAX_NUMBER),
                fields.text("reason"));
        fields.end();
        return outcome;
    }

    private static Json json(LogTally tally) {
        return Json.members(Map.of(
                "circle", Json.text(tally.circle().hex()),
                "party", Json.text(tally.party()),
                "epoch", Json.whole(tally.epoch()),
                "leaves", Json.whole(tally.leaves()),
                "checkpoints", Json.whole(tally.checkpoints()),
                "cosignatures", Json.whole(tally.cosignatures()),
                "entries", Json.whole(tally.entries()),
                "voids", Json.whole(tally.voids()),
                "quorum", Json.whole(tally.quorum())));
    }

    private static LogTally tally(Fields fields) {
        var tally = new LogTally(
                fields.text("circle", Hash::hex),
                fields.text("party"),
                (int) fields.whole("epoch", 1, Integer.MAX_VALUE),
                count(fields, "leaves"),
                count(fields, "checkpoints"),
                count(fields, "cosignatures"),
                count(fields, "entries"),
                count(fields, "voids"),
                count(fields, "quorum"));
        fields.end();
        return tally;
    }

    private static long count(Fields fields, String name) {
        return fields.whole(name, 0, Json.MAX_NUMBER);
    }

    private static Json damages(List<Damage> damages) {
        return Json.items(damages.stream().map(Kept::json));
    }

    private static Json json(Damage damage) {
        var members = new TreeMap<String, Json>(Map.of(
                "circle", Json.text(damage.circle().hex()),
                "party", Json.text(damage.party()),
                "epoch", Json.whole(damage.epoch()),
                "kind", Json.text(damage.kind().word()),
                "expected", Json.text(damage.expected()),
                "found", Json.text(damage.found())));
        damage.place().ifPresent(place -> members.put("place", Json.whole(place)));
        return Json.members(members);
    }

    private static Damage damage(Fields fields) {
        var place = fields.optional("place").isPresent()
                ? OptionalLong.of(fields.whole("place", 0, Json.MAX_NUMBER))
                : OptionalLong.empty();
        var damage = new Damage(
                fields.text("circle", Hash::hex),
                fields.text("party"),
                (int) fields.whole("epoch", 1, Integer.MAX_VALUE),
                place,
                fields.text("kind", Damage.Kind::of),
                fields.text("expected"),
                fields.text("found"));
        fields.end();
        return damage;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException unfit) {
            throw new MalformedException("instant", MalformedException.quote(text) + " is none", unfit);
        }
    }
}
