package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.load.StoryLoader;
import parley.agreement.pack.StoryFile;
import parley.ledger.bytes.Bytes;
import parley.ledger.charter.SignedCharter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A crisis in two circles, of five parties and a witness, played by six real nodes; then told again from exports alone. */
@Tag("ci")
class CrisisTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    static Path directory;

    private static JsonNode report = new JsonMapper().nullNode();

    @BeforeAll
    static void play() {
        List<String> demo = List.of("demo", "crisis", "--exit", "--json", "--data", world().toString());
        try (Program program = Program.parley(Checkout.ROOT, Map.of(), demo)) {
            assertThat(program.awaitExit(LIMIT)).as("%s", program.err()).isZero();
            report = new JsonMapper().readTree(program.out().getFirst());
        }
    }

    private static Path world() {
        return directory.resolve("world");
    }

    @Test
    void everyReceiptAndEveryFindingComesInBothCircles() throws IOException {
        StoryFile story = story();
        assertThat(report.get("circles").asInt()).isEqualTo(2);
        assertThat(report.get("parties").asInt()).isEqualTo(6);
        int entries = 0;
        int receipts = 0;
        int findings = 0;
        for (StoryFile.Circle circle : story.circles()) {
            int said = circle.timeline().size();
            entries += said;
            receipts += said * (circle.parties().size() + circle.witnesses().size() - 1);
            findings += circle.parts().stream()
                    .mapToInt(part -> part.scenario().expect().size())
                    .sum();
        }
        assertThat(report.get("entries").asInt()).isEqualTo(entries);
        assertThat(report.get("receipts").get("received").asInt()).isEqualTo(receipts);
        assertThat(report.get("findings").get("matched").asInt()).isEqualTo(findings);
    }

    @Test
    void theCouncilIsToldAlikeByTheExportsOfAPartyAndOfTheWitness(@TempDir Path folder) throws IOException {
        Bytes charter = Bytes.of(Files.readAllBytes(world().resolve("XA/charter.json")));
        String circle = SignedCharter.parse(charter).charter().circle().toString();
        assertTellAlike(circle, story().circles().getFirst(), List.of("XA", "XW"), folder);
    }

    @Test
    void theLineIsToldAlikeByTheExportsOfBothSidesAndNobodyElseHasIt(@TempDir Path folder) throws IOException {
        String circle;
        try (Stream<Path> further = Files.list(world().resolve("XB/circles"))) {
            circle = further.findFirst().orElseThrow().getFileName().toString().replace(".json", "");
        }
        assertTellAlike(circle, story().circles().getLast(), List.of("XA", "XB"), folder);
        for (String outsider : List.of("XC", "XD", "XE")) {
            assertThat(world().resolve(outsider).resolve("circles")).doesNotExist();
        }
        List<String> export = List.of(
                "export",
                circle,
                folder.resolve("XC").toString(),
                "--data",
                world().resolve("XC").toString());
        try (Program program = Program.parley(Checkout.ROOT, Map.of(), export)) {
            assertThat(program.awaitExit(LIMIT)).isEqualTo(2);
            assertThat(String.join("\n", program.err())).contains("not in " + circle);
        }
    }

    /** Each export is accepted, both have the same logs, and these say what the story says and nothing else. */
    private static void assertTellAlike(String circle, StoryFile.Circle told, List<String> holders, Path folder) {
        List<ExportedCircle> exports = holders.parallelStream()
                .map(holder -> {
                    ExportedCircle export = Exports.of(circle, world().resolve(holder), folder.resolve(holder));
                    assertThat(Exports.verify(folder.resolve(holder)))
                            .as(holder)
                            .isZero();
                    return export;
                })
                .toList();
        ExportedCircle export = exports.getFirst();
        assertThat(exports.getLast().roots()).isEqualTo(export.roots());
        assertThat(export.missingReceipts()).isEmpty();
        for (var party : told.parties()) {
            assertThat(export.formats(party.code()))
                    .as("what %s says", party)
                    .isEqualTo(told.timeline().stream()
                            .filter(item -> item.by().equals(party))
                            .map(item -> item.format())
                            .toList());
        }
        for (var witness : told.witnesses()) {
            assertThat(export.formats(witness.code())).isEmpty();
        }
    }

    private static StoryFile story() throws IOException {
        Path file = Checkout.ROOT.resolve("stories/crisis.yaml");
        Path agreements = Checkout.ROOT.resolve("agreements");
        return StoryLoader.load(
                file.toString(),
                Files.readString(file),
                agreement -> Optional.of(PackLoader.load(PackFolder.read(agreements.resolve(agreement)))));
    }
}
