package parley.ledger.charter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.ledger.entry.CircleId;
import parley.ledger.entry.LogId;
import parley.ledger.entry.Party;
import parley.ledger.note.KeyName;
import parley.ledger.note.SignatureType;
import parley.ledger.note.VerifierKey;
import parley.ledger.policy.Policy;

/**
 * What follows from a charter and is therefore never written: the names and verifier keys of its logs and mirrors, and
 * for each log the policy that says which cosignatures are enough. Immutable and thread-safe.
 */
public final class DerivedKeys {
    private static final String QUORUM_OF_GROUPS = "time";

    private final Charter charter;
    private final CircleId circle;

    public DerivedKeys(Charter charter) {
        this.charter = charter;
        this.circle = charter.circle();
    }

    /** The key under which the checkpoints of a member's log are signed; its name is the origin. */
    public VerifierKey log(Party owner) {
        return new VerifierKey(
                new KeyName(new LogId(circle, owner, 1).origin()),
                SignatureType.ED25519,
                member(owner).log());
    }

    /** The key under which a member cosigns the other logs, named {@code parley/CIRCLE/PARTY/mirror}. */
    public VerifierKey mirror(Party party) {
        return new VerifierKey(
                new KeyName("parley/" + circle + "/" + party + "/mirror"),
                SignatureType.COSIGNATURE,
                member(party).mirror());
    }

    /**
     * The tlog-policy of a member's log: cosignatures of more than half of each group of the time quorum, without the
     * owner. Witnesses bear the members' codes.
     */
    public Policy policy(Party owner) {
        List<QuorumGroup> quorum = charter.timeGroups(owner);
        List<Policy.Witness> witnesses = quorum.stream()
                .flatMap(group -> group.members().stream())
                .map(code -> new Policy.Witness(code.code(), mirror(code), Optional.empty()))
                .toList();
        List<Policy.Group> groups = new ArrayList<>();
        for (QuorumGroup group : quorum) {
            groups.add(new Policy.Group(
                    group.name(),
                    group.needed(),
                    group.members().stream().map(Party::code).toList()));
        }
        if (groups.size() > 1) {
            List<String> names = groups.stream().map(Policy.Group::name).toList();
            groups.add(new Policy.Group(QUORUM_OF_GROUPS, names.size(), names));
        }
        return new Policy(
                List.of(new Policy.Log(log(owner), Optional.empty())),
                witnesses,
                groups,
                groups.getLast().name());
    }

    private Member member(Party code) {
        return charter.member(code)
                .orElseThrow(() -> new IllegalArgumentException(code + " is no member of the circle"));
    }
}
