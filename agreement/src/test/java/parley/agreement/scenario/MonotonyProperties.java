package parley.agreement.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.Scenario.Item;
import parley.agreement.pack.Scenario.When;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.scenario.CaseRunner.Moment;
import parley.agreement.scenario.Stories.Story;
import parley.agreement.scenario.Turned.Reason;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * More knowledge never turns a decided verdict around: a value that was to follow, and a time that was not settled, over
 * every scenario and case of every pack that we ship and of the samples; {@code -Dparley.seed=N} repeats a run.
 */
final class MonotonyProperties {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());
    private static final List<Duration> WIDTHS =
            List.of(Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(90));

    private static final Set<Verdict> WAITING =
            EnumSet.of(Verdict.DUE, Verdict.FORESEEN, Verdict.NOT_OWED, Verdict.CLOSED, Verdict.OPEN);
    private static final List<Story> STORIES = Stories.all().toList();

    private final Random random = new Random(SEED);
    private final IdentityHashMap<Scenario, Map<Moment, Map<String, Finding>>> wholes = new IdentityHashMap<>();
    private int waiting;
    private final Set<Reason> needed = EnumSet.noneOf(Reason.class);

    /** One of each kind, then as many as it takes to see each reason alone turn a verdict. */
    @Test
    void aValueThatWasToFollowTurnsNoVerdictAroundButForTheReasonsNamed() {
        Map<String, List<Blank>> kinds = kinds();
        kinds.values().forEach(alike -> Collections.shuffle(alike, random));
        kinds.values()
                .forEach(alike -> alike.stream().filter(Blank::fits).findFirst().ifPresent(blank -> fill(blank, 1)));
        List<Blank> others =
                new ArrayList<>(kinds.values().stream().flatMap(List::stream).toList());
        Collections.shuffle(others, random);
        for (Blank blank : others) {
            boolean helps = EnumSet.complementOf(EnumSet.copyOf(needed)).stream()
                    .anyMatch(reason -> Turned.isLikely(reason, blank));
            if (helps && blank.fits()) {
                fill(blank, 1);
            }
        }
        assertThat(needed)
                .as("seed %d: reasons that alone excuse what turns", SEED)
                .containsExactly(Reason.values());
    }

    @Tag("long")
    @Test
    void noneDoesOfAllThatThereAre() {
        kinds().values().stream()
                .flatMap(List::stream)
                .filter(Blank::fits)
                .forEach(blank -> fill(blank, Integer.MAX_VALUE));
        assertThat(needed).containsExactly(Reason.values());
    }

    @Test
    void aTimeThatIsSettledTurnsNoVerdictAround() {
        STORIES.stream()
                .collect(Collectors.groupingBy(story -> story.pack().agreement(), TreeMap::new, Collectors.toList()))
                .values()
                .forEach(alike -> {
                    Collections.shuffle(alike, random);
                    alike.stream().limit(6).forEach(story -> settle(story, 1));
                });
        assertThat(waiting)
                .as("seed %d: how often a duty that was due turns", SEED)
                .isPositive();
    }

    @Tag("long")
    @Test
    void noneDoesInAnyStory() {
        STORIES.forEach(story -> settle(story, 20));
    }

    private static Map<String, List<Blank>> kinds() {
        return STORIES.stream()
                .flatMap(Blank::all)
                .collect(Collectors.groupingBy(Blank::kind, TreeMap::new, Collectors.toList()));
    }

    private void fill(Blank blank, int times) {
        List<Moment> moments = moments(blank.story(), blank.item());
        for (Moment moment : moments.subList(0, Math.min(times, moments.size()))) {
            Map<String, Finding> after = whole(blank.story(), moment);
            found(blank.story(), blank.toFollow(), moment).values().stream()
                    .filter(finding -> turns(finding, after))
                    .map(finding -> new Turned(blank, moment, finding, after))
                    .forEach(turned -> {
                        Set<Reason> reasons = turned.reasons();
                        assertThat(reasons).as("seed %d: %s", SEED, turned).isNotEmpty();
                        if (reasons.size() == 1) {
                            needed.addAll(reasons);
                        }
                    });
        }
    }

    /** Entries of a story, each seen at a time that lies anywhere between two, or received nobody knows when. */
    private void settle(Story story, int times) {
        List<Item> entries = story.scenario().timeline();
        for (int time = 0; time < times && !entries.isEmpty(); time++) {
            int place = random.nextInt(entries.size());
            settled(entries.get(place)).ifPresent(settled -> settle(story, place, settled));
        }
    }

    private void settle(Story story, int place, Instant settled) {
        Item entry = story.scenario().timeline().get(place);
        Scenario open = Entries.of(story.scenario(), place, open(story, entry, settled));
        moments(story, entry).stream()
                .filter(moment -> moment.known().isEmpty() && !settled.isAfter(moment.at()))
                .limit(2)
                .forEach(moment -> {
                    Map<String, Finding> after = whole(story, moment);
                    assertThat(found(story, open, moment).values().stream()
                                    .filter(finding -> turns(finding, after) && !waits(finding, moment))
                                    .map(finding -> Turned.about(finding) + ": " + finding.verdict()))
                            .as("seed %d: %s at %s, entry %d open", SEED, story.name(), moment, place)
                            .isEmpty();
                });
    }

    /**
     * Until its deadline a duty is due, or not owed where a ground is claimed, while nobody knows yet that it was met; and
     * what arises once it is met does not arise before. A proposal is open while nobody knows yet that silence was broken.
     */
    private boolean waits(Finding finding, Moment moment) {
        boolean waits = WAITING.contains(finding.verdict()) && restsOnOpen(finding.proof(), moment);
        waiting += waits ? 1 : 0;
        return waits;
    }

    private static boolean restsOnOpen(Proof proof, Moment moment) {
        return isOpen(proof, moment) || proof.because().stream().anyMatch(part -> restsOnOpen(part, moment));
    }

    private static boolean isOpen(Proof proof, Moment moment) {
        return proof instanceof Proof.Done done && done.time().by(moment.at()) == Truth.UNKNOWN;
    }

    private Item open(Story story, Item entry, Instant settled) {
        List<Party> others = story.scenario().parties().stream()
                .filter(party -> !party.equals(entry.by()))
                .toList();
        if (!others.isEmpty() && random.nextBoolean()) {
            return Entries.received(entry, others.get(random.nextInt(others.size())), Optional.empty());
        }
        Instant earliest = settled.minus(width());
        Instant latest = settled.plus(width());
        return Entries.witnessed(
                entry,
                new When(
                        Optional.of(earliest.isBefore(entry.at()) ? entry.at() : earliest),
                        random.nextInt(3) == 0 ? Optional.empty() : Optional.of(latest)));
    }

    private Duration width() {
        return WIDTHS.get(random.nextInt(WIDTHS.size()));
    }

    /** When an entry was witnessed, if that is one instant. */
    private static Optional<Instant> settled(Item entry) {
        return entry.witnessed().isEmpty()
                ? Optional.of(entry.at())
                : entry.witnessed()
                        .get()
                        .earliest()
                        .filter(instant -> entry.witnessed().get().latest().equals(Optional.of(instant)));
    }

    private static boolean turns(Finding finding, Map<String, Finding> after) {
        return finding.verdict() != Verdict.UNKNOWN
                && Optional.ofNullable(after.get(Turned.about(finding)))
                        .filter(same -> same.verdict() == finding.verdict())
                        .isEmpty();
    }

    /** The moments at which a story expects something and an entry is there, in any order. */
    private List<Moment> moments(Story story, Item entry) {
        List<Moment> moments = story.scenario().expect().stream()
                .map(expected -> new Moment(expected.at(), expected.known()))
                .distinct()
                .filter(moment -> !moment.at().isBefore(entry.at()))
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(moments, random);
        return moments;
    }

    private Map<String, Finding> whole(Story story, Moment moment) {
        return wholes.computeIfAbsent(story.scenario(), _ -> new HashMap<>())
                .computeIfAbsent(
                        moment,
                        _ -> found(story, story.scenario(), moment).entrySet().stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, found -> withoutProof(found.getValue()))));
    }

    /** Hundreds of stories fit into memory, their proofs do not. */
    private static Finding withoutProof(Finding finding) {
        Proof proof = finding.proof();
        return finding.with(new Proof.Rule(proof.site(), proof.outcome(), List.of()), finding.stamp());
    }

    private static Map<String, Finding> found(Story story, Scenario scenario, Moment moment) {
        Map<String, Finding> found = new LinkedHashMap<>();
        new CaseRunner(story.pack())
                .assess(scenario, moment)
                .findings()
                .forEach(finding -> found.put(Turned.about(finding), finding));
        return found;
    }
}
