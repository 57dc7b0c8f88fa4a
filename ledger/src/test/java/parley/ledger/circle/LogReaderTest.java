package parley.ledger.circle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.ledger.Seeded;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.SignedCharter;
import parley.ledger.control.Enrolment;
import parley.ledger.control.Officer;
import parley.ledger.control.Revocation;
import parley.ledger.control.Seen;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.crypto.PublicKey;
import parley.ledger.entry.Addressees;
import parley.ledger.entry.EntryIndex;
import parley.ledger.entry.EntryPointer;
import parley.ledger.entry.Envelope;
import parley.ledger.entry.Format;
import parley.ledger.entry.KeyId;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.LogId;
import parley.ledger.entry.Party;
import parley.ledger.entry.Payload;
import parley.ledger.entry.Ref;
import parley.ledger.entry.Role;
import parley.ledger.json.Json;

class LogReaderTest {
    private static final SmallCircle CIRCLE = SmallCircle.of("XA", "XB", "XC");
    private static final Formats FORMATS = Formats.of(Map.of("notification", 2, "reply", 1));
    private static final String[] ALL = {"notification", "reply"};

    @Test
    void aLogThatOpensInOrderHasOnlyEntries() {
        LogReader reader = opened();
        assertThat(reader.size()).isEqualTo(3);
        assertThat(reader.read(CIRCLE.leaf("XA", "notification", "hello", 1, 2).bytes()))
                .isInstanceOfSatisfying(Judgement.Entry.class, entry -> {
                    assertThat(entry.at()).isEqualTo(at("XA", 3));
                    assertThat(entry.officers())
                            .extracting(Officer::name)
                            .containsExactlyInAnyOrder("officer 1", "officer 2");
                    assertThat(entry.control()).isEmpty();
                });
    }

    @Test
    void withoutTheCharterAtItsHeadALogHasNoEntry() {
        LogReader reader = reader();
        assertReason(
                reader.read(CIRCLE.enrolment("XA", 1, ALL).bytes()), Reason.NO_CHARTER, "entry 0 is not the charter");
        assertReason(reader.read(CIRCLE.founding("XA").bytes()), Reason.CHARTER_OUT_OF_PLACE, "a charter at entry 1");
        assertReason(reader.read(CIRCLE.enrolment("XA", 1, ALL).bytes()), Reason.NO_CHARTER, "no charter at entry 0");
    }

    @Test
    void theCharterStandsOnce() {
        assertReason(opened().read(CIRCLE.founding("XA").bytes()), Reason.CHARTER_OUT_OF_PLACE, "a charter at entry 3");
    }

    @Test
    void aCharterOutOfPlaceIsNotEvenRead() {
        Payload unread = Payload.of(
                CIRCLE.id(),
                new Party("XA"),
                Addressees.all(),
                new Format("charter"),
                SmallCircle.FOUNDED,
                Json.members(Map.of()));
        assertReason(reader().read(signed(unread)), Reason.MALFORMED, "body.signatures");
        assertReason(opened().read(signed(unread)), Reason.CHARTER_OUT_OF_PLACE, "a charter at entry 3");
    }

    /** What a desk shows of a void leaf is the same on every node: it follows from the leaf, not from the library. */
    @Test
    void theDetailOfAVoidLeafIsOurOwnWordsAndCanBePrinted() {
        assertDetail(
                "{\"payload\":\"*\",\"payloadType\":\"\",\"signatures\":[]}",
                "malformed envelope.payload: not canonical base64: 1 characters");
        assertDetail(
                "{\"payload\":\"\",\"payloadType\":\"\",\"signatures\":[{\"keyid\":\"zz\",\"sig\":\"\"}]}",
                "malformed envelope.signatures[0].keyid: malformed keyid: it is 64 lower-case hex digits, not 'zz'");
        assertDetail("{\"\\udead\":1,\"\\udead\":1}", "malformed JSON: character 13: the name stands twice: '?'");
        String hostile = "\u001b\u009b\u202e" + "x".repeat(9_000);
        Judgement judgement = opened().read(Json.members(Map.of(
                        "payload",
                        Json.text(""),
                        "payloadType",
                        Json.text(""),
                        "signatures",
                        Json.items(),
                        hostile,
                        Json.flag(true)))
                .print());
        assertThat(judgement)
                .isInstanceOfSatisfying(
                        Judgement.VoidLeaf.class,
                        leaf -> assertThat(leaf.detail()).hasSizeLessThan(600).doesNotContain("\u001b", "\u009b"));
    }

    @Test
    void anotherCirclesCharterFoundsNothingHere() {
        Leaf other = SmallCircle.of("XA", "XB", "XD").founding("XA");
        assertReason(reader().read(other.bytes()), Reason.OTHER_CIRCLE, "written for the circle");
    }

    @Test
    void whatIsNoCanonicalLeafIsVoidAndStopsNothing() {
        LogReader reader = opened();
        Leaf good = CIRCLE.leaf("XA", "reply", "x", 1);
        for (Bytes bad : List.of(
                Bytes.EMPTY,
                Bytes.utf8("hello"),
                Bytes.utf8("{}"),
                Bytes.concat(good.bytes(), Bytes.utf8(" ")),
                Bytes.of(new byte[Envelope.MAX_BYTES + 1]))) {
            assertReason(reader.read(bad), Reason.MALFORMED, "malformed");
        }
        assertThat(reader.read(good.bytes())).isInstanceOf(Judgement.Entry.class);
        assertThat(reader.size()).isEqualTo(9);
    }

    @Test
    void anEntryIsItsLogOwnersAndItsCircles() {
        assertReason(
                opened().read(CIRCLE.leaf("XB", "reply", "x", 1).bytes()),
                Reason.NOT_THE_OWNER,
                "from XB in the log of XA");
        Leaf foreign = SmallCircle.of("XA", "XB").leaf("XA", "reply", "x", 1);
        assertReason(opened().read(foreign.bytes()), Reason.OTHER_CIRCLE, "written for the circle");
    }

    @Test
    void formatsAndAddresseesAreThoseOfTheCharter() {
        assertReason(opened().read(CIRCLE.leaf("XA", "gossip", "x", 1).bytes()), Reason.UNKNOWN_FORMAT, "gossip");
        Payload payload = CIRCLE.payload("XA", "reply", "x");
        Payload toStranger = Payload.of(
                payload.circle(),
                payload.from(),
                Addressees.of(new Party("XZ")),
                payload.format(),
                payload.written(),
                payload.body());
        assertReason(opened().read(signed(toStranger, 1)), Reason.UNKNOWN_PARTY, "XZ is no member");
    }

    @Test
    void anEntryHasExactlyTheSignaturesThatItsFormatDemands() {
        assertReason(
                opened().read(CIRCLE.leaf("XA", "reply", "x").bytes()),
                Reason.SIGNATURE_COUNT,
                "0 signatures, the format takes 1");
        assertReason(
                opened().read(CIRCLE.leaf("XA", "notification", "x", 1).bytes()),
                Reason.SIGNATURE_COUNT,
                "1 signatures, the format takes 2");
        assertReason(
                opened().read(CIRCLE.leaf("XA", "reply", "x", 1, 2).bytes()),
                Reason.SIGNATURE_COUNT,
                "2 signatures, the format takes 1");
        assertReason(opened().read(CIRCLE.leaf("XA", "reply", "x", 3).bytes()), Reason.UNKNOWN_KEY, "is not enrolled");
    }

    @Test
    void twoKeysOfOneOfficerAreOneOfficer() {
        LogReader reader = opened();
        Enrolment second = new Enrolment(
                new Officer("officer 1"),
                SmallCircle.officer("XA", 3).publicKey(),
                List.of(new Format("notification")));
        reader.read(CIRCLE.control("XA", second).bytes());
        assertReason(
                reader.read(CIRCLE.leaf("XA", "notification", "x", 1, 3).bytes()),
                Reason.SAME_OFFICER,
                "officer 1 signed twice");
    }

    @Test
    void aSignatureOverOtherBytesDoesNotVerify() {
        Leaf other = CIRCLE.leaf("XA", "reply", "other", 1);
        Leaf leaf = Leaf.of(CIRCLE.payload("XA", "reply", "x"), other.envelope().signatures());
        assertReason(opened().read(leaf.bytes()), Reason.BAD_SIGNATURE, "does not verify");
    }

    @Test
    void aKeyCountsForItsFormatsFromItsEnrolmentToItsRevocation() {
        LogReader reader = reader();
        reader.read(CIRCLE.founding("XA").bytes());
        Bytes early = CIRCLE.leaf("XA", "reply", "early", 1).bytes();
        assertReason(reader.read(early), Reason.UNKNOWN_KEY, "is not enrolled");
        reader.read(CIRCLE.enrolment("XA", 1, "notification").bytes());
        assertReason(reader.read(early), Reason.UNKNOWN_KEY, "is not enrolled for reply");
        reader.read(CIRCLE.enrolment("XA", 1, ALL).bytes());
        assertThat(reader.read(early)).isInstanceOf(Judgement.Entry.class);
        Revocation revocation =
                new Revocation(KeyId.of(SmallCircle.officer("XA", 1).publicKey()));
        assertThat(reader.read(CIRCLE.control("XA", revocation).bytes())).isInstanceOf(Judgement.Entry.class);
        assertReason(reader.read(CIRCLE.leaf("XA", "reply", "late", 1).bytes()), Reason.REVOKED_KEY, "was revoked");
        Enrolment again = new Enrolment(
                new Officer("other"), SmallCircle.officer("XA", 1).publicKey(), List.of(new Format("reply")));
        assertReason(reader.read(CIRCLE.control("XA", again).bytes()), Reason.REVOKED_KEY, "cannot be enrolled again");
    }

    @Test
    void onlyTheIdentityKeySpeaksAboutKeys() {
        Enrolment enrolment = new Enrolment(
                new Officer("officer 3"), SmallCircle.officer("XA", 3).publicKey(), List.of(new Format("reply")));
        Payload payload = enrolment.payload(CIRCLE.id(), new Party("XA"), SmallCircle.FOUNDED);
        assertReason(opened().read(signed(payload)), Reason.SIGNATURE_COUNT, "0 signatures, the format takes 1");
        assertReason(opened().read(signed(payload, 1)), Reason.UNKNOWN_KEY, "is signed by the identity key of XA");
        Leaf byXb = Leaf.sign(payload, List.of(CIRCLE.keysOf("XB").identity()));
        assertReason(opened().read(byXb.bytes()), Reason.UNKNOWN_KEY, "is signed by the identity key of XA");
        Leaf forged = Leaf.of(
                payload,
                List.of(new Envelope.Signed(
                        KeyId.of(CIRCLE.keysOf("XA").identity().publicKey()),
                        CIRCLE.keysOf("XB").identity().sign(payload.signed()))));
        assertReason(opened().read(forged.bytes()), Reason.BAD_SIGNATURE, "does not verify");
    }

    @Test
    void aKeyOfTheCharterOrOfAnotherOfficerIsNotEnrolled() {
        PublicKey mirror = CIRCLE.keysOf("XB").mirror().publicKey();
        Enrolment chartered = new Enrolment(new Officer("x"), mirror, List.of(new Format("reply")));
        assertReason(
                opened().read(CIRCLE.control("XA", chartered).bytes()), Reason.UNKNOWN_KEY, "stands in the charter");
        Enrolment stolen =
                new Enrolment(new Officer("x"), SmallCircle.officer("XA", 1).publicKey(), List.of(new Format("reply")));
        assertReason(
                opened().read(CIRCLE.control("XA", stolen).bytes()), Reason.UNKNOWN_KEY, "is enrolled for officer 1");
    }

    @Test
    void aKeyOfLowOrderIsRefusedAtItsEnrolment() {
        Json.Members body = Json.members(Map.of(
                "officer", Json.text("x"),
                "key",
                        Json.text(Bytes.concat(Bytes.hex("01"), Bytes.of(new byte[31]))
                                .base64()),
                "formats", Json.items(Json.text("reply"))));
        Payload payload = Payload.of(
                CIRCLE.id(), new Party("XA"), Addressees.all(), new Format("key"), SmallCircle.FOUNDED, body);
        Leaf leaf = Leaf.sign(payload, List.of(CIRCLE.keysOf("XA").identity()));
        assertReason(opened().read(leaf.bytes()), Reason.MALFORMED, "low order");
    }

    @Test
    void theSameEntryCountsOnceEvenUnderOtherSignatures() {
        LogReader reader = opened();
        Payload payload = CIRCLE.payload("XA", "reply", "x");
        Bytes first = signed(payload, 1);
        Bytes again = signed(payload, 2);
        reader.read(first);
        assertReason(reader.read(first), Reason.DUPLICATE, "the same as entry 3");
        assertReason(reader.read(again), Reason.DUPLICATE, "the same as entry 3");
    }

    @Test
    void aVoidLeafDoesNotUseUpAnId() {
        LogReader reader = opened();
        Payload payload = CIRCLE.payload("XA", "reply", "x");
        assertReason(reader.read(signed(payload)), Reason.SIGNATURE_COUNT, "0 signatures");
        assertThat(reader.read(signed(payload, 1))).isInstanceOf(Judgement.Entry.class);
    }

    @Test
    void correctionsReachOnlyTheAuthorsOwnEarlierEntries() {
        LogReader reader = opened();
        Leaf leaf = CIRCLE.leaf("XA", "reply", "first", 1);
        assertReason(
                reader.read(pointing(Role.CORRECTS, at("XA", 3), leaf)), Reason.WRONG_REF, "no earlier entry of XA");
        reader.read(leaf.bytes());
        for (Role role : List.of(Role.CORRECTS, Role.WITHDRAWS)) {
            assertThat(reader.wouldBe(pointing(role, at("XA", 4), leaf))).isInstanceOf(Judgement.Entry.class);
            assertReason(reader.wouldBe(pointing(role, at("XA", 3), leaf)), Reason.WRONG_REF, role.word());
            assertReason(reader.wouldBe(pointing(role, at("XB", 4), leaf)), Reason.WRONG_REF, role.word());
            assertReason(
                    reader.wouldBe(pointing(role, at("XA", 0), CIRCLE.founding("XA"))), Reason.WRONG_REF, role.word());
        }
        assertThat(reader.wouldBe(pointing(Role.REPLY_TO, at("XB", 99), leaf))).isInstanceOf(Judgement.Entry.class);
        Payload unsigned = CIRCLE.payload("XA", "reply", "draft")
                .withRefs(List.of(new Ref(Role.CORRECTS, at("XB", 4), leaf.id())));
        assertReason(reader.wouldBe(signed(unsigned)), Reason.WRONG_REF, "corrects points at");
    }

    @Test
    void noRefLeavesTheCircle() {
        Leaf leaf = CIRCLE.leaf("XA", "reply", "x", 1);
        EntryPointer elsewhere = new EntryPointer(SmallCircle.of("XA", "XB").log("XB"), new EntryIndex(0));
        assertReason(
                opened().read(pointing(Role.RELATES, elsewhere, leaf)), Reason.OTHER_CIRCLE, "relates points into");
        EntryPointer stranger = new EntryPointer(new LogId(CIRCLE.id(), new Party("XZ"), 1), new EntryIndex(0));
        assertReason(opened().read(pointing(Role.RELATES, stranger, leaf)), Reason.UNKNOWN_PARTY, "XZ is no member");
    }

    @Test
    void aSeenNamesOtherMembersLogs() {
        assertThat(opened().read(seen("XB", 5))).isInstanceOf(Judgement.Entry.class);
        assertReason(opened().read(seen("XA", 5)), Reason.MALFORMED, "the logs of others");
        assertReason(opened().read(seen("XZ", 5)), Reason.UNKNOWN_PARTY, "XZ is no member");
    }

    @Test
    void aControlEntryIsBare() {
        Payload seen =
                new Seen(SmallCircle.FOUNDED, List.of()).payload(CIRCLE.id(), new Party("XA"), SmallCircle.FOUNDED);
        assertReason(opened().read(signed(seen.withNumber("1"))), Reason.MALFORMED, "without number");
        assertReason(opened().read(signed(seen, 1)), Reason.SIGNATURE_COUNT, "1 signatures, the format takes 0");
    }

    @Test
    void wouldBeChangesNothing() {
        LogReader reader = opened();
        Bytes leaf = CIRCLE.leaf("XA", "reply", "x", 1).bytes();
        assertThat(reader.wouldBe(leaf)).isEqualTo(reader.wouldBe(leaf)).isEqualTo(reader.read(leaf));
    }

    @Test
    void aCharterThatNotAllHaveSignedFoundsNoReader() {
        SignedCharter draft = SignedCharter.draft(CIRCLE.charter().charter());
        assertThatThrownBy(() -> new LogReader(draft, FORMATS, new Party("XA"))).hasMessageContaining("not signed by");
    }

    /** What a leaf is depends on the leaves before it and on nothing else: not on what else was asked in between. */
    @Test
    void readingStepByStepGivesTheSameAsReadingFromScratch() {
        List<Bytes> pool = pool();
        Seeded.runs(20, random -> {
            List<Bytes> leaves = new ArrayList<>();
            if (random.nextInt(8) > 0) {
                leaves.add(pool.getFirst());
            }
            Stream.generate(() -> pool.get(random.nextInt(pool.size())))
                    .limit(25)
                    .forEach(leaves::add);
            LogReader steps = reader();
            List<Judgement> incremental = new ArrayList<>();
            for (Bytes leaf : leaves) {
                steps.wouldBe(pool.get(random.nextInt(pool.size())));
                incremental.add(steps.read(leaf));
            }
            int prefix = random.nextInt(leaves.size() + 1);
            LogReader scratch = reader();
            assertThat(leaves.subList(0, prefix).stream().map(scratch::read).toList())
                    .isEqualTo(incremental.subList(0, prefix));
        });
    }

    private static List<Bytes> pool() {
        List<Bytes> pool =
                new ArrayList<>(CIRCLE.opening("XA", ALL).map(Leaf::bytes).toList());
        pool.add(CIRCLE.control(
                        "XA",
                        new Revocation(KeyId.of(SmallCircle.officer("XA", 2).publicKey())))
                .bytes());
        Leaf first = CIRCLE.leaf("XA", "reply", "one", 1);
        pool.add(first.bytes());
        pool.add(CIRCLE.leaf("XA", "notification", "two", 1, 2).bytes());
        pool.add(pointing(Role.CORRECTS, at("XA", 3), first));
        pool.add(pointing(Role.WITHDRAWS, at("XA", 4), first));
        pool.add(CIRCLE.leaf("XB", "reply", "x", 1).bytes());
        pool.add(seen("XC", 3));
        pool.add(Bytes.utf8("[]"));
        return pool;
    }

    /** The first of two officers is told at once whether his signature would count. */
    @Test
    void aSignatureIsJudgedBeforeThereAreAsManyAsTheFormatTakes() {
        LogReader reader = opened();
        Leaf half = CIRCLE.leaf("XA", "notification", "hello", 1);
        assertThat(reader.signatureFault(half)).isEmpty();
        assertReason(reader.wouldBe(half.bytes()), Reason.SIGNATURE_COUNT, "1 signatures, the format takes 2");
        assertThat(reader.officers(new Format("notification")))
                .extracting(Officer::name)
                .containsExactly("officer 1", "officer 2");
        assertThat(reader.officers(new Format("nothing"))).isEmpty();
        assertThat(reader.signatureFault(CIRCLE.leaf("XA", "notification", "hello", 7)))
                .hasValueSatisfying(fault -> assertThat(fault).contains("is not enrolled"));
        reader.read(CIRCLE.control(
                        "XA",
                        new Revocation(KeyId.of(SmallCircle.officer("XA", 1).publicKey())))
                .bytes());
        assertThat(reader.signatureFault(half))
                .hasValueSatisfying(fault -> assertThat(fault).contains("was revoked"));
        assertThat(reader.officers(new Format("notification")))
                .extracting(Officer::name)
                .containsExactly("officer 2");
    }

    private static LogReader reader() {
        return new LogReader(CIRCLE.charter(), FORMATS, new Party("XA"));
    }

    private static LogReader opened() {
        LogReader reader = reader();
        CIRCLE.opening("XA", ALL)
                .forEach(leaf -> assertThat(reader.read(leaf.bytes())).isInstanceOf(Judgement.Entry.class));
        return reader;
    }

    private static Bytes signed(Payload payload, int... officers) {
        List<PrivateKey> keys = Arrays.stream(officers)
                .mapToObj(n -> SmallCircle.officer("XA", n))
                .toList();
        return Leaf.sign(payload, keys).bytes();
    }

    private static Bytes pointing(Role role, EntryPointer at, Leaf target) {
        return signed(CIRCLE.payload("XA", "reply", "points").withRefs(List.of(new Ref(role, at, target.id()))), 1);
    }

    private static Bytes seen(String owner, long size) {
        LogId log = new LogId(CIRCLE.id(), new Party(owner), 1);
        Instant time = SmallCircle.FOUNDED.plusSeconds(60);
        return CIRCLE.control("XA", new Seen(time, List.of(new Seen.Head(log, size, Hash.sha256()))))
                .bytes();
    }

    private static EntryPointer at(String code, long index) {
        return new EntryPointer(CIRCLE.log(code), new EntryIndex(index));
    }

    private static void assertDetail(String leaf, String detail) {
        assertThat(opened().read(Bytes.utf8(leaf)))
                .isInstanceOfSatisfying(
                        Judgement.VoidLeaf.class,
                        read -> assertThat(read.detail()).isEqualTo(detail));
    }

    private static void assertReason(Judgement judgement, Reason reason, String detail) {
        assertThat(judgement).isInstanceOfSatisfying(Judgement.VoidLeaf.class, leaf -> {
            assertThat(leaf.reason()).as(leaf.detail()).isEqualTo(reason);
            assertThat(leaf.detail()).contains(detail);
        });
    }
}
