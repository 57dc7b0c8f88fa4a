package parley.agreement.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.value.Data;
import parley.agreement.value.DataReader;
import parley.agreement.value.Value;

/** A coded message fits when its phrase book has the code and every parameter is there, of its type, and no other. */
final class CodedMessageTest {
    private static final Pack PACK = PackLoader.load(PackFolder.read(Path.of(
            System.getProperty("parley.root"), "agreement", "src/test/resources/parley/agreement/scenario/speech")));
    private static final String WHOLE = "\"side\":\"port\",\"distance\":\"500 m\",\"from\":\"2026-03-01T09:00:00Z\","
            + "\"until\":\"2026-03-02\",\"place\":{\"points\":[[360000000,-380000000]]},\"party\":\"XA\",\"persons\":3,"
            + "\"vessel\":\"XA/1\"";

    @Test
    void aMessageIsReadAsItsCodeAndItsParameters() {
        BodyReader.Reading reading = read("{\"hail\":{\"code\":\"MV1\"," + WHOLE + "}}");
        assertThat(reading.reasons()).isEmpty();
        assertThat(reading.fields().get("hail"))
                .isInstanceOfSatisfying(
                        Value.Row.class,
                        row -> assertThat(row.fields())
                                .containsEntry("code", new Value.Word("MV1"))
                                .containsEntry("side", new Value.Word("port"))
                                .containsEntry("distance", new Value.Distance(500))
                                .containsEntry("persons", new Value.Count(3))
                                .hasSize(9));
    }

    @Test
    void anUnknownCodeIsRefusedWithTheNearestOnes() {
        assertThat(reasons("{\"hail\":{\"code\":\"MV3\"}}"))
                .containsExactly(
                        "item 1 hail: the code the text \"MV3\", not in the phrase book, expected a code of the phrase book,"
                                + " such as MV1, MV2 (at /hail/code)");
        assertThat(reasons("{\"hail\":{\"code\":7}}"))
                .singleElement()
                .satisfies(reason -> assertThat(reason).contains("such as MV1, MV2"));
        assertThat(reasons("{\"hail\":{\"side\":\"port\"}}"))
                .singleElement()
                .satisfies(reason -> assertThat(reason).contains("no code, expected code: a code of the phrase book"));
        assertThat(reasons("{\"hail\":\"MV1\"}"))
                .singleElement()
                .satisfies(
                        reason -> assertThat(reason).contains("{code: a code of the phrase book, and its parameters}"));
    }

    @Test
    void missingAndSurplusAndIllTypedParametersAreAllNamedAtOnce() {
        assertThat(reasons("{\"hail\":{\"code\":\"MV1\","
                        + WHOLE.replace("\"port\"", "\"left\"")
                                .replace("\"persons\":3", "\"people\":3")
                                .replace("500 m", "500")
                        + "}}"))
                .containsExactly(
                        "item 1 hail: the text \"left\", expected one of [port, starboard] (at /hail/side)",
                        "item 1 hail: the text \"500\", expected a distance such as 5 km or 4500 m (at /hail/distance)",
                        "item 1 hail: no persons for MV1, expected a count under persons (at /hail)",
                        "item 1 hail: no parameter of MV1, expected side: one of [port, starboard], distance: a distance,"
                                + " from: an instant, until: a date, place: a point, party: a party, persons: a count,"
                                + " vessel: an id of Vessel (at /hail/people)");
        assertThat(reasons("{\"hail\":{\"code\":\"MV2\",\"side\":\"port\"}}"))
                .containsExactly("item 1 hail: no parameter of MV2, expected the code alone (at /hail/side)");
    }

    @Test
    void aParameterCannotBeLeftBlankAndTheMessageAsAWholeCan() {
        assertThat(reasons("{\"hail\":{\"code\":\"MV1\","
                        + WHOLE.replace("\"persons\":3", "\"persons\":{\"absent\":\"toFollow\"}") + "}}"))
                .singleElement()
                .satisfies(reason -> assertThat(reason).contains("a whole number from 0 (at /hail/persons)"));
        assertThat(read("{\"hail\":{\"absent\":\"toFollow\"}}").fits()).isTrue();
    }

    private static List<String> reasons(String body) {
        return read(body).reasons().stream().map(BodyReader.Reason::toString).toList();
    }

    private static BodyReader.Reading read(String body) {
        return BodyReader.of(PACK).read(PACK.format("hail").orElseThrow(), (Data.Members)
                DataReader.read(body).orElseThrow());
    }
}
