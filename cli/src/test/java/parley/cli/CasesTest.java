package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CasesTest {

    @TempDir
    Path folder;

    @Test
    void everyCaseAndScenarioIsCountedInTheClosingLine() {
        var run = Run.of("case", Run.ROOT.resolve("agreements").toString());
        var lines = run.out().lines().toList();
        var closing = Pattern.compile("(\\d+) passed, (\\d+) failed").matcher(lines.getLast());
        assertThat(closing.matches()).as(lines.getLast()).isTrue();
        assertThat(Integer.parseInt(closing.group(1))).isGreaterThanOrEqualTo(30);
        assertThat(run.out()).contains("zapad-2017", "trident-juncture-2015", "prior-notification: ");
        assertThat(run.code()).as(run.out()).isEqualTo(closing.group(2).equals("0") ? 0 : 1);
    }

    @Test
    void aFindingThatDoesNotMatchIsShownWithItsLineAndFails() throws IOException {
        var pack = copyOfThePack();
        var file = pack.resolve("cases/zapad-2017.yaml");
        Files.writeString(file, Files.readString(file).replaceFirst("verdict: met", "verdict: late"));
        var run = Run.of("case", file.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("FAIL  zapad-2017", "expected late, found met", "0 passed, 1 failed");
    }

    @Test
    void theSameAsJsonAndAtAnInstant() {
        var json = Run.of("case", "zapad-2017", "--json");
        assertThat(json.out()).startsWith("{\"cases\":[{").contains("\"failed\":0", "\"passed\":1");
        var at = Run.of("case", "zapad-2017", "--at", "2017-09-14T12:00:00Z");
        assertThat(at.out()).contains("notOwed    observation-invitation/BY/1 by BY");
    }

    @Test
    void aProofShowsTheNumbersTheBoundAndTheEntry() {
        var tree = Run.of("explain", "zapad-2017", "observation-invitation/BY/1");
        assertThat(tree.out()).containsPattern("troops >= 13000: FALSE +12700 \\(BY#0 .*\\) against 13000");
        assertThat(Run.of("explain", "zapad-2017", "observation-invitation", "--json")
                        .out())
                .startsWith("{\"account\":\"BY\"")
                .contains("\"verdict\":\"notOwed\"");
        assertThat(Run.of("explain", "zapad-2017", "observation-invitation", "--prose")
                        .out())
                .contains("On the account of BY");
        var onAnothers = Run.of("explain", "zapad-2017", "prior-notification", "--by", "RU", "--account", "BY");
        assertThat(onAnothers.out()).startsWith("prior-notification/BY/1 by RU on the account of BY");
    }

    @Test
    void whatWasKnownThenIsComparedWithWhatIsKnownNowOfThen() {
        var at = "2026-04-25T00:00:00Z";
        var differ = Run.of("compare", "known-then-and-now", "--at", at, "--known", at, "--account", "XA");
        assertThat(differ.out().lines())
                .contains(
                        "notOwed -> overdue  prior-notification/XA/1 by XA", "      overdue: due 2026-04-20T23:59:59Z");
        assertThat(differ.out()).doesNotContain("by XB");
        assertThat(Run.of("compare", "known-then-and-now", "--at", at, "--known", "2026-06-02T00:00:00Z")
                        .out())
                .isEqualTo("nothing differs\n");
        assertThat(Run.of("case", "known-then-and-now", "--at", at, "--known", "2026-06-02T00:00:00Z")
                        .out())
                .contains("overdue    prior-notification/XA/1 by XA, due 2026-04-20T23:59:59Z");
        var explained = Run.of(
                "explain",
                "known-then-and-now",
                "prior-notification/XA/1",
                "--at",
                at,
                "--known",
                "2026-06-02T00:00:00Z");
        assertThat(explained.out()).contains(", as known at 2026-06-02T00:00:00Z (0 left out) from", "it holds");
    }

    @Test
    void theSameRecordIsJudgedUnderTwoPacks() throws IOException {
        var other = copyOfThePack();
        var terms = other.resolve("agreement.yaml");
        Files.writeString(
                terms, Files.readString(terms).replace("activity.troops >= 9000", "activity.troops >= 12001"));
        var at = "2026-04-25T00:00:00Z";
        var differ = Run.of("compare", "known-then-and-now", "--at", at, "--under", other.toString());
        assertThat(differ.err()).isEmpty();
        assertThat(differ.out().lines()).contains("met -> notOwed  prior-notification/XB/1 by XB");
        assertThat(Run.of("compare", "known-then-and-now", "--at", at, "--under", other.toString(), "--json")
                        .out())
                .contains("\"differences\":[{\"account\":\"XB\",\"after\":{");
        var both = Run.of("compare", "known-then-and-now", "--at", at, "--under", other.toString(), "--known", at);
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err()).contains("one of --known and --under");
        assertThat(Run.of("case", "known-then-and-now", "--known", at).code()).isEqualTo(2);
    }

    @Test
    void aFindingOrCaseThatIsNotThereIsWrongUseAndTheMessageSaysWhatThereIs() {
        var finding = Run.of("explain", "zapad-2017", "observation");
        assertThat(finding.code()).isEqualTo(2);
        assertThat(finding.err()).contains("observation-invitation/BY/1 by BY");
        var none = Run.of("explain", "zapad-1981", "observation");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("zapad-2017");
    }

    @Test
    void everyProblemOfAPackIsNamedWithItsPlace() throws IOException {
        var pack = copyOfThePack();
        assertThat(Run.of("check", pack.toString()).out())
                .contains("no problem", " 0 silent; ")
                .containsPattern("(?m)^leaves (\\d+) of \\1 seen TRUE, FALSE and UNKNOWN$");
        assertThat(Run.of("check", pack.toString(), "--json").out())
                .startsWith("{\"packs\":[{\"agreement\":\"vd11\"")
                .containsPattern("\"leaves\":\\{\"all\":(\\d+),\"lacking\":\\[\\],\"seen\":\\1\\}")
                .contains("\"silent\":[]")
                .contains("\"we do not hold its text\"");
        var provision = pack.resolve("provisions/prior-notification.yaml");
        Files.writeString(provision, Files.readString(provision) + "leed: P42D\n");
        var format = pack.resolve("formats/statement.yaml");
        Files.writeString(format, Files.readString(format) + "colour: red\n");
        var run = Run.of("check", pack.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .containsPattern("provisions/prior-notification\\.yaml:\\d+:1: .*leed")
                .containsPattern("formats/statement\\.yaml:\\d+:1: .*colour");
        assertThat(Run.of("check", pack.toString(), "--json").out())
                .endsWith("\"problems\":2}\n")
                .contains("leed");
    }

    private Path copyOfThePack() throws IOException {
        var source = Run.ROOT.resolve("agreements/vd11");
        var pack = folder.resolve("vd11");
        try (var files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, pack.resolve(source.relativize(file).toString()));
            }
        }
        return pack;
    }
}
