package parley.agreement.prose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {
    private static final Pattern FORM = Pattern.compile("\\.(one|few|many|other)$");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageSaysTheSameThingsAboutTheSameSlots(Language language) {
        assertThat(slots(language)).isEqualTo(slots(Language.EN));
    }

    /** By key without the form of the number, what stands in braces; the forms of one key must agree in it. */
    private static Map<String, List<String>> slots(Language language) {
        Map<String, List<String>> slots = new TreeMap<>();
        Words.in(language).patterns().forEach((key, pattern) -> {
            List<String> found = Pattern.compile("\\{[^}]*}?|}")
                    .matcher(pattern)
                    .results()
                    .map(MatchResult::group)
                    .sorted()
                    .toList();
            List<String> before = slots.put(FORM.matcher(key).replaceFirst(""), found);
            assertThat(before == null ? found : before)
                    .as("%s of %s", key, language)
                    .isEqualTo(found);
        });
        return slots;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatIsCountedHasEveryFormOfTheLanguageAndNoOther(Language language) {
        Map<String, List<String>> forms = Words.in(language).patterns().keySet().stream()
                .filter(key -> FORM.matcher(key).find())
                .collect(Collectors.groupingBy(
                        key -> FORM.matcher(key).replaceFirst(""),
                        TreeMap::new,
                        Collectors.mapping(key -> key.substring(key.lastIndexOf('.') + 1), Collectors.toList())));
        assertThat(forms).containsOnlyKeys("above", "left", "over", "searched.log");
        assertThat(forms.values())
                .allSatisfy(found -> assertThat(found)
                        .containsExactlyInAnyOrderElementsOf(
                                language.plurals().stream().map(Plural::word).toList()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EN|0 entries of XA, 1 entry of XA, 2 entries of XA, 5 entries of XA, 21 entries of XA",
                "FR|0 inscription de la partie XA, 1 inscription de la partie XA, 2 inscriptions de la partie XA,"
                        + " 5 inscriptions de la partie XA, 21 inscriptions de la partie XA",
                "DE|0 Einträge von XA, 1 Eintrag von XA, 2 Einträge von XA, 5 Einträge von XA, 21 Einträge von XA",
                "IT|0 registrazioni della parte XA, 1 registrazione della parte XA, 2 registrazioni della parte XA,"
                        + " 5 registrazioni della parte XA, 21 registrazioni della parte XA",
                "RU|0 записей стороны XA, 1 запись стороны XA, 2 записи стороны XA, 5 записей стороны XA,"
                        + " 21 запись стороны XA",
                "ES|0 asientos de la parte XA, 1 asiento de la parte XA, 2 asientos de la parte XA,"
                        + " 5 asientos de la parte XA, 21 asientos de la parte XA",
            })
    void entriesAreCountedInTheFormOfTheirNumber(Language language, String said) {
        assertThat(counted(language, "searched.log", "party", "XA")).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EN|0 uses are left., 1 use is left., 2 uses are left., 5 uses are left., 21 uses are left.",
                "FR|Il reste 0 utilisation., Il reste 1 utilisation., Il reste 2 utilisations.,"
                        + " Il reste 5 utilisations., Il reste 21 utilisations.",
                "DE|Übrig sind 0 Nutzungen., Übrig ist 1 Nutzung., Übrig sind 2 Nutzungen.,"
                        + " Übrig sind 5 Nutzungen., Übrig sind 21 Nutzungen.",
                "IT|Restano 0 utilizzi., Resta 1 utilizzo., Restano 2 utilizzi., Restano 5 utilizzi.,"
                        + " Restano 21 utilizzi.",
                "RU|Остаётся 0 использований., Остаётся 1 использование., Остаётся 2 использования.,"
                        + " Остаётся 5 использований., Остаётся 21 использование.",
                "ES|Quedan 0 usos., Queda 1 uso., Quedan 2 usos., Quedan 5 usos., Quedan 21 usos.",
            })
    void whatIsLeftIsCountedInTheFormOfItsNumber(Language language, String said) {
        assertThat(counted(language, "left")).isEqualTo(said);
    }

    private static String counted(Language language, String key, String... slots) {
        return Arrays.stream(new long[] {0, 1, 2, 5, 21})
                .mapToObj(n -> Words.in(language).count(key, n, slots))
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource({"1, ONE", "4, FEW", "11, MANY", "12, MANY", "14, MANY", "22, FEW", "100, MANY", "101, ONE", "111, MANY"
    })
    void russianLooksAtTheLastTwoDigits(long n, Plural form) {
        assertThat(Language.RU.plural(n)).isEqualTo(form);
    }

    @Test
    void aValueIsSaidAsItIsWhateverItHolds() {
        assertThat(Words.in(Language.FR).say("need.ask", "party", "$1", "field", "{party} \\ : %s"))
                .isEqualTo("demander «\u00a0{party} \\ : %s\u00a0» à la partie $1");
    }

    @Test
    void aKeyASlotOrAValueThatDoesNotFitIsNamed() {
        Words words = Words.in(Language.IT);
        assertThatThrownBy(() -> words.say("need.beg")).hasMessage("no words 'need.beg' in it");
        assertThatThrownBy(() -> words.say("quoted", "txt", "a")).hasMessage("no value for {text} in 'quoted' of it");
        assertThatThrownBy(() -> words.say("quoted", "text", "a", "b", "c"))
                .hasMessage("no slot for [b] in 'quoted' of it");
    }

    @Test
    void frenchMarksKeepTheirSpaceOnTheSameLine() {
        assertThat(Words.in(Language.FR).patterns().values())
                .noneMatch(pattern -> pattern.matches(".*( [:;»]|« ).*"))
                .anyMatch(pattern -> pattern.contains("\u00a0:"));
    }
}
