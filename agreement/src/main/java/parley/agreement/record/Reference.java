package parley.agreement.record;

import java.util.Arrays;
import java.util.Optional;

/** What an entry says about an earlier one. */
public record Reference(Role role, EntryPointer target) {
    /** The roles of references; the list is closed. */
    public enum Role {
        REPLY_TO("replyTo"),
        /** Replaces the whole body of an earlier entry of the same author. */
        CORRECTS("corrects"),
        /** Takes back an earlier entry of the same author as sent in error. */
        WITHDRAWS("withdraws"),
        /** Makes another's notice one's own from now on. */
        JOINS("joins"),
        RELATES("relates");

        private final String word;

        Role(String word) {
            this.word = word;
        }

        /** The word in an entry: {@code replyTo}. */
        public String word() {
            return word;
        }

        public static Optional<Role> named(String word) {
            return Arrays.stream(values())
                    .filter(role -> role.word.equals(word))
                    .findFirst();
        }
    }
}
