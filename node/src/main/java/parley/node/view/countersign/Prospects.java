package parley.node.view.countersign;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.agreement.pack.Verdict;
import parley.ledger.bytes.Bytes;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import parley.node.view.Foresight;

/** All that a draft would change, as it is foreseen and as it is kept. */
public final class Prospects {
    /** Far above what a draft changes in a circle of sixty; what is beyond it is kept as not known. */
    private static final int MAX_BYTES = 4 << 20;

    private static final String UNKNOWN = "";

    private Prospects() {}

    /** Those of a foresight, in its order. */
    public static List<Prospect> of(Foresight foresight) {
        return foresight.packs().stream()
                .flatMap(under -> under.changes().stream())
                .map(Prospect::of)
                .toList();
    }

    /** Canonical JSON; empty text where they are not known. */
    public static String print(Optional<List<Prospect>> prospects) {
        return prospects
                .map(all -> Json.members(
                                Map.of("prospects", Json.items(all.stream().map(Prospects::json))))
                        .print())
                .filter(printed -> printed.size() <= MAX_BYTES)
                .map(Bytes::utf8)
                .orElse(UNKNOWN);
    }

    /** What {@link #print} printed. */
    public static Optional<List<Prospect>> parse(String text) {
        if (text.equals(UNKNOWN)) {
            return Optional.empty();
        }
        Fields fields = Fields.of("kept", Json.canonical(Bytes.utf8(text), MAX_BYTES));
        List<Prospect> all = fields.list("prospects", item -> prospect(item.fields()));
        fields.end();
        return Optional.of(all);
    }

    private static Json json(Prospect prospect) {
        TreeMap<String, Json> fields = new TreeMap<>();
        fields.put("name", Json.text(prospect.name()));
        fields.put("debtor", Json.text(prospect.debtor()));
        fields.put("account", Json.text(prospect.account()));
        prospect.before().ifPresent(verdict -> fields.put("before", Json.text(verdict.word())));
        prospect.after().ifPresent(verdict -> fields.put("after", Json.text(verdict.word())));
        prospect.due().ifPresent(due -> fields.put("due", Json.text(due.toString())));
        return Json.members(fields);
    }

    private static Prospect prospect(Fields fields) {
        Prospect prospect = new Prospect(
                fields.text("name"),
                fields.text("debtor"),
                fields.text("account"),
                fields.optionalText("before", Prospects::verdict),
                fields.optionalText("after", Prospects::verdict),
                fields.optionalText("due", Instant::parse));
        fields.end();
        return prospect;
    }

    private static Verdict verdict(String word) {
        return Verdict.named(word).orElseThrow(() -> new IllegalStateException("no verdict " + word));
    }
}
