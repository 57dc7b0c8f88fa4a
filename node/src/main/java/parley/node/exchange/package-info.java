/**
 * The network between nodes: {@link parley.node.exchange.ExchangeServer} carries {@link parley.node.peer.PeerService} and
 * {@link parley.node.exchange.HttpPeers} makes every {@link parley.node.peer.PeerClient}, over HTTP/1.1 and TLS 1.3 with both
 * ends authenticated by the keys that charters name. {@code docs/protocol.md} says what goes over the wire.
 *
 * <p>Whoever is at the other end is assumed to be hostile. Every body is cut at a stated size while it streams, every
 * wait has an end, and a peer that asks too much or too slowly pays from its own budget; no other peer notices.
 */
@NullMarked
package parley.node.exchange;

import org.jspecify.annotations.NullMarked;
