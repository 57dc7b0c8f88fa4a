package parley.node.archive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.ledger.archive.Evidence;
import parley.ledger.archive.LateEvidence;
import parley.ledger.bytes.Bytes;
import parley.ledger.entry.EntryIndex;
import parley.ledger.entry.EntryPointer;
import parley.ledger.entry.Party;
import parley.node.view.EvidenceView;

/** Makes the files that prove an entry to somebody who has no node. Stateless; thread-safe. */
public final class EvidenceFiles {
    private EvidenceFiles() {}

    /**
     * The evidence of an entry, made from the store.
     *
     * @param owner a member of the circle
     * @param late whether to add what each member said before it held the entry
     */
    public static EvidenceView of(HeldLogs held, Party owner, long index, boolean late) {
        var standing = new Standing(held, owner);
        var log = standing.cosigned(index);
        if (log.isEmpty()) {
            return standing.lack(index);
        }
        Map<String, Bytes> files = new LinkedHashMap<>();
        Evidence.write(held.charter(), log.get(), index, files::put);
        if (late) {
            writeLate(held, owner, index, files);
        }
        return new EvidenceView.Files(files);
    }

    /** What each member says of itself needs no quorum, so its newest checkpoint does. */
    private static void writeLate(HeldLogs held, Party owner, long index, Map<String, Bytes> files) {
        var charter = held.charter().charter();
        var pointer = new EntryPointer(charter.log(owner), new EntryIndex(index));
        for (var member : charter.codes()) {
            held.log(member)
                    .findFirst()
                    .ifPresent(log -> LateEvidence.write(held.charter(), pointer, List.of(log), files::put));
        }
    }
}
