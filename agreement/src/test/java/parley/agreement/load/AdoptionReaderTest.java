package parley.agreement.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
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
                "format: extension, until: until|format: extension, until: end|found the field end of extension, which"
                        + " is not there, expected",
                "by: [proposer, chair]|by: [proposer, char]|found the role char, expected chair",
                "by: [proposer, chair]|by: [proposer, proposer]|found proposer again, expected each once",
                "by: [proposer, chair]|by: [chair, proposer, chair]|found chair again, expected each once",
                "by: [proposer, chair]|by: []|found an empty list, expected proposer, or a role",
                "format: break-of-silence }|format: proposal }|found the format proposal, in which a text is put"
                        + " forward, expected a format of its own",
                "format: extension, until|format: proposal, until|found the format proposal, in which a text is put"
                        + " forward, expected a format of its own",
                "format: extension, until|format: break-of-silence, until|found the format break-of-silence, in which"
                        + " the silence is broken, expected a format of its own",
                "format: break-of-silence }|format: brake }|found the format brake, expected one of break-of-silence",
            })
    void whatDoesNotFitIsNamedWithWhatWould(String old, String replacement, String problem) {
        assertThat(problems(with(FILE, old.replace("\\n", "\n"), replacement.replace("\\n", "\n"))))
                .anySatisfy(line -> assertThat(line).startsWith(FILE).contains(problem));
    }

    @Test
    void aRoleThatIsNamedAsTheAuthorOfATextCannotBeToldFromHim() {
        SortedMap<String, String> texts = with("agreement.yaml", "chair: charter", "chair: charter, proposer: charter");
        assertThat(problems(texts))
                .anySatisfy(line -> assertThat(line)
                        .startsWith(FILE + ":12:")
                        .contains("found a role that is named proposer", "expected another name for it"));
    }

    private static SortedMap<String, String> with(String file, String old, String replacement) {
        SortedMap<String, String> texts = new TreeMap<>(PackFolder.read(FORUM).texts());
        String text = texts.getOrDefault(file, "");
        assertThat(text).contains(old);
        texts.put(file, text.replaceFirst(Pattern.quote(old), replacement));
        return texts;
    }

    private static List<String> problems(SortedMap<String, String> texts) {
        return PackCheck.check(new PackFiles(texts)).problems().stream()
                .map(Object::toString)
                .toList();
    }
}
