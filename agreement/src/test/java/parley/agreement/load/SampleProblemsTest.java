package parley.agreement.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.agreement.yaml.Problem;

/**
 * As {@link PackProblemsTest}, of ceilings and of what joins ids: the slips are made in sample packs, whose folder stands
 * before the file.
 */
final class SampleProblemsTest {
    private static final Path SAMPLES =
            Path.of(System.getProperty("parley.root"), "agreement", "src/test/resources/parley/agreement/scenario");

    static Stream<PackProblemsTest.Slip> slips() throws IOException {
        return Stream.concat(slips("ceiling-problems.txt"), slips("joins-problems.txt"));
    }

    private static Stream<PackProblemsTest.Slip> slips(String file) throws IOException {
        try (InputStream golden = SampleProblemsTest.class.getResourceAsStream(file)) {
            assertThat(golden).isNotNull();
            String text = new String(golden.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^> ", -1)).skip(1).map(PackProblemsTest.Slip::of);
        }
    }

    @ParameterizedTest
    @MethodSource("slips")
    void aSlipIsNamedByItsPlace(PackProblemsTest.Slip slip) {
        int slash = slip.file().indexOf('/');
        String file = slip.file().substring(slash + 1);
        TreeMap<String, String> texts =
                new TreeMap<>(PackFolder.read(SAMPLES.resolve(slip.file().substring(0, slash)))
                        .texts());
        String text = texts.getOrDefault(file, "");
        assertThat(text.split(java.util.regex.Pattern.quote(slip.old()), -1))
                .as("%s holds \"%s\" once", file, slip.old())
                .hasSize(2);
        texts.put(file, text.replace(slip.old(), slip.replacement()));
        List<String> problems = PackLoader.check(new PackFiles(texts)).problems().stream()
                .map(Problem::toString)
                .toList();
        assertThat(problems).containsExactlyElementsOf(slip.problems());
    }
}
