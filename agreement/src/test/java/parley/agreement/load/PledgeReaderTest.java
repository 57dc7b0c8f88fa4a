package parley.agreement.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.agreement.format.BodyReader;
import parley.agreement.pack.Format;
import parley.agreement.pack.Pack;
import parley.agreement.pack.PledgeRole;
import parley.agreement.value.Data;
import parley.agreement.yaml.Problem;

/** What a format is among pledges is found in its fields, or what it lacks is told. */
final class PledgeReaderTest {
    private static final PackFiles FILES =
            PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "cooperation"));
    private static final Pack PACK = PackLoader.load(FILES);

    @Test
    void theFormatsOfCooperationPledgeDeliverAnswerReportSuspendAndRestoreByTheirOwnFields() {
        Map<String, PledgeRole> roles = PACK.formats().values().stream()
                .collect(
                        Collectors.toMap(Format::name, format -> format.pledge().orElseThrow()));
        assertThat(roles)
                .containsOnly(
                        Map.entry(
                                "pledge",
                                new PledgeRole.Pledges(
                                        "pledge",
                                        "partners",
                                        "project",
                                        "deliverables",
                                        new PledgeRole.Row(
                                                "Deliverable", "due", "amount", "currency", Optional.of("what")),
                                        Optional.of("ties"))),
                        Map.entry(
                                "delivery-report",
                                new PledgeRole.Delivers(
                                        "delivery",
                                        "deliverable",
                                        "amount",
                                        Optional.of("delivered"),
                                        Optional.of("extent"),
                                        Optional.of("text"))),
                        Map.entry(
                                "delivery-answer", new PledgeRole.Answers("delivery", "answer", Optional.of("reason"))),
                        Map.entry("progress-report", new PledgeRole.Reports("progress", "pledge", Optional.of("text"))),
                        Map.entry(
                                "pledge-suspension",
                                new PledgeRole.Suspends("suspension", "pledge", "finding", Optional.of("reason"))),
                        Map.entry("pledge-restoration", new PledgeRole.Restores("suspension", Optional.of("reason"))));
        assertThat(PACK.hasPledges()).isTrue();
    }

    @Test
    void aPackWithoutTheMarkHasNoPledges() {
        TreeMap<String, String> texts = new TreeMap<>(FILES.texts());
        texts.replaceAll((_, text) -> text.replaceAll("(?m)^pledge: pledges\n", ""));
        assertThat(PackLoader.load(new PackFiles(texts)).hasPledges()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "formats/pledge.yaml|pledge: pledges|pledge: promises|expected one of answers, delivers, pledges, reports, restores, suspends",
                "formats/pledge.yaml|type: [party], required: true|type: [party]|pledge: pledges without what it takes, expected a required field of type [party]",
                "formats/pledge.yaml|project, type: text, required: true|project, type: text|expected a required field of type text",
                "agreement.yaml|EUR|Euro|expected a required list of rows of a fact with an id, a date, a count and words that are currency codes",
                "formats/delivery-report.yaml|amount, type: count, required: true|amount, type: count|expected a required field of type count",
                "formats/delivery-report.yaml|deliverable, type: id, required: true|deliverable, type: id|expected a required field of type id, the number of what it is about",
                "formats/delivery-answer.yaml|confirms, confirmsInPart, contests]|confirms, contests]|expected a required field of the words [confirms, confirmsInPart, contests]",
                "formats/pledge-suspension.yaml|id: body.suspension|id: subject|expected one fact that it states, whose id stands in a field of its body"
            })
    void whatAFormatLacksForItIsTold(String path, String before, String after, String told) {
        TreeMap<String, String> texts = new TreeMap<>(FILES.texts());
        assertThat(texts.get(path)).contains(before);
        texts.computeIfPresent(path, (_, text) -> text.replace(before, after));
        assertThat(PackLoader.check(new PackFiles(texts)).problems().stream().map(Problem::toString))
                .anySatisfy(problem -> assertThat(problem).contains(told));
    }

    @Test
    void aPledgeInAnUnknownCurrencyIsRefusedWithTheListOfThoseThatAreKnown() {
        assertThat(reasons("EUR")).isEmpty();
        assertThat(reasons("XTS"))
                .singleElement()
                .asString()
                .contains("item 5", "currency", "XTS", "EUR", "USD", "XDR");
    }

    private static java.util.List<String> reasons(String currency) {
        var row = new Data.Members(Map.of(
                "id", new Data.Text("XA/2"),
                "what", new Data.Text("A lamp"),
                "due", new Data.Text("2026-04-30"),
                "amount", new Data.Whole(1),
                "currency", new Data.Text(currency)));
        var body = new Data.Members(Map.of(
                "pledge", new Data.Text("XA/1"),
                "partners", new Data.Items(java.util.List.of(new Data.Text("XB"))),
                "project", new Data.Text("Harbour light"),
                "deliverables", new Data.Items(java.util.List.of(row)),
                "rhythm", new Data.Text("yearly")));
        return BodyReader.of(PACK).read(PACK.format("pledge").orElseThrow(), body).reasons().stream()
                .map(Object::toString)
                .toList();
    }
}
