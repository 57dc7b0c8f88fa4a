package parley.agreement.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import parley.agreement.load.PackFiles;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Paragraph;

final class RenderingTest {
    private static final Path AGREEMENTS = Path.of(System.getProperty("parley.root", ".."), "agreements");
    private static final PackFiles VD11 = PackFolder.read(AGREEMENTS.resolve("vd11"));

    private final Rendering vd11 = Rendering.of(PackLoader.load(VD11));

    @Test
    void whatIsRenderedIsWhatTheCheckPrintsForEveryPackThatWeShip() {
        for (Path folder : PackFolder.packs(AGREEMENTS)) {
            PackFiles files = PackFolder.read(folder);
            Rendering rendering = Rendering.of(PackLoader.load(files));
            assertThat(rendering.coverage())
                    .as("%s", folder)
                    .isEqualTo(PackCheck.check(files).coverage().orElseThrow());
            assertThat(rendering.pack().paragraphs().stream()
                            .filter(paragraph -> !rendering.citing(paragraph).isEmpty())
                            .map(Paragraph::number))
                    .as("%s", folder)
                    .containsExactlyElementsOf(rendering.coverage().provisioned());
            assertThat(rendering.chapters().stream().flatMap(chapter -> chapter.paragraphs().stream()))
                    .as("%s", folder)
                    .containsExactlyElementsOf(rendering.pack().paragraphs());
        }
    }

    @Test
    void aParagraphHasThePiecesThatCiteItOrASentenceOfIt() {
        assertThat(names("39")).containsExactly("FORMAT statement", "PROVISION prior-notification");
        assertThat(names("47.4")).containsExactly("TERM observable");
        assertThat(names("42-46")).contains("FORMAT notification");
        assertThat(names("61")).contains("PARAMETER exchangesSince", "PROVISION annual-calendar");
        assertThat(names("11")).isEmpty();
    }

    private List<String> names(String number) {
        Paragraph paragraph = vd11.cited(number).getFirst();
        return vd11.citing(paragraph).stream()
                .map(piece -> piece.kind() + " " + piece.name())
                .toList();
    }

    @Test
    void aPieceIsTheTextOfItsFileWithTheCommentsAboveIt() {
        Piece term = vd11.piece(Piece.Kind.TERM, "above-25k").orElseThrow();
        assertThat(term.source()).startsWith("  above-25k:\n    any:").endsWith("artillery > 400\" }");
        Piece parameter = vd11.piece(Piece.Kind.PARAMETER, "exchangesSince").orElseThrow();
        assertThat(parameter.source()).startsWith("  exchangesSince: {").hasLineCount(1);
        Piece provision = vd11.piece(Piece.Kind.PROVISION, "prior-notification").orElseThrow();
        assertThat(provision.source())
                .isEqualTo(text("provisions/prior-notification.yaml").stripTrailing());
        assertThat(provision.rule()).contains("deadline:", "AMBIGUOUS").doesNotContain("scenarios:");
        assertThat(provision.scenarios()).startsWith("scenarios:");
        assertThat(provision.rule() + "\n" + provision.scenarios()).isEqualTo(provision.source());
    }

    private static String text(String file) {
        return Objects.requireNonNull(VD11.texts().get(file));
    }

    @Test
    void documentsOfOneFileAndThingsOnOneLineEachStandForThemselves() {
        var texts = new TreeMap<>(VD11.texts());
        String first = text("formats/statement.yaml");
        String second = text("formats/contest.yaml");
        texts.remove("formats/contest.yaml");
        texts.put("formats/statement.yaml", first + "---\n" + second);
        texts.computeIfPresent(
                "agreement.yaml",
                (_, text) -> text.replaceFirst(
                        "parameters:\n.*", "parameters: { exchangesSince: { type: count }, other: { type: text } }"));
        Rendering joined = Rendering.of(PackLoader.load(new PackFiles(texts)));
        assertThat(joined.piece(Piece.Kind.FORMAT, "statement").orElseThrow().source())
                .isEqualTo(first.stripTrailing());
        assertThat(joined.piece(Piece.Kind.FORMAT, "contest").orElseThrow().source())
                .isEqualTo(second.stripTrailing());
        assertThat(joined.piece(Piece.Kind.PARAMETER, "other").orElseThrow().source())
                .startsWith("parameters: {")
                .hasLineCount(1);
    }

    @Test
    void aRefNamesEachParagraphOfARangeOrAListAndTheParagraphOfASentence() {
        assertThat(numbers("39 last sentence")).containsExactly("39");
        assertThat(numbers("76, 77")).containsExactly("76", "77");
        assertThat(numbers("42-46")).isNotEmpty().allMatch(number -> number.matches("4[2-6](-4[2-6])?"));
        assertThat(numbers("999")).isEmpty();
    }

    private List<String> numbers(String ref) {
        return vd11.cited(ref).stream().map(Paragraph::number).toList();
    }

    @Test
    void theChaptersOfTheTextKeepTheirTitles() {
        assertThat(vd11.chapters().getFirst().title()).isEqualTo("Chapter I. Annual exchange of military information");
        assertThat(vd11.chapters().getFirst().paragraphs().getFirst().number()).isEqualTo("9");
    }
}
