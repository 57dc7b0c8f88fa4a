package parley.node.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import parley.agreement.finding.Head;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.record.RecordedEntry;
import parley.ledger.charter.Charter;
import parley.ledger.entry.Party;
import parley.node.circle.JudgedLeaf;
import parley.node.view.AsKnown;

/** Plays random chronicles to a node that hears of them in any order. The seed is printed; {@code -Dparley.seed} plays it again. */
class LiveFindingsTest {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());
    private static final Pack PACK =
            PackLoader.load(PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "vd11")));
    private static final int STORIES = 3;
    private static final int STEPS = 90;

    @Test
    void whatIsKeptIsWhatAnAssessmentFromScratchFindsAfterEveryStep() {
        System.out.println("LiveFindingsTest: seed " + SEED);
        int compared = 0;
        int findings = 0;
        for (int story = 0; story < STORIES; story++) {
            Random random = new Random(SEED + story);
            Chronicle chronicle = new Chronicle(random);
            LiveFindings live = new LiveFindings(chronicle.charter(), List.of(PACK), Chronicle.START);
            Map<FindingKey, Head> told = new HashMap<>();
            for (int step = 0; step < STEPS; step++) {
                chronicle.goOn();
                if (random.nextInt(3) > 0) {
                    live.take(heard(chronicle.logs(), live.sizes(), random), chronicle.now());
                    live.changes().forEach(changed -> {
                        changed.changes().gone().forEach(head -> told.remove(FindingKey.of(PACK, head)));
                        changed.changes().found().forEach(head -> told.put(FindingKey.of(PACK, head), head));
                    });
                    assertThat(live.agreesWith(chronicle.charter(), chronicle.logs()))
                            .isTrue();
                    assertThat(told).isEqualTo(byKey(live));
                    compared++;
                    findings += told.size();
                }
            }
        }
        assertThat(compared).isGreaterThan(STORIES * STEPS / 3);
        assertThat(findings).as("there is something to compare").isGreaterThan(compared);
    }

    /** Entries, times and ends, without an evaluator, so that much longer logs are compared. */
    @Test
    void factsThatGrowAreThoseThatAreWorkedOutFromNothing() {
        System.out.println("LiveFindingsTest: seed " + SEED);
        for (int story = 0; story < 8; story++) {
            Random random = new Random(SEED + story);
            Chronicle chronicle = new Chronicle(random);
            GrowingFacts growing = new GrowingFacts(chronicle.charter());
            Told told = new Told();
            for (int step = 0; step < 300; step++) {
                chronicle.goOn();
                if (random.nextInt(3) == 0) {
                    told.take(growing.take(heard(chronicle.logs(), growing.sizes(), random)));
                    told.compare(chronicle.charter(), chronicle.logs(), growing.sizes());
                }
            }
        }
    }

    /** What one who was told every growth knows. */
    private static final class Told {
        private final Map<parley.agreement.value.Party, TreeMap<Long, RecordedEntry>> logs = new LinkedHashMap<>();
        private GrowingFacts.Growth last = new GrowingFacts.Growth(List.of(), Map.of(), Map.of());

        void take(GrowingFacts.Growth growth) {
            for (RecordedEntry entry : growth.entries()) {
                TreeMap<Long, RecordedEntry> log = logs.computeIfAbsent(entry.author(), _ -> new TreeMap<>());
                RecordedEntry before = log.put(entry.pointer().index(), entry);
                assertThat(entry).as("nothing is told twice").isNotEqualTo(before);
                assertThat(before != null || log.lastKey() == entry.pointer().index())
                        .as("what is new is the last of its log")
                        .isTrue();
            }
            last = growth;
        }

        void compare(Charter charter, Map<Party, List<JudgedLeaf>> all, Map<Party, Integer> sizes) {
            Map<String, Long> taken = new LinkedHashMap<>();
            sizes.forEach((owner, size) -> taken.put(owner.code(), (long) size));
            var record = Facts.of(charter, all, new AsKnown.Sizes(taken)).record(PACK);
            record.parties()
                    .forEach(party -> assertThat(
                                    logs.getOrDefault(party, new TreeMap<>()).values())
                            .containsExactlyElementsOf(record.log(party)));
            last.ends()
                    .forEach((owner, end) ->
                            assertThat(end).isEqualTo(record.end(new parley.agreement.value.Party(owner.code()))));
            last.sizes()
                    .forEach((owner, size) -> assertThat(record.sizes())
                            .containsEntry(new parley.agreement.value.Party(owner.code()), (long) size));
        }
    }

    /** Some more of each log, or nothing. */
    private static Map<Party, List<JudgedLeaf>> heard(
            Map<Party, List<JudgedLeaf>> logs, Map<Party, Integer> taken, Random random) {
        Map<Party, List<JudgedLeaf>> heard = new LinkedHashMap<>();
        taken.forEach((owner, from) -> {
            List<JudgedLeaf> log = logs.getOrDefault(owner, List.of());
            int more = random.nextInt(4) == 0 ? 0 : random.nextInt(log.size() - from + 1);
            heard.put(owner, new ArrayList<>(log.subList(from, from + more)));
        });
        return heard;
    }

    private static Map<FindingKey, Head> byKey(LiveFindings live) {
        Map<FindingKey, Head> heads = new HashMap<>();
        live.heads().values().forEach(all -> all.forEach(head -> heads.put(FindingKey.of(PACK, head), head)));
        return heads;
    }
}
