package parley.node.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.node.view.Upkeep.Answered;

class TrafficTest {
    private static final String CIRCLE = "/" + "a".repeat(64);
    private static final String LOG = CIRCLE + "/" + "b".repeat(64);

    @Test
    void whatIsAskedForIsOneOfFewKindsHoweverItIsSpelled() {
        assertThat(List.of(
                        CIRCLE + "/add-checkpoint",
                        LOG + "/checkpoint",
                        LOG + "/tile/0/000",
                        LOG + "/tile/entries/000",
                        CIRCLE + "/ping",
                        "/",
                        "/{circle=\"x\"}",
                        "/" + "x".repeat(3_000)))
                .extracting(Traffic.Kind::of)
                .containsExactly(
                        Traffic.Kind.ADD_CHECKPOINT,
                        Traffic.Kind.CHECKPOINT,
                        Traffic.Kind.TILE,
                        Traffic.Kind.ENTRIES,
                        Traffic.Kind.PING,
                        Traffic.Kind.OTHER,
                        Traffic.Kind.OTHER,
                        Traffic.Kind.OTHER);
        assertThat(new Traffic().counted())
                .hasSize(Traffic.Kind.values().length * 6)
                .allMatch(each -> each.count() == 0);
    }

    @Test
    void everyAnswerIsCountedOnceByWhatItWas() {
        var traffic = new Traffic();
        for (int status : List.of(200, 200, 400, 403, 404, 405, 409, 411, 422, 429, 503)) {
            traffic.count(Traffic.Kind.ADD_CHECKPOINT, status);
        }
        assertThat(traffic.counted())
                .filteredOn(each -> each.count() > 0)
                .containsExactly(
                        new Answered("add_checkpoint", "served", 2),
                        new Answered("add_checkpoint", "absent", 1),
                        new Answered("add_checkpoint", "conflict", 1),
                        new Answered("add_checkpoint", "over_budget", 1),
                        new Answered("add_checkpoint", "not_yet", 1),
                        new Answered("add_checkpoint", "refused", 5));
    }
}
