package parley.agreement.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.Scenario.Item;
import parley.agreement.pack.Scenario.When;
import parley.agreement.record.KnownRecord;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

class ScenarioRecordTest {
    private static final Party XA = new Party("XA");
    private static final Party XB = new Party("XB");
    private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");

    @Test
    void whatIsWitnessedLaterIsNotKnownThenAndWhatIsUnsettledIsLeftOut() {
        Scenario scenario = scenario(
                item(NINE, Optional.empty()),
                item(NINE.plusSeconds(10), Optional.of(When.at(NINE.plusSeconds(40)))),
                item(NINE.plusSeconds(20), Optional.of(new When(Optional.of(NINE.plusSeconds(20)), Optional.empty()))),
                item(NINE.plusSeconds(50), Optional.empty()));
        ScenarioRecord record = new ScenarioRecord(scenario);

        KnownRecord then = record.asKnownAt(NINE.plusSeconds(30));
        assertThat(then.log(XA)).extracting(entry -> entry.pointer().index()).containsExactly(0L);
        assertThat(then.leftOut()).isEqualTo(1);
        assertThat(then.knownAt()).contains(NINE.plusSeconds(30));
        assertThat(then.sizes()).isEqualTo(Map.of(XA, 3L, XB, 0L));

        assertThat(record.asKnownAt(NINE.plusSeconds(40)).log(XA)).hasSize(2);
        assertThat(record.knownAt(NINE.plusSeconds(30)).log(XA)).hasSize(3);
        assertThat(record.whole().log(XA)).hasSize(4);
        assertThat(record.whole().knownAt()).isEmpty();
    }

    @Test
    void theWholeTimelineLastsToItsLastReceipt() {
        Item late = new Item(
                NINE,
                XA,
                "statement",
                Optional.empty(),
                List.of(),
                List.of(),
                new Data.Members(Map.of()),
                Optional.empty(),
                Map.of(XB, Optional.of(NINE.plusSeconds(99))),
                List.of(),
                1);
        assertThat(new ScenarioRecord(scenario(late))
                        .whole()
                        .log(XA)
                        .getFirst()
                        .receivedBy(XB)
                        .latest())
                .contains(NINE.plusSeconds(99));
    }

    private static Scenario scenario(Item... items) {
        return new Scenario("test", List.of(XA, XB), Map.of(), Map.of(), List.of(items), List.of());
    }

    private static Item item(Instant at, Optional<When> witnessed) {
        return new Item(
                at,
                XA,
                "statement",
                Optional.empty(),
                List.of(),
                List.of(),
                new Data.Members(Map.of()),
                witnessed,
                Map.of(),
                List.of(),
                1);
    }
}
