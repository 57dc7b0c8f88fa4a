package parley.agreement.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parley.agreement.value.Data;

final class YamlReaderTest {
    private static final long SEED = Long.getLong("parley.seed", System.nanoTime());

    @Test
    void readsYaml12SoThatNorwayIsNoFalsehoodAndADateAText() {
        Data data = YamlData.of(read("{ a: NO, b: 2026-03-01, c: no, d: 12:30:00, e: true, f: 007, g: 7, h: 1_000 }"));
        assertThat(data)
                .hasToString("Members[members={a=Text[text=NO], b=Text[text=2026-03-01], c=Text[text=no],"
                        + " d=Text[text=12:30:00], e=Flag[flag=true], f=Text[text=007], g=Whole[number=7],"
                        + " h=Text[text=1_000]}]");
    }

    @Test
    void everyNodeKnowsItsPlaceAndACharacterInQuotesToo() {
        YamlNode.Mapping mapping = (YamlNode.Mapping) read("a: 1\nb:\n  - 'it''s x'\n  - \"y z\"\n  - >\n    folded\n");
        YamlNode.Sequence list = (YamlNode.Sequence) mapping.get("b").orElseThrow();
        assertThat(list.items().stream().map(n -> n.at().toString()))
                .containsExactly("f.yaml:3:5", "f.yaml:4:5", "f.yaml:5:5");
        assertThat(within(list, 0, "it's x".indexOf('x'))).isEqualTo("f.yaml:3:12");
        assertThat(within(list, 1, 2)).isEqualTo("f.yaml:4:8");
        assertThat(within(list, 2, 3)).isEqualTo("f.yaml:5:5");
    }

    @Test
    void theLimitsOfDepthAndSizeAreTheLastThatAreRead() {
        assertThat(problems(nested(YamlReader.LIMIT_DEPTH))).isEmpty();
        assertThat(problems(nested(YamlReader.LIMIT_DEPTH + 1))).hasSize(1);
        assertThat(problems(nested(100_000))).hasSize(1);
        String full = "#" + "x".repeat(YamlReader.LIMIT_BYTES - 3) + "\n1";
        assertThat(problems(full)).isEmpty();
        assertThat(problems(full + "1")).hasSize(1);
    }

    @Test
    void aliasesThatWouldGrowWithoutBoundAreRefusedWhereTheyStand() {
        String bomb = "a: &a [1, 1]\nb: &b [*a, *a]\nc: [*b, *b]\n";
        assertThat(problems(bomb).stream().map(p -> p.at().toString()))
                .containsExactly("f.yaml:1:4", "f.yaml:2:4", "f.yaml:2:8", "f.yaml:2:12", "f.yaml:3:5", "f.yaml:3:9");
    }

    @Test
    void anyTextIsReadOrRefusedAndNeverBreaksTheReader() {
        Random random = new Random(SEED);
        String alphabet = "ab:-[]{}&*!|>'\"%@`,# \n\t\u00e9\ud83d\ude00?~0";
        for (int run = 0; run < 5_000; run++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Problems problems = new Problems();
            List<YamlNode> nodes = YamlReader.documents("f.yaml", text.toString(), problems);
            assertThat(nodes.stream().map(YamlData::of))
                    .as("seed %d: %s", SEED, text)
                    .doesNotContainNull();
        }
    }

    private static String nested(int depth) {
        return "[".repeat(depth - 1) + "1" + "]".repeat(depth - 1);
    }

    private static String within(YamlNode.Sequence list, int item, int offset) {
        return ((YamlNode.Scalar) list.items().get(item)).within(offset).toString();
    }

    private static List<Problem> problems(String text) {
        Problems problems = new Problems();
        YamlReader.documents("f.yaml", text, problems);
        return problems.all();
    }

    private static YamlNode read(String text) {
        Problems problems = new Problems();
        YamlNode node = YamlReader.document("f.yaml", text, problems).orElseThrow();
        assertThat(problems.all()).isEmpty();
        return node;
    }
}
