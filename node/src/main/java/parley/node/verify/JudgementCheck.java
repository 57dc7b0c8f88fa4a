package parley.node.verify;

import java.util.List;
import java.util.Optional;
import parley.ledger.bytes.Bytes;
import parley.ledger.circle.Judgement;
import parley.ledger.circle.LogReader;
import parley.node.circle.JudgedLeaf;
import parley.node.view.verify.Damage.Kind;

/**
 * Reads a log's leaves again, with every signature of an officer, and compares what each is with what the node goes by. A leaf
 * that is damaged in the store is read as the node remembers it, so that one damage does not make many.
 */
final class JudgementCheck {
    private final Subject subject;
    private final Course course;
    private final LogReader reader;
    private final List<JudgedLeaf> remembered;
    private boolean reads = true;
    private long entries;
    private long voids;

    JudgementCheck(Subject subject, Course course) {
        this.subject = subject;
        this.course = course;
        this.reader = new LogReader(
                subject.signed(), subject.formats(), subject.store().log().owner());
        this.remembered = subject.remembered().get();
    }

    /** What the node remembers as the bytes of a leaf; empty where it runs not, or has not read so far. */
    Optional<Bytes> remembered(long position) {
        return known(position).map(JudgedLeaf::leaf);
    }

    private Optional<JudgedLeaf> known(long position) {
        return position < remembered.size() ? Optional.of(remembered.get((int) position)) : Optional.empty();
    }

    /** Reads the next leaf. */
    void sound(long position, Bytes leaf) {
        if (reads) {
            Judgement now = read(leaf);
            known(position)
                    .map(JudgedLeaf::judgement)
                    .filter(before -> !before.equals(now))
                    .ifPresent(before ->
                            course.damaged(subject.damage(position, Kind.JUDGEMENT, said(before), said(now))));
        }
    }

    /** Passes over the next leaf, of which the store no longer has the bytes. */
    void damaged(long position) {
        if (reads) {
            remembered(position).ifPresentOrElse(this::read, () -> reads = false);
        }
    }

    private Judgement read(Bytes leaf) {
        Judgement now = reader.read(leaf);
        switch (now) {
            case Judgement.Entry _ -> entries++;
            case Judgement.VoidLeaf _ -> voids++;
        }
        return now;
    }

    private static String said(Judgement judgement) {
        return switch (judgement) {
            case Judgement.Entry entry -> "entry %s %s".formatted(entry.id(), entry.officers());
            case Judgement.VoidLeaf nothing -> "void, %s: %s".formatted(nothing.reason(), nothing.detail());
        };
    }

    long entries() {
        return entries;
    }

    long voids() {
        return voids;
    }
}
