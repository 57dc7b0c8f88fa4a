package parley.agreement.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.agreement.pack.CouncilRole;
import parley.agreement.pack.Format;
import parley.agreement.pack.Pack;
import parley.agreement.yaml.Problem;

/** What a format is in a council is found in its fields, or what it lacks is told. */
final class CouncilReaderTest {
    private static final PackFiles COUNCIL =
            PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "council"));

    @Test
    void theFormatsOfTheCouncilAreWhatTheySayByTheirOwnFields() {
        Pack pack = PackLoader.load(COUNCIL);
        Map<String, CouncilRole> roles = pack.formats().values().stream()
                .filter(format -> format.council().isPresent())
                .collect(Collectors.toMap(
                        Format::name, format -> format.council().orElseThrow()));
        assertThat(roles)
                .containsOnly(
                        Map.entry(
                                "session",
                                new CouncilRole.Session(
                                        "session",
                                        "title",
                                        "begins",
                                        "ends",
                                        Optional.of("kind"),
                                        Optional.of("place"),
                                        Optional.of("invited"),
                                        Optional.of("itemsUntil"))),
                        Map.entry("session-reply", new CouncilRole.Reply("session", "answer", Optional.of("remark"))),
                        Map.entry(
                                "agenda-item",
                                new CouncilRole.Item(
                                        "item", "session", "title", Optional.of("text"), Optional.of("document"))),
                        Map.entry("agenda-ranking", new CouncilRole.Ranking("session", "order")),
                        Map.entry("agenda-departure", new CouncilRole.Departure("session", "order", "reason")),
                        Map.entry(
                                "session-statement",
                                new CouncilRole.Statement("item", "text", Optional.of("document"))),
                        Map.entry(
                                "session-attendance",
                                new CouncilRole.Attendance("session", "present", Optional.of("remark"))),
                        Map.entry(
                                "session-journal",
                                new CouncilRole.Journal("session", "text", Optional.of("document"), "until")),
                        Map.entry("commitment", new CouncilRole.Commitment("commitment", "session", "text", "due")),
                        Map.entry(
                                "commitment-report",
                                new CouncilRole.Report("commitment", "state", Optional.of("text"))));
        assertThat(pack.hasCouncil()).isTrue();
        assertThat(pack.hasLine()).isFalse();
    }

    @Test
    void aPackWithoutSessionsHasNoCouncil() {
        TreeMap<String, String> texts = new TreeMap<>(COUNCIL.texts());
        texts.replaceAll((path, text) -> text.replaceAll("(?m)^council: session\n", ""));
        assertThat(PackLoader.load(new PackFiles(texts)).hasCouncil()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "session|council: session|council: sitting|found the text \"sitting\", expected one of",
                "session|id: body.session|id: subject|council: session without what it takes, expected one fact that it states",
                "session|name: ends, type: instant, required: true|name: ends, type: instant|expected a required field of type instant",
                "session|name: itemsUntil, type: instant|name: itemsUntil, type: date, required: true|and the required field itemsUntil",
                "session-reply|type: [comes, tentative, declines]|type: text|expected a required field of words",
                "agenda-ranking|type: [id]|type: [text]|expected a required field of type [id]",
                "session-attendance|type: [party]|type: party|expected a required field of type [party]",
                "session-journal|id: subject|id: body.session|expected one fact that it states, whose id is the subject",
                "commitment|name: due, type: date|name: due, type: instant|expected a required field of type date",
                "agenda-departure|name: reason, type: text, required: true|name: reason, type: text|expected a required field of type text"
            })
    void whatAFormatLacksForItIsTold(String format, String before, String after, String told) {
        var path = "formats/" + format + ".yaml";
        TreeMap<String, String> texts = new TreeMap<>(COUNCIL.texts());
        assertThat(texts.get(path)).contains(before);
        texts.computeIfPresent(path, (_, text) -> text.replace(before, after));
        assertThat(PackLoader.check(new PackFiles(texts)).problems().stream().map(Problem::toString))
                .anySatisfy(problem -> assertThat(problem).contains(path, told));
    }
}
