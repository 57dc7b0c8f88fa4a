package parley.agreement.prose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Phrase;
import parley.agreement.value.Party;
import parley.agreement.value.Value;
import parley.agreement.value.Value.Place.Point;
import parley.agreement.value.Value.Place.Shape;

/** A coded message as each reads it in his own language. */
final class PhraseTextTest {
    private static final Phrase PHRASE = PackLoader.load(PackFolder.read(Path.of(
                    System.getProperty("parley.root"),
                    "agreement",
                    "src/test/resources/parley/agreement/scenario/speech")))
            .phrases()
            .phrase("MV1")
            .orElseThrow();
    private static final String PLACE = "36.0000000 N 38.0000001 W (± 100 m)";

    @Test
    void theSameCodeIsReadInSixLanguagesWithTheSameValues() {
        String from = "2026-03-01 09:00:00 UTC";
        assertThat(List.of(Language.values()).stream().map(language -> PhraseText.say(PHRASE, message(), language)))
                .containsExactly(
                        "XA/1 of XB, 3 aboard, to port: 500 m from " + PLACE + ", from " + from + " until 2026-03-02.",
                        "XA/1 de XB, à bord 3, vers bâbord\u00a0: 500 m de " + PLACE + ", de " + from
                                + " à 2026-03-02.",
                        "XA/1 von XB, an Bord 3, nach Backbord: 500 m von " + PLACE + ", ab " + from
                                + " bis 2026-03-02.",
                        "XA/1 di XB, a bordo 3, verso sinistra: 500 m da " + PLACE + ", dal " + from
                                + " al 2026-03-02.",
                        "XA/1, XB, на борту 3, левый борт: 500 m от " + PLACE + ", с " + from + " по 2026-03-02.",
                        "XA/1 de XB, a bordo 3, hacia babor: 500 m de " + PLACE + ", desde " + from
                                + " hasta 2026-03-02.");
    }

    @Test
    void aMessageThatLacksAParameterIsNotSaidInPart() {
        Map<String, Value> fields = new LinkedHashMap<>(message().fields());
        fields.remove("side");
        assertThatThrownBy(() -> PhraseText.say(PHRASE, new Value.Row(fields), Language.EN))
                .hasMessage("no side in a message of code MV1");
    }

    private static Value.Row message() {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("code", new Value.Word("MV1"));
        fields.put("side", new Value.Word("port"));
        fields.put("distance", new Value.Distance(500));
        fields.put("from", new Value.Moment(Instant.parse("2026-03-01T09:00:00Z")));
        fields.put("until", new Value.Day(LocalDate.parse("2026-03-02")));
        fields.put(
                "place",
                new Value.Place(Shape.POINT, List.of(new Point(360_000_000, -380_000_001)), OptionalLong.of(100)));
        fields.put("party", new Value.PartyCode(new Party("XB")));
        fields.put("persons", new Value.Count(3));
        fields.put("vessel", new Value.Id("XA/1"));
        return new Value.Row(fields);
    }
}
