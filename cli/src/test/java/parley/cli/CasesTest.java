package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    void aStoryIsEvaluatedCircleByCircleAndAgreementByAgreement() {
        var run = Run.of("case", Run.ROOT.resolve("stories").toString());
        assertThat(run.code()).as(run.out()).isZero();
        assertThat(run.out())
                .contains(
                        "pass  crisis: council, forum (",
                        "pass  crisis: council, vd11 (",
                        "pass  crisis: line-ab, hotline (")
                .endsWith("7 passed, 0 failed\n");
        var at = Run.of("case", "crisis", "--at", "2026-10-06T02:25:01Z", "--account", "XA");
        assertThat(at.out())
                .contains("crisis: line-ab, hotline\n", "overdue    signal-read.read/XA/2 by XB, on the account of XA")
                .doesNotContain("on the account of XB");
        assertThat(Run.of("case", "crisis", "--at", "2026-10-06T02:25:01Z", "--json")
                        .out())
                .startsWith("{\"at\":\"2026-10-06T02:25:01Z\",\"circles\":[{\"agreement\":\"cooperation\"");
        assertThat(Run.of("demo", "crisis", "--processes").code()).isEqualTo(2);
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
                .startsWith("BY owes nothing under paragraph 48. The finding is about BY/1, on the account of BY");
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
    void aParagraphComesInTheLanguageThatIsAskedForElseInThatOfTheTerminal() {
        assertThat(prose(Map.of(), "--language", "ru")).startsWith("У стороны BY нет обязательства по пункту 48.");
        assertThat(prose(Map.of("LANG", "de_AT.UTF-8"))).startsWith("BY schuldet nach Absatz 48 nichts.");
        assertThat(prose(Map.of("LC_ALL", "", "LC_MESSAGES", "it", "LANG", "de_AT.UTF-8")))
                .startsWith("La parte BY non deve nulla ai sensi del paragrafo 48.");
        assertThat(prose(Map.of("LC_ALL", "es_ES@euro", "LC_MESSAGES", "it")))
                .startsWith("La parte BY no debe nada en virtud del párrafo 48.");
        assertThat(prose(Map.of("LC_ALL", "es_ES", "LANG", "es_ES"), "--language", "FR"))
                .startsWith("La partie BY ne doit rien au titre du paragraphe 48.");
        assertThat(prose(Map.of("LC_ALL", "C.UTF-8", "LANG", "fr_FR"))).startsWith("BY owes nothing");
        assertThat(prose(Map.of("LANG", "pl_PL.UTF-8"))).startsWith("BY owes nothing under paragraph 48.");
    }

    private static String prose(Map<String, String> environment, String... language) {
        var arguments = new ArrayList<>(List.of("explain", "zapad-2017", "observation-invitation/BY/1", "--prose"));
        arguments.addAll(List.of(language));
        var run = Run.of(environment, arguments.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return run.out();
    }

    @Test
    void aLanguageThatThereIsNotIsWrongUseAndTheMessageNamesTheSix() {
        var run = Run.of("explain", "zapad-2017", "observation-invitation/BY/1", "--prose", "--language", "pl");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("no language pl; there are: en, fr, de, it, ru, es");
        var tree = Run.of("explain", "zapad-2017", "observation-invitation/BY/1", "--language", "fr");
        assertThat(tree.code()).isEqualTo(2);
        assertThat(tree.err()).contains("--language fr needs --prose");
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
