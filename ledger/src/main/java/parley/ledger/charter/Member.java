package parley.ledger.charter;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import parley.ledger.bytes.Bytes;
import parley.ledger.crypto.PublicKey;
import parley.ledger.entry.Party;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;

/**
 * One member of a circle, with its raw public keys in base64.
 *
 * @param identity vouches for the party; kept offline
 * @param log signs the checkpoints of the member's own log in this circle
 * @param mirror cosigns the other logs of this circle
 * @param tls what the member's node shows on both ends of a connection
 * @param addresses at most 8; a member without any calls and cannot be called
 */
public record Member(
        Party code,
        Kind kind,
        PublicKey identity,
        PublicKey log,
        PublicKey mirror,
        PublicKey tls,
        List<Address> addresses) {
    private static final int ADDRESSES_MAX = 8;

    public Member {
        addresses = List.copyOf(addresses);
        if (addresses.size() > ADDRESSES_MAX) {
            throw new MalformedException(
                    "member " + code, "it has " + addresses.size() + " addresses, the limit is " + ADDRESSES_MAX);
        }
        if (addresses.stream().distinct().count() < addresses.size()) {
            throw new MalformedException("member " + code, "an address stands twice");
        }
    }

    /** Its four keys. */
    public Stream<PublicKey> keys() {
        return Stream.of(identity, log, mirror, tls);
    }

    /** Reads a member: an item of a charter, or the card that a party hands over before there is one. */
    public static Member parse(Fields fields) {
        Member member = new Member(
                fields.text("code", Party::new),
                fields.text("kind", Kind::parse),
                key(fields, "identity"),
                key(fields, "log"),
                key(fields, "mirror"),
                key(fields, "tls"),
                fields.list("addresses", item -> item.text(Address::parse)));
        fields.end();
        return member;
    }

    private static PublicKey key(Fields fields, String name) {
        return fields.text(name, text -> PublicKey.of(Bytes.base64(text)));
    }

    /** Its form in a charter. */
    public Json json() {
        return Json.members(Map.of(
                "code", Json.text(code.code()),
                "kind", Json.text(kind.word()),
                "identity", Json.text(identity.raw().base64()),
                "log", Json.text(log.raw().base64()),
                "mirror", Json.text(mirror.raw().base64()),
                "tls", Json.text(tls.raw().base64()),
                "addresses", Json.items(addresses.stream().map(address -> Json.text(address.toString())))));
    }
}
