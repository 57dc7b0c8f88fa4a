package parley.agreement.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.agreement.load.CaseLoader;
import parley.agreement.load.PackFiles;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Defined;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Paragraph;
import parley.agreement.pack.Scenario;
import parley.agreement.yaml.Position;
import parley.agreement.yaml.Problem;
import parley.agreement.yaml.Problems;

/** Checks a pack with its cases. Pure. */
public final class PackCheck {
    private PackCheck() {}

    /**
     * What was found.
     *
     * @param pack the pack, if it can be used; problems of cases and citations do not stop it
     * @param problems everything, in the order of files and lines; files are relative to the folder of the pack
     * @param coverage how much of the text is rendered, if the pack can be used
     */
    public record Report(Optional<Pack> pack, List<Problem> problems, Optional<Coverage> coverage) {
        public Report {
            problems = List.copyOf(problems);
        }

        /** One line per problem, then the pack with its hash, and its coverage. */
        public List<String> lines() {
            List<String> lines =
                    new ArrayList<>(problems.stream().map(Problem::toString).toList());
            pack.ifPresent(p -> lines.add(p.agreement() + " " + p.version() + ", sha256 " + p.sha256()));
            coverage.ifPresent(c -> lines.addAll(c.lines()));
            return lines;
        }
    }

    public static Report check(PackFiles files) {
        PackLoader.Loaded loaded = PackLoader.check(files);
        Problems problems = new Problems();
        loaded.problems().forEach(p -> problems.add(p.at(), p.paragraph(), p.found(), p.expected()));
        if (loaded.pack().isEmpty()) {
            return new Report(Optional.empty(), problems.all(), Optional.empty());
        }
        Pack pack = loaded.pack().get();
        files.cases()
                .forEach((path, text) -> CaseLoader.check(path, text, pack)
                        .problems()
                        .forEach(p -> problems.add(p.at(), p.paragraph(), p.found(), p.expected())));
        if (!files.texts().containsKey(PackFiles.TEXT)) {
            Position at = new Position(PackFiles.TEXT, 1, 1);
            problems.add(at, Optional.empty(), "no file", "each paragraph in our words");
            return new Report(loaded.pack(), problems.all(), Optional.empty());
        }
        List<Citation> citations = Citation.in(files.meaning());
        dangling(citations, pack.paragraphs(), problems);
        Coverage coverage = Coverage.of(citations, pack.paragraphs());
        uncovered(coverage, pack.paragraphs(), new Headings(files.texts().getOrDefault(PackFiles.TEXT, "")), problems);
        return new Report(loaded.pack(), problems.all(), Optional.of(coverage));
    }

    /** What the scenarios and cases of a pack without a problem show of its leaves; takes as long as evaluating them. */
    public static LeafCoverage leaves(PackFiles files, Pack pack) {
        Stream<Scenario> beside =
                pack.provisions().values().stream().flatMap(provision -> provision.scenarios().stream());
        Stream<Scenario> cases = files.cases().entrySet().stream()
                .map(file ->
                        CaseLoader.load(file.getKey(), file.getValue(), pack).scenario());
        return LeafCoverage.of(pack, Stream.concat(beside, cases));
    }

    /** How much of what a pack defines has a name, then what lacks one; nothing of this fails a check. */
    public static List<String> names(Pack pack) {
        Defined defined = Defined.in(pack);
        int all = defined.all().size();
        List<String> unnamed = defined.unnamed(pack.names());
        List<String> lines = new ArrayList<>();
        lines.add("names %d of %d, in six languages".formatted(all - unnamed.size(), all));
        unnamed.forEach(what -> lines.add("    no name  " + what));
        return lines;
    }

    private static void dangling(List<Citation> citations, List<Paragraph> paragraphs, Problems problems) {
        for (Citation citation : citations) {
            for (String part : citation.parts()) {
                if (paragraphs.stream().noneMatch(p -> Citation.names(part, p.number()))) {
                    problems.add(
                            citation.at(),
                            Optional.of(citation.ref()),
                            "the paragraph " + part + ", which text.md does not have",
                            "a paragraph of text.md");
                }
            }
        }
    }

    /** Where the heading of each paragraph stands. */
    private record Headings(String text) {
        Position of(Paragraph paragraph) {
            List<String> lines = text.lines().map(String::strip).toList();
            return new Position(PackFiles.TEXT, lines.indexOf("## " + paragraph.number()) + 1, 1);
        }
    }

    /** What the text says twice of a paragraph, and what it does not say at all. */
    private static void uncovered(Coverage coverage, List<Paragraph> paragraphs, Headings headings, Problems problems) {
        for (Paragraph paragraph : paragraphs) {
            Optional<String> number = Optional.of(paragraph.number());
            if (coverage.silent().contains(paragraph.number())) {
                String expected = "a provision, term or format that cites it, or - untranslated: reason";
                problems.add(headings.of(paragraph), number, "nothing that cites it", expected);
            } else if (coverage.provisioned().contains(paragraph.number())
                    && paragraph.untranslated().isPresent()) {
                problems.add(headings.of(paragraph), number, "untranslated, though it is cited", "one of the two");
            }
        }
    }
}
