package parley.ledger.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.ledger.Seeded;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;

class LeafTest {
    private static final CircleId CIRCLE = new CircleId(Hash.sha256());
    private static final LogId LOG = new LogId(CIRCLE, new Party("XA"), 1);
    private static final Instant WRITTEN = Instant.parse("2026-03-01T09:00:00Z");
    private static final PrivateKey ONE =
            PrivateKey.of(Hash.sha256(Bytes.utf8("one")).bytes());
    private static final PrivateKey TWO =
            PrivateKey.of(Hash.sha256(Bytes.utf8("two")).bytes());
    private static final Payload FULL = Payload.of(
                    CIRCLE,
                    new Party("XA"),
                    Addressees.of(new Party("XC"), new Party("XB")),
                    new Format("notification"),
                    WRITTEN,
                    Json.members(Map.of("troops", Json.whole(12_700), "name", Json.text("\u00c9t\u00e9"))))
            .withNumber("CBM/XA/26/0003/F10/O")
            .withSubject(new Subject("XA/2026-07"))
            .withLang("fr")
            .withRefs(List.of(new Ref(
                    Role.CORRECTS,
                    new EntryPointer(LOG, new EntryIndex(3)),
                    new EntryId(Hash.sha256(Bytes.utf8("x"))))))
            .withAttachments(List.of(new Attachment(Hash.sha256(), 5, "application/pdf", "map.pdf")));

    /** The published example of the DSSE v1 text. */
    @Test
    void theEncodingIsThatOfDsse() {
        assertThat(Pae.encode("http://example.com/HelloWorld", Bytes.utf8("hello world")))
                .isEqualTo(Bytes.utf8("DSSEv1 29 http://example.com/HelloWorld 11 hello world"));
    }

    @Test
    void whatIsPrintedReadsAsTheSamePayloadAndBytes() {
        assertThat(Payload.parse(FULL.print())).isEqualTo(FULL);
        assertThat(Payload.parse(FULL.print()).print()).isEqualTo(FULL.print());
        assertThat(FULL.id()).isEqualTo(new EntryId(Hash.sha256(Pae.encode(Payload.TYPE, FULL.print()))));
    }

    @Test
    void aLeafReadsBackWhateverTheOrderOfItsSigners() {
        Leaf leaf = Leaf.sign(FULL, List.of(ONE, TWO));
        assertThat(leaf).isEqualTo(Leaf.sign(FULL, List.of(TWO, ONE))).isEqualTo(Leaf.parse(leaf.bytes()));
        assertThat(leaf.id()).isEqualTo(FULL.id());
        assertThat(leaf.envelope().signatures())
                .allMatch(signed -> signed.verifies(ONE.publicKey(), FULL.signed())
                        || signed.verifies(TWO.publicKey(), FULL.signed()));
        assertThatThrownBy(() -> Leaf.sign(FULL, List.of(ONE, ONE))).hasMessageContaining("each keyid once");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "v           | 2                       | payload.v: must be from 1 to 1, not 2",
                "circle      | \"ab\"                  | payload.circle",
                "from        | \"xa\"                  | payload.from",
                "to          | \"XB\"                  | payload.to",
                "to          | []                      | at least one",
                "to          | [\"XC\",\"XB\"]         | in the order of their codes",
                "format      | \"Not a name\"          | payload.format",
                "number      | \"\"                    | payload.number",
                "number      | \"a\\nb\"               | payload.number",
                "subject     | 7                       | payload.subject: must be a text",
                "refs        | []                      | payload.refs: is left out when it is empty",
                "refs        | [{\"role\":\"likes\"}]  | payload.refs[0].role",
                "written     | \"2026-03-01T09:00Z\"   | payload.written",
                "written     | \"2026-03-01T09:00:00.5Z\" | payload.written",
                "written     | \"2026-03-01T10:00:00+01:00\" | payload.written",
                "written     | \"2026-02-30T09:00:00Z\" | payload.written",
                "lang        | \"FR\"                  | payload.lang",
                "body        | []                      | payload.body: must be an object",
                "attachments | [{\"sha256\":\"00\"}]   | payload.attachments[0].sha256",
                "signature   | 1                       | payload.signature: is not a known field",
            })
    void aFieldOutOfItsLimitsIsNamed(String field, String value, String reason) {
        assertThatThrownBy(() -> edited(fields -> fields.put(field, Json.parse(Bytes.utf8(value), 1000))))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v", "circle", "from", "to", "format", "written", "body"})
    void aRequiredFieldIsMissed(String field) {
        assertThatThrownBy(() -> edited(fields -> fields.remove(field)))
                .hasMessageContaining("payload." + field + ": is missing");
    }

    @Test
    void aPayloadHasAtMost32KiB() {
        int room = Payload.MAX_BYTES - body("").print().size();
        assertThat(Payload.parse(body("x".repeat(room)).print()).print().size()).isEqualTo(Payload.MAX_BYTES);
        assertThatThrownBy(() -> body("x".repeat(room + 1)).print())
                .hasMessageContaining("32769 bytes, the limit is 32768");
    }

    @Test
    void attachmentsHaveAtMost64MiBInAll() {
        Attachment large = new Attachment(Hash.sha256(), Attachment.MAX_TOTAL_BYTES, "text/plain", "a");
        Attachment one = new Attachment(Hash.sha256(Bytes.utf8("b")), 1, "text/plain", "b");
        assertThat(FULL.withAttachments(List.of(large)).attachments()).hasSize(1);
        assertThatThrownBy(() -> FULL.withAttachments(List.of(large, one)))
                .hasMessageContaining("67108865 bytes in all");
    }

    @Test
    void anEnvelopeOfAnotherTypeIsNoLeaf() {
        Bytes other = Envelope.sign(FULL.print(), "text/plain", List.of(ONE)).print();
        assertThatThrownBy(() -> Leaf.parse(other)).hasMessageContaining("envelope.payloadType");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "parley/C/XA/0",
                "parley/C/XA/01",
                "parley/C/XA",
                "parley/C/xa/1",
                "parley/C/XA/1/",
                "parley/AB/XA/1"
            })
    void anOriginHasOneSpelling(String origin) {
        assertThat(LogId.parse(LOG.origin())).isEqualTo(LOG);
        assertThatThrownBy(() -> LogId.parse(origin.replace("/C/", "/" + CIRCLE + "/")))
                .isInstanceOf(MalformedException.class);
    }

    /** A leaf that was tampered with is refused, or is another leaf; nothing else can happen. */
    @Test
    void noTwoByteStringsAreTheSameLeaf() {
        Leaf leaf = Leaf.sign(FULL, List.of(ONE, TWO));
        Seeded.runs(2_000, random -> {
            byte[] bytes = leaf.bytes().toArray();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                Leaf read = Leaf.parse(Bytes.of(bytes));
                assertThat(read.bytes()).isEqualTo(read.envelope().print()).isNotEqualTo(leaf.bytes());
                assertThat(read.envelope()).isNotEqualTo(leaf.envelope());
            } catch (MalformedException e) {
                assertThat(e.getMessage()).startsWith("malformed ");
            }
        });
    }

    private static Payload body(String text) {
        return Payload.of(
                CIRCLE,
                new Party("XA"),
                Addressees.all(),
                new Format("statement"),
                WRITTEN,
                Json.members(Map.of("text", Json.text(text))));
    }

    private static Payload edited(Consumer<Map<String, Json>> edit) {
        TreeMap<String, Json> fields =
                new TreeMap<>(((Json.Members) Json.canonical(FULL.print(), Payload.MAX_BYTES)).values());
        edit.accept(fields);
        return Payload.parse(Json.members(fields).print());
    }
}
