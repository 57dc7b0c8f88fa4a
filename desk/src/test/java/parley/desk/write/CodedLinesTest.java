package parley.desk.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.prose.Language;
import parley.desk.words.Words;
import parley.ledger.bytes.Bytes;
import parley.ledger.json.Json;

/** A coded message is typed by its code and a line for each parameter, and is written back as it was typed. */
final class CodedLinesTest {
    private static final Pack PACK = PackLoader.load(PackFolder.read(Path.of(
            System.getProperty("parley.root"), "agreement", "src/test/resources/parley/agreement/scenario/speech")));
    private static final String TYPED = """
            MV1
            distance: 500 m
            from: 2026-03-01 09:00:00
            party: XA
            persons: 3
            place: 36.0, -38.0 ± 100
            side: port
            until: 2026-03-02
            vessel: XA/1""";
    private static final String BODY = "{\"code\":\"MV1\",\"distance\":\"500 m\",\"from\":\"2026-03-01T09:00:00Z\","
            + "\"party\":\"XA\",\"persons\":3,\"place\":{\"accuracyMetres\":100,\"points\":[[360000000,-380000000]]},"
            + "\"side\":\"port\",\"until\":\"2026-03-02\",\"vessel\":\"XA/1\"}";

    @Test
    void whatIsTypedIsTheBodyAndTheBodyIsWrittenAsItWasTyped() {
        var lines = new CodedLines("b.hail", PACK.phrases());
        var json = lines.read(TYPED.replace("\n", "\r\n")).orElseThrow();
        assertThat(json.print().utf8()).isEqualTo(BODY);
        assertThat(lines.problems()).isEmpty();
        var written = CodedLines.print(PACK.phrases(), json);
        assertThat(new CodedLines("b.hail", PACK.phrases()).read(written)).contains(json);
        assertThat(written.lines()).hasSize(9).startsWith("MV1", "distance: 500 m", "from: 2026-03-01 09:00:00");
    }

    @Test
    void nothingTypedIsNothingSaidAndNoProblem() {
        var lines = new CodedLines("b.hail", PACK.phrases());
        assertThat(lines.read(" \n ")).isEmpty();
        assertThat(lines.problems()).isEmpty();
    }

    @Test
    void aCodeThatTheBookLacksIsToldWithTheNearest() {
        assertThat(told("MV3")).containsExactly("“MV3” is not in the phrase book. Nearest codes: MV1, MV2.");
    }

    @Test
    void everyLineThatIsWrongIsToldAtOnceAndEveryParameterThatLacks() {
        assertThat(told(TYPED.replace("persons: 3", "people: 3")
                        .replace("side: port", "side: left")
                        .replace("36.0, -38.0", "somewhere")))
                .containsExactly(
                        "“people: 3” is no line of this code. It takes, each once: side:, distance:, from:, until:, place:,"
                                + " party:, persons:, vessel:",
                        "“left” is none of: port, starboard. Choose one.",
                        "“somewhere ” is no position. Write latitude and longitude, such as 36.1, -38.1 or"
                                + " 36°06'00\"N 038°06'00\"W.",
                        "Code MV1 needs a line that begins with persons:. Add it.");
        assertThat(told(TYPED + "\nside: port")).hasSize(1);
        assertThat(told(TYPED.replace("± 100", "± 1000001")))
                .containsExactly("“1000001” is no number of metres from 0 to 1000000. Write digits only.");
        assertThat(told("MV2\nside: port"))
                .containsExactly("“side: port” is no line of this code. It takes, each once: –");
    }

    @Test
    void whatIsNoCodedMessageIsWrittenAsItStands() {
        Json other = Json.parse(Bytes.utf8("{\"side\":\"port\"}"), 100);
        assertThat(CodedLines.print(PACK.phrases(), other)).isEqualTo("{\"side\":\"port\"}");
    }

    private static List<String> told(String typed) {
        var lines = new CodedLines("b.hail", PACK.phrases());
        assertThat(lines.read(typed)).isEmpty();
        return lines.problems().stream()
                .map(problem -> problem.in(Objects.requireNonNull(Words.load().get(Language.EN)))
                        .text())
                .toList();
    }
}
