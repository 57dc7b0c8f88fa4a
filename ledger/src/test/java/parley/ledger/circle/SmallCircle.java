package parley.ledger.circle;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.Address;
import parley.ledger.charter.Charter;
import parley.ledger.charter.Kind;
import parley.ledger.charter.MemberKeys;
import parley.ledger.charter.Pack;
import parley.ledger.charter.SignedCharter;
import parley.ledger.charter.TimeQuorum;
import parley.ledger.control.Control;
import parley.ledger.control.Enrolment;
import parley.ledger.control.Founding;
import parley.ledger.control.Officer;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.entry.Addressees;
import parley.ledger.entry.CircleId;
import parley.ledger.entry.Format;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.LogId;
import parley.ledger.entry.Party;
import parley.ledger.entry.Payload;
import parley.ledger.json.Json;

/** A founded circle whose keys come from fixed seeds, and what its members' logs begin with: a fixture for tests. */
public record SmallCircle(SignedCharter charter, Map<Party, MemberKeys> keys) {
    public static final Instant FOUNDED = Instant.parse("2026-03-01T09:00:00Z");

    /** Parties of these codes; a code that begins with W is a witness, one that begins with O an observer. */
    public static SmallCircle of(TimeQuorum time, String... codes) {
        TreeMap<Party, MemberKeys> keys = new TreeMap<>();
        Arrays.stream(codes).forEach(code -> keys.put(new Party(code), MemberKeys.ofSeed("test/" + code)));
        Charter charter = new Charter(
                "Test circle",
                FOUNDED,
                true,
                keys.entrySet().stream()
                        .map(entry -> entry.getValue()
                                .member(
                                        entry.getKey(),
                                        kind(entry.getKey()),
                                        List.of(new Address(
                                                "127.0.0.1",
                                                9000 + entry.getKey().code().charAt(1)))))
                        .toList(),
                new TreeMap<>(Map.of("chair", keys.firstKey())),
                List.of(new Pack("vd11", "2011.1", Hash.sha256(Bytes.utf8("pack")))),
                new TreeMap<>(Map.of("vd11", Json.members(Map.of("gap", Json.whole(3))))),
                time,
                1L << 30);
        return new SmallCircle(signed(charter, keys), Map.copyOf(keys));
    }

    public static SmallCircle of(String... codes) {
        return of(new TimeQuorum.Majority(), codes);
    }

    private static SignedCharter signed(Charter charter, Map<Party, MemberKeys> keys) {
        return charter.codes().stream()
                .reduce(
                        SignedCharter.draft(charter),
                        (signed, code) ->
                                signed.sign(code, requireNonNull(keys.get(code)).identity()),
                        (one, other) -> other);
    }

    private static Kind kind(Party party) {
        return switch (party.code().charAt(0)) {
            case 'W' -> Kind.WITNESS;
            case 'O' -> Kind.OBSERVER;
            default -> Kind.PARTY;
        };
    }

    /** The keys of one member. */
    public MemberKeys keysOf(String code) {
        return requireNonNull(keys.get(new Party(code)));
    }

    public CircleId id() {
        return charter.charter().circle();
    }

    public LogId log(String code) {
        return charter.charter().log(new Party(code));
    }

    /** The release key of a party's n-th officer. */
    public static PrivateKey officer(String code, int n) {
        return PrivateKey.of(
                Hash.sha256(Bytes.utf8("test/" + code + "/officer/" + n)).bytes());
    }

    /** Entry 0 of a party's log. */
    public Leaf founding(String code) {
        return Leaf.sign(Founding.payload(charter, new Party(code), FOUNDED), List.of());
    }

    /** A {@code key} entry for a party's n-th officer. */
    public Leaf enrolment(String code, int n, String... formats) {
        return control(
                code,
                new Enrolment(
                        new Officer("officer " + n),
                        officer(code, n).publicKey(),
                        Arrays.stream(formats).sorted().map(Format::new).toList()));
    }

    /** A control entry, signed as its format asks. */
    public Leaf control(String code, Control body) {
        Party from = new Party(code);
        return Leaf.sign(
                body.payload(id(), from, FOUNDED),
                body.signedByIdentity() ? List.of(keysOf(code).identity()) : List.of());
    }

    /** A payload to all with one field. */
    public Payload payload(String code, String format, String text) {
        return Payload.of(
                id(),
                new Party(code),
                Addressees.all(),
                new Format(format),
                FOUNDED,
                Json.members(Map.of("text", Json.text(text))));
    }

    /** A leaf signed by a party's officers of these numbers. */
    public Leaf leaf(String code, String format, String text, int... officers) {
        return Leaf.sign(
                payload(code, format, text),
                Arrays.stream(officers).mapToObj(n -> officer(code, n)).toList());
    }

    /** The first entries of a party's log: charter, and officers 1 and 2 for these formats. */
    public Stream<Leaf> opening(String code, String... formats) {
        return Stream.of(founding(code), enrolment(code, 1, formats), enrolment(code, 2, formats));
    }
}
