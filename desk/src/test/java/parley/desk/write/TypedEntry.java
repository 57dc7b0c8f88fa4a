package parley.desk.write;

import java.util.List;
import java.util.Map;
import parley.agreement.finding.CanonicalJson;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario.Item;
import parley.ledger.bytes.Bytes;
import parley.ledger.entry.Payload;
import parley.ledger.json.Json;
import parley.node.view.Typed;

/** An entry of a story as a browser sends it from the form of its format. */
public final class TypedEntry {
    private TypedEntry() {}

    /** The controls of the body, with what an officer types into them. */
    public static Map<String, List<String>> body(Pack pack, Item item) {
        var format = pack.format(item.format()).orElseThrow();
        var body = (Json.Members) Json.parse(Bytes.utf8(CanonicalJson.print(item.body())), Payload.MAX_BYTES);
        var written = FormWriter.write(pack, format, body);
        if (!written.leftOut().isEmpty()) {
            throw new IllegalArgumentException("no form takes " + written.leftOut() + " of " + item.format());
        }
        return Filled.asABrowserSends(new Sheet(pack, format), new Typed(format.name(), written.values()))
                .values();
    }
}
