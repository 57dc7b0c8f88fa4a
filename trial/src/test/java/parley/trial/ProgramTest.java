package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
    @TempDir
    Path directory;

    @Test
    void linesAndStatusArriveAndAMissingLineFailsWithAllThatWasSaid() {
        List<String> command = List.of("sh", "-c", "echo ready on 17; echo trouble >&2; exit 3");
        try (Program program = Program.start(directory, Map.of(), command)) {
            assertThat(program.awaitLine(Pattern.compile("ready on (\\d+)"), Duration.ofSeconds(10))
                            .group(1))
                    .isEqualTo("17");
            assertThat(program.awaitExit(Duration.ofSeconds(10))).isEqualTo(3);
            assertThat(program.err()).containsExactly("trouble");
            assertThatThrownBy(() -> program.awaitLine(Pattern.compile("never"), Duration.ofSeconds(10)))
                    .hasMessageContaining("ended without")
                    .hasMessageContaining("trouble");
        }
    }

    @Test
    void aKilledProgramIsGoneWhenKillReturns() {
        try (Program program =
                Program.start(directory, Map.of(), List.of("sh", "-c", "echo up; exec tail -f /dev/null"))) {
            program.awaitLine(Pattern.compile("up"), Duration.ofSeconds(10));
            program.kill();
            assertThat(ProcessHandle.of(program.pid()).filter(ProcessHandle::isAlive))
                    .isEmpty();
        }
    }
}
