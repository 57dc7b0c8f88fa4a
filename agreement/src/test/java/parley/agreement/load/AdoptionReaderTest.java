package parley.agreement.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.agreement.check.PackCheck;

/** What is wrong with an adoption is named where it stands, with what would be right. */
final class AdoptionReaderTest {
    private static final Path FORUM = Path.of(System.getProperty("parley.root"), "agreements", "forum");
    private static final String FILE = "provisions/silence.yaml";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "proposed: proposal|proposed: proposl|found the format proposl, expected proposal",
                "proposed: proposal|proposed: extension|found proposals by extension, expected a format that states"
                        + " Proposal with id: subject",
                "each: member|each: members|found the role members, expected member",
                "judged: received|judged: written|found the text \"written\", expected",
                "atLeast: PT72H|atLeast: 72|expected a span, such as PT72H",
                "until: until\\n  notice|until: title\\n  notice|found the field title of proposal, a text, expected",
                "format: extension, until: until|format: extension, until: end|found the field end of extension, which is"
                        + " not there, expected",
                "by: [proposer, chair]|by: [proposer, char]|found the role char, expected chair",
                "format: break-of-silence }|format: brake }|found the format brake, expected one of break-of-silence",
            })
    void whatDoesNotFitIsNamedWithWhatWould(String old, String replacement, String problem) {
        assertThat(problems(old.replace("\\n", "\n"), replacement.replace("\\n", "\n")))
                .anySatisfy(line -> assertThat(line).startsWith(FILE).contains(problem));
    }

    private static List<String> problems(String old, String replacement) {
        PackFiles files = PackFolder.read(FORUM);
        TreeMap<String, String> texts = new TreeMap<>(files.texts());
        String text = texts.getOrDefault(FILE, "");
        assertThat(text).contains(old);
        texts.put(FILE, text.replaceFirst(Pattern.quote(old), replacement));
        return PackCheck.check(new PackFiles(texts)).problems().stream()
                .map(Object::toString)
                .toList();
    }
}
