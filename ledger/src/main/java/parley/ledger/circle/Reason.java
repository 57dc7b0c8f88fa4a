package parley.ledger.circle;

/** Why a leaf is void. */
public enum Reason {
    /** Not a canonical envelope around a canonical payload within the limits, or a control entry with another body. */
    MALFORMED,
    /** The log does not begin with the circle's charter, so nothing in it can be read. */
    NO_CHARTER,
    /** A charter anywhere but at entry 0, or another one than the circle's. */
    CHARTER_OUT_OF_PLACE,
    /** Written for another circle, or pointing into one. */
    OTHER_CIRCLE,
    /** {@code from} is not the owner of the log. */
    NOT_THE_OWNER,
    /** A party that the charter does not name. */
    UNKNOWN_PARTY,
    /** No pack of the charter defines the format. */
    UNKNOWN_FORMAT,
    /** The same entry stands earlier in the log: sending is idempotent. */
    DUPLICATE,
    /** More or fewer signatures than the format demands. */
    SIGNATURE_COUNT,
    /** Two signatures of one officer. */
    SAME_OFFICER,
    /** A key that is not enrolled for the format at this index, or whose enrolment is not allowed. */
    UNKNOWN_KEY,
    /** A key that was revoked before. */
    REVOKED_KEY,
    /** A signature that does not verify. */
    BAD_SIGNATURE,
    /** {@code corrects} or {@code withdraws} something else than an earlier entry of the same author. */
    WRONG_REF
}
