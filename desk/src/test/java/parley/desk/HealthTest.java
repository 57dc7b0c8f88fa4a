package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTest {
    @TempDir
    Path data;

    @AutoClose
    private Guarded guarded;

    @BeforeEach
    void open() {
        guarded = new Guarded(data);
    }

    @Test
    void aProgramThatWatchesOverNodesNeedsNoKeyAndLearnsNoMoreThanWhetherAllIsWell() {
        var stranger = guarded.stranger();
        assertThat(stranger.get("/health").status()).isEqualTo(200);
        assertThat(stranger.get("/ready")).returns(200, Wire.Answer::status).returns("ready\n", Wire.Answer::body);
        guarded.node.warnings = List.of("the clock of this node is 75 s ahead of the median of its peers");
        assertThat(stranger.get("/ready")).returns(503, Wire.Answer::status).returns("not ready\n", Wire.Answer::body);
        assertThat(stranger.get("/health").status()).isEqualTo(200);
        assertThat(stranger.get("/entries").status()).isEqualTo(303);
    }
}
