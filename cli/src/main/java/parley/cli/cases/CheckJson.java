package parley.cli.cases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import parley.agreement.check.Coverage;
import parley.agreement.check.Leaf;
import parley.agreement.check.LeafCoverage;
import parley.agreement.pack.Defined;
import parley.agreement.pack.Pack;
import parley.agreement.truth.Truth;
import parley.agreement.value.Data;
import parley.agreement.yaml.Problem;

/** What {@code check --json} says of a pack. */
final class CheckJson {
    private CheckJson() {}

    static Data data(Path folder, Collection<Problem> problems) {
        return new Data.Members(Map.of(
                "folder",
                new Data.Text(folder.toString()),
                "problems",
                new Data.Items(problems.stream()
                        .sorted()
                        .<Data>map(problem -> new Data.Text(problem.toString()))
                        .toList())));
    }

    static Data data(Path folder, Pack pack, Coverage coverage, LeafCoverage leaves) {
        Map<String, Data> members = new TreeMap<>();
        members.put("folder", new Data.Text(folder.toString()));
        members.put("problems", new Data.Items(List.of()));
        members.put("agreement", new Data.Text(pack.agreement()));
        members.put("version", new Data.Text(pack.version()));
        members.put("sha256", new Data.Text(pack.sha256()));
        members.put("paragraphs", paragraphs(coverage));
        members.put("unnamed", texts(Defined.in(pack).unnamed(pack.names())));
        members.put("leaves", leaves(leaves));
        return new Data.Members(members);
    }

    private static Data paragraphs(Coverage coverage) {
        Map<String, Data> reasons = new TreeMap<>();
        coverage.untranslated().forEach(one -> reasons.put(one.paragraph(), new Data.Text(one.reason())));
        return new Data.Members(Map.of(
                "provisioned",
                texts(coverage.provisioned()),
                "untranslated",
                new Data.Members(reasons),
                "silent",
                texts(coverage.silent()),
                "checked",
                new Data.Whole(coverage.checked())));
    }

    private static Data leaves(LeafCoverage coverage) {
        List<Data> lacking = new ArrayList<>();
        for (Leaf leaf : coverage.seen().keySet()) {
            Set<Truth> never = coverage.lacking(leaf);
            if (!never.isEmpty()) {
                lacking.add(new Data.Members(Map.of(
                        "id", new Data.Text(leaf.id()),
                        "ref", new Data.Text(leaf.ref().orElse("")),
                        "text", new Data.Text(leaf.text()),
                        "never", texts(LeafCoverage.words(never)))));
            }
        }
        return new Data.Members(Map.of(
                "all", new Data.Whole(coverage.seen().size()),
                "seen", new Data.Whole(coverage.whole()),
                "lacking", new Data.Items(lacking)));
    }

    private static Data texts(List<String> texts) {
        return new Data.Items(texts.stream().<Data>map(Data.Text::new).toList());
    }
}
