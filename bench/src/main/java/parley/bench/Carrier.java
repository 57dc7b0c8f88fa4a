package parley.bench;

import java.io.IOException;

/** What brings a message from one side to the other and tells that it came. For one thread. */
interface Carrier extends AutoCloseable {
    /** How it is called in a table. */
    String name();

    /**
     * Brings one message, and returns when the answer is there.
     *
     * @param number of the message, each another
     * @param text the same bytes for every carrier
     */
    Carried carry(int number, String text) throws Exception;

    @Override
    void close() throws IOException;

    /**
     * How long it took.
     *
     * @param delivered in nanoseconds until the other side had it
     * @param answered in nanoseconds until this side knew so
     */
    record Carried(long delivered, long answered) {}
}
