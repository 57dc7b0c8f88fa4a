package parley.agreement.pack;

import java.util.Optional;

/**
 * What a format is on a line, over which two parties speak to each other at any hour, and which of its fields do what there.
 * It says how desks show entries in the format, and changes no finding. Immutable.
 */
public sealed interface LineRole {
    /**
     * A message: what one side says to the other.
     *
     * @param id the field with its number
     * @param precedence the field that says how urgent it is, of words among those of {@link Format.Precedence}
     * @param phrase the field that holds a coded message; empty where it is in free words alone
     * @param text the field of free words; empty where it is by code alone
     */
    record Says(String id, String precedence, Optional<String> phrase, Optional<String> text) implements LineRole {}

    /**
     * An officer's word that he has read a message.
     *
     * @param read the field with the number of that message
     * @param text the field of free words beside it
     */
    record Reads(String read, Optional<String> text) implements LineRole {}

    /**
     * A test of the line.
     *
     * @param id the field with its number
     * @param follows the field with the number of the other side's test that it follows
     * @param sent the field that counts the tests of its side
     * @param text the field of neutral words
     */
    record Tests(String id, Optional<String> follows, Optional<String> sent, Optional<String> text)
            implements LineRole {}
}
