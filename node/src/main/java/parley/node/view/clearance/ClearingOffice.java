package parley.node.view.clearance;

import java.util.List;
import parley.ledger.text.MalformedException;

/**
 * An office that clears drafts.
 *
 * @param people whose accounts may say for it that a draft is cleared; where the desk asks nobody who he is, nobody's does
 * @param who which officer wrote it down
 */
public record ClearingOffice(String name, List<String> people, String who) {
    /** The longest name, in UTF-16 code units. */
    public static final int NAME = 80;
    /** How many people may clear for one office. */
    public static final int PEOPLE = 30;
    /** How many offices a circle may have. */
    public static final int OFFICES = 20;
    /** The longest line of a name or an account. */
    private static final int LINE = 200;

    public ClearingOffice {
        people = people.stream().distinct().toList();
        requireLine("name of an office", name, NAME);
        MalformedException.refuseAbove(PEOPLE, people.size(), "office", "people");
        people.forEach(person -> requireLine("account", person, LINE));
        requireLine("name", who, LINE);
    }

    static void requireLine(String what, String text, int limit) {
        if (text.isBlank()) {
            throw new MalformedException(what, "it is empty");
        }
        MalformedException.refuseAbove(limit, text.length(), what, "characters");
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new MalformedException(what, "it has control characters: " + MalformedException.quote(text));
        }
    }

    /** Whether an account of that name may clear for it. */
    public boolean has(String person) {
        return people.contains(person);
    }
}
