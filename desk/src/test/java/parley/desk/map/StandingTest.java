package parley.desk.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import parley.agreement.value.Value.Place;
import parley.desk.view.Title;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;
import parley.node.view.RefView;

/** What corrections, withdrawals and joins leave of the entries of a circle. */
class StandingTest {
    private static final Instant AT = Instant.parse("2027-01-01T00:00:00Z");

    private static EntryView entry(String party, long index, RefView... refs) {
        return new EntryView(
                new EntryPointer(party, 1, index, Hash.sha256(Bytes.utf8(party + index))),
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
        assertThat(standing(first, correction, withdrawal)).containsExactly(first, withdrawal);
        assertThat(standing(first, correction, withdrawal, again)).containsExactly(correction, again);
    }

    @Test
    void withTheFirstVersionItsCorrectionsAreWithdrawn() {
        var first = entry("XA", 0);
        var correction = entry("XA", 1, ref("corrects", first));
        var withdrawal = entry("XA", 2, ref("withdraws", first));
        assertThat(standing(first, correction, withdrawal)).containsExactly(withdrawal);
    }

    @Test
    void whoJoinsOneVersionHasJoinedThoseThatFollowAndIsFoundByHisCode() {
        var first = entry("XA", 0);
        var joining = entry("XB", 0, ref("joins", first));
        var correction = entry("XA", 1, ref("corrects", first));
        assertThat(Standing.of(List.of(joining, first, correction)).joined(correction))
                .containsExactly("XB");
        var left = entry("XB", 1, ref("withdraws", joining));
        assertThat(Standing.of(List.of(joining, first, correction, left)).joined(correction))
                .isEmpty();
        var origin = new Origin.Stated(correction.pointer(), AT, Optional.empty(), "1", Title.of("area"), List.of());
        var place = new Place(Place.Shape.POINT, List.of(new Place.Point(0, 0)), OptionalLong.empty());
        var feature =
                new Feature("1", new Kind("k", Title.of("k"), false), origin, place, Held.ALWAYS).joined(List.of("XB"));
        assertThat(feature.by()).isEqualTo("XA, XB");
        assertThat(new Query("XB", "", List.of(), Optional.empty()).of(List.of(feature)))
                .hasSize(1);
    }
}
