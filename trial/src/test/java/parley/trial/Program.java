package parley.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One running process of ours. Its output is kept line by line as it comes; waiting is always for a condition, under a
 * deadline, and a failed wait shows all that the process has said. Closing it kills it and waits for its end.
 */
final class Program implements AutoCloseable {
    private final List<String> command;
    private final Process process;
    private final List<String> out = new ArrayList<>();
    private final List<String> err = new ArrayList<>();
    private final Object changed = new Object();
    private int open = 2;

    private Program(List<String> command, Process process) {
        this.command = command;
        this.process = process;
        follow(process.getInputStream(), out);
        follow(process.getErrorStream(), err);
    }

    /** Starts the class that the launcher starts, on this JVM's own class path: no build, no shell. */
    static Program parley(Path directory, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "parley.cli.Main"));
        command.addAll(arguments);
        return start(directory, environment, command);
    }

    static Program start(Path directory, Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().putAll(environment);
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        try {
            return new Program(List.copyOf(command), builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until a line of standard output matches, and returns the match. */
    Matcher awaitLine(Pattern pattern, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        int seen = 0;
        synchronized (changed) {
            while (true) {
                for (; seen < out.size(); seen++) {
                    Matcher matcher = pattern.matcher(out.get(seen));
                    if (matcher.find()) {
                        return matcher;
                    }
                }
                if (open == 0) {
                    throw new AssertionError("ended without a line like " + pattern + said());
                }
                pause(deadline, "no line like " + pattern);
            }
        }
    }

    /** Waits for the end and returns the exit status. */
    int awaitExit(Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        synchronized (changed) {
            while (open > 0) {
                pause(deadline, "still running");
            }
        }
        try {
            if (!process.waitFor(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                throw new AssertionError("still running" + said());
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
        return process.exitValue();
    }

    /** Lets time pass, on the monotonic clock, in which it must not end by itself. */
    void assertRunsFor(Duration time) {
        try {
            if (process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new AssertionError("ended by itself with " + process.exitValue() + said());
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** SIGKILL, as a power cut would end it, and the end awaited. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    List<String> out() {
        synchronized (changed) {
            return List.copyOf(out);
        }
    }

    List<String> err() {
        synchronized (changed) {
            return List.copyOf(err);
        }
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        kill();
    }

    private String said() {
        return "\n" + String.join(" ", command.subList(Math.max(0, command.indexOf("parley.cli.Main")), command.size()))
                + "\nout: " + String.join("\n     ", out)
                + "\nerr: " + String.join("\n     ", err);
    }

    private void pause(long deadline, String complaint) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new AssertionError(complaint + " in time" + said());
        }
        try {
            TimeUnit.NANOSECONDS.timedWait(changed, left);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    private void follow(InputStream stream, List<String> lines) {
        // Reading a process holds its carrier: two programs on a machine of two cores would leave none for a third.
        Thread.ofPlatform().daemon().start(() -> {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    synchronized (changed) {
                        lines.add(line);
                        changed.notifyAll();
                    }
                }
            } catch (IOException e) {
                // A killed process closes its pipes in the middle of a line: that is its end, not a fault.
            } finally {
                synchronized (changed) {
                    open--;
                    changed.notifyAll();
                }
            }
        });
    }
}
