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

class FeatureTest {
    private static final Instant AT = Instant.parse("2027-01-01T00:00:00Z");

    @Test
    void whoJoinedAnEntryStandsBesideItsAuthorAndIsFoundByHisCode() {
        var entry = new EntryPointer("XA", 1, 1, Hash.sha256(Bytes.utf8("XA1")));
        var origin = new Origin.Stated(entry, AT, Optional.empty(), "1", Title.of("area"), List.of());
        var place = new Place(Place.Shape.POINT, List.of(new Place.Point(0, 0)), OptionalLong.empty());
        var feature =
                new Feature("1", new Kind("k", Title.of("k"), false), origin, place, Held.ALWAYS).joined(List.of("XB"));
        assertThat(feature.by()).isEqualTo("XA, XB");
        assertThat(new Query("XB", "", List.of(), Optional.empty()).of(List.of(feature)))
                .hasSize(1);
    }
}
