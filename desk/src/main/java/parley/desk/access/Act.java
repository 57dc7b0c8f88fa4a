package parley.desk.access;

import java.time.Instant;

/**
 * What somebody did, as a line of the log.
 *
 * @param who as {@link Visitor#called} or {@code -} where nobody knows
 * @param about a name, an entry, a draft; never a secret
 */
public record Act(long number, Instant at, String who, What what, String about) {

    /** What can be done that the log keeps. */
    public enum What {
        SIGNED_IN("signed-in"),
        REFUSED("refused"),
        SIGNED_OUT("signed-out"),
        SESSION_ENDED("session-ended"),
        PASSKEY_ADDED("passkey-added"),
        PASSKEY_DROPPED("passkey-dropped"),
        ACCOUNT_MADE("account-made"),
        ROLE_CHANGED("role-changed"),
        ACCOUNT_CLOSED("account-closed"),
        ACCOUNT_REOPENED("account-reopened"),
        CODE_DRAWN("code-drawn"),
        KEY_MADE("key-made"),
        KEY_REVOKED("key-revoked"),
        DRAFT_DISCARDED("draft-discarded"),
        SIGNED_FIRST("signed-first"),
        SIGNATURE_WITHDRAWN("signature-withdrawn"),
        SIGNATURE_REFUSED("signature-refused"),
        RELEASED("released"),
        CLEARING_OFFICE_CHANGED("clearing-office-changed"),
        CLEARING_LIST_CHANGED("clearing-list-changed"),
        CLEARANCE_ASKED("clearance-asked"),
        CLEARED("cleared"),
        NOT_CLEARED("not-cleared"),
        CLEARANCE_WAIVED("clearance-waived"),
        LIST_CHANGED("list-changed"),
        FORWARDED("forwarded"),
        ROTA_CHANGED("rota-changed"),
        VERIFICATION_BEGUN("verification-begun"),
        VERIFICATION_STOPPED("verification-stopped"),
        BACKUP_BEGUN("backup-begun");

        private final String word;

        What(String word) {
            this.word = word;
        }

        /** As it stands in the file and in word lists. */
        public String word() {
            return word;
        }

        static What of(String word) {
            for (var what : values()) {
                if (what.word.equals(word)) {
                    return what;
                }
            }
            throw new IllegalStateException("the log knows no " + word);
        }
    }
}
