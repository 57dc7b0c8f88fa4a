package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import parley.cli.terminal.Terminal;

class MainTest {
    @Test
    void helpGoesToStandardOutputWithExamplesAndWithoutColour() {
        var help = Run.of("--help");
        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out()).contains("Examples:").doesNotContain("\u001b");
        assertThat(Run.of().out()).isEqualTo(help.out());
    }

    @Test
    void everyCommandExplainsItself() {
        for (var name : Main.wire(Terminal.ofProcess()).getSubcommands().keySet()) {
            var help = Run.of(name, "--help");
            assertThat(help.code()).as(name).isZero();
            assertThat(help.out()).as(name).contains("Usage: parley " + name);
        }
    }

    @Test
    void anUnknownCommandIsWrongUse() {
        var wrong = Run.of("exercise");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("exercise");
        assertThat(wrong.out()).isEmpty();
    }
}
