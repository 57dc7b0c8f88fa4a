package parley.agreement.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import parley.agreement.format.BodyReader;
import parley.agreement.pack.Pack;
import parley.agreement.value.Data;
import parley.agreement.value.Type;
import parley.agreement.value.Value;
import parley.agreement.yaml.Problem;

/** A field of a format that says how something recurs. */
class RecurrenceFieldTest {
    private static final PackFiles COUNCIL =
            PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "council"));

    private static PackFiles with(String path, String before, String after) {
        TreeMap<String, String> texts = new TreeMap<>(COUNCIL.texts());
        assertThat(texts.get(path)).contains(before);
        texts.computeIfPresent(path, (_, text) -> text.replace(before, after));
        return new PackFiles(texts);
    }

    private static Pack pack() {
        return PackLoader.load(with(
                "formats/session-attendance.yaml",
                "fields:\n",
                "fields:\n  - { item: \"0\", name: again, type: recurrence }\n"));
    }

    private static BodyReader.Reading read(String rule) {
        var pack = pack();
        var body = new Data.Members(Map.of(
                "again", new Data.Text(rule),
                "session", new Data.Text("XA/1"),
                "present", new Data.Items(List.of(new Data.Text("XA")))));
        return BodyReader.of(pack).read(pack.format("session-attendance").orElseThrow(), body);
    }

    @Test
    void aFormatMayHaveOneAndAFactHasNone() {
        assertThat(pack().format("session-attendance").orElseThrow().fields().get("again"))
                .satisfies(field -> assertThat(field.type()).isEqualTo(Type.Simple.RECURRENCE));
        assertThat(
                        PackLoader.check(with("agreement.yaml", "    begins: instant\n", "    begins: recurrence\n"))
                                .problems()
                                .stream()
                                .map(Problem::toString))
                .anySatisfy(problem -> assertThat(problem).contains("the type \"recurrence\""));
    }

    @Test
    void aBodyHoldsARuleThatEndsAndIsToldHowToEndOneThatDoesNot() {
        assertThat(read("FREQ=MONTHLY;BYDAY=1TU;COUNT=6").fields())
                .containsEntry("again", new Value.Text("FREQ=MONTHLY;BYDAY=1TU;COUNT=6"));
        assertThat(read("FREQ=MONTHLY;BYDAY=1TU").reasons())
                .singleElement()
                .hasToString(
                        "item 0 again: the text \"FREQ=MONTHLY;BYDAY=1TU\", expected a recurrence that has COUNT=6 or"
                                + " UNTIL=20271231T235959Z, an instant in UTC; a rule without an end does not fit (at /again)");
    }
}
