package parley.agreement.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import parley.agreement.evaluate.Assessment;
import parley.agreement.finding.Finding;
import parley.agreement.load.CaseLoader;
import parley.agreement.load.PackFiles;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.record.KnownRecord;

/** Every story that there is: the scenarios and cases of the shipped agreements and of the sample packs. */
public final class Stories {
    private static final Path ROOT = Path.of(System.getProperty("parley.root"));
    private static final Path SAMPLES =
            ROOT.resolve("agreement").resolve("src/test/resources/parley/agreement/scenario");

    private Stories() {}

    /** A timeline under a pack. */
    public record Story(Pack pack, Scenario scenario) {
        public String name() {
            return pack.agreement() + ": " + scenario.name();
        }

        /** The moments at which it expects something, with everything that is found at them. */
        public List<Moment> moments() {
            return scenario.expect().stream()
                    .map(expected -> new CaseRunner.Moment(expected.at(), expected.known()))
                    .distinct()
                    .map(moment -> {
                        KnownRecord record = moment.of(new ScenarioRecord(scenario));
                        return new Moment(
                                moment.at(),
                                record,
                                Assessment.of(record, moment.at(), pack).findings());
                    })
                    .toList();
        }
    }

    /** What was known at an instant, and what was found. */
    public record Moment(Instant at, KnownRecord record, List<Finding> findings) {}

    public static Stream<Story> all() {
        return Stream.concat(folders(ROOT.resolve("agreements")), folders(SAMPLES))
                .flatMap(Stories::of);
    }

    private static Stream<Path> folders(Path parent) {
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(folder -> Files.exists(folder.resolve("agreement.yaml"))).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Story> of(Path folder) {
        PackFiles files = PackFolder.read(folder);
        Pack pack = PackLoader.load(files);
        Stream<Scenario> beside =
                pack.provisions().values().stream().flatMap(provision -> provision.scenarios().stream());
        Stream<Scenario> cases = files.cases().entrySet().stream()
                .map(file ->
                        CaseLoader.load(file.getKey(), file.getValue(), pack).scenario());
        return Stream.concat(beside, cases).map(scenario -> new Story(pack, scenario));
    }
}
