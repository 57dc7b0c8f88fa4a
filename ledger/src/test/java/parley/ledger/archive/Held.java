package parley.ledger.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import parley.ledger.bytes.Bytes;
import parley.ledger.checkpoint.Checkpoint;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.circle.SmallCircle;
import parley.ledger.cosignature.Cosigner;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.entry.Party;
import parley.ledger.merkle.Grown;
import parley.ledger.note.KeyName;
import parley.ledger.note.NoteSigner;

/** Logs as members hold them, and files that somebody changed: fixtures for tests. */
final class Held {
    private Held() {}

    static HeldLog of(SmallCircle circle, String code, List<Bytes> leaves) {
        return of(circle, code, index -> leaves.get((int) index), leaves.size());
    }

    /** A log cosigned by all others at second 7. */
    static HeldLog of(SmallCircle circle, String code, HeldLog.Leaves leaves, int size) {
        KeyName origin = new KeyName(circle.log(code).origin());
        Checkpoint checkpoint =
                new Checkpoint(origin, size, Grown.of(size, leaves::leaf).edge().root());
        SignedCheckpoint signed = SignedCheckpoint.sign(
                checkpoint, new NoteSigner(origin, circle.keysOf(code).log()));
        for (Party other : circle.charter().charter().codes()) {
            if (!other.code().equals(code)) {
                PrivateKey mirror = circle.keysOf(other.code()).mirror();
                KeyName name = new KeyName("parley/" + circle.id() + "/" + other + "/mirror");
                signed = signed.with(new Cosigner(name, mirror).cosign(checkpoint, 7));
            }
        }
        return new HeldLog(signed, leaves);
    }

    static Files.Source source(Map<String, Bytes> files) {
        return path -> Optional.ofNullable(files.get(path));
    }

    /** These files, with one bit of one of them flipped. */
    static Map<String, Bytes> changed(Map<String, Bytes> files, String path, SplittableRandom random) {
        byte[] bytes = requireNonNull(files.get(path)).toArray();
        // A changed name under a cosignature makes it a stranger's, which counts for nothing: stay in the text.
        int end = path.endsWith(Files.CHECKPOINT) ? new String(bytes, US_ASCII).indexOf("\n\n") : bytes.length;
        bytes[random.nextInt(end)] ^= (byte) (1 << random.nextInt(8));
        TreeMap<String, Bytes> changed = new TreeMap<>(files);
        changed.put(path, Bytes.of(bytes));
        return changed;
    }
}
