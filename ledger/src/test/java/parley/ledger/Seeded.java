package parley.ledger;

import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Runs a property over generated inputs. The seed is that of the system property {@code parley.seed}, else a new one;
 * a failure names the seed that repeats it.
 */
public final class Seeded {
    private Seeded() {}

    /** Runs the property with as many independent generators. */
    public static void runs(int count, Consumer<SplittableRandom> property) {
        Long fixed = Long.getLong("parley.seed");
        SplittableRandom seeds = new SplittableRandom();
        for (int run = 0; run < (fixed == null ? count : 1); run++) {
            long seed = fixed == null ? seeds.nextLong() : fixed;
            try {
                property.accept(new SplittableRandom(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("run " + run + " failed, repeat it with -Dparley.seed=" + seed, e);
            }
        }
    }
}
