package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.node.world.FreePorts;

/**
 * Runs every command of the tutorials as it stands there, in folders that stand for the readers' machines. Only names that no
 * test machine has are replaced: the stick, the two hosts, and the desks' ports.
 *
 * <p>A block's info string says who runs it: {@code sh XA}, {@code sh here}; {@code runs "TEXT"} starts it, waits until it
 * prints the text and lets it run; {@code until "TEXT"} runs it again until it prints the text, whatever its exit code.
 */
@Tag("ci")
class TutorialTest {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("parley.root"), "parley.root"));
    private static final Pattern BLOCK =
            Pattern.compile("(?ms)^```sh (XA|XB|here)(?: (runs|until) \"(.+?)\")?$\\n(.*?)^```$");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final List<Program> running = new ArrayList<>();

    @AfterEach
    void stopTheNodes() {
        running.forEach(Program::close);
    }

    @Test
    @Timeout(600)
    void fromACloneToAProvenBreach() throws IOException {
        machine("here");
        play("docs/tutorial.md", Map.of());
    }

    @Test
    @Timeout(600)
    void twoPeopleTwoMachinesOneNotice() throws IOException {
        Files.createDirectories(folder.resolve("stick"));
        machine("XA");
        machine("XB");
        var names = Map.of(
                "/media/stick",
                folder.resolve("stick").toString(),
                "xa.example:7443",
                "127.0.0.1:" + FreePorts.choose(1).getFirst(),
                "xb.example:7443",
                "127.0.0.1:" + FreePorts.choose(1).getFirst(),
                "--desk-port 7700",
                "--desk-port 0");
        play("docs/tutorial-two-nodes.md", names);
    }

    /** Runs a page's blocks in their order, with other names in place of some. */
    private void play(String tutorial, Map<String, String> names) throws IOException {
        var page = Files.readString(ROOT.resolve(tutorial));
        var blocks = BLOCK.matcher(page);
        int count = 0;
        while (blocks.find()) {
            count++;
            var script = blocks.group(4);
            for (var name : names.entrySet()) {
                script = script.replace(name.getKey(), name.getValue());
            }
            var machine = folder.resolve(blocks.group(1));
            if (blocks.group(2) == null) {
                run(machine, script);
            } else if (blocks.group(2).equals("runs")) {
                start(machine, script, blocks.group(3));
            } else {
                runUntil(machine, script, blocks.group(3));
            }
        }
        assertThat(count).isEqualTo(page.split("(?m)^```sh", -1).length - 1).isGreaterThan(8);
    }

    private void start(Path machine, String script, String text) {
        var program = shell(machine, script.replace("./parley", "exec ./parley"));
        running.add(program);
        program.awaitLine(Pattern.compile(Pattern.quote(text)), PATIENCE);
    }

    private static void run(Path machine, String script) {
        try (var shell = shell(machine, script)) {
            assertThat(shell.awaitExit(PATIENCE))
                    .as("%s%n%s%n%s", script, shell.out(), shell.err())
                    .isZero();
        }
    }

    /** What has been sent arrives when it arrives: the command is run again until it says so, under a deadline. */
    private static void runUntil(Path machine, String script, String text) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (var shell = shell(machine, script)) {
                shell.awaitExit(PATIENCE);
                if (String.join("\n", shell.out()).contains(text)) {
                    return;
                }
                assertThat(System.nanoTime())
                        .as("%s never printed %s but %s %s", script, text, shell.out(), shell.err())
                        .isLessThan(deadline);
            }
        }
    }

    private static Program shell(Path machine, String script) {
        return Program.start(machine, Map.of(), List.of("bash", "-euo", "pipefail", "-c", script));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each)));
            }
        }
    }

    /** A clone as far as the tutorial needs one: the launcher's place is taken by what the launcher starts. */
    private void machine(String party) throws IOException {
        var machine = Files.createDirectories(folder.resolve(party));
        copy(ROOT.resolve("agreements"), machine.resolve("agreements"));
        var launcher = machine.resolve("parley");
        Files.writeString(launcher, """
                #!/bin/sh
                exec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \
                  -Dparley.home='%s' -cp '%s' parley.cli.Main "$@"
                """.formatted(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        ROOT,
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
