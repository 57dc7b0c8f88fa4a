package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agreements as a lawyer meets them: without a network. */
class CaseTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    @Test
    void everyCaseAndScenarioPasses() {
        Said said = parley("case", "agreements");
        Matcher closing = Pattern.compile("(\\d+) passed, (\\d+) failed")
                .matcher(said.out().getLast());
        assertThat(closing.matches()).as(said.out().getLast()).isTrue();
        assertThat(closing.group(2)).as("%s", said.out()).isEqualTo("0");
        assertThat(Integer.parseInt(closing.group(1))).isGreaterThanOrEqualTo(30);
        assertThat(said.status()).isZero();
    }

    @Test
    void noPackHasAProblem() {
        Said said = parley("check", "agreements");
        assertThat(said.out()).anyMatch(line -> line.matches(".*vd11.*no problem"));
        assertThat(said.status()).as("%s", said.out()).isZero();
    }

    @Test
    void theProofOfZapad2017SetsItsTroopsAgainstTheThresholdAndNamesTheEntry() {
        Said said = parley("explain", "zapad-2017", "observation-invitation/BY/1");
        assertThat(said.status()).isZero();
        assertThat(said.out().getFirst()).endsWith("by BY on the account of BY: notOwed");
        assertThat(said.out())
                .anyMatch(line ->
                        line.contains("[47.4] activity.troops >= 13000: FALSE   12700 (BY#0 /contingents/0/troops")
                                && line.endsWith("against 13000"));
    }

    @Test
    void everyProblemOfABrokenPackIsSaidAtOnceWithItsPlaceParagraphAndWhatWasExpected() throws IOException {
        Path pack = copy(Checkout.ROOT.resolve("agreements/vd11"), directory.resolve("vd11"));
        Path provision = pack.resolve("provisions/prior-notification.yaml");
        String whole = Files.readString(provision);
        int line = whole.substring(0, whole.indexOf("\ndeadline:")).split("\n").length + 1;
        Files.writeString(
                provision, whole.replace("\ndeadline:", "\ndeadlin:").replace("\nfor: Activity", "\nfor: Activty"));
        Said said = parley("check", pack.toString());
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.out())
                .anyMatch(found -> found.startsWith(provision + ":" + line + ":1: par. 38: found the key \"deadlin\"")
                        && found.contains("expected deadline"))
                .anyMatch(found -> found.startsWith(provision + ":5:6: par. 38: found")
                        && found.contains("Activty")
                        && found.contains("expected"));
    }

    @Test
    void wrongUseEndsWithTwoAndSaysWhatIsRight() {
        Said unknown = parley("explain", "zapad-2018", "observation-invitation/BY/1");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).anyMatch(line -> line.contains("zapad-2017"));
        assertThat(parley("case").status()).isEqualTo(2);
        assertThat(parley("no-such-command").status()).isEqualTo(2);
    }

    private record Said(int status, List<String> out, List<String> err) {}

    private static Said parley(String... arguments) {
        try (Program program = Program.parley(Checkout.ROOT, Map.of(), List.of(arguments))) {
            int status = program.awaitExit(LIMIT);
            return new Said(status, program.out(), program.err());
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
        return to;
    }
}
