package parley.agreement.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Phrase;
import parley.agreement.value.Type;
import parley.agreement.value.Type.Simple;
import parley.agreement.yaml.Problem;

/** A phrase book is read whole, or every problem in it is told at once. */
final class PhraseReaderTest {
    private static final PackFiles SPEECH = PackFolder.read(Path.of(
            System.getProperty("parley.root"), "agreement", "src/test/resources/parley/agreement/scenario/speech"));
    private static final String SIX =
            "en: \"%1$s\", fr: \"%1$s\", de: \"%1$s\", it: \"%1$s\", ru: \"%1$s\", es: \"%1$s\"";

    @Test
    void aBookHoldsItsPhrasesInTheirOrderWithTheTypesOfTheirParameters() {
        Pack pack = PackLoader.load(SPEECH);
        assertThat(pack.phrases().phrases().keySet()).containsExactly("MV1", "MV2");
        Phrase phrase = pack.phrases().phrase("MV1").orElseThrow();
        assertThat(phrase.parameters().keySet())
                .containsExactly("side", "distance", "from", "until", "place", "party", "persons", "vessel");
        assertThat(phrase.parameters().values().stream().map(Phrase.Parameter::type))
                .containsExactly(
                        new Type.Words(List.of("port", "starboard"), false),
                        Simple.DISTANCE,
                        Simple.MOMENT,
                        Simple.DAY,
                        Simple.POINT,
                        Simple.PARTY,
                        Simple.COUNT,
                        new Type.IdOf("Vessel"));
        assertThat(phrase.says()).containsOnlyKeys("en", "fr", "de", "it", "ru", "es");
    }

    @Test
    void theBookIsPartOfWhatTheHashCovers() {
        TreeMap<String, String> texts = new TreeMap<>(SPEECH.texts());
        texts.merge("phrases.yaml", "# another reading\n", String::concat);
        assertThat(new PackFiles(texts).sha256()).isNotEqualTo(SPEECH.sha256());
    }

    @Test
    void everyProblemIsToldAtOnceWithItsPlaceAndParagraph() {
        assertThat(problems("""
                        lists:
                          count: { ship: { SHIP } }
                          side: { Port: { PORT }, starboard: { en: starboard } }
                        phrases:
                          mv1: { ref: "1", says: { OK } }
                          MV2: { ref: "1", with: { code: count, at: moment, side: side }, says: { SLOTS } }
                          MV3: { says: { OK }, extra: 1 }
                          MV4: { ref: "1", with: { far: distance }, says: { en: "{near}", fr: "{far", de: "{far}", it: "{far}", ru: "{far}" } }
                        """.replace("SHIP", SIX.formatted("ship"))
                        .replace("PORT", SIX.formatted("port"))
                        .replace("OK", SIX.formatted("Stopped."))
                        .replace("SLOTS", SIX.formatted("{code} {at} {side}"))))
                .containsExactly(
                        "phrases.yaml:2:3: found the list \"count\", expected a name such as side, no type",
                        "phrases.yaml:3:11: found the word \"Port\", expected a word such as ship",
                        "phrases.yaml:3:104: found no de, expected de: a word in it",
                        "phrases.yaml:3:104: found no es, expected es: a word in it",
                        "phrases.yaml:3:104: found no fr, expected fr: a word in it",
                        "phrases.yaml:3:104: found no it, expected it: a word in it",
                        "phrases.yaml:3:104: found no ru, expected ru: a word in it",
                        "phrases.yaml:5:3: found the code \"mv1\", expected 2 to 16 capital letters and digits, as RT9",
                        "phrases.yaml:6:28: par. 1: found the parameter \"code\", expected a name such as side, none of [absent, code, id]",
                        "phrases.yaml:6:45: par. 1: found the type \"moment\", expected one of count, date, distance, id, instant, party, point, side",
                        "phrases.yaml:7:8: found no ref, expected ref: the paragraph that prescribes it",
                        "phrases.yaml:7:116: found the key \"extra\" in a phrase, expected one of ref, says, with",
                        "phrases.yaml:8:51: par. 1: found no es, expected es: a sentence in it",
                        "phrases.yaml:8:57: par. 1: found no {far} in this language, expected a slot for every parameter",
                        "phrases.yaml:8:57: par. 1: found the slot {near}, expected far",
                        "phrases.yaml:8:71: par. 1: found a brace without its other half, expected {name} for a parameter, and no other brace",
                        "phrases.yaml:8:71: par. 1: found no {far} in this language, expected a slot for every parameter");
    }

    @Test
    void whatAParameterLiesBetweenFitsItsTypeAndHasNoCircle() {
        assertThat(problems(bounded("{ type: count, min: 0, max: 0 }", "{ type: instant, notAfter: c }", "instant")))
                .isEmpty();
        assertThat(problems(bounded("{ type: count, min: 2, max: 1 }", "{ type: side, max: 3 }", "{ max: 1 }")))
                .containsExactly(
                        "phrases.yaml:3:56: par. 1: found max: 1 under min: 2, expected min to be at most max",
                        "phrases.yaml:3:72: par. 1: found the type \"side\", expected one of count, date, distance, id, instant,"
                                + " party, point",
                        "phrases.yaml:3:91: par. 1: found no type, expected type: a type, or a list of this book");
        assertThat(problems(bounded(
                        "{ type: count, max: -1, notAfter: b }",
                        "{ type: instant, notAfter: a }",
                        "{ type: date, min: 1, notAfter: c }")))
                .extracting(problem -> problem.substring(problem.indexOf("found")))
                .containsExactlyInAnyOrder(
                        "found the number -1, expected a whole number from 0 to 9007199254740991",
                        "found notAfter of a count, expected notAfter of a date or an instant",
                        "found b not after a, expected another parameter of type instant, of which this phrase has none",
                        "found min of a date, expected min of a count",
                        "found c not after c, expected another parameter of type date, of which this phrase has none");
        assertThat(problems(bounded(
                        "{ type: date, notAfter: b }", "{ type: date, notAfter: c }", "{ type: date, notAfter: a }")))
                .hasSize(3)
                .allSatisfy(problem -> assertThat(problem).contains("not after itself, by way of"));
    }

    private static String bounded(String a, String b, String c) {
        return "phrases:\n  MV1:\n    { ref: \"1\", with: { a: " + a + ", b: " + b + ", c: " + c + " }, says: { "
                + SIX.formatted("{a} {b} {c}") + " } }\n";
    }

    @Test
    void aBookWithoutAPhraseIsAProblemAndSoIsAFieldThatWouldCarryOne() {
        assertThat(problems("phrases: {}\n"))
                .anySatisfy(problem -> assertThat(problem).contains("expected phrases by code"))
                .anySatisfy(problem -> assertThat(problem).contains("the type phrase without a phrase"));
    }

    @Test
    void eightParametersAreTakenAndNineAreNot() {
        assertThat(problems(withParameters(8))).isEmpty();
        assertThat(problems(withParameters(9)))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("9 parameters, expected at most 8"));
    }

    @Test
    void fiveHundredCharactersAreTakenAndOneMoreIsNot() {
        assertThat(problems(saying("x".repeat(500)))).isEmpty();
        assertThat(problems(saying("x".repeat(501))))
                .hasSize(6)
                .allSatisfy(problem -> assertThat(problem).contains("501 characters, expected at most 500"));
    }

    @Test
    void aCharacterCountsOnceHoweverItIsStored() {
        assertThat(problems(saying("\uD83D\uDEA2".repeat(500)))).isEmpty();
        assertThat(problems(saying("\uD83D\uDEA2".repeat(501))))
                .hasSize(6)
                .allSatisfy(problem -> assertThat(problem).contains("a sentence of 501 characters"));
    }

    @Test
    void aWordOfAListHasEightyCharactersAndNotOneMore() {
        assertThat(problems(word("x".repeat(80)))).isEmpty();
        assertThat(problems(word("x".repeat(81))))
                .hasSize(6)
                .allSatisfy(
                        problem -> assertThat(problem).contains("found a word of 81 characters, expected at most 80"));
    }

    @Test
    void nothingStandsInASentenceOrAWordThatNobodySees() {
        for (String unseen : List.of("\\u202E", "\\u0009", "\\u200B", "\\u000A", "\\u2028", "\\uE000")) {
            String named = unseen.replace("\\u", "U+");
            assertThat(problems(saying("All" + unseen + "clear.")))
                    .hasSize(6)
                    .allSatisfy(problem -> assertThat(problem).contains("found " + named + " in a sentence"));
            assertThat(problems(word("po" + unseen + "rt")))
                    .hasSize(6)
                    .allSatisfy(problem -> assertThat(problem).contains("found " + named + " in a word"));
        }
        assertThat(problems(saying("All clear. ")))
                .hasSize(6)
                .allSatisfy(problem -> assertThat(problem).contains("found a space at the end of a sentence"));
    }

    @Test
    void fiveHundredPhrasesAreTakenAndOneMoreIsNot() {
        assertThat(problems(phrases(500))).isEmpty();
        assertThat(problems(phrases(501)))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("more phrases, expected at most 500"));
    }

    @Test
    void fiftyListsAreTakenAndOneMoreIsNot() {
        assertThat(problems(lists(50, 1))).isEmpty();
        assertThat(problems(lists(51, 1)))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("found more lists of words, expected at most 50"));
    }

    @Test
    void aListHasTwoHundredWordsAndNotOneMore() {
        assertThat(problems(lists(1, 200))).isEmpty();
        assertThat(problems(lists(1, 201)))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("found more words, expected at most 200"));
    }

    @Test
    void twoWordsOfAListAreSaidAlikeInNoLanguage() {
        String port = "port: { en: port, fr: bâbord, de: Backbord, it: sinistra, ru: левый борт, es: babor }";
        String other = "astern: { en: astern, fr: arrière, de: achtern, it: poppa, ru: корма, es: %s }";
        assertThat(problems("lists:\n  side:\n    " + port + "\n    " + other.formatted("popa") + "\n"
                        + saying("Stopped.")))
                .isEmpty();
        for (String alike : List.of("babor", "Babor")) {
            assertThat(problems("lists:\n  side:\n    " + port + "\n    " + other.formatted(alike) + "\n"
                            + saying("Stopped.")))
                    .containsExactly(
                            "phrases.yaml:4:5: found the word \"astern\" said as \"%s\" in es, as \"port\" is, expected another wording: a reader must tell the two apart"
                                    .formatted(alike));
        }
    }

    @Test
    void aWordMayBeSaidAlikeInTwoListsAndInTwoLanguages() {
        assertThat(problems("lists:\n  side:\n    port: { " + SIX.formatted("port") + " }\n  place:\n    port: { "
                        + SIX.formatted("port") + " }\n" + saying("Stopped.")))
                .isEmpty();
    }

    private static String lists(int lists, int words) {
        StringBuilder book = new StringBuilder("lists:\n");
        for (int i = 0; i < lists; i++) {
            book.append("  list").append(i).append(":\n");
            for (int j = 0; j < words; j++) {
                book.append("    word")
                        .append(j)
                        .append(": { ")
                        .append(SIX.formatted("word " + j))
                        .append(" }\n");
            }
        }
        return book + saying("Stopped.");
    }

    private static String withParameters(int many) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            names.add("p" + i);
        }
        String slots =
                String.join(" ", names.stream().map(name -> "{" + name + "}").toList());
        String with =
                String.join(", ", names.stream().map(name -> name + ": count").toList());
        return "phrases:\n  MV1: { ref: \"1\", with: { " + with + " }, says: { " + SIX.formatted(slots) + " } }\n";
    }

    private static String saying(String sentence) {
        return "phrases:\n  MV1: { ref: \"1\", says: { " + SIX.formatted(sentence) + " } }\n";
    }

    private static String word(String text) {
        return "lists:\n  side:\n    port: { " + SIX.formatted(text) + " }\n" + saying("Stopped.");
    }

    private static String phrases(int many) {
        StringBuilder book = new StringBuilder("phrases:\n");
        for (int i = 0; i < many; i++) {
            book.append("  MV")
                    .append(i)
                    .append(": { ref: \"1\", says: { ")
                    .append(SIX.formatted("Stopped."))
                    .append(" } }\n");
        }
        return book.toString();
    }

    /** What is wrong with the pack once this is its phrase book; its story, which speaks by the old one, is left out. */
    private static List<String> problems(String book) {
        TreeMap<String, String> texts = new TreeMap<>(SPEECH.texts());
        texts.put("phrases.yaml", book);
        texts.computeIfPresent("provisions/answer.yaml", (path, text) -> text.substring(0, text.indexOf("scenarios:")));
        return PackLoader.check(new PackFiles(texts)).problems().stream()
                .map(Problem::toString)
                .toList();
    }
}
