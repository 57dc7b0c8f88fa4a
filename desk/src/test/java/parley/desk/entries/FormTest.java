package parley.desk.entries;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.value.Value.Blank;
import parley.desk.view.Glossary;

class FormTest {
    private static final Pack PACK =
            PackLoader.load(PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "vd11")));

    private static Form form(String body) {
        return Form.of(Optional.of(PACK), "notification", body);
    }

    private static Answer answer(Form form, String item) {
        return form.items().stream()
                .filter(each -> each.item().equals(item))
                .findFirst()
                .orElseThrow()
                .answer();
    }

    @Test
    void everyItemStandsInTheOrderOfTheFormWhetherItWasFilledInOrNot() {
        var form = form("{\"start\":\"2026-12-01\",\"activity\":\"XB/6\",\"designation\":\"Harbour guard\"}");
        assertThat(form.items().stream().map(Item::item))
                .startsWith("A1", "A2", "A3")
                .hasSameSizeAs(
                        PACK.format("notification").orElseThrow().fields().values());
        assertThat(answer(form, "A1")).isEqualTo(new Answer.Plain("XB/6"));
        assertThat(answer(form, "A2")).isEqualTo(new Answer.Free("Harbour guard"));
        assertThat(answer(form, "A3")).isEqualTo(new Answer.None());
        assertThat(answer(form, "A13")).isEqualTo(new Answer.Default(new Answer.Flag(false)));
    }

    @Test
    void aCodedMessageIsSaidInTheReadersLanguageBesideItsCode() {
        var hotline =
                PackLoader.load(PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "hotline")));
        var body =
                "{\"signal\":\"XA/1\",\"precedence\":\"flash\",\"phrase\":{\"code\":\"RT9\",\"distance\":\"500 m\"}}";
        assertThat(answer(Form.of(Optional.of(hotline), "coded-message", body), "3"))
                .isInstanceOfSatisfying(Answer.Coded.class, coded -> {
                    assertThat(coded.code()).isEqualTo("RT9");
                    assertThat(coded.says().in("en")).isEqualTo("I shall pass astern of you at 500 m.");
                    assertThat(coded.says().in("ru")).isEqualTo("Я пройду у вас за кормой на расстоянии 500 m.");
                });
    }

    @Test
    void aBlankSaysWhyItIsOne() {
        var form = form("{\"area\":{\"absent\":\"toFollow\"},\"designation\":{\"absent\":\"withheld\"}}");
        assertThat(answer(form, "C1")).isEqualTo(new Answer.Empty(Blank.Kind.TO_FOLLOW));
        assertThat(answer(form, "A2")).isEqualTo(new Answer.Empty(Blank.Kind.WITHHELD));
    }

    @Test
    void theRowsOfAFactAreATableInTheOrderOfItsFields() {
        var form = form("{\"contingents\":[{\"troops\":9400,\"party\":\"XB\"},{\"party\":\"XC\",\"tanks\":3}]}");
        assertThat(answer(form, "B1"))
                .isEqualTo(new Answer.Table(
                        Stream.of("party", "troops", "tanks")
                                .map(field -> Glossary.of(PACK).column("Contingent", field))
                                .toList(),
                        List.of(
                                List.of(new Answer.Plain("XB"), new Answer.Plain("9400"), new Answer.None()),
                                List.of(new Answer.Plain("XC"), new Answer.None(), new Answer.Plain("3")))));
    }

    @Test
    void aPlaceStandsInDegreesAsExactAsItWasStated() {
        var form = form("{\"area\":{\"accuracyMetres\":1000,\"points\":"
                + "[[361000000,-381000000],[-5,1800000000],[361000000,-379000000]]}}");
        assertThat(answer(form, "C1"))
                .isEqualTo(new Answer.Place(
                        List.of("36.1000000 N 38.1000000 W", "0.0000005 S 180.0000000 E", "36.1000000 N 37.9000000 W"),
                        OptionalLong.of(1000)));
    }

    @Test
    void whatDoesNotFitIsShownAsItWasWrittenWithTheReason() {
        var form = form("{\"start\":\"soon\",\"surprise\":1}");
        assertThat(answer(form, "A8")).isEqualTo(new Answer.Unread("\"soon\""));
        assertThat(answer(form, "")).isEqualTo(new Answer.Unread("1"));
        assertThat(form.unfit()).anyMatch(reason -> reason.contains("item A8 start: the text \"soon\""));
    }

    @Test
    void aFormatThatNoPackKnowsIsShownFieldByField() {
        var form = Form.of(Optional.empty(), "seen", "{\"heads\":[],\"time\":\"2026-10-04T03:04:31Z\"}");
        assertThat(form.items().stream().map(item -> item.label().in("en"))).containsExactly("heads", "time");
        assertThat(Form.of(Optional.empty(), "seen", "not JSON").unfit()).hasSize(1);
        assertThat(Form.of(Optional.empty(), "", "").unfit()).isEmpty();
    }
}
