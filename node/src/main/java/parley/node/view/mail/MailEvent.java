package parley.node.view.mail;

import java.time.Instant;
import java.util.Optional;

/**
 * What happened to a letter at one instant, as the shift log tells it.
 *
 * @param kind empty when it was put on its way
 * @param entry which it passes on, such as {@code XA/1/12}
 * @param to the address; all of them, in the order of the list, when it was put on its way
 * @param reply what the relay said, or what kept the node from hearing it; may be empty
 * @param who put it on its way
 */
public record MailEvent(Instant at, Optional<Step.Kind> kind, String entry, String to, String reply, String who) {}
