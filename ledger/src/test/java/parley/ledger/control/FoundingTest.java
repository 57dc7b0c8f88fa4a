package parley.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.ledger.charter.Charter;
import parley.ledger.circle.Formats;
import parley.ledger.circle.Judgement;
import parley.ledger.circle.LogReader;
import parley.ledger.circle.SmallCircle;
import parley.ledger.entry.Attachment;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.Party;
import parley.ledger.entry.Payload;

class FoundingTest {
    private static final SmallCircle SMALL = SmallCircle.of("XA", "XB");
    private static final SmallCircle LARGE =
            SmallCircle.of(IntStream.range(10, 100).mapToObj(n -> "X" + n).toArray(String[]::new));

    @Test
    void aSmallCharterStandsInTheBody() {
        Payload payload = Payload.parse(SMALL.founding("XA").payload().print());
        assertThat(Control.of(payload)).hasValue(Founding.of(SMALL.charter()));
        assertThat(payload.attachments()).isEmpty();
    }

    @Test
    void aLargeCharterTravelsAsAnAttachmentAndFoundsAllTheSame() {
        assertThat(LARGE.charter().charter().print().size()).isGreaterThan(Charter.MAX_INLINE_BYTES);
        Leaf leaf = LARGE.founding("X10");
        assertThat(leaf.payload().attachments())
                .extracting(Attachment::sha256)
                .containsExactly(LARGE.id().hash());
        LogReader reader = new LogReader(LARGE.charter(), new Formats(new TreeMap<>()), new Party("X10"));
        assertThat(reader.read(leaf.bytes())).isInstanceOf(Judgement.Entry.class);
    }

    @Test
    void aHashWithoutItsAttachmentIsRefused() {
        Payload payload = LARGE.founding("X10").payload().withAttachments(List.of());
        assertThatThrownBy(() -> Control.of(payload)).hasMessageContaining("the one attachment");
    }

    @Test
    void noPackDefinesAControlFormat() {
        assertThatThrownBy(() -> Formats.of(Map.of("seen", 1))).hasMessageContaining("control format seen");
        assertThatThrownBy(() -> Formats.of(Map.of("reply", 3))).hasMessageContaining("one or two officers, not by 3");
    }
}
