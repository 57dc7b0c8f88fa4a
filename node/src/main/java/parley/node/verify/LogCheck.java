package parley.node.verify;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import parley.ledger.bytes.Hash;
import parley.ledger.merkle.Merkle;
import parley.ledger.merkle.RightEdge;
import parley.node.log.StoredRows.Cut;
import parley.node.log.StoredRows.Leaf;
import parley.node.view.verify.Damage.Kind;
import parley.node.view.verify.LogTally;

/** Looks at one log from its first leaf to its end. Used once, on one thread. */
final class LogCheck {
    /** As many leaves as a tile has. */
    private static final int PAGE = 256;

    private final Subject subject;
    private final Course course;
    private final RightEdge edge = RightEdge.empty();
    private final CheckpointCheck checkpoints;
    private final JudgementCheck judgements;
    private final Optional<HighWaterCheck> highWater;
    private final Cut cut;
    private final TileCheck tiles;

    /** Takes the cut up to which it will look. */
    private LogCheck(Subject subject, Course course) {
        this.subject = subject;
        this.course = course;
        this.checkpoints = new CheckpointCheck(subject, course);
        this.highWater = subject.own().map(own -> new HighWaterCheck(subject, course, own));
        this.cut = subject.store().rows().cut();
        this.tiles = new TileCheck(subject, course, Math.min(cut.grown(), cut.size()));
        this.judgements = new JudgementCheck(subject, course);
    }

    /** What was looked at; empty when it did not come to the end of the log. */
    static Optional<LogTally> run(Subject subject, Course course) {
        long reached = 0;
        try {
            var check = new LogCheck(subject, course);
            try {
                return check.whole() ? Optional.of(check.tally()) : Optional.empty();
            } finally {
                reached = check.edge.size();
            }
        } catch (JdbiException unreadable) {
            var cause = unreadable.getCause() == null ? unreadable : unreadable.getCause();
            course.damaged(subject.damage(reached, Kind.UNREADABLE, "rows", String.valueOf(cause.getMessage())));
            return Optional.empty();
        }
    }

    private boolean whole() {
        highWater.ifPresent(record -> record.check(cut.size(), cut.signed()));
        if (cut.signed() > cut.size()) {
            course.damaged(subject.damage(
                    cut.size(), Kind.GONE, cut.signed() + " leaves, which were signed", cut.size() + " leaves"));
        }
        if (cut.grown() < Math.min(cut.signed(), cut.size())) {
            course.damaged(subject.damage(
                    cut.grown(), Kind.TILE, "tiles over " + cut.signed() + " leaves", "over " + cut.grown()));
        }
        for (long from = 0; from < cut.size(); from += PAGE) {
            long to = Math.min(cut.size(), from + PAGE);
            if (!page(from, to) || !course.goOn(subject, to, cut.size())) {
                return false;
            }
        }
        return true;
    }

    /** @return whether every leaf of it has a hash from which to go on */
    private boolean page(long from, long to) {
        Map<Long, Leaf> stored =
                subject.store().rows().leaves(from, to).stream().collect(toMap(Leaf::position, identity()));
        checkpoints.read(from, to);
        for (long position = from; position < to; position++) {
            var leaf = Optional.ofNullable(stored.get(position));
            Optional<Hash> hash = leaf.isPresent() ? Optional.of(hash(leaf.get())) : gone(position);
            if (hash.isEmpty()) {
                return false;
            }
            edge.append(hash.get(), tiles);
            long size = edge.size();
            if (checkpoints.has(size) || endsMirrored(size)) {
                checkpoints.check(size, edge.root());
            }
            highWater.filter(record -> record.standsAt(size)).ifPresent(record -> record.root(edge.root()));
        }
        return true;
    }

    /** Leaves of another's log count from when a checkpoint is kept over them, in one transaction; of the own, before. */
    private boolean endsMirrored(long size) {
        return subject.own().isEmpty() && size == cut.size();
    }

    private Optional<Hash> gone(long position) {
        var inTree = tiles.leaf(position);
        course.damaged(subject.damage(position, Kind.GONE, inTree.map(Hash::hex).orElse("a leaf"), "-"));
        judgements.damaged(position);
        return inTree;
    }

    /**
     * The hash of a leaf with which to go on: of its bytes, of the column beside them and of the tree, what two agree on. The
     * signed roots then tell whether these two are right.
     */
    private Hash hash(Leaf leaf) {
        long position = leaf.position();
        Hash hashed = Merkle.leaf(leaf.bytes());
        boolean besideIt = hashed.bytes().equals(leaf.hash());
        var inTree = tiles.leaf(position);
        var other = inTree.filter(hash -> !hash.equals(hashed));
        if (besideIt || inTree.filter(hashed::equals).isPresent()) {
            if (!besideIt) {
                course.damaged(subject.damage(
                        position, Kind.KEPT_HASH, hashed.hex(), leaf.hash().hex()));
            }
            other.ifPresent(hash -> course.damaged(subject.damage(position, Kind.TILE, hashed.hex(), hash.hex())));
            compare(leaf, hashed);
            return hashed;
        }
        var expected = inTree.map(Hash::hex).orElseGet(() -> leaf.hash().hex());
        course.damaged(subject.damage(position, Kind.LEAF, expected, hashed.hex()));
        judgements.damaged(position);
        return inTree.or(() -> Optional.of(leaf.hash())
                        .filter(hash -> hash.size() == Hash.SIZE)
                        .map(Hash::new))
                .orElse(hashed);
    }

    /** A leaf that agrees with its hashes may still be another one than the node read when it came. */
    private void compare(Leaf leaf, Hash hashed) {
        var another = judgements.remembered(leaf.position()).filter(bytes -> !bytes.equals(leaf.bytes()));
        if (another.isPresent()) {
            course.damaged(subject.damage(
                    leaf.position(), Kind.LEAF, Merkle.leaf(another.get()).hex(), hashed.hex()));
            judgements.damaged(leaf.position());
        } else {
            judgements.sound(leaf.position(), leaf.bytes());
        }
    }

    private LogTally tally() {
        var log = subject.store().log();
        return new LogTally(
                subject.signed().charter().circle().hash(),
                log.owner().code(),
                log.epoch(),
                edge.size(),
                checkpoints.checked(),
                checkpoints.cosigned(),
                judgements.entries(),
                judgements.voids(),
                checkpoints.quorum());
    }
}
