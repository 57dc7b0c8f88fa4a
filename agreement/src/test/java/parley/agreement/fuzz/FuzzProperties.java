package parley.agreement.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No bytes make a reader throw anything but its documented refusal, hang, or run out of stack; {@code -Dparley.seed=N}
 * repeats a run.
 */
final class FuzzProperties {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());
    private static final List<String> MEAN = List.of(
            "{",
            "[",
            "- ",
            "(",
            "!",
            "-",
            "&",
            "*",
            "|",
            "> ",
            "'",
            "\"",
            ": ",
            "#",
            "\n",
            "\t",
            "\u0000",
            "\ud83d\ude00",
            "%",
            "9999999999999999999",
            "-1",
            "null",
            "true",
            "P999999D",
            "PT9999999H",
            "0000-01-01",
            "$x",
            "[[[[[[[[",
            "{a: {a: {a: ",
            "a.a.a.a.a.a.a.a.a.a",
            "1e999",
            "---\n",
            "...\n",
            "<<: *a");

    static List<Targets.Target> targets() {
        return Targets.all();
    }

    @Tag("ci")
    @ParameterizedTest
    @MethodSource("targets")
    void bytesAreReadOrRefused(Targets.Target target) {
        mutate(target, SEED, 20);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("targets")
    void soAreManyMore(Targets.Target target) {
        mutate(target, SEED, 5_000);
    }

    @Tag("ci")
    @ParameterizedTest
    @MethodSource("targets")
    void whatIsNestedWithoutEndIsRefusedAndNotFollowed(Targets.Target target) {
        for (String one :
                List.of("[", "{", "(", "!", "-", "- ", "{a: ", "[[{\"a\":", "a: \n ", "? ", "/", "(a.f || ")) {
            read(target, one.repeat(100_000).getBytes(StandardCharsets.UTF_8), "100,000 times " + one);
        }
        read(target, new byte[2 << 20], "two MiB of nothing");
    }

    private static void mutate(Targets.Target target, long seed, int times) {
        Random random = new Random(seed);
        for (int time = 0; time < times; time++) {
            byte[] bytes =
                    target.seeds().get(random.nextInt(target.seeds().size())).getBytes(StandardCharsets.UTF_8);
            for (int change = random.nextInt(1, 6); change > 0; change--) {
                bytes = changed(bytes, random);
            }
            read(target, bytes, "seed " + seed + ", input " + time);
        }
    }

    private static void read(Targets.Target target, byte[] bytes, String as) {
        Assertions.assertTimeout(
                Duration.ofSeconds(60),
                () -> assertThatCode(() -> target.read().accept(bytes))
                        .as("%s, %s", target, as)
                        .doesNotThrowAnyException(),
                () -> target + ", " + as);
    }

    /** Some bytes taken away, doubled, overwritten, or something unfriendly put between them. */
    private static byte[] changed(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length + 1);
        int length = Math.min(bytes.length - from, random.nextInt(1, 40));
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 64);
        out.write(bytes, 0, from);
        switch (random.nextInt(4)) {
            case 0 -> {}
            case 1 -> {
                out.write(bytes, from, length);
                out.write(bytes, from, length);
            }
            case 2 -> {
                byte[] noise = new byte[length];
                random.nextBytes(noise);
                out.write(noise, 0, length);
            }
            default -> {
                byte[] mean = MEAN.get(random.nextInt(MEAN.size())).getBytes(StandardCharsets.UTF_8);
                out.write(mean, 0, mean.length);
                out.write(bytes, from, length);
            }
        }
        out.write(bytes, from + length, bytes.length - from - length);
        return out.toByteArray();
    }
}
