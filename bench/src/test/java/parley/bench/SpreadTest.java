package parley.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.bench.Carrier.Carried;

class SpreadTest {
    private static final long MILLISECOND = 1_000_000;

    @Test
    void theSlowestOfAHundredIsNoLongerInsideThe99thPercentileButOfNinetyNineItIs() {
        assertThat(Spread.of(upTo(100)).answeredP99()).isEqualTo(198);
        assertThat(Spread.of(upTo(100)).slowest()).isEqualTo(200);
        assertThat(Spread.of(upTo(99)).answeredP99()).isEqualTo(198);
        assertThat(Spread.of(upTo(99)).slowest()).isEqualTo(198);
        assertThat(Spread.of(upTo(1))).isEqualTo(new Spread(1, 1, 2, 2, 2));
    }

    @Test
    void theOrderInWhichMessagesCameChangesNothing() {
        List<Carried> shuffled = new ArrayList<>(upTo(500));
        Collections.shuffle(shuffled, new Random(1));
        assertThat(Spread.of(shuffled)).isEqualTo(Spread.of(upTo(500)));
    }

    @Test
    void aRowSaysHowManyTimesAsLongTheComparedOneTook() {
        Spread compared = new Spread(10, 20, 30, 60, 90);
        assertThat(new Spread(1, 2, 10, 40, 50).row("peer", compared))
                .isEqualTo("| peer | 1.0 | 2.0 | 10.0 | 40.0 | 50.0 | 3.00 | 1.50 |");
        assertThat(compared.row("itself", compared)).endsWith("| 1.00 | 1.00 |");
    }

    /** Messages that took 1, 2, 3 and more milliseconds one way, and twice as long both. */
    private static List<Carried> upTo(int messages) {
        return LongStream.rangeClosed(1, messages)
                .mapToObj(took -> new Carried(took * MILLISECOND, 2 * took * MILLISECOND))
                .toList();
    }
}
