package parley.node.view.mail;

import java.time.Instant;

/**
 * What happened to a letter on its way to one address.
 *
 * @param reply what the relay said, or what kept the node from hearing it; may be empty
 */
public record Step(Instant at, Kind kind, String reply) {
    /** What can happen. */
    public enum Kind {
        /** The relay has taken the address and is about to get the text: from here on it may have it. */
        HANDING(false),
        /** The relay has taken it. */
        ACCEPTED(true),
        /** The relay will not take it for this address. */
        REFUSED(true),
        /** Not this time; it is tried again. */
        POSTPONED(false),
        /** The relay may have it, and its answer is not known. */
        PERHAPS(false),
        /** It is tried no more. */
        GIVEN_UP(true);

        private final boolean last;

        Kind(boolean last) {
            this.last = last;
        }

        /** Whether nothing follows. */
        public boolean last() {
            return last;
        }
    }
}
