package parley.node.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parley.node.clock.NodeClock.Phase;
import parley.node.clock.NodeClock.Timer;

@Timeout(30)
class WallClockTest {
    private static final Instant PAST = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");

    @Test
    void aReceiptIsWrittenWhileFindingsAreStillWorkedOut() {
        try (WallClock clock = new WallClock(InstantSource.system())) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch written = new CountDownLatch(1);
            CountDownLatch judged = new CountDownLatch(1);
            clock.at(PAST, Phase.ASSESS, () -> {
                begun.countDown();
                if (isReached(written)) {
                    judged.countDown();
                }
            });
            assertThat(isReached(begun)).isTrue();
            clock.at(PAST, Phase.SEEN, written::countDown);
            assertThat(isReached(judged))
                    .as("what is judged ends only after the receipt")
                    .isTrue();
        }
    }

    @Test
    void neverAreTwoThingsJudgedOrTwoThingsSaidAtOnce() {
        try (WallClock clock = new WallClock(InstantSource.system())) {
            for (Phase phase : List.of(Phase.SEEN, Phase.ASSESS)) {
                AtomicInteger running = new AtomicInteger();
                List<String> order = new CopyOnWriteArrayList<>();
                CountDownLatch done = new CountDownLatch(20);
                CountDownLatch queued = new CountDownLatch(1);
                for (int i = 0; i < 20; i++) {
                    String task = i + " alone";
                    clock.at(PAST, phase, () -> {
                        // Whatever could begin beside this one has been queued by then.
                        isReached(queued);
                        if (running.incrementAndGet() == 1) {
                            order.add(task);
                        }
                        running.decrementAndGet();
                        done.countDown();
                    });
                }
                queued.countDown();
                assertThat(isReached(done)).isTrue();
                assertThat(order)
                        .as("%s", phase)
                        .hasSize(20)
                        .startsWith("0 alone", "1 alone")
                        .endsWith("19 alone");
            }
        }
    }

    @Test
    void aTaskThatWasTakenBackDoesNotRunAndOneThatFailsStopsNoOther() {
        try (WallClock clock = new WallClock(InstantSource.system())) {
            for (Phase phase : List.of(Phase.SEEN, Phase.ASSESS)) {
                List<String> ran = new CopyOnWriteArrayList<>();
                CountDownLatch done = new CountDownLatch(1);
                Timer taken = clock.at(FAR, phase, () -> ran.add("taken back"));
                taken.cancel();
                clock.at(PAST, phase, () -> {
                    throw new IllegalStateException("a bug of this test");
                });
                clock.at(PAST, phase, () -> {
                    throw new StackOverflowError("a bug of this test");
                });
                clock.at(PAST, phase, () -> ran.add("the next"));
                clock.at(PAST, phase, done::countDown);
                assertThat(isReached(done)).isTrue();
                assertThat(ran).as("%s", phase).containsExactly("the next");
            }
        }
    }

    private static boolean isReached(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
