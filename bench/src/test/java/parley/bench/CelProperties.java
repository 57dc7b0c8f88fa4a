package parley.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parley.agreement.expr.Expr;
import parley.agreement.expr.ExprException;
import parley.agreement.expr.ExprParser;
import parley.agreement.expr.ExprPrinter;
import parley.agreement.truth.Truth;

/**
 * Conditions mean what they mean in CEL, judged by cel-java, wherever the two languages mean to agree; where they do not,
 * each place has a test of its own. {@code -Dparley.seed=N} repeats a run.
 */
final class CelProperties {
    private static final long SEED = Long.getLong("parley.seed", System.nanoTime());
    private static final int FACTS = 8;

    @Test
    void randomConditionsOverRandomFactsComeOutAsInCel() throws Exception {
        compare(SEED, 300);
    }

    @Tag("long")
    @Test
    void soDoMany() throws Exception {
        for (int run = 0; run < 100; run++) {
            compare(SEED + run, 300);
        }
    }

    private static void compare(long seed, int conditions) throws Exception {
        Random random = new Random(seed);
        Map<Truth, Integer> seen = new EnumMap<>(Truth.class);
        for (int i = 0; i < conditions; ) {
            Expr expr = new RandomConditions(random).condition(4);
            String text = ExprPrinter.print(expr);
            if (text.length() > ExprParser.LIMIT_LENGTH) {
                continue;
            }
            i++;
            Sides sides = Sides.of(text);
            for (int j = 0; j < FACTS; j++) {
                RandomFacts facts = RandomFacts.of(random);
                Truth here = sides.here(facts);
                assertThat(here)
                        .as("seed %d, condition %d: %s over %s", seed, i, text, facts)
                        .isEqualTo(sides.there(facts));
                seen.merge(here, 1, Integer::sum);
            }
        }
        int least = conditions * FACTS / 20;
        assertThat(seen)
                .as("seed %d", seed)
                .allSatisfy((_, times) -> assertThat(times).isGreaterThan(least));
        assertThat(seen).hasSize(3);
    }

    private static RandomFacts facts(Map<String, Object> values, String... absent) {
        return new RandomFacts(values, List.of(absent));
    }

    /** Both carry on; CEL with an error that only a decided || or && swallows, we with UNKNOWN and what it needs. */
    @Test
    void aNumberBeyond64BitsIsUnknownHereAndAnErrorThere() throws Exception {
        RandomFacts most = facts(Map.of("a.n0", Long.MAX_VALUE, "a.f0", true));
        Sides sides = Sides.of("a.n0 + 1 > 0");
        assertThat(sides.here(most)).isEqualTo(Truth.UNKNOWN);
        assertThatExceptionOfType(CelEvaluationException.class)
                .isThrownBy(() -> sides.theirs().eval(most.tree()))
                .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(CelErrorCode.NUMERIC_OVERFLOW));
        Sides decided = Sides.of("a.n0 + 1 > 0 || a.f0");
        assertThat(decided.here(most)).isEqualTo(Truth.TRUE).isEqualTo(decided.there(most));
    }

    /** The least number has no opposite; CEL takes two signs away before it could notice. */
    @Test
    void twoMinusSignsAreTwoNegationsHereAndNoneThere() throws Exception {
        Sides sides = Sides.of("--a.n0 < 0");
        RandomFacts least = facts(Map.of("a.n0", Long.MIN_VALUE));
        assertThat(sides.here(least)).isEqualTo(Truth.UNKNOWN);
        assertThat(sides.there(least)).isEqualTo(Truth.TRUE);
        RandomFacts next = facts(Map.of("a.n0", Long.MIN_VALUE + 1));
        assertThat(sides.here(next)).isEqualTo(Truth.TRUE).isEqualTo(sides.there(next));
    }

    /** CEL means such an error to go on; cel-java 0.14 compares it as if it were a value. */
    @Test
    void anErrorBelowAnEqualSignIsLostThere() throws Exception {
        RandomFacts most = facts(Map.of("a.n0", Long.MAX_VALUE, "a.f0", true));
        Sides sides = Sides.of("(a.f0 && a.n0 + 1 > 0) == a.f0");
        assertThat(sides.here(most)).isEqualTo(Truth.UNKNOWN);
        assertThat(sides.there(most)).isEqualTo(Truth.FALSE);
    }

    /** CEL asks whether a map has a key; we ask whether the record holds a value, and it does not hold an unknown one. */
    @Test
    void hasIsNeverUnknownHere() throws Exception {
        Sides sides = Sides.of("has(a.n0)");
        assertThat(sides.here(facts(Map.of()))).isEqualTo(Truth.FALSE);
        assertThat(sides.there(facts(Map.of()))).isEqualTo(Truth.UNKNOWN);
    }

    /** What was stated as nil is a value that equals nothing; CEL has no word for it and fails. */
    @Test
    void whatIsKnownNotToExistComparesHereAndFailsThere() throws Exception {
        RandomFacts none = facts(Map.of(), "a.h0");
        assertThat(Sides.of("a.h0 > 3").here(none)).isEqualTo(Truth.FALSE);
        assertThat(Sides.of("a.h0 <= 3").here(none)).isEqualTo(Truth.FALSE);
        assertThat(Sides.of("a.h0 != 3").here(none)).isEqualTo(Truth.TRUE);
        Sides sides = Sides.of("a.h0 != 3");
        assertThatExceptionOfType(CelEvaluationException.class)
                .isThrownBy(() -> sides.there(none))
                .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(CelErrorCode.ATTRIBUTE_NOT_FOUND));
    }

    /** A list is one value in CEL, and unknown if an item is; here each item is compared by itself. */
    @Test
    void anUnknownItemOfAListHidesNoOtherHere() throws Exception {
        Sides sides = Sides.of("3 in [a.n0, a.n1]");
        RandomFacts one = facts(Map.of("a.n1", 3L));
        assertThat(sides.here(one)).isEqualTo(Truth.TRUE);
        assertThat(sides.there(one)).isEqualTo(Truth.UNKNOWN);
        assertThat(sides.here(facts(Map.of("a.n1", 4L)))).isEqualTo(Truth.UNKNOWN);
    }

    /** What CEL has and we do not: it is refused by the parser, never read as something else. */
    @Test
    void theRestOfCelIsRefused() {
        for (String text : List.of(
                "a.n0 > 1 ? a.f0 : a.f1",
                "a.n0 / 2 > 1",
                "a.n0 % 2 == 1",
                "a.n0 > 1.5",
                "a.n0 > 1u",
                "a.n0 > 0x10",
                "a.t0 == \"w1\"",
                "a.t0 == r'w1'",
                "a['n0'] > 1",
                "[1, 2].exists(x, x > a.n0)",
                "a.t0.startsWith('w')",
                "timestamp('2026-01-01T00:00:00Z') > a.n0",
                "1 < a.n0 < 3",
                "a.f0 // always")) {
            assertThatThrownBy(() -> Sides.of(text)).as(text).isInstanceOf(ExprException.class);
        }
    }
}
