package parley.ledger.archive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.ledger.archive.Files.Sink;
import parley.ledger.bytes.Bytes;
import parley.ledger.charter.Charter;
import parley.ledger.charter.DerivedKeys;
import parley.ledger.charter.SignedCharter;
import parley.ledger.entry.EntryPointer;
import parley.ledger.entry.Party;
import parley.ledger.merkle.Proofs;
import parley.ledger.policy.Policy;
import parley.ledger.policy.PolicyText;
import parley.ledger.policy.Quorum;
import parley.ledger.proof.TlogProof;

/**
 * The evidence that an entry was witnessed no earlier than its circle's members said. Of each member whose word fixes the
 * time it shows the leaves from the last {@code seen} that does not cover the entry (without one, from entry 0) to the
 * first that does (without one, to the end of the log), each with its proof. No {@code seen} can be left out of such a
 * run, so whoever reads it sees that the member had not said before its end that it holds the entry.
 *
 * <p>{@link Evidence#check} checks it with the rest. What stands in a log before its run is not looked at: a member that
 * said it holds the entry, and took it back, is shown by the export of its log.
 */
public final class LateEvidence {
    static final String FOLDER = "late/";
    static final String RUN = "run";

    private LateEvidence() {}

    /**
     * Adds this to a folder that {@link Evidence#write} fills.
     *
     * @param entry what came late
     * @param held logs of members, each at most once; cosignatures are welcome and none is needed, since what is shown is
     *     the member's own word; logs of members that do not fix the entry's time are left out, and a member without a log
     *     bounds nothing
     * @throws IllegalStateException when a checkpoint lacks its log's signature or its leaves do not give its root
     */
    public static void write(SignedCharter charter, EntryPointer entry, Collection<HeldLog> held, Sink sink) {
        SortedSet<Party> members = members(charter.charter(), entry.log().owner());
        for (HeldLog log : held) {
            if (members.contains(log.log().owner()) && log.size() > 0) {
                write(charter, entry, log, sink);
            }
        }
    }

    private static void write(SignedCharter charter, EntryPointer entry, HeldLog held, Sink sink) {
        Policy policy = new DerivedKeys(charter.charter()).policy(held.log().owner());
        if (anybody(policy).judge(held.checkpoint()) instanceof Quorum.Judgement.Refused(String reason)) {
            throw new IllegalStateException("no evidence from " + held.log() + ": " + reason);
        }
        Rows rows = new Rows();
        Bytes founding = held.leaves().leaf(0);
        SeenReader reader = new SeenReader(charter, held.log().owner(), entry);
        List<Bytes> kept = new ArrayList<>();
        long first = 0;
        boolean isHeld = false;
        while (rows.size() < held.size()) {
            long index = rows.size();
            Bytes leaf = index == 0 ? founding : held.leaves().leaf(index);
            rows.append(leaf);
            if (!isHeld) {
                SeenReader.Holding holding = reader.read(leaf).holding();
                if (holding == SeenReader.Holding.NOT_YET) {
                    kept.clear();
                    first = index;
                }
                kept.add(leaf);
                isHeld = holding == SeenReader.Holding.HELD;
            }
        }
        if (!rows.root().equals(held.checkpoint().checkpoint().root())) {
            throw new IllegalStateException("the leaves of " + held.log() + " do not give its checkpoint's root");
        }
        Run run = new Run(first, first + kept.size() - 1);
        String folder = folder(held.log().owner());
        sink.write(folder + Evidence.POLICY, PolicyText.print(policy));
        Proofs proofs = rows.proofs();
        long start = first;
        run.indices().forEach(index -> {
            sink.write(leaf(folder, index), index < start ? founding : kept.get(Math.toIntExact(index - start)));
            sink.write(
                    proof(folder, index),
                    new TlogProof(Optional.empty(), proofs.inclusion(index, held.size()), held.checkpoint()).print());
        });
        sink.write(folder + RUN, run.print());
    }

    /** The same policy, content with the log's own signature; any cosignature of it has to be genuine. */
    static Quorum anybody(Policy policy) {
        return new Quorum(new Policy(policy.logs(), policy.witnesses(), policy.groups(), Policy.NONE));
    }

    /** The members whose word fixes the time of an owner's entries. */
    static SortedSet<Party> members(Charter charter, Party owner) {
        SortedSet<Party> members = new TreeSet<>();
        charter.timeGroups(owner).forEach(group -> members.addAll(group.members()));
        return members;
    }

    static String folder(Party member) {
        return FOLDER + member + "/";
    }

    static String leaf(String folder, long index) {
        return folder + index;
    }

    static String proof(String folder, long index) {
        return folder + index + ".tlog-proof";
    }
}
