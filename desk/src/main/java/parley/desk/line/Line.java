package parley.desk.line;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import parley.agreement.pack.Pack;
import parley.ledger.bytes.Hash;
import parley.node.view.CircleView;
import parley.node.view.EntryPointer;
import parley.node.view.FindingView;
import parley.node.view.PeerView;

/**
 * A circle's line at one moment, as one of its members sees it.
 *
 * @param self whose view it is
 * @param at the instant for which the findings are
 * @param others the other members, as this node reaches them
 * @param messages in the order in which the quorum had seen them, the newest last; those that it has not seen yet by when they
 *     were written, after all others
 * @param tests in the same order
 * @param turns the tests that somebody owes, the first deadline first
 * @param availability the record of tests
 * @param sent how many tests this party has sent
 */
public record Line(
        String self,
        Instant at,
        List<PeerView> others,
        List<Message> messages,
        List<Test> tests,
        List<FindingView> turns,
        Availability availability,
        long sent) {
    private static final long LAST = 999_999_999_999_999L;

    public Line {
        others = List.copyOf(others);
        messages = List.copyOf(messages);
        tests = List.copyOf(tests);
        turns = List.copyOf(turns);
    }

    /** The line of a circle; empty where no agreement of it has the formats of one. */
    public static Optional<Line> of(String self, CircleView circle, List<Pack> packs) {
        return of(self, circle, LineFormats.of(packs));
    }

    /** The line that is spoken in these formats; empty where nothing can be said in them. */
    public static Optional<Line> of(String self, CircleView circle, LineFormats formats) {
        return formats.isLine() ? Optional.of(new Conversation(self, circle, formats).line()) : Optional.empty();
    }

    /**
     * The number that this party's next message or test may have.
     *
     * @param taken numbers of its drafts
     */
    public String next(List<String> taken) {
        var given =
                Stream.concat(taken.stream(), given().map(Map.Entry::getKey)).collect(Collectors.toSet());
        long last = given.stream().mapToLong(id -> number(self, id)).max().orElse(0);
        return LongStream.iterate(last + 1, number -> number + 1)
                .mapToObj(number -> self + "/" + number)
                .filter(id -> !given.contains(id))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Whether this party has given a number to a message or a test.
     *
     * @param but an entry that is not looked at
     */
    public boolean isGiven(String id, Optional<Hash> but) {
        return given().anyMatch(each ->
                each.getKey().equals(id) && !Optional.of(each.getValue().id()).equals(but));
    }

    /** The numbers that this party has given, each with the entry on which it stands. */
    private Stream<Map.Entry<String, EntryPointer>> given() {
        return Stream.concat(
                        messages.stream().map(message -> Map.entry(message.id(), message.entry())),
                        tests.stream().map(test -> Map.entry(test.id(), test.entry())))
                .filter(each -> each.getValue().party().equals(self));
    }

    /**
     * Which of a party's own numbers an id is: {@code XA/7} is the seventh of XA; 0 for any other. After the last number of
     * fifteen digits none could be counted on, so that it counts as none: who writes it by a slip does not end the series.
     */
    private static long number(String party, String id) {
        long number =
                id.startsWith(party + "/") && id.substring(party.length() + 1).matches("[1-9][0-9]{0,14}")
                        ? Long.parseLong(id.substring(party.length() + 1))
                        : 0;
        return number < LAST ? number : 0;
    }

    /** The messages that wait for an officer of this party, the oldest first. */
    public List<Message> unread() {
        return messages.stream().filter(message -> message.isUnreadBy(self)).toList();
    }

    /** The message of that place in the record. */
    public Optional<Message> message(String path) {
        return messages.stream()
                .filter(message -> message.entry().path().equals(path))
                .findFirst();
    }

    /** The test of this party's whose turn it is: what it owes first. */
    public Optional<FindingView> ownTurn() {
        return turns.stream()
                .filter(turn -> turn.head().debtor().code().equals(self))
                .findFirst();
    }
}
