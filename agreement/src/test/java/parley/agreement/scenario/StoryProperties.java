package parley.agreement.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.proof.Proof;
import parley.agreement.scenario.Stories.Story;
import parley.agreement.truth.Need;
import parley.agreement.value.Party;

/**
 * What must hold of every scenario and case of every pack that we ship and of the samples, at every instant at which
 * something is expected; {@code -Dparley.seed=N} repeats a run.
 */
final class StoryProperties {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());

    @Test
    void swappingCodesSwapsEveryFindingAndChangesNothingElse() {
        List<Story> stories = Stories.all().toList();
        assertThat(stories).hasSizeGreaterThan(150);
        for (Story story : stories) {
            Swap swap = Swap.rotating(story.scenario().parties());
            Scenario swapped = swap.of(story.scenario());
            for (Instant at : instants(story)) {
                List<String> found = found(story.pack(), swapped, at, text -> text);
                List<String> expected = found(story.pack(), story.scenario(), at, text -> swapped(swap, text));
                for (int i = 0; i < Math.min(found.size(), expected.size()); i++) {
                    assertThat(found.get(i)).as("%s at %s", story.name(), at).isEqualTo(expected.get(i));
                }
                assertThat(found).as("%s at %s", story.name(), at).hasSameSizeAs(expected);
            }
        }
    }

    /** Any text with every code as it is swapped. */
    private static String swapped(Swap swap, String text) {
        String codes =
                String.join("|", swap.codes().keySet().stream().map(Party::code).toList());
        return codes.isEmpty()
                ? text
                : Pattern.compile("(?<![A-Za-z0-9])(?:" + codes + ")(?![A-Za-z0-9])")
                        .matcher(text)
                        .replaceAll(code -> swap.codes()
                                .getOrDefault(new Party(code.group()), new Party(code.group()))
                                .code());
    }

    @Test
    void datesAtTheEdgesOfWhatCanBeStatedBreakNothing() {
        Random random = new Random(SEED);
        Stories.all().forEach(story -> {
            Scenario edges = new Edges(story, random).scenario();
            for (Instant at : instants(story)) {
                assertThat(new CaseRunner(story.pack()).assess(edges, at))
                        .as("seed %d, %s", SEED, story.name())
                        .isNotNull();
            }
        });
    }

    private static List<Instant> instants(Story story) {
        return story.scenario().expect().stream()
                .map(Scenario.Expected::at)
                .distinct()
                .sorted()
                .toList();
    }

    /** All that a finding says, with each code as it is swapped; its proof by the outcome of each node. */
    private static List<String> found(Pack pack, Scenario scenario, Instant at, UnaryOperator<String> codes) {
        List<String> all = new ArrayList<>();
        for (Finding finding : new CaseRunner(pack).assess(scenario, at).findings()) {
            List<String> nodes = new ArrayList<>();
            nodes(finding.proof(), nodes);
            all.add(String.join(
                    " | ",
                    codes.apply(finding.name()),
                    codes.apply(finding.debtor().code()),
                    codes.apply(finding.account().code()),
                    finding.verdict().word(),
                    sorted(finding.needs().stream()
                            .map(need -> codes.apply(text(need)))
                            .toList()),
                    finding.cites().toString(),
                    finding.dueAt().toString(),
                    sorted(finding.extent().members().stream().map(codes).toList()),
                    finding.extent().n().toString(),
                    sorted(nodes.stream().map(codes).toList())));
        }
        Collections.sort(all);
        return all;
    }

    private static String text(Need need) {
        return need.sort() + " " + need.text();
    }

    private static void nodes(Proof proof, List<String> nodes) {
        nodes.add(proof.site().id() + " " + proof.outcome());
        proof.because().forEach(part -> nodes(part, nodes));
    }

    private static String sorted(List<String> texts) {
        return texts.stream().sorted().toList().toString();
    }
}
