package parley.desk.foresight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    private static Optional<String> take(Gate gate, AtomicLong clock, long span) {
        return gate.pass(() -> {
            clock.addAndGet(span);
            return "told";
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE - 7, Long.MIN_VALUE})
    void itRestsForAsLongAsTheLastAnswerTook(long begin) {
        var clock = new AtomicLong(begin);
        var gate = new Gate(clock::get);
        assertThat(take(gate, clock, 10)).contains("told");
        clock.addAndGet(9);
        assertThat(take(gate, clock, 1)).isEmpty();
        clock.addAndGet(1);
        assertThat(take(gate, clock, 1)).contains("told");
    }

    @Test
    void nobodyPassesWhileAnotherIsAnswered() {
        var gate = new Gate(new AtomicLong()::get);
        assertThat(gate.pass(() -> gate.pass(() -> "two").isPresent())).contains(false);
        assertThat(gate.pass(() -> "one")).contains("one");
    }

    @Test
    void whatFailsTakesUpItsTimeAndNoMore() {
        var clock = new AtomicLong();
        var gate = new Gate(clock::get);
        assertThatThrownBy(() -> gate.pass(() -> {
                    clock.addAndGet(5);
                    throw new IllegalStateException("not now");
                }))
                .hasMessage("not now");
        assertThat(take(gate, clock, 1)).isEmpty();
        clock.addAndGet(5);
        assertThat(take(gate, clock, 1)).isPresent();
    }
}
