package parley.agreement.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.agreement.load.CaseLoader;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.CaseFile;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.Verdict;

/** The Vienna Document pack of this repository. */
final class Vd {
    private static final Path FOLDER = Path.of(System.getProperty("parley.root"), "agreements", "vd11");

    static final Pack PACK = PackLoader.load(PackFolder.read(FOLDER));

    private Vd() {}

    /** The scenarios of every provision, then the cases. */
    static Stream<Scenario> scenarios() {
        Stream<Scenario> beside =
                PACK.provisions().values().stream().flatMap(provision -> provision.scenarios().stream());
        return Stream.concat(beside, cases().map(CaseFile::scenario));
    }

    static Stream<CaseFile> cases() {
        try (Stream<Path> files = Files.list(FOLDER.resolve("cases"))) {
            return files.sorted().toList().stream().map(Vd::load);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CaseFile caseFile(String name) {
        return load(FOLDER.resolve("cases").resolve(name + ".yaml"));
    }

    static Optional<Verdict> other(Verdict verdict) {
        return Arrays.stream(Verdict.values()).filter(v -> v != verdict).findFirst();
    }

    /** What does not match in a scenario, in words. */
    static List<String> failures(Pack pack, Scenario scenario) {
        return new CaseRunner(pack)
                .run(scenario).checks().stream()
                        .filter(check -> !check.passed())
                        .map(check -> check.at() + " " + check.expected().finding() + ": " + check.differences())
                        .toList();
    }

    private static CaseFile load(Path file) {
        try {
            return CaseLoader.load(file.getFileName().toString(), Files.readString(file), PACK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
