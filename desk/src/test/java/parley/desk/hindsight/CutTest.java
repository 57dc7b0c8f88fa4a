package parley.desk.hindsight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.view.AsKnown;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;
import parley.node.view.TimeInterval;

/** Which entries a page shows that is asked for an earlier knowledge. */
class CutTest {
    private static final Instant FIRST = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant LATER = Instant.parse("2026-03-02T09:00:00Z");

    /** A statement, a control entry, and a statement whose time is not settled; and a log of one statement. */
    private final List<EntryView> entries = List.of(
            entry("XA", 0, Optional.of(between(FIRST, FIRST))),
            entry("XA", 1, Optional.empty()),
            entry("XA", 2, Optional.of(between(FIRST, LATER))),
            entry("XB", 0, Optional.of(new TimeInterval(Optional.of(FIRST), Optional.empty(), List.of("XA")))));

    @Test
    void allIsKnownNow() {
        assertThat(Cut.of(entries, new AsKnown.Now())).isEqualTo(entries);
    }

    @Test
    void sizesAreSoManyLeavesOfEachLogAndNoneOfOneThatIsNotNamed() {
        assertThat(known(new AsKnown.Sizes(Map.of("XA", 2L)))).containsExactly("XA/1/0", "XA/1/1");
        assertThat(known(new AsKnown.Sizes(Map.of("XA", 0L, "XB", 1L)))).containsExactly("XB/1/0");
    }

    @Test
    void whatMayHaveBeenWitnessedLaterWasNotKnownYet() {
        assertThat(known(new AsKnown.At(FIRST.minusSeconds(1)))).isEmpty();
        assertThat(known(new AsKnown.At(LATER.minusSeconds(1)))).containsExactly("XA/1/0");
        assertThat(known(new AsKnown.At(LATER))).containsExactly("XA/1/0", "XA/1/1", "XA/1/2");
    }

    private List<String> known(AsKnown known) {
        return Cut.of(entries, known).stream()
                .map(entry -> entry.pointer().path())
                .toList();
    }

    private static TimeInterval between(Instant earliest, Instant latest) {
        return new TimeInterval(Optional.of(earliest), Optional.of(latest), List.of());
    }

    private static EntryView entry(String party, long index, Optional<TimeInterval> witnessed) {
        return new EntryView(
                new EntryPointer(party, 1, index, Hash.sha256(Bytes.utf8(party + index))),
                witnessed.isPresent() ? "statement" : "seen",
                witnessed.isEmpty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                FIRST,
                "en",
                "{}",
                Bytes.EMPTY,
                Optional.empty(),
                witnessed,
                List.of());
    }
}
