package parley.desk.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import parley.agreement.load.PackFiles;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.desk.line.Writing.Said;

/** What is written on a line whose agreement has not all kinds of messages: nothing of it is lost in silence. */
class WritingTest {
    private static final String MESSAGE = "formats/message.yaml";
    private static final String CODED = "formats/coded-message.yaml";
    private static final Said WORDS = new Said("XA/1", "flash", "Come.", "", Map.of());
    private static final Said CODE = new Said("XA/1", "flash", "", "LK1", Map.of());
    private static final Said BOTH = new Said("XA/1", "flash", "Come.", "LK1", Map.of());

    /** A line of the hotline in which a format is not one, or has no field of a name. */
    private static Writing writing(String file, String without) {
        var folder = Path.of(System.getProperty("parley.root"), "agreements", "hotline");
        var files = new TreeMap<>(PackFolder.read(folder).texts());
        files.computeIfPresent(
                file,
                (_, text) ->
                        text.lines().filter(line -> !line.contains(without)).collect(Collectors.joining("\n")));
        var pack = PackLoader.load(new PackFiles(files));
        return new Writing(LineFormats.of(List.of(pack)), "en", List.of());
    }

    @Test
    void whatTheLineHasNoFormatForIsRefusedByItsName() {
        var whole = writing(MESSAGE, "nothing of it");
        for (var said : List.of(WORDS, CODE, BOTH)) {
            assertThat(whole.refusal(said)).isEmpty();
            assertThat(whole.message(said)).isPresent();
        }
        refuses(writing(CODED, "line: says"), CODE, "code: nothing is said by code on this line");
        var coded = writing(CODED, "name: text");
        refuses(coded, BOTH, "text: coded-message has no field for words beside its code");
        assertThat(coded.message(CODE)).isPresent();
        assertThat(coded.message(WORDS)).isPresent();
    }

    private static void refuses(Writing writing, Said said, String why) {
        assertThat(writing.refusal(said)).isEqualTo(Optional.of(why));
        assertThat(writing.message(said)).isEmpty();
    }
}
