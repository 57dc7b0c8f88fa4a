package parley.agreement.evaluate;

import java.time.Instant;
import parley.agreement.account.Part;

/** What a judgement has read, as far as it can change. */
interface Trace {
    /** A part of the record. */
    void read(Part part);

    /** Whether some logs may still hold an entry given by an instant. */
    void asked(Ends ends, Instant by);

    /**
     * Whether some logs may still hold an entry given before the instant judged. Where none can, the reader sees to it
     * himself that it is asked again a second later.
     */
    void askedSoFar(Ends ends);

    /** Whose {@code seen} is missing from the ends of some logs. */
    void missing(Ends ends);

    /** Of somebody who does not care. */
    Trace NONE = new Trace() {
        @Override
        public void read(Part part) {}

        @Override
        public void asked(Ends ends, Instant by) {}

        @Override
        public void askedSoFar(Ends ends) {}

        @Override
        public void missing(Ends ends) {}
    };
}
