package parley.node.view.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;

/** Letters and lists of a node, circle by circle. Thread-safe. What writes is durable when it returns; nothing waits for the relay. */
public interface MailView {
    /** How many letters one circle's officers may put on their way on one day. */
    int PER_DAY = 500;

    MailState state();

    /** The lists as they stand, by format; those that were given up are among them, without addresses. */
    List<KeptMailingList> lists(Hash circle);

    /** All states of a list, the newest first, at most so many. */
    List<KeptMailingList> history(Hash circle, String format, int most);

    /**
     * Keeps a list in place of the one that stood.
     *
     * @param after the number of what stood when the officer began; 0 for none
     * @return empty when another has been kept since
     * @throws MalformedException when the day has too many
     */
    Optional<KeptMailingList> keep(Hash circle, long after, MailingList list);

    /**
     * Puts a letter on its way to every address of the list of its format.
     *
     * @param once by which the same form posted twice is one letter
     * @throws MalformedException when there is no relay, or the day has {@link #PER_DAY} already
     */
    MailOutcome send(Hash circle, String once, Letter letter);

    /** The letters about an entry, in the order in which they were put on their way. */
    List<Mailing> about(Hash circle, String entry);

    /**
     * What happened to letters in a span of time, but for their being handed over; of one instant, letter by letter and address by
     * address.
     *
     * @param skipped how many are left out at the beginning
     * @param most how many are told after those
     */
    MailEvents events(Hash circle, Instant from, Instant to, long skipped, long most);

    /** The bytes of a letter, as the relay gets them. */
    Optional<Bytes> message(Hash circle, long number);
}
