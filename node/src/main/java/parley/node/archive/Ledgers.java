package parley.node.archive;

import parley.ledger.archive.HeldLog;
import parley.ledger.charter.Member;
import parley.ledger.entry.KeyId;
import parley.ledger.entry.Party;
import parley.node.log.LogStore;
import parley.node.view.LedgerView;
import parley.node.view.LedgerView.LogView;
import parley.node.view.LedgerView.MemberView;
import parley.node.view.LedgerView.Newest;
import parley.node.view.LedgerView.PackName;

/** Works out how the logs of a circle stand in a store. Stateless; thread-safe. */
public final class Ledgers {
    private Ledgers() {}

    /** The circle now. */
    public static LedgerView of(HeldLogs held) {
        var charter = held.charter().charter();
        return new LedgerView(
                charter.circle().hash(),
                charter.packs().stream()
                        .map(pack -> new PackName(pack.agreement(), pack.version(), pack.sha256()))
                        .toList(),
                charter.members().stream().map(Ledgers::member).toList(),
                charter.codes().stream().map(owner -> log(held, owner)).toList());
    }

    private static MemberView member(Member member) {
        return new MemberView(
                member.code().code(),
                member.kind().word(),
                KeyId.of(member.identity()).hash(),
                KeyId.of(member.log()).hash(),
                KeyId.of(member.mirror()).hash(),
                KeyId.of(member.tls()).hash());
    }

    private static LogView log(HeldLogs held, Party owner) {
        var store = held.store(owner);
        return new LogView(
                owner.code(),
                store.log().epoch(),
                store.log().origin(),
                store.size(),
                held.log(owner).findFirst().map(log -> newest(held, owner, store, log)));
    }

    private static Newest newest(HeldLogs held, Party owner, LogStore store, HeldLog log) {
        var checkpoint = log.checkpoint().checkpoint();
        var checks = new Checkpoints(held.charter().charter());
        return new Newest(
                checkpoint.size(),
                checkpoint.root(),
                store.proofs(checkpoint.size()).root(checkpoint.size()).equals(checkpoint.root()),
                checks.isSigned(log, owner),
                checks.cosigned(log, owner),
                new Standing(held, owner).hasQuorum(log));
    }
}
