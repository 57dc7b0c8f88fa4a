package parley.cli.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.StoryFile;
import parley.agreement.scenario.CaseRunner;
import parley.cli.cases.Library;
import parley.cli.terminal.Failure;
import parley.ledger.archive.CheckedCircle;
import parley.node.project.Assessed;
import parley.node.view.AsKnown;

/**
 * What a case or a story says will be found in the circle, looked for in its exports: each finding at its instant, with what
 * was known then. For one thread.
 */
final class Expectations {
    private final CheckedCircle circle;
    private final List<Part> parts;
    private final Map<Asked, Assessed> assessed = new HashMap<>();

    /** What is expected under one agreement. */
    private record Part(Pack pack, Scenario scenario) {}

    private record Asked(String pack, Instant at, AsKnown known) {}

    /**
     * What came of it.
     *
     * @param matched how many of them are as expected
     * @param found each finding that was expected and is there, with that from which it was worked out
     * @param mismatches a line for each that is not as expected
     */
    record Compared(int expected, int matched, List<Found> found, List<String> mismatches) {
        record Found(Finding finding, Assessed from) {}
    }

    private Expectations(CheckedCircle circle, List<Part> parts) {
        this.circle = circle;
        this.parts = List.copyOf(parts);
    }

    /** Finds the case or story, and in it what is told of this circle; fails where it tells of another. */
    static Expectations of(Path home, String caseOrStory, CheckedCircle circle, List<Pack> packs) throws IOException {
        var library = new Library(home);
        var story = library.story(caseOrStory);
        var parts = new ArrayList<Part>();
        if (story.isPresent()) {
            told(story.get(), circle)
                    .parts()
                    .forEach(part -> parts.add(new Part(same(part.pack(), packs), part.scenario())));
        } else {
            var found = library.find(caseOrStory);
            parts.add(new Part(same(found.pack(), packs), found.loaded().scenario()));
        }
        return new Expectations(circle, parts);
    }

    /** The exported agreement that has the hash of the one under which it is told. */
    private static Pack same(Pack told, List<Pack> packs) {
        return packs.stream()
                .filter(pack -> pack.sha256().equals(told.sha256()))
                .findFirst()
                .orElseThrow(() -> Failure.use("it is told under %s %s, sha256:%s, which the charter does not name"
                        .formatted(told.agreement(), told.version(), told.sha256())));
    }

    private static StoryFile.Circle told(StoryFile story, CheckedCircle circle) {
        var name = circle.charter().charter().name();
        return story.circles().stream()
                .filter(told -> told.title().equals(name))
                .findFirst()
                .orElseThrow(() -> Failure.use("%s tells of %s, not of the circle %s"
                        .formatted(
                                story.name(),
                                story.circles().stream()
                                        .map(StoryFile.Circle::title)
                                        .toList(),
                                name)));
    }

    Compared compare() {
        int expected = 0;
        int matched = 0;
        var found = new ArrayList<Compared.Found>();
        var mismatches = new ArrayList<String>();
        for (Part part : parts) {
            for (Scenario.Expected each : part.scenario.expect()) {
                expected++;
                var from = assess(part.pack, each);
                var checked = CaseRunner.check(each, from.findings());
                matched += checked.passed() ? 1 : 0;
                checked.found().ifPresent(finding -> found.add(new Compared.Found(finding, from)));
                checked.differences()
                        .forEach(difference -> mismatches.add(
                                "line %d, %s, %s: %s".formatted(each.line(), each.at(), each.finding(), difference)));
            }
        }
        return new Compared(expected, matched, found, mismatches);
    }

    private Assessed assess(Pack pack, Scenario.Expected expected) {
        var known = new AsKnown.At(expected.known().orElse(expected.at()));
        return assessed.computeIfAbsent(
                new Asked(pack.sha256(), expected.at(), known),
                asked -> Assessed.of(circle, List.of(pack), known, asked.at()).getFirst());
    }
}
