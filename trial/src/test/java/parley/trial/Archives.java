package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The exports of one circle from the folders of all its parties: they must tell the same. */
final class Archives {
    private final Map<String, ExportedCircle> exports = new TreeMap<>();

    /** Exports from each folder in turn; {@code verify} accepts each. */
    Archives(FoundedCircle circle, Path folder) {
        circle.folders().forEach((code, data) -> {
            Path export = folder.resolve(code);
            exports.put(code, Exports.of(circle.id(), data, export));
            assertThat(Exports.verify(export))
                    .as("verify the export of %s", code)
                    .isZero();
        });
    }

    /** Each has these entries where they were acknowledged, once, with every receipt, and no others; all logs agree. */
    void assertAgreeAndHold(List<Sender.Sent> sent) {
        exports.forEach((code, export) -> {
            assertThat(export.logs().keySet()).as(code).isEqualTo(exports.keySet());
            assertThat(export.subjects())
                    .as(code)
                    .containsExactlyInAnyOrderElementsOf(
                            sent.stream().map(Sender.Sent::subject).toList());
            assertThat(export.missingReceipts()).as(code).isEmpty();
            assertThat(export.ids()).as(code).doesNotHaveDuplicates();
            assertThat(sent).as(code).allSatisfy(entry -> assertStandsWhereItWasAcknowledged(export, entry));
        });
        for (String owner : exports.keySet()) {
            assertSameAsFarAsTheyGo(exports.values().stream()
                    .map(export -> export.log(owner).leaves())
                    .toList());
        }
    }

    private static void assertStandsWhereItWasAcknowledged(ExportedCircle export, Sender.Sent entry) {
        ExportedLog log = export.log(entry.party());
        assertThat(log.id(entry.index())).isEqualTo(entry.id());
        assertThat(log.payload(entry.index()).get("subject").asString()).isEqualTo(entry.subject());
    }

    /** The last control entries may have come to some and not to others yet. */
    private static void assertSameAsFarAsTheyGo(List<List<JsonNode>> copies) {
        List<JsonNode> longest = copies.stream()
                .max((one, other) -> Integer.compare(one.size(), other.size()))
                .orElseThrow();
        assertThat(copies).allSatisfy(copy -> assertThat(copy).isEqualTo(longest.subList(0, copy.size())));
    }
}
