package parley.agreement.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.agreement.check.PackCheck;
import parley.agreement.finding.Finding;
import parley.agreement.finding.FindingProse;
import parley.agreement.format.BodyReader;
import parley.agreement.load.CaseLoader;
import parley.agreement.load.PackFiles;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Format;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.prose.Language;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/** The forum's scenarios and cases, under any codes, and what is said of its findings. */
final class ForumTest {
    private static final PackFiles FILES =
            PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "forum"));
    private static final Pack PACK = PackLoader.load(FILES);

    @Test
    void itsScenariosAndCasesHoldUnderAnyCodes() {
        Stream<Scenario> cases = FILES.cases().entrySet().stream()
                .map(file ->
                        CaseLoader.load(file.getKey(), file.getValue(), PACK).scenario());
        Stream<Scenario> beside = PACK.provisions().values().stream().flatMap(of -> of.scenarios().stream());
        List<Scenario> all = Stream.concat(cases, beside).toList();
        assertThat(all.size()).isGreaterThan(30);
        for (Scenario scenario : all) {
            assertThat(Vd.failures(PACK, scenario)).as(scenario.name()).isEmpty();
            assertThat(Vd.failures(PACK, Swap.rotating(scenario.parties()).of(scenario)))
                    .as("%s with the next code for every party", scenario.name())
                    .isEmpty();
        }
    }

    @Test
    void thePackHasNoProblemAndNamesAllThatItDefines() {
        assertThat(PackCheck.check(FILES).problems()).isEmpty();
        assertThat(PackCheck.names(PACK)).noneMatch(line -> line.contains("no name"));
    }

    @Test
    void whatWasBrokenIsSaidInSixLanguagesByWhomAndWhen() {
        Finding broken = found("a break says with which paragraph");
        String at = "2026-03-04 09:00:00 UTC";
        assertThat(Stream.of(Language.values()).map(language -> FindingProse.print(broken, language, PACK)))
                .allSatisfy(said -> assertThat(said).contains("XB#0", at, "2026-03-10 12:00:00 UTC"))
                .doesNotHaveDuplicates();
        assertThat(FindingProse.print(broken, Language.EN, PACK))
                .startsWith(
                        "The proposal of XA is not adopted under paragraph 3: the silence was broken by its deadline.")
                .contains("Entry XB#0 holds “Break of silence by XB” (time: " + at + ").")
                .contains("Nobody broke the silence by any entry that was found: XA, XC;");
    }

    @Test
    void whatStaysOpenSaysWhoseReceiptIsMissing() {
        assertThat(FindingProse.print(found("what a late receipt is missing"), Language.EN, PACK))
                .startsWith(
                        "Nobody can tell yet whether the proposal of XA is adopted under paragraph 3: it stays open and"
                                + " has no effect.")
                .endsWith("To settle it: wait for the receipt of XA; wait for the receipt of XC.");
    }

    /** Where only its author may speak of a text under its number, the form is not released under another's. */
    @Test
    void underAnothersNumberNothingIsReleasedThatItsAuthorAloneMayNumber() {
        TreeMap<String, String> texts = new TreeMap<>(FILES.texts());
        texts.computeIfPresent("agreement.yaml", (_, text) -> text.replaceFirst("id: id", "id: own"));
        Pack own = PackLoader.load(new PackFiles(texts));
        Data.Members body = new Data.Members(Map.of(
                "title",
                new Data.Text("Rules"),
                "text",
                new Data.Text("The chair changes each month."),
                "until",
                new Data.Text("2026-03-10T12:00:00Z")));
        Format proposal = own.format("proposal").orElseThrow();
        assertThat(BodyReader.of(own)
                        .read(proposal, body, new Party("XA"), Optional.of("XA/1"))
                        .reasons())
                .isEmpty();
        assertThat(BodyReader.of(own)
                        .read(proposal, body, new Party("XB"), Optional.of("XA/1"))
                        .reasons())
                .map(BodyReader.Reason::toString)
                .containsExactly("subject: the id XA/1, expected an id of one's own, as XB/1");
        assertThat(BodyReader.of(PACK)
                        .read(proposal, body, new Party("XB"), Optional.of("XA/1"))
                        .reasons())
                .isEmpty();
    }

    private static Finding found(String name) {
        Scenario scenario = PACK.provisions().values().stream()
                .flatMap(provision -> provision.scenarios().stream())
                .filter(one -> one.name().startsWith(name))
                .findFirst()
                .orElseThrow();
        List<Finding> findings = new CaseRunner(PACK)
                .assess(scenario, scenario.expect().getLast().at())
                .findings();
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }
}
