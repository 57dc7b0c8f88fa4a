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
import parley.ledger.entry.EntryPointer;
import parley.ledger.entry.LogId;
import parley.ledger.entry.Party;

/**
 * A circle as an export holds it, after everything in it has been found genuine. Immutable.
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
                .filter(said -> said.head().log().equals(log.log()))
                .mapToLong(said -> said.head().size())
                .max()
                .ifPresent(size -> {
                    if (size > log.size()) {
                        beyond.add(new Beyond(log.log(), by, size, log.size()));
                    }
                })));
        return beyond;
    }

    /**
     * A member's word about a log that its leaves here do not bear out: either it says what is not so, or the log's owner has
     * signed two logs and shown it the other. Which of the two cannot be told from here.
     *
     * @param at the {@code seen} by which it is said; its log's owner is who says so
     * @param head what it says
     * @param here the root of so many of the leaves that are here
     */
    public record Disputed(EntryPointer at, Seen.Head head, Hash here) {
        @Override
        public String toString() {
            return "%s says in %s to have seen %s at size %d with root %s, where its leaves give %s"
                    .formatted(at.log().owner(), at, head.log(), head.size(), head.root(), here);
        }
    }

    /** Every word of a member about a log that the leaves here do not bear out, in the order of the logs that say so. */
    public List<Disputed> disputes() {
        return logs.values().stream()
                .flatMap(CheckedCircle::seen)
                .flatMap(said -> disputed(said).stream())
                .toList();
    }

    private Optional<Disputed> disputed(Said said) {
        CheckedLog log = log(said.head().log().owner());
        if (!log.log().equals(said.head().log()) || said.head().size() > log.size()) {
            return Optional.empty();
        }
        Hash here = log.root(said.head().size());
        return here.equals(said.head().root())
                ? Optional.empty()
                : Optional.of(new Disputed(said.at(), said.head(), here));
    }

    /**
     * Two roots of one log at one size under its owner's signature: he has signed two logs.
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
     * Where the same circle from another export has another log of the same owner. Logs of which one is the beginning of the
     * other agree. What a {@code seen} in one says of a log in the other is among the {@link #disputes()} of both
     * {@linkplain #with together}.
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
        return found;
    }

    /** Of each log the longer of the two. */
    public CheckedCircle with(CheckedCircle other) {
        requireSame(other);
        SortedMap<Party, CheckedLog> longest = new TreeMap<>();
        logs.forEach((owner, log) -> longest.put(owner, other.log(owner).size() > log.size() ? other.log(owner) : log));
        return new CheckedCircle(charter, longest);
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

    private record Said(EntryPointer at, Seen.Head head) {}

    private static Stream<Said> seen(CheckedLog log) {
        return log.judgements().stream()
                .flatMap(leaf ->
                        leaf instanceof Judgement.Entry entry && entry.control().orElse(null) instanceof Seen seen
                                ? seen.heads().stream().map(head -> new Said(entry.at(), head))
                                : Stream.empty());
    }
}
