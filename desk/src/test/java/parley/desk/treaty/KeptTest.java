package parley.desk.treaty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import parley.desk.hindsight.Axes;
import parley.desk.hindsight.Look;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.view.CircleSummary;
import parley.node.view.CircleView;
import parley.node.view.FindingView;

class KeptTest {
    private static final Instant AT = Instant.parse("2026-06-18T05:00:01Z");

    private final Kept<String, Integer> kept = new Kept<>();
    private final AtomicInteger worked = new AtomicInteger();

    private static Look look(List<FindingView> findings, boolean hindsight) {
        var summary = new CircleSummary(
                Hash.sha256(Bytes.utf8("circle")), "circle", false, List.of("XA", "XB"), Map.of(), List.of());
        var circle = new CircleView(summary, AT, List.of(), findings, List.of(), List.of());
        return new Look(
                circle,
                circle,
                hindsight ? Optional.of(List.of()) : Optional.empty(),
                new Axes(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private int ask(Look look, String asked) {
        return kept.of(look, asked, worked::incrementAndGet);
    }

    @Test
    void anAnswerIsWorkedOutOnceUntilTheFindingsAreAnotherList() {
        var look = look(List.of(), false);
        assertThat(List.of(ask(look, "a"), ask(look, "a"), ask(look, "b"), ask(look, "a")))
                .containsExactly(1, 1, 2, 1);
        var later = look(List.of(UrgencyTest.finding(new Random(1), 1)), false);
        assertThat(List.of(ask(later, "a"), ask(later, "a"))).containsExactly(3, 3);
    }

    @Test
    void whatWasFoundThenIsWorkedOutEachTimeAndDisplacesNothing() {
        var now = look(List.of(), false);
        ask(now, "a");
        assertThat(List.of(ask(look(List.of(), true), "a"), ask(look(List.of(), true), "a")))
                .containsExactly(2, 3);
        assertThat(ask(now, "a")).isEqualTo(1);
    }

    @Test
    void noMoreThanSixteenAnswersAreKept() {
        var look = look(List.of(), false);
        for (int asked = 1; asked <= 17; asked++) {
            ask(look, "filter " + asked);
        }
        assertThat(ask(look, "filter 17")).isEqualTo(17);
        assertThat(ask(look, "filter 1")).isEqualTo(18);
    }
}
