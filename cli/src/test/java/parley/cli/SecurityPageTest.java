package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/security.md says which test holds what; were one renamed or removed, nothing would hold its line. */
class SecurityPageTest {
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|Properties)(?:\\.\\w+)?)`");
    private static final Pattern WITHOUT_ITS_CLASS = Pattern.compile("`[a-z]\\w*[A-Z_]\\w*`");
    private static final Pattern METHOD = Pattern.compile(" +void (\\w+)\\(");

    @Test
    void everyTestThatThePageNamesIsOne() throws IOException {
        var page = Files.readString(Run.ROOT.resolve("docs/security.md"));
        var named = new TreeSet<String>();
        var found = NAMED.matcher(page);
        while (found.find()) {
            named.add(found.group(1));
        }
        assertThat(named).hasSizeGreaterThan(100);
        named.removeAll(tests());
        assertThat(named).as("named on the page and in no test source").isEmpty();
        assertThat(page).doesNotContainPattern(WITHOUT_ITS_CLASS);
    }

    /** Of every module each class by its name and each test by both names. */
    private static Set<String> tests() throws IOException {
        var tests = new TreeSet<String>();
        try (var modules = Files.list(Run.ROOT)) {
            for (Path module : modules.toList()) {
                var sources = module.resolve("src/test/java");
                if (Files.isDirectory(sources)) {
                    addAll(sources, tests);
                }
            }
        }
        return tests;
    }

    private static void addAll(Path sources, Set<String> tests) throws IOException {
        try (var files = Files.walk(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                var name = file.getFileName().toString().replace(".java", "");
                add(name, Files.readAllLines(file), tests);
            }
        }
    }

    private static void add(String name, List<String> lines, Set<String> tests) {
        tests.add(name);
        boolean marked = false;
        for (String line : lines) {
            marked |= line.strip().equals("@Test") || line.strip().startsWith("@ParameterizedTest");
            var method = METHOD.matcher(line);
            if (marked && method.lookingAt()) {
                tests.add(name + "." + method.group(1));
                marked = false;
            }
        }
    }
}
