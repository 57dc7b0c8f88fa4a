package parley.desk.treaty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import parley.agreement.pack.Verdict;
import parley.desk.live.Rows;

class UrgencyTest {
    @Test
    void everyStateThatAFindingCanHaveHasItsPlaceInTheOrderOnce() {
        assertThat(Urgency.ORDER)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Verdict.values()).map(Rows::state).toList());
    }
}
