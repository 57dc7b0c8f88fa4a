package parley.desk.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do at the desk; each may also do what those before it may. */
public enum Role {
    /** Reads everything. */
    READER,
    /** Writes drafts. */
    DRAFTER,
    /** Releases entries, under the passphrases of the officers who sign them. */
    RELEASER,
    /** Makes accounts, keys and codes, and reads the log. */
    ADMINISTRATOR;

    /** As it is written in files, on the command line and in word lists. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** The role of that word. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
