package parley.desk.foresight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    private static final Duration NOW = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(60);

    /** Waits until so many stand in the line. */
    private static void awaitWaiting(Gate gate, int count) {
        var deadline = System.nanoTime() + LONG.toNanos();
        while (gate.waiting() != count) {
            assertThat(System.nanoTime())
                    .as("%d of %d wait", gate.waiting(), count)
                    .isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError("interrupted", stopped);
        }
    }

    private static Optional<String> take(Gate gate, AtomicLong clock, long span) {
        return gate.pass("asker", NOW, () -> {
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
        assertThat(gate.pass(
                        "one", NOW, () -> gate.pass("two", NOW, () -> "two").isPresent()))
                .contains(false);
        assertThat(gate.pass("one", NOW, () -> "one")).contains("one");
    }

    @Test
    void whatFailsTakesUpItsTimeAndNoMore() {
        var clock = new AtomicLong();
        var gate = new Gate(clock::get);
        assertThatThrownBy(() -> gate.pass("asker", NOW, () -> {
                    clock.addAndGet(5);
                    throw new IllegalStateException("not now");
                }))
                .hasMessage("not now");
        assertThat(take(gate, clock, 1)).isEmpty();
        clock.addAndGet(5);
        assertThat(take(gate, clock, 1)).isPresent();
    }

    @Test
    @Timeout(120)
    void thoseWhoWaitAreAnsweredInTheOrderInWhichTheyCame() throws Exception {
        var gate = new Gate(System::nanoTime);
        var goOn = new CountDownLatch(1);
        var answered = new ConcurrentLinkedQueue<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = new CountDownLatch(1);
            threads.execute(() -> gate.pass("first", NOW, () -> {
                taken.countDown();
                await(goOn);
                return answered.add("first");
            }));
            await(taken);
            var askers = List.of("b", "a", "d", "c");
            for (int i = 0; i < askers.size(); i++) {
                var asker = askers.get(i);
                threads.execute(() -> gate.pass(asker, LONG, () -> answered.add(asker)));
                awaitWaiting(gate, i + 1);
            }
            goOn.countDown();
        }
        assertThat(answered).containsExactly("first", "b", "a", "d", "c");
    }

    /** Of one browser only the newest question counts, and it stands where the older one stood. */
    @Test
    @Timeout(120)
    void whoAsksAnewKeepsHisPlaceAndLosesTheOlderQuestion() throws Exception {
        var gate = new Gate(System::nanoTime);
        var goOn = new CountDownLatch(1);
        var answered = new ConcurrentLinkedQueue<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = new CountDownLatch(1);
            threads.execute(() -> gate.pass("x", NOW, () -> {
                taken.countDown();
                await(goOn);
                return true;
            }));
            await(taken);
            var older = threads.submit(() -> gate.pass("a", LONG, () -> answered.add("older")));
            awaitWaiting(gate, 1);
            threads.execute(() -> gate.pass("b", LONG, () -> answered.add("b")));
            awaitWaiting(gate, 2);
            threads.execute(() -> gate.pass("a", LONG, () -> answered.add("newer")));
            assertThat(older.get()).isEmpty();
            goOn.countDown();
        }
        assertThat(answered).containsExactly("newer", "b");
    }

    @Test
    @Timeout(120)
    void whoWaitedInVainIsBeforeThoseWhoCameLater() throws Exception {
        var gate = new Gate(System::nanoTime);
        var goOn = new CountDownLatch(1);
        var answered = new ConcurrentLinkedQueue<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = new CountDownLatch(1);
            threads.execute(() -> gate.pass("first", NOW, () -> {
                taken.countDown();
                await(goOn);
                return true;
            }));
            await(taken);
            assertThat(gate.pass("early", NOW, () -> answered.add("too early"))).isEmpty();
            threads.execute(() -> gate.pass("later", LONG, () -> answered.add("later")));
            awaitWaiting(gate, 1);
            threads.execute(() -> gate.pass("early", LONG, () -> answered.add("early")));
            awaitWaiting(gate, 2);
            goOn.countDown();
        }
        assertThat(answered).containsExactly("early", "later");
    }

    @Test
    void thoseWhoWentAwayKeepNobodyElseOut() {
        var gate = new Gate(new AtomicLong()::get);
        gate.pass("first", NOW, () -> {
            for (int i = 0; i < 2 * Gate.PLACES; i++) {
                assertThat(gate.pass("asker" + i, NOW, () -> "too early")).isEmpty();
            }
            return true;
        });
        assertThat(gate.pass("new", NOW, () -> "told")).contains("told");
    }

    @Test
    @Timeout(120)
    void aFullLineTakesNobodyElse() throws Exception {
        var gate = new Gate(System::nanoTime);
        var goOn = new CountDownLatch(1);
        var answered = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = new CountDownLatch(1);
            threads.execute(() -> gate.pass("first", NOW, () -> {
                taken.countDown();
                await(goOn);
                return true;
            }));
            await(taken);
            for (int i = 0; i < Gate.PLACES; i++) {
                var asker = "asker" + i;
                threads.execute(() -> gate.pass(asker, LONG, answered::incrementAndGet));
            }
            awaitWaiting(gate, Gate.PLACES);
            assertThat(gate.pass("one more", LONG, () -> "told")).isEmpty();
            goOn.countDown();
        }
        assertThat(answered).hasValue(Gate.PLACES);
    }

    /** Three ask without a pause; whoever asks once waits for one answer to each of them at most. */
    @Test
    @Timeout(120)
    void whoAsksOnceIsAnsweredAlthoughOthersAskWithoutAPause() throws Exception {
        var gate = new Gate(System::nanoTime);
        var turns = new AtomicInteger();
        var stop = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (var loop : List.of("x", "y", "z")) {
                    threads.execute(() -> {
                        while (!stop.get()) {
                            gate.pass(loop, LONG, turns::incrementAndGet);
                        }
                    });
                }
                for (int i = 0; i < 50; i++) {
                    var asked = new CountDownLatch(1);
                    var taken = new CountDownLatch(1);
                    var before = new AtomicInteger();
                    var held = threads.submit(() -> gate.pass("holder", LONG, () -> {
                        taken.countDown();
                        await(asked);
                        before.set(turns.get());
                        return true;
                    }));
                    await(taken);
                    awaitWaiting(gate, 3);
                    var polite = threads.submit(() -> gate.pass("polite", LONG, turns::get));
                    awaitWaiting(gate, 4);
                    asked.countDown();
                    held.get();
                    assertThat(polite.get().orElseThrow() - before.get()).isLessThanOrEqualTo(3);
                }
            } finally {
                stop.set(true);
            }
        }
    }
}
