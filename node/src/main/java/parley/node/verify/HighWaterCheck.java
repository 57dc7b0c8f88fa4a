package parley.node.verify;

import java.util.Optional;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.DerivedKeys;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.merkle.Merkle;
import parley.ledger.note.NoteVerifier;
import parley.ledger.note.Verifiers;
import parley.ledger.text.MalformedException;
import parley.node.highwater.HighWater;
import parley.node.log.OwnLog;
import parley.node.view.verify.Damage.Kind;

/**
 * Checks the high-water record of the own log. It is read before the cut, when it can only say less than is kept, and again after
 * it, when it can only say more than was signed.
 */
final class HighWaterCheck {
    private final Subject subject;
    private final Course course;
    private final OwnLog own;
    private final Optional<HighWater> before;

    HighWaterCheck(Subject subject, Course course, OwnLog own) {
        this.subject = subject;
        this.course = course;
        this.own = own;
        this.before = read();
    }

    private Optional<HighWater> read() {
        try {
            var record = own.recorded();
            if (record.isEmpty()) {
                damaged(own.record().size(), "a record", "-");
            }
            return record;
        } catch (IllegalStateException damaged) {
            damaged(own.record().size(), "a record", String.valueOf(damaged.getMessage()));
            return Optional.empty();
        }
    }

    /** Compares it with what is kept and was signed at a cut. */
    void check(long kept, long signed) {
        if (before.isEmpty()) {
            return;
        }
        var record = before.get();
        var known = own.record();
        if (!record.holder().equals(known.holder()) || record.epoch() != known.epoch()) {
            damaged(
                    record.size(),
                    "holder %s epoch %d".formatted(known.holder(), known.epoch()),
                    "holder %s epoch %d".formatted(record.holder(), record.epoch()));
        }
        if (record.size() > kept) {
            damaged(record.size(), "at most " + kept, Long.toString(record.size()));
        }
        if (record.size() == 0) {
            root(Merkle.EMPTY_ROOT);
        } else {
            note(record);
        }
        read().filter(after -> after.size() < signed)
                .ifPresent(after -> damaged(after.size(), "at least " + signed, Long.toString(after.size())));
    }

    private void note(HighWater record) {
        try {
            var released = SignedCheckpoint.parse(record.note());
            var key = new DerivedKeys(subject.signed().charter())
                    .log(subject.store().log().owner());
            if (Verifiers.of(NoteVerifier.ed25519(key)).open(released.note())
                    instanceof Verifiers.Opened.Refused(String reason)) {
                damaged(record.size(), "the key of the log", reason);
            } else if (released.checkpoint().size() != record.size()
                    || !released.checkpoint().root().equals(record.root())) {
                damaged(
                        record.size(),
                        record.size() + " " + record.root(),
                        released.checkpoint().size() + " "
                                + released.checkpoint().root());
            }
        } catch (MalformedException malformed) {
            damaged(record.size(), "a checkpoint", String.valueOf(malformed.getMessage()));
        }
    }

    /** Whether it stands at that size. */
    boolean standsAt(long size) {
        return size > 0 && before.filter(record -> record.size() == size).isPresent();
    }

    /** Compares its root with that of the leaves up to where it stands. */
    void root(Hash root) {
        before.filter(record -> !record.root().equals(root))
                .ifPresent(record ->
                        damaged(record.size(), root.hex(), record.root().hex()));
    }

    private void damaged(long size, String expected, String found) {
        course.damaged(subject.damage(size, Kind.HIGH_WATER, expected, found));
    }
}
