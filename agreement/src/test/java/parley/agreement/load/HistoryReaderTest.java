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
import parley.agreement.pack.Format;
import parley.agreement.pack.HistoryRole;
import parley.agreement.pack.HistoryRole.When;
import parley.agreement.pack.Pack;
import parley.agreement.yaml.Problem;

/** What a format is in a history is found in its fields, or what it lacks is told. */
final class HistoryReaderTest {
    private static final PackFiles FILES =
            PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "history"));

    @Test
    void theFormatsOfHistoryStateTellAndAskByTheirOwnFields() {
        Pack pack = PackLoader.load(FILES);
        Optional<When> days = Optional.of(new When("begins", Optional.of("ends")));
        Map<String, HistoryRole> roles = pack.formats().values().stream()
                .collect(Collectors.toMap(
                        Format::name, format -> format.history().orElseThrow()));
        assertThat(roles)
                .containsOnly(
                        Map.entry(
                                "historic-event",
                                new HistoryRole.Event(
                                        "event",
                                        "title",
                                        days.orElseThrow(),
                                        Optional.of("place"),
                                        Optional.of("text"))),
                        Map.entry(
                                "event-account",
                                new HistoryRole.Account(
                                        "event",
                                        "text",
                                        Optional.of("impact"),
                                        days,
                                        Optional.of("place"),
                                        Optional.of("findings"),
                                        Optional.of("sameAs"),
                                        Optional.of("request"))),
                        Map.entry("account-request", new HistoryRole.Request("request", "event")));
        assertThat(pack.hasHistory()).isTrue();
    }

    @Test
    void aPackWithoutTheMarkHasNoHistory() {
        TreeMap<String, String> texts = new TreeMap<>(FILES.texts());
        texts.replaceAll((_, text) -> text.replaceAll("(?m)^history: event\n", ""));
        assertThat(PackLoader.load(new PackFiles(texts)).hasHistory()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "formats/historic-event.yaml|history: event|history: tale|expected one of account, event, request",
                "formats/historic-event.yaml|title, type: text, required: true|title, type: text|history: event without what it takes, expected a required field of type text",
                "formats/historic-event.yaml|begins, type: date, required: true|begins, type: date|expected a required field of type date",
                "formats/historic-event.yaml|id: body.event|id: subject|expected one fact that it states, whose id stands in a field of its body",
                "formats/event-account.yaml|event, type: id, required: true|event, type: id|expected a required field of type id, that of an event",
                "formats/event-account.yaml|text, type: text, required: true|text, type: text|history: account without what it takes",
                "formats/account-request.yaml|event, type: id, required: true|event, type: id|history: request without what it takes"
            })
    void whatAFormatLacksForItIsTold(String path, String before, String after, String told) {
        TreeMap<String, String> texts = new TreeMap<>(FILES.texts());
        assertThat(texts.get(path)).contains(before);
        texts.computeIfPresent(path, (_, text) -> text.replace(before, after));
        assertThat(PackLoader.check(new PackFiles(texts)).problems().stream().map(Problem::toString))
                .anySatisfy(problem -> assertThat(problem).contains(told));
    }
}
