package parley.agreement.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import parley.agreement.record.KnownRecord;
import parley.agreement.scenario.ScenarioRecord;
import parley.agreement.scenario.Stories;

/** Both ways to look things up answer alike. */
class LookupTest {
    @Test
    void aFiledRecordGivesTheFindingsOfOneThatIsReadFromItsBeginning() {
        Stories.all().forEach(story -> {
            Instant at = story.scenario().expect().getLast().at();
            KnownRecord record = new ScenarioRecord(story.scenario()).knownAt(at);
            Assessment plain = Assessment.of(record, at, story.pack());
            Rules rules = Rules.of(story.pack(), record.parties(), record.parameters());
            Assessment filed = Assessment.of(rules, new FiledLookup(Filing.of(story.pack(), record), Trace.NONE), at);
            Stamps stamps = Stamps.of(story.pack(), record.sizes(), record.knownAt(), record.leftOut(), at);
            assertThat(filed.findings().stream().map(stamps::on).toList())
                    .as("%s at %s", story.name(), at)
                    .isEqualTo(plain.findings());
            assertThat(filed.nextTick()).as("%s at %s", story.name(), at).isEqualTo(plain.nextTick());
        });
    }
}
