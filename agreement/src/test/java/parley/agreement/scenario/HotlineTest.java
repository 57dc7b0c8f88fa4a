package parley.agreement.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parley.agreement.check.PackCheck;
import parley.agreement.format.BodyReader;
import parley.agreement.load.CaseLoader;
import parley.agreement.load.PackFiles;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Phrase;
import parley.agreement.pack.Scenario;
import parley.agreement.prose.Language;
import parley.agreement.prose.PhraseText;
import parley.agreement.value.Data;
import parley.agreement.value.Party;
import parley.agreement.value.Type;
import parley.agreement.value.Type.Simple;
import parley.agreement.value.Value;

/** The hotline's phrase book and cases; {@code -Dparley.seed=N} plays its properties again. */
final class HotlineTest {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());
    private static final PackFiles FILES =
            PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "hotline"));
    private static final Pack PACK = PackLoader.load(FILES);
    private static final int RUNS = 20;

    private final Random random = new Random(SEED);

    @Test
    void whatEachSaidByCodeTheOtherReadsInItsOwnLanguageWithTheSameValues() {
        for (Phrase phrase : PACK.phrases().phrases().values()) {
            for (int run = 0; run < RUNS; run++) {
                Map<String, String> shown = new LinkedHashMap<>();
                Value.Row message = read(apart(phrase, shown));
                for (Language language : Language.values()) {
                    String said = PhraseText.say(phrase, message, language);
                    String as = "seed %d: %s in %s: %s".formatted(SEED, phrase.code(), language.code(), said);
                    assertThat(said).as(as).doesNotContain("{", "}");
                    phrase.parameters().forEach((name, parameter) -> {
                        Map<String, String> word = parameter.words().getOrDefault(shown.get(name), Map.of());
                        String expected = word.getOrDefault(language.code(), shown.getOrDefault(name, ""));
                        assertThat(said).as(as).containsOnlyOnce(expected);
                    });
                    if (phrase.parameters().keySet().containsAll(List.of("from", "until"))) {
                        assertThat(said.indexOf(shown.getOrDefault("from", "")))
                                .as(as)
                                .isLessThan(said.indexOf(shown.getOrDefault("until", "")));
                    }
                }
            }
        }
    }

    @Test
    void noTwoCodesSayTheSameAndNoLanguageIsLeftInAnother() {
        for (Language language : Language.values()) {
            assertThat(PACK.phrases().phrases().values().stream()
                            .map(phrase -> phrase.says().get(language.code())))
                    .doesNotHaveDuplicates();
        }
        for (Phrase phrase : PACK.phrases().phrases().values()) {
            assertThat(phrase.says().values()).as(phrase.code()).doesNotHaveDuplicates();
            assertThat(phrase.says().getOrDefault("ru", "")).as(phrase.code()).containsPattern("\\p{IsCyrillic}");
        }
    }

    @Test
    void aRescueIsAskedForInSixLanguages() {
        Phrase phrase = PACK.phrases().phrase("SR1").orElseThrow();
        Value.Row message = read(new Data.Members(Map.of(
                "code", new Data.Text("SR1"),
                "craft", new Data.Text("ship"),
                "persons", new Data.Whole(6),
                "at", new Data.Text("2026-03-01T23:30:00Z"),
                "place", place(360_100_000, -380_000_000))));
        String at = "2026-03-01 23:30:00 UTC";
        String place = "36.0100000 N 38.0000000 W";
        assertThat(List.of(Language.values()).stream().map(language -> PhraseText.say(phrase, message, language)))
                .containsExactly(
                        "We are searching for one of ours that is missing: ship. Persons aboard: 6; last known at " + at
                                + "; place: " + place + ".",
                        "Nous recherchons un de nos moyens, porté disparu\u00a0: navire. Personnes à bord\u00a0:"
                                + " 6\u00a0; dernière position connue le " + at + "\u00a0; lieu\u00a0: " + place + ".",
                        "Wir suchen eine vermisste eigene Einheit: Schiff. Personen an Bord: 6; zuletzt bekannt am "
                                + at + "; Ort: " + place + ".",
                        "Stiamo cercando un nostro mezzo disperso: nave. Persone a bordo: 6; ultima posizione nota il "
                                + at + "; luogo: " + place + ".",
                        "Ведём поиск. С нашей стороны пропало без вести: корабль. Человек на борту: 6; последние"
                                + " сведения "
                                + at + "; место: " + place + ".",
                        "Buscamos una unidad nuestra desaparecida: buque. Personas a bordo: 6; última posición conocida"
                                + " el " + at + "; lugar: " + place + ".");
    }

    @Test
    void itsCasesHoldUnderAnyCodes() {
        assertThat(FILES.cases()).isNotEmpty();
        FILES.cases().forEach((path, text) -> {
            Scenario scenario = CaseLoader.load(path, text, PACK).scenario();
            assertThat(Vd.failures(PACK, scenario)).as(path).isEmpty();
            assertThat(Vd.failures(PACK, Swap.rotating(scenario.parties()).of(scenario)))
                    .as("%s with the next code for every party", path)
                    .isEmpty();
        });
    }

    @Test
    void aBearingIsNamedByOneNumberAndAnEndIsNotBeforeItsBeginning() {
        assertThat(reasons("QS6", Map.of("course", new Data.Whole(0)))).isEmpty();
        assertThat(reasons("QS6", Map.of("course", new Data.Whole(359)))).isEmpty();
        assertThat(reasons("QS6", Map.of("course", new Data.Whole(360))))
                .containsExactly(
                        "item 3 phrase: 360 for course of QS6, expected a count, at most 359 (at /phrase/course)");
        assertThat(reasons("LK2", span("2026-03-01T09:00:00Z", "2026-03-01T09:00:00Z")))
                .isEmpty();
        assertThat(reasons("LK2", span("2026-03-01T09:00:01Z", "2026-03-01T09:00:00Z")))
                .containsExactly(
                        "item 3 phrase: 2026-03-01T09:00:01Z for from of LK2, expected an instant not after until,"
                                + " 2026-03-01T09:00:00Z (at /phrase/from)");
    }

    private static Map<String, Data> span(String from, String until) {
        return Map.of("from", new Data.Text(from), "until", new Data.Text(until));
    }

    private static List<String> reasons(String code, Map<String, Data> parameters) {
        Map<String, Data> message = new LinkedHashMap<>(parameters);
        message.put("code", new Data.Text(code));
        return reading(new Data.Members(message)).reasons().stream()
                .map(BodyReader.Reason::toString)
                .toList();
    }

    /** What is not one's own to number is not released; of an entry that stands there all the same it is said why. */
    @Test
    void aMessageBearsANumberOfItsSender() {
        var format = PACK.format("test-message").orElseThrow();
        var body = new Data.Members(Map.of(
                "test",
                new Data.Text("XA/1"),
                "number",
                new Data.Whole(1),
                "text",
                new Data.Text("Bread is baked early.")));
        assertThat(BodyReader.of(PACK)
                        .read(format, body, new Party("XA"), Optional.empty())
                        .reasons())
                .isEmpty();
        assertThat(BodyReader.of(PACK)
                        .read(format, body, new Party("XAB"), Optional.empty())
                        .reasons())
                .map(BodyReader.Reason::toString)
                .containsExactly("item 1 test: the id XA/1, expected an id of one's own, as XAB/1 (at /test)");
    }

    @Test
    void thePackHasNoProblem() {
        assertThat(PackCheck.check(FILES).problems()).isEmpty();
    }

    private static Value.Row read(Data.Members message) {
        BodyReader.Reading reading = reading(message);
        assertThat(reading.reasons()).as("seed %d: %s", SEED, message).isEmpty();
        return (Value.Row) reading.fields().getOrDefault("phrase", new Value.Row(Map.of()));
    }

    private static BodyReader.Reading reading(Data.Members message) {
        Map<String, Data> body = new LinkedHashMap<>();
        body.put("signal", new Data.Text("XA/1"));
        body.put("precedence", new Data.Text("flash"));
        body.put("phrase", message);
        return BodyReader.of(PACK).read(PACK.format("coded-message").orElseThrow(), new Data.Members(body));
    }

    /** A message none of whose values lies within another one: each that is found in the sentence is that one. */
    private Data.Members apart(Phrase phrase, Map<String, String> shown) {
        Data.Members message;
        do {
            message = message(phrase, shown);
        } while (!areApart(List.copyOf(shown.values())) || !isInOrder(phrase, shown));
        return message;
    }

    /** Days and instants as they are shown come in the order of their texts. */
    private static boolean isInOrder(Phrase phrase, Map<String, String> shown) {
        return phrase.parameters().values().stream()
                .allMatch(parameter -> parameter.bounds().notAfter().stream()
                        .allMatch(later ->
                                shown.getOrDefault(parameter.name(), "").compareTo(shown.getOrDefault(later, ""))
                                        <= 0));
    }

    private static boolean areApart(List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            for (int k = 0; k < values.size(); k++) {
                if (i != k && values.get(i).contains(values.get(k))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** A message in a phrase, and how each of its values must stand in the sentence. */
    private Data.Members message(Phrase phrase, Map<String, String> shown) {
        Map<String, Data> members = new LinkedHashMap<>();
        members.put("code", new Data.Text(phrase.code()));
        phrase.parameters().forEach((name, parameter) -> members.put(name, value(parameter, shown)));
        return new Data.Members(members);
    }

    private Data value(Phrase.Parameter parameter, Map<String, String> shown) {
        String name = parameter.name();
        Type type = parameter.type();
        if (type == Simple.COUNT) {
            long least = parameter.bounds().least().orElse(0);
            long count = random.nextLong(least, parameter.bounds().most().orElse(1_000_000) + 1);
            shown.put(name, Long.toString(count));
            return new Data.Whole(count);
        }
        if (type == Simple.POINT) {
            long latitude = random.nextLong(-900_000_000, 900_000_001);
            long longitude = random.nextLong(-1_800_000_000, 1_800_000_001);
            shown.put(name, degrees(latitude, 'N', 'S') + " " + degrees(longitude, 'E', 'W'));
            return place(latitude, longitude);
        }
        if (type == Simple.MOMENT) {
            String day = day();
            String hour = "%02d:%02d:%02d".formatted(random.nextInt(24), random.nextInt(60), random.nextInt(60));
            shown.put(name, day + " " + hour + " UTC");
            return new Data.Text(day + "T" + hour + "Z");
        }
        String text = switch (type) {
            case Simple.DAY -> day();
            case Simple.PARTY -> "X" + (char) ('A' + random.nextInt(26));
            case Simple.DISTANCE -> 1 + random.nextInt(20_000) + " km";
            case Type.Words words ->
                words.words().get(random.nextInt(words.words().size()));
            case Type.IdOf _, Type.AnyId _ -> "XA/" + random.nextInt(1_000);
            case Simple _, Type.ListOf _, Type.RowOf _, Type.SpanOf _, Type.Groups _, Type.Coded _ ->
                throw new IllegalStateException("no parameter is a " + type);
        };
        shown.put(name, text);
        return new Data.Text(text);
    }

    private String day() {
        return "20%02d-%02d-%02d".formatted(random.nextInt(100), 1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    private static Data.Members place(long latitude, long longitude) {
        List<Data> pair = new ArrayList<>(List.of(new Data.Whole(latitude), new Data.Whole(longitude)));
        return new Data.Members(Map.of("points", new Data.Items(List.of(new Data.Items(pair)))));
    }

    /** By arithmetic on the digits, and not as the renderer does it. */
    private static String degrees(long e7, char positive, char negative) {
        String digits = "00000000" + Math.abs(e7);
        String whole = digits.substring(0, digits.length() - 7).replaceFirst("^0+(?=[0-9])", "");
        return whole + "." + digits.substring(digits.length() - 7) + " " + (e7 < 0 ? negative : positive);
    }
}
