package parley.agreement.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.agreement.truth.Truth.FALSE;
import static parley.agreement.truth.Truth.TRUE;
import static parley.agreement.truth.Truth.UNKNOWN;

import org.junit.jupiter.api.Test;

/** Kleene's laws, over every combination of values. */
class TruthTest {
    @Test
    void theTablesAreKleenes() {
        assertThat(TRUE.and(UNKNOWN)).isEqualTo(UNKNOWN);
        assertThat(FALSE.and(UNKNOWN)).isEqualTo(FALSE);
        assertThat(TRUE.or(UNKNOWN)).isEqualTo(TRUE);
        assertThat(FALSE.or(UNKNOWN)).isEqualTo(UNKNOWN);
        assertThat(UNKNOWN.not()).isEqualTo(UNKNOWN);
        assertThat(UNKNOWN.or(UNKNOWN.not())).as("no excluded middle").isEqualTo(UNKNOWN);
    }

    @Test
    void conjunctionAndDisjunctionAreCommutativeAssociativeDistributiveAndDual() {
        for (Truth a : Truth.values()) {
            assertThat(a.not().not()).isEqualTo(a);
            for (Truth b : Truth.values()) {
                assertThat(a.and(b)).isEqualTo(b.and(a));
                assertThat(a.or(b)).isEqualTo(b.or(a));
                assertThat(a.and(b).not()).isEqualTo(a.not().or(b.not()));
                assertThat(a.and(a.or(b))).isEqualTo(a);
                for (Truth c : Truth.values()) {
                    assertThat(a.and(b).and(c)).isEqualTo(a.and(b.and(c)));
                    assertThat(a.and(b.or(c))).isEqualTo(a.and(b).or(a.and(c)));
                }
            }
        }
    }

    @Test
    void learningAnUnknownNeverTurnsAResultAround() {
        for (Truth a : Truth.values()) {
            for (Truth learned : Truth.values()) {
                assertThat(Truth.UNKNOWN.and(a)).isIn(learned.and(a), UNKNOWN);
                assertThat(Truth.UNKNOWN.or(a)).isIn(learned.or(a), UNKNOWN);
            }
        }
    }
}
