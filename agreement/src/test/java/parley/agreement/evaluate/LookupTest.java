package parley.agreement.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.agreement.finding.Finding;
import parley.agreement.scenario.Stories;

/** Both ways to look things up answer alike. */
class LookupTest {
    @Test
    void aFiledRecordGivesTheFindingsOfOneThatIsReadFromItsBeginning() {
        Stories.all()
                .forEach(story -> story.moments().forEach(moment -> {
                    Rules rules = Rules.of(
                            story.pack(),
                            moment.record().parties(),
                            moment.record().parameters());
                    Assessment filed = Assessment.of(
                            rules, new FiledLookup(Filing.of(story.pack(), moment.record()), Trace.NONE), moment.at());
                    Stamps stamps = Stamps.of(
                            story.pack(),
                            moment.record().sizes(),
                            moment.record().leftOut(),
                            moment.at());
                    List<Finding> findings =
                            filed.findings().stream().map(stamps::on).toList();
                    assertThat(findings)
                            .as("%s at %s", story.name(), moment.at())
                            .isEqualTo(moment.findings());
                    assertThat(filed.nextTick())
                            .as("%s at %s", story.name(), moment.at())
                            .isEqualTo(Assessment.of(moment.record(), moment.at(), story.pack())
                                    .nextTick());
                }));
    }
}
