package parley.ledger.control;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.ledger.bytes.Bytes;
import parley.ledger.charter.Charter;
import parley.ledger.circle.Formats;
import parley.ledger.circle.Judgement;
import parley.ledger.circle.LogReader;
import parley.ledger.circle.Reason;
import parley.ledger.circle.SmallCircle;
import parley.ledger.crypto.AnotherNonce;
import parley.ledger.crypto.Signature;
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

    /** Looking at the keys of a charter takes long; one that was let in before is not looked at again. */
    @Test
    void theCharterAtHandIsNotReadAgainAndAnotherIs() {
        Payload payload = Payload.parse(SMALL.founding("XA").payload().print());
        Charter known = SMALL.charter().charter();
        assertThat(Control.of(payload, known)).isEqualTo(Control.of(payload));
        assertThat(stated(payload, known)).isSameAs(known);
        assertThat(stated(payload, LARGE.charter().charter())).isEqualTo(known).isNotSameAs(known);
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

    /** Two nodes may have been handed different signatures of one member, all good; neither may call the other's void. */
    @Test
    void anySignaturesOfAllMembersFoundALogAndOthersDoNot() {
        Payload payload = LARGE.founding("X10").payload();
        Attachment charter = payload.attachments().getFirst();
        Attachment shorter = new Attachment(charter.sha256(), charter.size() - 1, charter.mediaType(), charter.name());
        assertThat(reader().wouldBe(leaf(payload))).isInstanceOf(Judgement.Entry.class);
        assertVoid(payload.withAttachments(List.of(shorter)), Reason.CHARTER_OUT_OF_PLACE);

        TreeMap<Party, Signature> signatures = new TreeMap<>(LARGE.charter().signatures());
        Signature last = requireNonNull(signatures.pollLastEntry()).getValue();
        assertVoid(with(payload, signatures), Reason.SIGNATURE_COUNT);
        signatures.put(
                new Party("X99"),
                AnotherNonce.sign(
                        LARGE.keysOf("X99").identity(),
                        LARGE.charter().charter().message()));
        assertThat(signatures.get(new Party("X99"))).isNotEqualTo(last);
        assertThat(reader().wouldBe(leaf(with(payload, signatures)))).isInstanceOf(Judgement.Entry.class);
        signatures.put(new Party("X98"), last);
        assertVoid(with(payload, signatures), Reason.MALFORMED);
    }

    @Test
    void noPackDefinesAControlFormat() {
        for (String name : List.of("charter", "key", "revocation", "seen", "epoch", "alarm")) {
            assertThatThrownBy(() -> Formats.of(Map.of(name, 1))).hasMessageContaining("control format " + name);
        }
        assertThatThrownBy(() -> Formats.of(Map.of("reply", 3))).hasMessageContaining("one or two officers, not by 3");
    }

    private static Charter stated(Payload payload, Charter known) {
        return Control.of(payload, known)
                .map(Founding.class::cast)
                .flatMap(Founding::charter)
                .orElseThrow();
    }

    private static LogReader reader() {
        return new LogReader(LARGE.charter(), new Formats(new TreeMap<>()), new Party("X10"));
    }

    private static Payload with(Payload payload, SortedMap<Party, Signature> signatures) {
        Founding body = new Founding(Optional.empty(), LARGE.id().hash(), signatures);
        return body.payload(LARGE.id(), payload.from(), payload.written()).withAttachments(payload.attachments());
    }

    private static Bytes leaf(Payload payload) {
        return Leaf.sign(payload, List.of()).bytes();
    }

    private static void assertVoid(Payload payload, Reason reason) {
        assertThat(reader().wouldBe(leaf(payload)))
                .isInstanceOfSatisfying(
                        Judgement.VoidLeaf.class,
                        leaf -> assertThat(leaf.reason()).isEqualTo(reason));
    }
}
