package parley.node.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.node.clock.NodeClock.Phase;
import parley.node.clock.NodeClock.Timer;
import parley.node.clock.NodeClock.Work;

class SimulatedClockTest {
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());

    @Test
    void it_leaps_from_due_instant_to_due_instant() throws InterruptedException {
        try (SimulatedClock clock = new SimulatedClock(START)) {
            clock.at(START.plusSeconds(86_400), Phase.EVENT, () -> note(clock, "later"));
            clock.at(START.plusSeconds(5), Phase.EVENT, () -> note(clock, "sooner"));
            clock.horizon(Instant.MAX);
            clock.awaitQuiet();
            assertThat(events).containsExactly("2026-03-01T09:00:05Z sooner", "2026-03-02T09:00:00Z later");
        }
    }

    @Test
    void it_stands_still_while_work_is_under_way() throws InterruptedException {
        try (SimulatedClock clock = new SimulatedClock(START)) {
            Work work = clock.work("XA to XB");
            clock.at(START, Phase.EVENT, () -> {
                work.busy(true);
                note(clock, "sent");
                Thread.ofVirtual().start(() -> {
                    note(clock, "delivered");
                    work.busy(false);
                });
            });
            clock.at(START.plusSeconds(60), Phase.EVENT, () -> note(clock, "next"));
            clock.horizon(Instant.MAX);
            clock.awaitQuiet();
            assertThat(events)
                    .containsExactly(
                            "2026-03-01T09:00:00Z sent", "2026-03-01T09:00:00Z delivered", "2026-03-01T09:01:00Z next");
        }
    }

    @Test
    void effects_of_a_phase_come_after_all_its_tasks_and_later_phases_after_them() throws InterruptedException {
        try (SimulatedClock clock = new SimulatedClock(START)) {
            Instant due = START.plusSeconds(1);
            clock.at(due, Phase.ASSESS, () -> note(clock, "assess"));
            for (String node : List.of("XA", "XB")) {
                clock.at(due, Phase.SEEN, () -> {
                    note(clock, "compose " + node);
                    clock.afterPhase(() -> note(clock, "release " + node));
                });
            }
            clock.horizon(due);
            clock.awaitQuiet();
            assertThat(events.stream().map(event -> event.substring(21)))
                    .containsExactly("compose XA", "compose XB", "release XA", "release XB", "assess");
        }
    }

    @Test
    void it_never_leaps_beyond_its_horizon_and_forgets_what_was_cancelled() throws InterruptedException {
        try (SimulatedClock clock = new SimulatedClock(START)) {
            clock.at(START.plusSeconds(10), Phase.EVENT, () -> note(clock, "beyond"));
            Timer timer = clock.at(START.plusSeconds(5), Phase.EVENT, () -> note(clock, "cancelled"));
            timer.cancel();
            clock.horizon(START.plusSeconds(9));
            clock.awaitQuiet();
            assertThat(events).isEmpty();
            assertThat(clock.instant()).isEqualTo(START);
        }
    }

    @Test
    void a_task_that_fails_is_reported_to_whoever_waits() {
        try (SimulatedClock clock = new SimulatedClock(START)) {
            clock.at(START, Phase.EVENT, () -> {
                throw new IllegalArgumentException("broken");
            });
            assertThatThrownBy(clock::awaitQuiet).hasRootCauseMessage("broken");
        }
    }

    private void note(NodeClock clock, String event) {
        events.add(clock.instant() + " " + event);
    }
}
