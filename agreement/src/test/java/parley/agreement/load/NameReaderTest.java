package parley.agreement.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.agreement.check.PackCheck;
import parley.agreement.pack.Defined;
import parley.agreement.pack.Nomenclature;
import parley.agreement.pack.Pack;
import parley.agreement.yaml.Problem;

/** What names.yaml may hold, and that the packs that we ship name all that they define. */
final class NameReaderTest {
    private static final String NAMES = """
            facts:
              Drill:
                name: %1$s
                fields:
                  form: %1$s
                  troops: %1$s
            words:
              march: %1$s
            wordsIn:
              form:
                landing: %1$s
            provisions:
              notice: %1$s
              question.ask: %1$s
            """.formatted(name("A"));

    /** In all six languages the same text with the language behind it. */
    private static String name(String text) {
        StringBuilder name = new StringBuilder("{ ");
        Nomenclature.LANGUAGES.forEach(language -> name.append(name.length() > 2 ? ", " : "")
                .append(language)
                .append(": \"")
                .append(text)
                .append(' ')
                .append(language)
                .append('"'));
        return name.append(" }").toString();
    }

    private static List<String> problems(String names) {
        return PackLoader.check(new SmallPack().file("names.yaml", names).files()).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void aPackIsCalledByItsNamesAndOneWithoutThemLoadsAllTheSame() {
        Pack named = PackLoader.load(new SmallPack().file("names.yaml", NAMES).files());
        assertThat(named.called(parley.agreement.expr.Path.parse("unit.drill.form"))
                        .orElseThrow()
                        .in("ru"))
                .isEqualTo("A ru");
        assertThat(named.names().word("form", "landing")).isPresent();
        assertThat(named.names().word("landing")).isEmpty();
        Pack unnamed = PackLoader.load(new SmallPack().files());
        assertThat(unnamed.names()).isEqualTo(Nomenclature.NONE);
        assertThat(unnamed.sha256()).isNotEqualTo(named.sha256());
    }

    @Test
    void aCheckSaysWhatLacksAName() {
        Pack named = PackLoader.load(new SmallPack().file("names.yaml", NAMES).files());
        int all = Defined.in(named).all().size();
        assertThat(PackCheck.names(named))
                .startsWith("names 7 of %d, in six languages".formatted(all))
                .contains("    no name  field Drill.start", "    no name  fact Unit", "    no name  provision question")
                .hasSize(all - 7 + 1);
        assertThat(PackCheck.names(PackLoader.load(new SmallPack().files())))
                .startsWith("names 0 of " + all + ", in six languages");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vd11", "guarantees", "hotline", "joint", "cooperation", "history"})
    void everythingThatAShippedPackDefinesHasANameInSixLanguages(String name) {
        Pack pack =
                PackLoader.load(PackFolder.read(Path.of(System.getProperty("parley.root", ".."), "agreements", name)));
        assertThat(Defined.in(pack).all()).hasSizeGreaterThan(25);
        assertThat(Defined.in(pack).unnamed(pack.names())).isEmpty();
    }

    @Test
    void aNameOfWhatThePackDoesNotHaveIsRefusedWithTheNearest() {
        assertThat(problems(NAMES.replace("troops:", "trops:")))
                .singleElement()
                .asString()
                .startsWith("names.yaml:6:7: found a name of the field of Drill \"trops\", expected troops (or ");
        assertThat(problems(NAMES.replace("march:", "marsh:")))
                .containsExactly("names.yaml:8:3: found a name of the word \"marsh\", expected march (or landing)");
        assertThat(problems(NAMES.replace("question.ask:", "question.aks:")))
                .singleElement()
                .asString()
                .contains("\"question.aks\", expected question.ask");
    }

    @Test
    void aNameLacksNoLanguage() {
        assertThat(problems(NAMES.replaceFirst(", es: \"A es\" }", " }")))
                .containsExactly("names.yaml:3:11: found no es, expected es: the name");
    }

    @Test
    void aNameHasEightyCharactersAndNotOneMore() {
        assertThat(problems(NAMES.replaceFirst("A de", "ß".repeat(80)))).isEmpty();
        assertThat(problems(NAMES.replaceFirst("A de", "ß".repeat(81))))
                .singleElement()
                .asString()
                .contains("found a name of 81 characters, expected at most 80");
    }

    @Test
    void nothingStandsInANameThatNobodySees() {
        Map<String, String> unseen =
                new TreeMap<>(Map.of("\\u202E", "U+202E", "\\t", "U+0009", "\\u200B", "U+200B", "\\n", "U+000A"));
        unseen.forEach((escape, code) -> assertThat(
                        problems(NAMES.replaceFirst("A de", "A" + escape.replace("\\", "\\\\") + "b")))
                .singleElement()
                .asString()
                .contains("found " + code + " in a name"));
        assertThat(problems(NAMES.replaceFirst("A de", "A de ")))
                .singleElement()
                .asString()
                .contains("found a space at the end of a name");
    }
}
