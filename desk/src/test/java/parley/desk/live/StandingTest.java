package parley.desk.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.agreement.account.Cut;
import parley.agreement.account.Versions;
import parley.agreement.record.Interval;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.RecordedEntry;
import parley.agreement.record.Reference;
import parley.agreement.value.Data;
import parley.agreement.value.Party;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;
import parley.node.view.RefView;

/** What corrections, withdrawals and joins leave of some entries, held against the rule of the findings. */
class StandingTest {
    private static final Instant AT = Instant.parse("2026-10-04T03:05:00Z");
    private static final Party XA = new Party("XA");

    private static EntryPointer pointer(String party, long index) {
        return new EntryPointer(party, 1, index, Hash.sha256(Bytes.utf8(party + index)));
    }

    private static EntryView entry(String party, long index, RefView... refs) {
        return new EntryView(
                pointer(party, index),
                "notification",
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(refs),
                AT,
                "en",
                "{}",
                Bytes.EMPTY,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static RefView ref(String role, EntryView to) {
        return new RefView(role, to.pointer());
    }

    private static List<EntryView> log(Random random) {
        var roles = List.of("corrects", "corrects", "withdraws", "relates");
        List<EntryView> log = new ArrayList<>();
        int size = 1 + random.nextInt(10);
        for (int i = 0; i < size; i++) {
            var refs = IntStream.range(0, random.nextInt(3))
                    .mapToObj(_ -> new RefView(
                            roles.get(random.nextInt(roles.size())),
                            pointer(random.nextInt(8) == 0 ? "XB" : "XA", random.nextInt(size))))
                    .toArray(RefView[]::new);
            log.add(entry("XA", i, refs));
        }
        return log;
    }

    private static parley.agreement.record.EntryPointer judged(EntryPointer at) {
        return new parley.agreement.record.EntryPointer(
                new Party(at.party()), at.index(), at.id().hex());
    }

    private static Versions judged(List<EntryView> log) {
        var recorded = log.stream()
                .map(entry -> new RecordedEntry(
                        judged(entry.pointer()),
                        new TreeSet<>(),
                        entry.format(),
                        "",
                        Optional.empty(),
                        entry.refs().stream()
                                .map(ref -> new Reference(
                                        Reference.Role.named(ref.role()).orElseThrow(), judged(ref.entry())))
                                .toList(),
                        AT,
                        Interval.at(AT),
                        Map.of(),
                        new Data.Members(Map.of())))
                .toList();
        return Versions.of(
                new KnownRecord(List.of(XA), Map.of(), Map.of(), Map.of(XA, recorded), Map.of(), Map.of()), Cut.NONE);
    }

    @Test
    void whatStandsIsWhatStandsForTheFindings() {
        for (int seed = 0; seed < 3_000; seed++) {
            var log = log(new Random(seed));
            var versions = judged(log);
            var standing = Standing.of(log);
            for (var entry : log) {
                var moment = "seed " + seed + ", entry " + entry.pointer().index();
                assertThat(standing.latest(entry).map(found -> judged(found.pointer())))
                        .as(moment)
                        .isEqualTo(versions.current(judged(entry.pointer())));
                assertThat(standing.stands(entry)).as(moment).isEqualTo(versions.stands(judged(entry.pointer())));
            }
        }
    }

    @Test
    void aChainOfTenThousandCorrectionsIsReadToItsEnd() {
        List<EntryView> log = new ArrayList<>();
        log.add(entry("XA", 0));
        for (int i = 1; i <= 10_000; i++) {
            log.add(entry("XA", i, new RefView("corrects", pointer("XA", i - 1L))));
        }
        assertThat(Standing.of(log).latest(log.getFirst())).contains(log.getLast());
    }

    private static List<EntryView> standing(EntryView... entries) {
        var standing = Standing.of(List.of(entries));
        return List.of(entries).stream().filter(standing::stands).toList();
    }

    @Test
    void aWithdrawnCorrectionGivesWayToWhatItCorrected() {
        var first = entry("XA", 0);
        var correction = entry("XA", 1, ref("corrects", first));
        var withdrawal = entry("XA", 2, ref("withdraws", correction));
        var again = entry("XA", 3, ref("withdraws", withdrawal));
        assertThat(standing(first, correction)).containsExactly(correction);
        assertThat(standing(first, correction, withdrawal)).containsExactly(first);
        assertThat(standing(first, correction, withdrawal, again)).containsExactly(correction);
    }

    @Test
    void withTheFirstVersionItsCorrectionsAreWithdrawn() {
        var first = entry("XA", 0);
        var correction = entry("XA", 1, ref("corrects", first));
        var withdrawal = entry("XA", 2, ref("withdraws", first));
        assertThat(standing(first, correction, withdrawal)).isEmpty();
    }

    @Test
    void whoJoinsOneVersionHasJoinedThoseThatFollow() {
        var first = entry("XA", 0);
        var joining = entry("XB", 0, ref("joins", first));
        var correction = entry("XA", 1, ref("corrects", first));
        assertThat(Standing.of(List.of(joining, first, correction)).joined(correction))
                .containsExactly("XB");
        var left = entry("XB", 1, ref("withdraws", joining));
        assertThat(Standing.of(List.of(joining, first, correction, left)).joined(correction))
                .isEmpty();
    }
}
