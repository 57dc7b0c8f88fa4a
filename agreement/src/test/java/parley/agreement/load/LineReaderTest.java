package parley.agreement.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.agreement.pack.Format;
import parley.agreement.pack.LineRole;
import parley.agreement.pack.Pack;
import parley.agreement.yaml.Problem;

/** What a format is on a line is found in its fields, or what it lacks is told. */
final class LineReaderTest {
    private static final PackFiles HOTLINE =
            PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "hotline"));

    @Test
    void theFormatsOfTheHotlineSayReadAndTestByTheirOwnFields() {
        Pack pack = PackLoader.load(HOTLINE);
        Map<String, LineRole> roles = pack.formats().values().stream()
                .collect(Collectors.toMap(Format::name, format -> format.line().orElseThrow()));
        assertThat(roles)
                .containsOnly(
                        Map.entry(
                                "message",
                                new LineRole.Says("message", "precedence", Optional.empty(), Optional.of("text"))),
                        Map.entry(
                                "coded-message",
                                new LineRole.Says("signal", "precedence", Optional.of("phrase"), Optional.of("text"))),
                        Map.entry("acknowledgement", new LineRole.Reads("acknowledged", Optional.of("text"))),
                        Map.entry(
                                "test-message",
                                new LineRole.Tests(
                                        "test", Optional.of("follows"), Optional.of("number"), Optional.of("text"))));
        assertThat(pack.hasLine()).isTrue();
    }

    @Test
    void aPackWithoutTheMarkHasNoLine() {
        TreeMap<String, String> texts = new TreeMap<>(HOTLINE.texts());
        texts.replaceAll((path, text) -> text.replaceAll("(?m)^line: says\n", ""));
        assertThat(PackLoader.load(new PackFiles(texts)).hasLine()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "message|line: says|line: speaks|found the text \"speaks\", expected one of reads, says, tests",
                "message|ordered: [routine, |ordered: [later, |line: says without what it takes, expected a required field of ordered words among [routine, priority, immediate, flash]",
                "message|, required: true, label: { en: \"Precedence\"|, label: { en: \"Precedence\"|expected a required field of ordered words",
                "message|name: text, type: text, required: true|name: text, type: date, required: true|expected a field of type text or phrase",
                "message|name: text, type: text, required: true|name: text, type: date, required: true|found line: says and the required field text, expected no required field beside",
                "message|id: body.message|id: subject|expected one fact that it states, whose id stands in a field of its body",
                "acknowledgement|type: id, required: true|type: id|line: reads without what it takes, expected a required field of type id",
                "test-message|id: body.test|id: subject|line: tests without what it takes, expected one fact that it states"
            })
    void whatAFormatLacksForItIsTold(String format, String before, String after, String told) {
        var path = "formats/" + format + ".yaml";
        TreeMap<String, String> texts = new TreeMap<>(HOTLINE.texts());
        assertThat(texts.get(path)).contains(before);
        texts.computeIfPresent(path, (_, text) -> text.replace(before, after));
        assertThat(problems(texts)).anySatisfy(problem -> assertThat(problem).contains(path, told));
    }

    @Test
    void aFieldThatCannotBeReadIsTheOnlyProblemOfItsFormat() {
        TreeMap<String, String> texts = new TreeMap<>(HOTLINE.texts());
        texts.computeIfPresent(
                "formats/acknowledgement.yaml",
                (_, text) -> text.replace("type: id, required", "type: ident, required"));
        assertThat(problems(texts)).noneSatisfy(problem -> assertThat(problem).contains("line: reads"));
    }

    private static List<String> problems(SortedMap<String, String> texts) {
        return PackLoader.check(new PackFiles(texts)).problems().stream()
                .map(Problem::toString)
                .toList();
    }
}
