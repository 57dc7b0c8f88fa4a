package parley.node.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/**
 * A socket from which only so many bytes can be read in all. Before TLS anybody on the way can talk without end, and the library
 * that speaks SMTP keeps every line of a reply.
 */
final class BoundedSocket extends Socket {
    private final int most;
    private int heard;

    BoundedSocket(int most) {
        this.most = most;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Bounded(super.getInputStream());
    }

    /** How much of what is asked for may still be read. */
    private int left(int asked) throws IOException {
        if (asked > 0 && heard >= most) {
            throw new IOException("the relay said more than %d bytes".formatted(most));
        }
        return Math.min(asked, most - heard);
    }

    /** All streams of the socket count together: TLS takes one of its own. One thread reads at a time. */
    private final class Bounded extends FilterInputStream {
        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            left(1);
            int read = in.read();
            heard += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = in.read(into, offset, left(length));
            heard += Math.max(0, read);
            return read;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = in.skip(left((int) Math.min(count, most)));
            heard += (int) skipped;
            return skipped;
        }
    }
}
