package parley.ledger.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.ledger.charter.Charter;
import parley.ledger.charter.Member;
import parley.ledger.charter.QuorumGroup;
import parley.ledger.crypto.PublicKey;
import parley.ledger.entry.CircleId;
import parley.ledger.entry.LogId;
import parley.ledger.entry.Party;
import parley.ledger.note.KeyName;
import parley.ledger.note.SignatureType;
import parley.ledger.note.VerifierKey;
import parley.ledger.policy.Policy;

/** The tlog-policy that a charter makes for one log: its key, all mirrors, and the {@code time} quorum over them. */
public final class TimePolicy {
    private static final String ALL_GROUPS = "time";

    private TimePolicy() {}

    /**
     * The policy for a member's log. Witnesses are called by the members' codes; the owner's own mirror is not among them.
     *
     * @throws IllegalArgumentException when the log's owner is no member of the charter
     */
    public static Policy of(Charter charter, LogId log) {
        Member owner = charter.member(log.owner())
                .orElseThrow(() -> new IllegalArgumentException(log.owner() + " is no member of the charter"));
        CircleId circle = charter.circle();
        List<Policy.Witness> witnesses = charter.members().stream()
                .filter(member -> !member.equals(owner))
                .map(member -> new Policy.Witness(
                        member.code().code(), mirrorKey(circle, member.code(), member.mirror()), Optional.empty()))
                .toList();
        List<Policy.Group> groups = new ArrayList<>();
        for (QuorumGroup group : charter.timeGroups(owner.code())) {
            groups.add(new Policy.Group(
                    group.name(),
                    group.needed(),
                    group.members().stream().map(Party::code).toList()));
        }
        List<String> names = groups.stream().map(Policy.Group::name).toList();
        if (names.size() > 1) {
            groups.add(new Policy.Group(ALL_GROUPS, names.size(), names));
        }
        return new Policy(
                List.of(new Policy.Log(logKey(log, owner.log()), Optional.empty())),
                witnesses,
                groups,
                groups.getLast().name());
    }

    /** The verifier key of a log: named by its origin. */
    public static VerifierKey logKey(LogId log, PublicKey key) {
        return new VerifierKey(new KeyName(log.origin()), SignatureType.ED25519, key);
    }

    /** The verifier key of a member's mirror: named {@code parley/CIRCLE/PARTY/mirror}. */
    public static VerifierKey mirrorKey(CircleId circle, Party party, PublicKey key) {
        KeyName name = new KeyName("parley/" + circle + "/" + party + "/mirror");
        return new VerifierKey(name, SignatureType.COSIGNATURE, key);
    }
}
