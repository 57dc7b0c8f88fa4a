package parley.desk.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.ledger.bytes.Hash;

/** Two circles of one node whose agreements give one name to different formats. */
class CircleTitlesTest {
    private static final Path AGREEMENTS = Path.of(System.getProperty("parley.root"), "agreements");
    private static final Pack COUNCIL = load("vd11");
    private static final Pack LINE = load("hotline");

    private static Pack load(String name) {
        return PackLoader.load(PackFolder.read(AGREEMENTS.resolve(name)));
    }

    @Test
    void aFormatIsThatOfTheCirclesOwnAgreement() {
        var council = Hash.hex("01".repeat(32));
        var line = Hash.hex("02".repeat(32));
        var circles = new LinkedHashMap<Hash, List<Pack>>();
        circles.put(council, List.of(COUNCIL));
        circles.put(line, List.of(LINE));
        var titles = new Titles(circles);
        assertThat(titles.in(council).packWith("acknowledgement")).contains(COUNCIL);
        assertThat(titles.in(line).packWith("acknowledgement")).contains(LINE);
        assertThat(titles.in(line).formats()).containsOnlyKeys(LINE.formats().keySet());
        assertThat(titles.in(line).format("notification")).isEmpty();
        assertThat(new Titles(List.of(LINE)).in(council).packWith("acknowledgement"))
                .as("a node of one circle")
                .contains(LINE);
    }
}
