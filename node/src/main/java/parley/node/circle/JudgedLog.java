package parley.node.circle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.ledger.bytes.Bytes;
import parley.ledger.circle.Judgement;
import parley.ledger.circle.LogReader;
import parley.ledger.control.Officer;
import parley.ledger.entry.EntryId;
import parley.ledger.entry.Format;
import parley.ledger.entry.Leaf;
import parley.node.log.LogStore;

/** One log as this node reads it: what each stored leaf is. Grows with the log, leaf by leaf, in order. Thread-safe. */
final class JudgedLog {
    private static final int PAGE = 1_024;

    private final LogReader reader;
    private final LogStore store;
    private final List<JudgedLeaf> leaves = new ArrayList<>();
    private final Map<EntryId, Judgement.Entry> entries = new HashMap<>();

    JudgedLog(LogReader reader, LogStore store) {
        this.reader = reader;
        this.store = store;
    }

    /** Reads what was stored since the last call; gives what is new. */
    synchronized List<JudgedLeaf> catchUp() {
        List<JudgedLeaf> fresh = new ArrayList<>();
        long size = store.size();
        while (reader.size() < size) {
            for (Bytes leaf : store.leaves(reader.size(), Math.min(size, reader.size() + PAGE))) {
                fresh.add(new JudgedLeaf(reader.read(leaf), leaf));
            }
        }
        leaves.addAll(fresh);
        for (JudgedLeaf leaf : fresh) {
            if (leaf.judgement() instanceof Judgement.Entry entry) {
                entries.put(entry.id(), entry);
            }
        }
        return fresh;
    }

    /** What a leaf would be if it were appended now. */
    synchronized Judgement wouldBe(Bytes leaf) {
        catchUp();
        return reader.wouldBe(leaf);
    }

    /** Why the signatures of a leaf would not count now, be they fewer than its format takes. */
    synchronized Optional<String> signatureFault(Leaf leaf) {
        catchUp();
        return reader.signatureFault(leaf);
    }

    /** The officers who may release in a format now. */
    synchronized List<Officer> officers(Format format) {
        catchUp();
        return reader.officers(format);
    }

    /** The entry with an id, among those read so far; a log has it once. */
    synchronized Optional<Judgement.Entry> entry(EntryId id) {
        return Optional.ofNullable(entries.get(id));
    }

    /** All leaves read so far. */
    synchronized List<JudgedLeaf> all() {
        return List.copyOf(leaves);
    }

    /** The leaves read so far, without the first so many. */
    synchronized List<JudgedLeaf> after(int first) {
        return List.copyOf(leaves.subList(first, leaves.size()));
    }
}
