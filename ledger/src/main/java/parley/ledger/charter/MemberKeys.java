package parley.ledger.charter;

import java.security.SecureRandom;
import java.util.List;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.entry.Party;

/** The four private keys of one member in one circle. Immutable and thread-safe; to be kept like any secret. */
public record MemberKeys(PrivateKey identity, PrivateKey log, PrivateKey mirror, PrivateKey tls) {
    /** New keys. */
    public static MemberKeys generate(SecureRandom random) {
        return new MemberKeys(
                PrivateKey.generate(random),
                PrivateKey.generate(random),
                PrivateKey.generate(random),
                PrivateKey.generate(random));
    }

    /** The same keys for the same seed: for worlds that are played and for tests, never for a real party. */
    public static MemberKeys ofSeed(String seed) {
        return new MemberKeys(key(seed, "identity"), key(seed, "log"), key(seed, "mirror"), key(seed, "tls"));
    }

    /** What the charter says about this member. */
    public Member member(Party code, Kind kind, List<Address> addresses) {
        return new Member(
                code, kind, identity.publicKey(), log.publicKey(), mirror.publicKey(), tls.publicKey(), addresses);
    }

    private static PrivateKey key(String seed, String role) {
        return PrivateKey.of(Hash.sha256(Bytes.utf8(seed + "/" + role)).bytes());
    }
}
