/**
 * The seam between a node and its exchange: what a node asks of its peers ({@link parley.node.peer.PeerClient}) and what
 * a peer may ask of it ({@link parley.node.peer.PeerService}). Nothing here knows of HTTP or TLS; {@code
 * parley.node.exchange} carries it over the network, and a test may join two nodes without one.
 *
 * <p>All bodies are the bytes of the C2SP texts: a posted checkpoint as in tlog-witness, reads as in tlog-tiles.
 */
@NullMarked
package parley.node.peer;

import org.jspecify.annotations.NullMarked;
