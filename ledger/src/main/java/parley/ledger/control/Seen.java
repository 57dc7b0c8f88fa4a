package parley.ledger.control;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import parley.ledger.bytes.Hash;
import parley.ledger.entry.Format;
import parley.ledger.entry.Instants;
import parley.ledger.entry.LogId;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;

/**
 * {@code seen}: how much of other logs its author durably holds, and when he says so. It names only what has changed;
 * without heads it says that nothing has.
 *
 * @param time whole seconds
 * @param heads in the order of their origins, each log once
 */
public record Seen(Instant time, List<Head> heads) implements Control {
    static final String NAME = "seen";

    public Seen {
        Instants.print(time);
        heads = List.copyOf(heads);
        List<LogId> logs = heads.stream().map(Head::log).toList();
        if (!logs.equals(logs.stream().sorted().distinct().toList())) {
            throw new MalformedException("seen", "the heads stand in the order of their origins, each once");
        }
    }

    /**
     * What is held of one log.
     *
     * @param size how many leaves, from 1 to 2^53-1
     * @param root of the Merkle tree of that size
     */
    public record Head(LogId log, long size, Hash root) {
        public Head {
            if (size < 1 || size > Json.MAX_NUMBER) {
                throw new MalformedException("seen", "a size is from 1 to 2^53-1, not " + size);
            }
        }

        private static Head parse(Fields fields) {
            Head head = new Head(
                    fields.text("origin", LogId::parse),
                    fields.whole("size", 1, Json.MAX_NUMBER),
                    fields.text("root", Hash::hex));
            fields.end();
            return head;
        }

        private Json json() {
            return Json.members(Map.of(
                    "origin", Json.text(log.origin()),
                    "size", Json.whole(size),
                    "root", Json.text(root.hex())));
        }
    }

    @Override
    public Format format() {
        return new Format(NAME);
    }

    @Override
    public boolean signedByIdentity() {
        return false;
    }

    @Override
    public Json.Members json() {
        return Json.members(Map.of(
                "time", Json.text(Instants.print(time)),
                "heads", Json.items(heads.stream().map(Head::json))));
    }

    static Seen parse(Json body) {
        Fields fields = Fields.of("body", body);
        Seen seen =
                new Seen(fields.text("time", Instants::parse), fields.list("heads", item -> Head.parse(item.fields())));
        fields.end();
        return seen;
    }
}
