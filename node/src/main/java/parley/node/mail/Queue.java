package parley.node.mail;

import java.time.Instant;
import java.util.Optional;
import parley.ledger.bytes.Bytes;
import parley.node.view.mail.MailAddress;

/** What waits for the relay. What it notes is durable when the call returns. Thread-safe. */
public interface Queue {
    /**
     * A letter that waits for one address.
     *
     * @param delivery by which it is known
     */
    record Job(long delivery, MailAddress to, Bytes message) {}

    /** What has waited longest of that which is to be tried by now; of several, the one that was tried least recently. */
    Optional<Job> due(Instant now);

    /** When the next is to be tried; empty when nothing waits. */
    Optional<Instant> next();

    /** Notes that the relay is about to get the letter. */
    void handing(Job job);

    /** Notes what came of it; where the relay was not reached, for all that is to be tried by now. */
    void note(Job job, Answer answer, Instant now);

    /** To how many addresses something is under way. */
    int waiting();
}
