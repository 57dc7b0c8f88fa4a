package parley.agreement.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.agreement.yaml.AgreementException;
import parley.agreement.yaml.Problem;

/**
 * Every problem is named with its place, and one slip gives its own problems and no others. The slips and what is said of
 * each stand in {@code problems.txt}: file, old text and new text on a line that begins with {@code >}, the problems
 * below.
 */
final class PackProblemsTest {

    /** One slip. */
    record Slip(String file, String old, String replacement, List<String> problems) {
        static Slip of(String block) {
            List<String> lines = block.lines().toList();
            List<String> parts = Arrays.stream(lines.getFirst().split(" \\| ", -1))
                    .map(part -> part.replace("\\n", "\n"))
                    .toList();
            return new Slip(parts.get(0), parts.get(1), parts.get(2), lines.subList(1, lines.size()));
        }

        @Override
        public String toString() {
            return file + ": " + old + " -> " + replacement;
        }
    }

    static Stream<Slip> slips() throws IOException {
        try (InputStream golden = PackProblemsTest.class.getResourceAsStream("problems.txt")) {
            assertThat(golden).isNotNull();
            String text = new String(golden.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^> ", -1)).skip(1).map(Slip::of);
        }
    }

    @ParameterizedTest
    @MethodSource("slips")
    void aSlipIsNamedByItsPlace(Slip slip) {
        PackFiles files = new SmallPack()
                .with(slip.file(), slip.old(), slip.replacement())
                .files();
        assertThat(PackLoader.check(files).problems().stream().map(Problem::toString))
                .containsExactlyElementsOf(slip.problems());
    }

    @Test
    void aChangeIsAskedForOfAStatedFigureInNumbersFromOne() {
        assertThat(problems("changedBy(drill.boats, 10, 100)")).isEmpty();
        assertThat(problems("changedBy(drill.boats, 0, 100)"))
                .singleElement()
                .asString()
                .contains("no number from 1");
        assertThat(problems("changedBy(drill.boats, 10, drill.boats)"))
                .singleElement()
                .asString()
                .contains("no number from 1");
        assertThat(problems("changedBy(drill.boats + 1, 10, 100)"))
                .singleElement()
                .asString()
                .contains("what no format notifies");
    }

    /** A role that all have is filled by nobody: what is to be addressed to it would never count. */
    @Test
    void whatIsAddressedToARoleGoesToARoleOfOneParty() {
        for (String role : List.of("chair", "member")) {
            List<Problem> problems = PackLoader.check(new SmallPack()
                            .with("agreement.yaml", "chair: charter", "chair: charter, member: all")
                            .with("provisions/question.yaml", "by: chair }", "by: chair, to: " + role + " }")
                            .files())
                    .problems();
            if (role.equals("chair")) {
                assertThat(problems).isEmpty();
            } else {
                assertThat(problems)
                        .singleElement()
                        .asString()
                        .startsWith("provisions/question.yaml:20:")
                        .endsWith("found to the role member, which all have, expected a role of one party, or a path to"
                                + " parties");
            }
        }
    }

    private static List<Problem> problems(String condition) {
        return PackLoader.check(new SmallPack()
                        .with("agreement.yaml", "points: [text]", "boats: { type: count, notifiedBy: notice }")
                        .with("agreement.yaml", "drill.troops >= 500", condition)
                        .files())
                .problems();
    }

    @Test
    void theSmallPackHasNoProblem() {
        assertThat(PackLoader.check(new SmallPack().files()).problems()).isEmpty();
    }

    @Test
    void allProblemsOfAllFilesAreReportedAtOnce() {
        PackFiles files = new SmallPack()
                .with("agreement.yaml", "drill.troops >= 500", "drill.troop >= 500")
                .with("provisions/notice.yaml", "judged: received", "judged: read")
                .with("formats/notice.yaml", "release: 2", "release: 3")
                .file("notes.txt", "")
                .files();
        assertThatThrownBy(() -> PackLoader.load(files))
                .isInstanceOfSatisfying(
                        AgreementException.class,
                        e -> assertThat(e.problems())
                                .extracting(p -> p.at().file())
                                .containsExactly(
                                        "agreement.yaml",
                                        "formats/notice.yaml",
                                        "notes.txt",
                                        "provisions/notice.yaml"));
    }
}
