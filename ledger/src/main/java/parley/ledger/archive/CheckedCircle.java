package parley.ledger.archive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.SignedCharter;
import parley.ledger.circle.Judgement;
import parley.ledger.control.Seen;
import parley.ledger.entry.LogId;
import parley.ledger.entry.Party;

/**
 * A circle as an export holds it, after every check has held. Immutable.
 *
 * @param logs of every member by its code; one of which nothing was exported has no leaves
 */
public record CheckedCircle(SignedCharter charter, SortedMap<Party, CheckedLog> logs) {
    public CheckedCircle {
        logs = Collections.unmodifiableSortedMap(new TreeMap<>(logs));
    }

    /** How many leaves of each member's log are here. */
    public SortedMap<Party, Long> sizes() {
        SortedMap<Party, Long> sizes = new TreeMap<>();
        logs.forEach((owner, log) -> sizes.put(owner, (long) log.size()));
        return sizes;
    }

    /**
     * More of a log than is here, by a member's own word.
     *
     * @param by who has seen it
     * @param size the most that it has seen of it
     * @param here how much of it is here
     */
    public record Beyond(LogId log, Party by, long size, long here) {}

    /** Of which logs somebody has seen more than is here: news from later, or leaves that somebody left out. */
    public List<Beyond> beyond() {
        List<Beyond> beyond = new ArrayList<>();
        logs.forEach((owner, log) -> logs.forEach((by, other) -> seen(other)
                .filter(head -> head.log().equals(log.log()))
                .mapToLong(Seen.Head::size)
                .max()
                .ifPresent(size -> {
                    if (size > log.size()) {
                        beyond.add(new Beyond(log.log(), by, size, log.size()));
                    }
                })));
        return beyond;
    }

    /**
     * Two roots of one log at one size, each signed: its owner has signed two logs, or whoever has seen it says what is not so.
     *
     * @param one where the first stands
     * @param other where the second stands
     */
    public record Contradiction(LogId log, long size, String one, Hash root, String other, Hash otherRoot) {
        @Override
        public String toString() {
            return "the log %s of size %d has the root %s in %s, and %s in %s"
                    .formatted(log, size, root, one, otherRoot, other);
        }
    }

    /**
     * Where the same circle from another export says something else. Logs of which one is the beginning of the other agree.
     *
     * @param name what the reader calls this export
     * @param otherName what he calls the other
     * @throws IllegalArgumentException when it is another circle
     */
    public List<Contradiction> contradictions(String name, CheckedCircle other, String otherName) {
        requireSame(other);
        List<Contradiction> found = new ArrayList<>();
        logs.forEach((owner, log) -> {
            CheckedLog theirs = other.log(owner);
            long size = Math.min(log.size(), theirs.size());
            compare(log, size, name, theirs.root(size), otherName).ifPresent(found::add);
        });
        heads(other, otherName, name, found);
        other.heads(this, name, otherName, found);
        return found;
    }

    /** Of each log the longer of the two. */
    public CheckedCircle with(CheckedCircle other) {
        requireSame(other);
        SortedMap<Party, CheckedLog> longest = new TreeMap<>();
        logs.forEach((owner, log) -> longest.put(owner, other.log(owner).size() > log.size() ? other.log(owner) : log));
        return new CheckedCircle(charter, longest);
    }

    /** What members of the other say to have seen of the logs that are here. */
    private void heads(CheckedCircle other, String otherName, String name, List<Contradiction> found) {
        other.logs
                .values()
                .forEach(by -> seen(by).forEach(head -> {
                    CheckedLog log = log(head.log().owner());
                    if (head.size() <= log.size()) {
                        String where = otherName + ", by a seen in " + by.log();
                        compare(log, head.size(), name, head.root(), where).ifPresent(found::add);
                    }
                }));
    }

    private static Optional<Contradiction> compare(
            CheckedLog log, long size, String name, Hash root, String otherName) {
        Hash here = log.root(size);
        return here.equals(root)
                ? Optional.empty()
                : Optional.of(new Contradiction(log.log(), size, name, here, otherName, root));
    }

    /** A member's log; throws {@link IllegalArgumentException} when it is no member. */
    public CheckedLog log(Party owner) {
        CheckedLog log = logs.get(owner);
        if (log == null) {
            throw new IllegalArgumentException(owner + " has no log in the circle");
        }
        return log;
    }

    private void requireSame(CheckedCircle other) {
        if (!charter.charter().circle().equals(other.charter.charter().circle())) {
            throw new IllegalArgumentException(
                    "they are of two circles, " + charter.charter().circle() + " and "
                            + other.charter.charter().circle());
        }
    }

    private static Stream<Seen.Head> seen(CheckedLog log) {
        return log.judgements().stream()
                .flatMap(leaf ->
                        leaf instanceof Judgement.Entry entry && entry.control().orElse(null) instanceof Seen seen
                                ? seen.heads().stream()
                                : Stream.empty());
    }
}
