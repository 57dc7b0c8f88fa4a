package parley.node.office;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import parley.ledger.bytes.Bytes;
import parley.ledger.entry.Instants;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;
import parley.node.view.office.OpenList;
import parley.node.view.office.OpenRow;

/** A frozen list as JSON in its canonical form: what was printed reads back as the same list. */
final class OpenLists {
    /** A thousand rows of some sentences in six languages. */
    private static final int MAX_BYTES = 16 << 20;

    private OpenLists() {}

    /** @throws MalformedException when it is larger than an office keeps */
    static String print(OpenList list) {
        Map<String, Json> sizes = new TreeMap<>();
        list.sizes().forEach((party, size) -> sizes.put(party, Json.whole(size)));
        Bytes text = Json.members(Map.of(
                        "at", Json.text(Instants.print(list.at())),
                        "sizes", Json.members(sizes),
                        "rows", Json.items(list.rows().stream().map(OpenLists::row)),
                        "omitted", Json.whole(list.omitted())))
                .print();
        MalformedException.refuseAbove(MAX_BYTES, text.size(), "open list", "bytes");
        return text.utf8();
    }

    private static Json row(OpenRow row) {
        Map<String, Json> says = new TreeMap<>();
        row.says().forEach((language, text) -> says.put(language, Json.text(text)));
        return Json.members(Map.of(
                "list", Json.text(row.list()),
                "key", Json.text(row.key()),
                "state", Json.text(row.state()),
                "ref", Json.text(row.ref()),
                "says", Json.members(says)));
    }

    static OpenList parse(String text) {
        Fields fields = Fields.of("open list", Json.canonical(Bytes.utf8(text), MAX_BYTES));
        Fields sizes = fields.object("sizes");
        TreeMap<String, Long> known = new TreeMap<>();
        sizes.names().forEach(party -> known.put(party, sizes.whole(party, 0, Long.MAX_VALUE)));
        return new OpenList(
                fields.text("at", Instants::parse),
                known,
                fields.list("rows", item -> row(item.fields())),
                fields.whole("omitted", 0, Long.MAX_VALUE));
    }

    private static OpenRow row(Fields row) {
        Fields says = row.object("says");
        Map<String, String> texts = new HashMap<>();
        says.names().forEach(language -> texts.put(language, says.text(language)));
        return new OpenRow(row.text("list"), row.text("key"), row.text("state"), row.text("ref"), texts);
    }
}
