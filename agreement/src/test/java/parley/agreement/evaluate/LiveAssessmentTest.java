package parley.agreement.evaluate;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parley.agreement.finding.Finding;
import parley.agreement.finding.FindingTree;
import parley.agreement.finding.Head;
import parley.agreement.pack.Scenario;
import parley.agreement.record.KnownRecord;
import parley.agreement.scenario.ScenarioRecord;
import parley.agreement.scenario.Stories;
import parley.agreement.scenario.Stories.Story;

/**
 * What is worked out as entries arrive equals what is worked out from scratch, after every step: seeded, replayable with
 * {@code -Dparley.seed}.
 */
class LiveAssessmentTest {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());
    private static final int FEW = 2;

    /** Which part of each pack's stories the short form plays. */
    private static final int PART = Boolean.getBoolean("parley.ci") ? 8 : 24;

    private static final int ROUNDS = 3;

    @Test
    void everyStepGivesWhatScratchGives() {
        Map<String, List<Story>> byPack =
                Stories.all().collect(groupingBy(story -> story.pack().agreement(), LinkedHashMap::new, toList()));
        byPack.values().forEach(stories -> {
            List<Story> some = new ArrayList<>(stories);
            Collections.shuffle(some, new Random(SEED));
            some.stream().limit(Math.max(FEW, some.size() / PART)).forEach(story -> play(story, SEED));
        });
    }

    @Test
    @Tag("long")
    void everyStepOfEveryStoryGivesWhatScratchGives() {
        Stories.all().forEach(story -> {
            for (int round = 0; round < ROUNDS; round++) {
                play(story, SEED + round);
            }
        });
    }

    private static void play(Story story, long seed) {
        Random random = new Random(seed * 31 + story.name().hashCode());
        List<Instant> moments = story.scenario().expect().stream()
                .map(Scenario.Expected::at)
                .distinct()
                .sorted()
                .toList();
        KnownRecord told = new ScenarioRecord(story.scenario()).knownAt(moments.getLast());
        Instant from = story.scenario().timeline().stream()
                .map(Scenario.Item::at)
                .min(Instant::compareTo)
                .orElse(moments.getFirst());
        Arrivals arrivals = new Arrivals(story.pack(), Revisions.of(told, random), from, random);
        Changed changed = new Changed(arrivals.live());
        for (int step = 0; step < 90 && !arrivals.allHere(); step++) {
            arrivals.step(moments);
            same(story, seed, step, arrivals, random);
            if (random.nextInt(3) == 0) {
                foreseen(story, seed, step, arrivals);
            }
            changed.check();
        }
        for (int step = 0; step < 12; step++) {
            arrivals.step(moments);
            same(story, seed, step, arrivals, random);
            changed.check();
        }
    }

    /** What is put together from nothing but the changes that were reported is what findings say. */
    private static final class Changed {
        private final LiveAssessment live;
        private final Map<String, Head> known = new TreeMap<>();

        Changed(LiveAssessment live) {
            this.live = live;
        }

        void check() {
            LiveAssessment.Changes changes = live.changes();
            changes.gone().forEach(head -> known.remove(name(head)));
            changes.found().forEach(head -> known.put(name(head), head));
            Map<String, Head> there = new TreeMap<>();
            live.heads().forEach(head -> there.put(name(head), head));
            assertThat(known).as("seed %s", SEED).isEqualTo(there);
            assertThat(live.changes()).as("asked again").isEqualTo(new LiveAssessment.Changes(List.of(), List.of()));
        }

        private static String name(Head head) {
            return head.name() + " by " + head.debtor() + " on " + head.account();
        }
    }

    /** What is kept of each finding is what it says, and its proof is found by that. */
    private static void kept(LiveAssessment live, List<Finding> findings, Random random, String moment) {
        assertThat(live.heads())
                .as(moment)
                .isEqualTo(findings.stream().map(Finding::head).toList());
        if (!findings.isEmpty()) {
            Finding any = findings.get(random.nextInt(findings.size()));
            assertThat(live.prove(any.head())).as(moment).contains(any);
            List<Finding> some = findings.stream()
                    .filter(_ -> random.nextInt(findings.size()) < 5)
                    .toList();
            assertThat(live.prove(some.stream().map(Finding::head).toList()))
                    .as(moment)
                    .isEqualTo(some);
        }
    }

    private static void same(Story story, long seed, int step, Arrivals arrivals, Random random) {
        Assessment scratch = Assessment.of(arrivals.record(), arrivals.at(), story.pack());
        List<Finding> findings = arrivals.live().findings();
        String moment = "%s, seed %s, step %s at %s".formatted(story.name(), seed, step, arrivals.at());
        if (!findings.equals(scratch.findings())) {
            // As trees first, which tell a reader what is different.
            assertThat(trees(findings)).as(moment).isEqualTo(trees(scratch.findings()));
            assertThat(findings).as(moment).isEqualTo(scratch.findings());
        }
        kept(arrivals.live(), findings, random, moment);
        assertThat(arrivals.live().nextTick()).as("%s: next tick", moment).isEqualTo(scratch.nextTick());
    }

    /** What is foreseen is how an assessment with the entry differs from one without, and leaves nothing behind. */
    private static void foreseen(Story story, long seed, int step, Arrivals arrivals) {
        String moment = "%s, seed %s, step %s at %s".formatted(story.name(), seed, step, arrivals.at());
        List<Head> before = arrivals.live().heads();
        arrivals.foresee().ifPresent(foresight -> {
            List<Finding> with =
                    Assessment.of(foresight.with(), arrivals.at(), story.pack()).findings();
            Map<String, Head> changed = new TreeMap<>();
            before.forEach(head -> changed.put(Changed.name(head), head));
            foresight.changes().forEach(change -> {
                assertThat(changed.remove(Changed.name(change.about())))
                        .as(moment)
                        .isEqualTo(change.before().orElse(null));
                change.after().ifPresent(after -> changed.put(Changed.name(after.head()), after.head()));
            });
            Map<String, Head> expected = new TreeMap<>();
            with.forEach(finding -> expected.put(Changed.name(finding.head()), finding.head()));
            assertThat(changed).as("%s: foreseen", moment).isEqualTo(expected);
            foresight
                    .changes()
                    .forEach(change -> change.after()
                            .ifPresent(after -> assertThat(with)
                                    .as("%s: the proof of what is foreseen", moment)
                                    .anyMatch(finding -> finding.head().equals(after.head())
                                            && finding.proof().equals(after.proof()))));
            assertThat(arrivals.live().heads())
                    .as("%s: after looking ahead", moment)
                    .isEqualTo(before);
            same(story, seed, step, arrivals, new Random(seed));
        });
    }

    private static String trees(List<Finding> findings) {
        return String.join("\n", findings.stream().map(FindingTree::print).toList());
    }
}
