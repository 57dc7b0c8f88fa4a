package parley.agreement.prose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.truth.Need;

/** What stands in sentences where a pack has names, and what stays as it is written. */
final class NamesTest {
    private static final Pack VD11 =
            PackLoader.load(PackFolder.read(Path.of(System.getProperty("parley.root", ".."), "agreements", "vd11")));

    private static final Pack GUARANTEES = PackLoader.load(
            PackFolder.read(Path.of(System.getProperty("parley.root", ".."), "agreements", "guarantees")));

    private static Words words(Language language) {
        return Words.in(language).naming(VD11);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "activity.acv >= 500|Боевые бронированные машины ≥ 500",
                "activity.form == 'landing'|Форма деятельности = Высадка морского, вертолётного или парашютного десанта",
                "activity.noAdvanceNotice|Участвующие войска не предупреждены заранее",
                "inspection.forceMajeureUntil >= inspection.enters|"
                        + "Форс-мажор предположительно до ≥ Предполагаемое время въезда",
                "request.nothing >= 3|request.nothing >= 3",
                "activity.form == 'parade'|activity.form == 'parade'",
                "at least P42D before activity.start|at least P42D before activity.start",
                "!activity.cancelled|!activity.cancelled",
            })
    void anExpressionHasNamesForAllThatItReadsOrStaysAsItIsWritten(String expression, String said) {
        assertThat(words(Language.RU).expression(expression)).isEqualTo(said);
    }

    /** A comparison of a thing with itself says nothing to whom it is to say why a party broke a rule. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EN|holding.count > position.count|Forces held: Count > Forces on a reference date: Count",
                "FR|holding.count > position.count|"
                        + "Forces détenues\u00a0: Nombre > Forces à une date de référence\u00a0: Nombre",
                "RU|holding.count > position.count|Имеющиеся силы: Количество > Силы на исходную дату: Количество",
                "EN|holding.count > holding.count|Count > Count",
                "EN|holding.state != holding.party|State of territory ≠ Party",
                "EN|membership.since > param.date|Member since > Reference date",
                "EN|holding.count > baseline.count|holding.count > baseline.count",
                "EN|membership.organisation == param.organisation|membership.organisation == param.organisation",
            })
    void whatIsComparedIsNeverCalledAlike(Language language, String expression, String said) {
        assertThat(Words.in(language).naming(GUARANTEES).expression(expression)).isEqualTo(said);
    }

    @Test
    void pathsThatOnlyTheWayToThemPartsStayAsTheyAreWritten() {
        assertThat(words(Language.EN).expression("contingent.activity.start >= activity.start"))
                .isEqualTo("contingent.activity.start >= activity.start");
        assertThat(words(Language.EN).expression("contingent.troops >= activity.troops"))
                .isEqualTo("Forces of a State: Troops ≥ Military activity: Troops");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "notification by XD|Notification of a military activity by XD",
                "inspection.accepted|Request accepted",
                "parade by XD|parade by XD",
            })
    void anActIsADocumentAndItsAuthor(String act, String said) {
        assertThat(words(Language.EN).act(act)).isEqualTo(said);
    }

    @Test
    void anItemThatIsLeftOutOfRowsStandsBehindTheirName() {
        Words words = words(Language.EN);
        assertThat(words.item("answers")).isEqualTo("Answers");
        assertThat(words.item("answers.text")).isEqualTo("Answers (Answer)");
        assertThat(words.item("answers.nothing")).isEqualTo("answers.nothing");
        assertThat(words.item("nothing.text")).isEqualTo("nothing.text");
    }

    @Test
    void aNeedNamesTheFieldTheParameterAndTheAccuracyOfAPlace() {
        Readings german = new Readings(words(Language.DE));
        assertThat(german.need(new Need.Ask("XA", "contingent.brigades")))
                .isEqualTo("bei XA nach „Brigaden oder Regimenter“ fragen");
        assertThat(german.need(new Need.Ask("XA", "request.area.accuracyMetres")))
                .isEqualTo("bei XA nach „Ort oder Gebiet: Genauigkeit“ fragen");
        assertThat(german.need(new Need.Decide("exchangesSince"))).contains("Erstes ausgetauschtes Jahr");
        assertThat(german.need(new Need.Decide("chair"))).contains("chair");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void withoutAPackEverythingStaysAsItIsWritten(Language language) {
        assertThat(Words.in(language).expression("activity.acv >= 500")).isEqualTo("activity.acv >= 500");
        assertThat(new Readings(Words.in(language)).need(new Need.Ask("XA", "contingent.brigades")))
                .contains("contingent.brigades");
    }

    @Test
    void whatStaysAsItIsWrittenIsSetApartFromNames() {
        Words isolating = Words.isolating(Language.RU).naming(VD11);
        assertThat(isolating.expression("!activity.cancelled"))
                .isEqualTo(Isolates.EXACT + "!activity.cancelled" + Isolates.END);
        assertThat(isolating.expression("activity.acv >= 500")).doesNotContain("" + Isolates.EXACT);
    }
}
