package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
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

/**
 * A crisis in two circles, of five parties and a witness, played by six real nodes; then told again from exports alone, with every
 * finding.
 */
@Tag("ci")
class CrisisTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    static Path directory;

    private static final JsonMapper JSON = new JsonMapper();

    private static JsonNode report = JSON.nullNode();
    private static @Nullable Program demo;

    /** Its nodes run on, so that what their desks say can be compared with what is worked out from exports. */
    @BeforeAll
    static void play() {
        List<String> arguments = List.of("demo", "crisis", "--json", "--port", "0", "--data", world().toString());
        Program program = Program.parley(Checkout.ROOT, Map.of(), arguments);
        demo = program;
        report = JSON.readTree(
                program.awaitLine(Pattern.compile("^\\{.*\\}$"), LIMIT).group());
    }

    @AfterAll
    static void end() {
        if (demo != null) {
            demo.close();
        }
    }

    private static Path world() {
        return directory.resolve("world");
    }

    @Test
    void everyReceiptAndEveryFindingComesInBothCircles() throws IOException {
        StoryFile story = story();
        assertThat(report.get("circles").asInt()).isEqualTo(2);
        assertThat(report.get("parties").asInt()).isEqualTo(5);
        assertThat(report.get("witnesses").asInt()).isEqualTo(1);
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
    void theCouncilIsToldAlikeByTheExportsOfAPartyAndOfTheWitness(@TempDir Path folder) throws Exception {
        Bytes charter = Bytes.of(Files.readAllBytes(world().resolve("XA/charter.json")));
        String circle = SignedCharter.parse(charter).charter().circle().toString();
        assertTellAlike(circle, story().circles().getFirst(), List.of("XA", "XW"), folder);
    }

    @Test
    void theLineIsToldAlikeByTheExportsOfBothSidesAndOfTheWitnessAndNoOtherPartyHasIt(@TempDir Path folder)
            throws Exception {
        String circle;
        try (Stream<Path> further = Files.list(world().resolve("XB/circles"))) {
            circle = further.findFirst().orElseThrow().getFileName().toString().replace(".json", "");
        }
        assertTellAlike(circle, story().circles().getLast(), List.of("XA", "XB", "XW"), folder);
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

    /** Each export is accepted, all have the same logs, and these say what the story says and nothing else; and so the findings. */
    private static void assertTellAlike(String circle, StoryFile.Circle told, List<String> holders, Path folder)
            throws Exception {
        List<ExportedCircle> exports = holders.parallelStream()
                .map(holder -> Exports.of(circle, world().resolve(holder), folder.resolve(holder)))
                .toList();
        ExportedCircle export = exports.getFirst();
        assertThat(exports).extracting(ExportedCircle::roots).containsOnly(export.roots());
        for (String holder : holders) {
            Audits.assertAsExpected(folder.resolve(holder), told);
            Audits.assertAsOnTheDesk(folder.resolve(holder), circle, world().resolve(holder));
        }
        Audits.assertAsThenKnownOnTheDesk(
                folder.resolve(holders.getFirst()), circle, told, world().resolve(holders.getFirst()));
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
