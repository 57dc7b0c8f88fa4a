package parley.ledger.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.ledger.archive.Files.Source;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.DerivedKeys;
import parley.ledger.charter.SignedCharter;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.circle.Formats;
import parley.ledger.circle.Judgement;
import parley.ledger.circle.LogReader;
import parley.ledger.circle.Reason;
import parley.ledger.entry.LogId;
import parley.ledger.merkle.Proofs;
import parley.ledger.policy.Policy;
import parley.ledger.policy.Quorum;
import parley.ledger.text.MalformedException;
import parley.ledger.tile.EntryBundle;
import parley.ledger.tile.Layout;
import parley.ledger.tile.TilePath.Bundle;
import parley.ledger.tile.TilePath.Tile;

/** Checks one exported log from its bytes alone: signatures, leaves, every tile, the root; reads what its leaves are. */
final class LogCheck {
    private final SignedCharter charter;
    private final Formats formats;
    private final LogId log;
    private final Source source;
    private final Report.Builder report;
    private final String folder;
    private final Rows rows = new Rows();
    private final List<Bytes> leaves = new ArrayList<>();
    private final List<Judgement> judgements = new ArrayList<>();
    private Optional<Proofs> proofs = Optional.empty();

    LogCheck(SignedCharter charter, Formats formats, LogId log, Source source, Report.Builder report) {
        this.charter = charter;
        this.formats = formats;
        this.log = log;
        this.source = source;
        this.report = report;
        this.folder = Files.folder(log);
    }

    LogId log() {
        return log;
    }

    long size() {
        return rows.size();
    }

    /** The root at an earlier size, or at that of the leaves that could be read; asked once {@link #run} has ended. */
    Hash root(long size) {
        proofs = Optional.of(proofs.orElseGet(rows::proofs));
        return proofs.get().root(size);
    }

    /** What the leaves are, in their order. */
    List<Judgement> judgements() {
        return judgements;
    }

    /** The log, once every check of it has held. */
    CheckedLog checked() {
        proofs = Optional.of(proofs.orElseGet(rows::proofs));
        return new CheckedLog(log, leaves, judgements, proofs.get());
    }

    void run() {
        String place = folder + Files.CHECKPOINT;
        Optional<Bytes> note = source.read(place);
        if (note.isEmpty()) {
            report.check(place, "nothing of " + log + " is here", true);
            return;
        }
        try {
            SignedCheckpoint checkpoint = SignedCheckpoint.parse(note.get());
            if (checkCheckpoint(place, checkpoint)
                    && readBundles(checkpoint.checkpoint().size())) {
                checkTree(place, checkpoint);
                judgeLeaves();
            }
        } catch (MalformedException e) {
            report.fail(place, String.valueOf(e.getMessage()));
        }
    }

    private boolean checkCheckpoint(String place, SignedCheckpoint checkpoint) {
        String origin = checkpoint.checkpoint().origin().value();
        boolean named = report.check(place, "it is of " + log + ": " + origin, origin.equals(log.origin()));
        Policy policy = new DerivedKeys(charter.charter()).policy(log.owner());
        Quorum anybody = new Quorum(new Policy(policy.logs(), policy.witnesses(), policy.groups(), Policy.NONE));
        return switch (anybody.judge(checkpoint)) {
            case Quorum.Judgement.Accepted(var cosigned) -> {
                // Who holds a copy may not have every mirror's word for it; what is there has to be genuine.
                boolean enough = new Quorum(policy).isFulfilledBy(cosigned.keySet());
                String by =
                        "signed by its log, cosigned by " + cosigned.keySet() + (enough ? ", a quorum" : ", no quorum");
                yield report.check(place, by, true) && named;
            }
            case Quorum.Judgement.Refused(String reason) -> report.check(place, reason, false) && named;
        };
    }

    private boolean readBundles(long size) {
        for (Bundle bundle : Layout.bundles(0, size)) {
            String place = folder + bundle.print();
            Optional<Bytes> content = source.read(place);
            if (content.isEmpty()) {
                return report.check(place, "the file is missing", false);
            }
            try {
                List<Bytes> entries = EntryBundle.parse(content.get()).entries();
                if (entries.size() != bundle.width()) {
                    return report.check(place, entries.size() + " entries instead of " + bundle.width(), false);
                }
                entries.forEach(this::take);
            } catch (MalformedException e) {
                return report.check(place, String.valueOf(e.getMessage()), false);
            }
        }
        return true;
    }

    private void take(Bytes leaf) {
        leaves.add(leaf);
        rows.append(leaf);
    }

    private void checkTree(String place, SignedCheckpoint checkpoint) {
        Hash stated = checkpoint.checkpoint().root();
        report.check(
                place,
                "the root over " + rows.size() + " leaves is " + rows.root() + ", stated " + stated,
                rows.root().equals(stated));
        int tiles = 0;
        for (Tile tile : Layout.tiles(0, rows.size())) {
            Optional<Bytes> content = source.read(folder + tile.print());
            if (!content.equals(Optional.of(rows.fill(tile).print()))) {
                report.fail(
                        folder + tile.print(),
                        content.isEmpty() ? "the file is missing" : "it is not the tile of these leaves");
            }
            tiles++;
        }
        report.check(folder + "tile", tiles + " tiles recomputed from the leaves", true);
    }

    private void judgeLeaves() {
        LogReader reader = new LogReader(charter, formats, log.owner());
        Map<Reason, Integer> voids = new TreeMap<>();
        for (Bytes leaf : leaves) {
            Judgement judgement = reader.read(leaf);
            judgements.add(judgement);
            if (judgement instanceof Judgement.VoidLeaf nothing) {
                voids.merge(nothing.reason(), 1, Integer::sum);
            }
        }
        // A void leaf is no failure of the archive: it is what the log holds, and it states no fact.
        report.check(
                log.origin(),
                leaves.size() + " leaves read with every id and signature, void " + (voids.isEmpty() ? "none" : voids),
                true);
    }
}
