package parley.agreement.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Seeded, replayable with {@code -Dparley.seed}. */
class KeptOrderTest {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());
    private static final int STEPS = 2_000;

    @Test
    void isTheListOfItsIdsInTheOrderOfTheirKeysWhateverCameAndWent() {
        Random random = new Random(SEED);
        TreeMap<Integer, String> expected = new TreeMap<>();
        KeptOrder<Integer> kept = KeptOrder.empty();
        for (int step = 0; step < STEPS; step++) {
            KeptOrder<Integer> before = kept;
            List<String> then = List.copyOf(expected.values());
            int key = random.nextInt(300);
            if (random.nextInt(5) < 2) {
                kept = kept.minus(key);
                expected.remove(key);
            } else {
                kept = kept.plus(key, "XA/" + step);
                expected.put(key, "XA/" + step);
            }
            List<String> now = new ArrayList<>(expected.values());
            assertThat(kept).as("seed %s, step %s", SEED, step).isEqualTo(now).hasSameHashCodeAs(now);
            assertThat(now).as("seed %s, step %s", SEED, step).isEqualTo(kept);
            assertThat(kept.equals(before)).as("seed %s, step %s", SEED, step).isEqualTo(now.equals(then));
            assertThat(before).as("seed %s, before step %s", SEED, step).isEqualTo(then);
            for (int i = 0; i < now.size(); i++) {
                assertThat(kept.get(i))
                        .as("seed %s, step %s, at %s", SEED, step, i)
                        .isEqualTo(now.get(i));
            }
        }
    }

    @Test
    void staysShallowWhenAllComeInOrderAndGoFromOneEnd() {
        KeptOrder<Integer> kept = KeptOrder.empty();
        for (int key = 0; key < 100_000; key++) {
            kept = kept.plus(key, "XA/" + key);
        }
        for (int key = 0; key < 50_000; key++) {
            kept = kept.minus(key);
        }
        assertThat(kept.depth()).isLessThan(40);
        assertThat(kept.getFirst()).isEqualTo("XA/50000");
        assertThat(kept.getLast()).isEqualTo("XA/99999");
    }

    @Test
    void isNotChangedThroughTheListThatItIs() {
        KeptOrder<Integer> kept = KeptOrder.<Integer>empty().plus(1, "XA/1");
        assertThatThrownBy(() -> kept.add("XA/2")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> kept.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> KeptOrder.<Integer>empty().iterator().next())
                .isInstanceOf(NoSuchElementException.class);
    }
}
