package parley.agreement.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import parley.agreement.value.Party;

class ReceiptsTest {
    private static final Instant FROM = Instant.parse("2026-03-01T09:00:00Z");

    @Test
    void theyAreTheMapThatTheyWereMadeFrom() {
        Random random = new Random(1);
        for (int round = 0; round < 300; round++) {
            Map<Party, Interval> map = new TreeMap<>();
            int kinds = random.nextInt(1, 4);
            for (int i = random.nextInt(30); i > 0; i--) {
                map.put(new Party("P" + random.nextInt(60)), Interval.at(FROM.plusSeconds(random.nextInt(kinds))));
            }
            Map<Party, Interval> receipts = Receipts.of(map);
            assertThat(receipts).isEqualTo(map).hasSameHashCodeAs(map).hasToString(map.toString());
            assertThat(map).isEqualTo(receipts);
            assertThat(receipts.keySet()).containsExactlyElementsOf(map.keySet());
            for (int i = 0; i < 60; i++) {
                Party party = new Party("P" + i);
                assertThat(receipts.get(party)).isEqualTo(map.get(party));
                assertThat(receipts.containsKey(party)).isEqualTo(map.containsKey(party));
            }
        }
    }

    @Test
    void theyDoNotChange() {
        Map<Party, Interval> receipts = Receipts.of(Map.of(new Party("XA"), Interval.at(FROM)));
        assertThatThrownBy(() -> receipts.put(new Party("XB"), Interval.at(FROM)))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> receipts.remove(new Party("XA"))).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> receipts.keySet().iterator().remove())
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
