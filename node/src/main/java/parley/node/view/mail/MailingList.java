package parley.node.view.mail;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import parley.ledger.text.MalformedException;

/**
 * To whom entries of a format go.
 *
 * @param format the format's name
 * @param addresses in the order in which they were written; none for a list that is given up
 * @param who which officer wrote it down
 */
public record MailingList(String format, List<MailAddress> addresses, String who) {
    /** How many addresses a list may have. */
    public static final int MOST = 50;

    private static final int NAME = 200;

    /** @throws MalformedException when there are more than {@link #MOST}, or one stands there twice */
    public MailingList {
        addresses = List.copyOf(addresses);
        MalformedException.refuseAbove(MOST, addresses.size(), "distribution list", "addresses");
        MalformedException.refuseAbove(NAME, who.length(), "name", "characters");
        Set<String> known = new HashSet<>();
        addresses.stream()
                .filter(address -> !known.add(address.key()))
                .findFirst()
                .ifPresent(twice -> {
                    throw new MalformedException("distribution list", twice + " stands there twice");
                });
    }
}
