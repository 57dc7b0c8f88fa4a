package parley.node.exchange;

import parley.node.peer.BundleSource;

/** How many bytes are read of each thing, by whoever reads it; {@code docs/protocol.md} states them. */
final class Caps {
    /** A posted checkpoint with its proof, and a checkpoint that is fetched. */
    static final int CHECKPOINT = 128 << 10;
    /** Cosignature lines, and the words of a refusal. */
    static final int ANSWER = 8 << 10;
    /** A hash tile: 256 hashes of 32 bytes. */
    static final int TILE = 256 * 32;
    /** A bundle: 256 leaves, each an envelope around at most 32 KiB. */
    static final int BUNDLE = BundleSource.MAX_BYTES;
    /** The instant that a ping answers. */
    static final int PING = 64;
    /** A request line; the longest path that exists has about 200 characters. */
    static final int REQUEST_LINE = 1 << 10;
    /** All headers of a request. */
    static final int HEADERS = 8 << 10;

    private Caps() {}
}
