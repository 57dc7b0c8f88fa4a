package parley.ledger.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.ledger.bytes.Bytes;
import parley.ledger.circle.SmallCircle;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.entry.Party;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;

class CharterTest {
    private static final SmallCircle CIRCLE = SmallCircle.of("XA", "XB", "WX", "OX");
    private static final Charter CHARTER = CIRCLE.charter().charter();

    @Test
    void whatIsPrintedReadsAsTheSameCharterAndBytes() {
        assertThat(Charter.parse(CHARTER.print())).isEqualTo(CHARTER);
        assertThat(Charter.parse(CHARTER.print()).print()).isEqualTo(CHARTER.print());
        SignedCharter signed = CIRCLE.charter();
        assertThat(SignedCharter.parse(signed.print())).isEqualTo(signed);
    }

    /** A golden value: a change of it is a change of the format, and so of every circle's name. */
    @Test
    void theCirclesIdIsTheHashOfTheCharter() {
        assertThat(CHARTER.circle().toString())
                .isEqualTo("d4c74602daba35510d4daef94dd7a7cf6d8634a35a3f4b1722c428f9ec159810");
    }

    @Test
    void aCircleIsFoundedWhenEveryMemberHasSigned() {
        SignedCharter draft = SignedCharter.draft(CHARTER);
        assertThat(draft.missing()).containsExactlyElementsOf(CHARTER.codes());
        SignedCharter partly = draft.sign(new Party("XB"), identity("XB"));
        assertThat(SignedCharter.parse(partly.print()).missing())
                .extracting(Party::code)
                .containsExactly("OX", "WX", "XA");
        assertThat(CIRCLE.charter().missing()).isEmpty();
    }

    @Test
    void aSignatureOfAnotherKeyOrOfAStrangerIsRefused() {
        SignedCharter draft = SignedCharter.draft(CHARTER);
        assertThatThrownBy(() -> draft.sign(new Party("XA"), identity("XB")))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("XA is not by its identity key");
        assertThatThrownBy(() -> draft.sign(new Party("XC"), identity("XB")))
                .hasMessageContaining("XC signed and is no member");
    }

    @Test
    void aSuccessorIsRefusedWithAClearReason() {
        assertThatThrownBy(() -> edited(fields -> fields.put("previous", Json.text("00".repeat(32)))))
                .hasMessageContaining("charter.previous")
                .hasMessageContaining("does not yet change charters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "v           | 2                          | charter.v: must be from 1 to 1, not 2",
                "name        | \"\"                       | 1 to 128 characters, not 0",
                "from        | \"2026-03-01\"             | charter.from",
                "from        | \"2026-03-01T09:00:00.5Z\" | charter.from",
                "drill       | \"true\"                   | charter.drill: must be true or false",
                "members     | []                         | at least two parties",
                "members     | [{}]                       | charter.members[0].code: is missing",
                "roles       | {\"chair\":\"XC\"}         | the chair XC is no member",
                "parameters  | {\"other\":{}}             | which is no pack of it",
                "change      | \"majority\"               | charter.change",
                "bytesPerDay | 0                          | charter.bytesPerDay: must be from 1 to",
                "time        | \"half\"                   | charter.time: must be an object",
                "time        | {\"witness\":\"XA\"}       | XA, which is no witness",
                "time        | {\"all\":{\"a\":[\"OX\"]}} | OX, which is no party or witness",
                "time        | {\"all\":{\"a\":[\"XA\"]}} | nobody but XA would fix the time",
                "time        | {\"all\":{\"a\":[\"XB\",\"XA\"]}} | in the order of their codes",
                "time        | {\"all\":{\"a\":[\"XA\"],\"b\":[\"XA\"]}} | in two groups",
                "time        | {\"all\":{}}               | at least one group",
                "extra       | 1                          | charter.extra: is not a known field",
            })
    void aFieldOutOfItsLimitsIsNamed(String field, String value, String reason) {
        assertThatThrownBy(() -> edited(fields -> fields.put(field, Json.parse(Bytes.utf8(value), 1000))))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void oneKeyServesOneRoleOfOneMember() {
        MemberKeys keys = MemberKeys.ofSeed("one");
        MemberKeys twice = new MemberKeys(keys.identity(), keys.log(), keys.log(), keys.tls());
        List<Member> members = List.of(
                keys.member(new Party("XA"), Kind.PARTY, List.of()),
                twice.member(new Party("XB"), Kind.PARTY, List.of()));
        assertThatThrownBy(() -> new Charter(
                        "x",
                        SmallCircle.FOUNDED,
                        false,
                        members,
                        new TreeMap<>(),
                        List.of(),
                        new TreeMap<>(),
                        new TimeQuorum.Majority(),
                        1))
                .hasMessageContaining("a key of XB stands twice");
    }

    @Test
    void theMajorityIsOfPartiesAndWitnessesWithoutTheOwner() {
        assertThat(CHARTER.timeGroups(new Party("XA"))).containsExactly(group("majority", "WX", "XB"));
        assertThat(CHARTER.timeGroups(new Party("OX"))).containsExactly(group("majority", "WX", "XA", "XB"));
        assertThat(group("three", "XA", "XB", "XC").needed()).isEqualTo(2);
        assertThat(group("four", "XA", "XB", "XC", "XD").needed()).isEqualTo(3);
    }

    @Test
    void aWitnessAloneTimesThePartiesAndThePartiesTimeIt() {
        Charter charter = SmallCircle.of(new TimeQuorum.Alone(new Party("WX")), "XA", "XB", "WX")
                .charter()
                .charter();
        assertThat(charter.timeGroups(new Party("XA"))).containsExactly(group("witness", "WX"));
        assertThat(charter.timeGroups(new Party("WX"))).containsExactly(group("majority", "XA", "XB"));
        assertThatThrownBy(() -> SmallCircle.of(new TimeQuorum.Alone(new Party("WX")), "XA", "XB", "XC", "WX"))
                .hasMessageContaining("only in a circle of two parties");
    }

    @Test
    void aGroupThatIsTheOwnerAloneIsLeftOut() {
        TimeQuorum time = new TimeQuorum.All(new TreeMap<>(
                Map.of("east", List.of(new Party("XA")), "west", List.of(new Party("XB"), new Party("XC")))));
        Charter charter = SmallCircle.of(time, "XA", "XB", "XC").charter().charter();
        assertThat(charter.timeGroups(new Party("XA"))).containsExactly(group("west", "XB", "XC"));
        assertThat(charter.timeGroups(new Party("XB"))).containsExactly(group("east", "XA"), group("west", "XC"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "node.example:8443 | true",
                "192.0.2.7:1       | true",
                "[2001:db8::7]:443 | true",
                "node.example      | false",
                "node.example:0    | false",
                "node.example:65536| false",
                "node.example:080  | false",
                "[node.example]:80 | false",
                "2001:db8::7:443   | false",
                "user@host:80      | false",
                "http://host:80    | false",
                "host/path:80      | false",
                ":80               | false",
            })
    void addressesHaveOneSpelling(String text, boolean valid) {
        if (valid) {
            assertThat(Address.parse(text)).hasToString(text);
        } else {
            assertThatThrownBy(() -> Address.parse(text)).isInstanceOf(MalformedException.class);
        }
    }

    private static PrivateKey identity(String code) {
        return CIRCLE.keysOf(code).identity();
    }

    private static QuorumGroup group(String name, String... codes) {
        return new QuorumGroup(name, List.of(codes).stream().map(Party::new).toList());
    }

    private static Charter edited(Consumer<Map<String, Json>> edit) {
        TreeMap<String, Json> fields = new TreeMap<>(CHARTER.json().values());
        edit.accept(fields);
        return Charter.parse(Json.members(fields).print());
    }
}
