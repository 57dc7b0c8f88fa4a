package parley.node.archive;

import java.util.Optional;
import parley.ledger.archive.HeldLog;
import parley.ledger.charter.DerivedKeys;
import parley.ledger.charter.QuorumGroup;
import parley.ledger.entry.Party;
import parley.ledger.policy.Quorum;
import parley.node.view.EvidenceView;

/** How one member's log stands here: up to where a quorum of the charter has cosigned it, and what lacks. */
final class Standing {
    private final HeldLogs held;
    private final Party owner;
    private final DerivedKeys keys;
    private final Quorum quorum;

    Standing(HeldLogs held, Party owner) {
        this.held = held;
        this.owner = owner;
        this.keys = new DerivedKeys(held.charter().charter());
        this.quorum = new Quorum(keys.policy(owner));
    }

    /** The log up to the largest checkpoint that covers an entry and is cosigned by the quorum. */
    Optional<HeldLog> cosigned(long index) {
        return held.log(owner)
                .takeWhile(log -> index < size(log))
                .filter(this::hasQuorum)
                .findFirst();
    }

    boolean hasQuorum(HeldLog log) {
        return quorum.judge(log.checkpoint()) instanceof Quorum.Judgement.Accepted;
    }

    /** Why there is no such checkpoint. */
    EvidenceView.Lacking lack(long index) {
        var charter = held.charter().charter();
        var newest = held.log(owner).findFirst();
        return new EvidenceView.Lacking(
                charter.log(owner).origin(),
                newest.map(Standing::size).orElse(0L),
                newest.filter(log -> index < size(log)).stream()
                        .flatMap(log -> charter.timeGroups(owner).stream().map(group -> group(group, log)))
                        .toList());
    }

    private EvidenceView.Group group(QuorumGroup group, HeldLog log) {
        return new EvidenceView.Group(
                group.needed(),
                group.members().stream().map(Party::code).toList(),
                group.members().stream()
                        .filter(member -> isBy(member, log))
                        .map(Party::code)
                        .toList());
    }

    private boolean isBy(Party member, HeldLog log) {
        return log.checkpoint().signatures().stream().anyMatch(line -> line.claims(keys.mirror(member)));
    }

    private static long size(HeldLog log) {
        return log.checkpoint().checkpoint().size();
    }
}
