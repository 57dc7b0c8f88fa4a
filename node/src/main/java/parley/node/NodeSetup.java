package parley.node;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import parley.ledger.entry.Party;
import parley.node.circle.Pace;
import parley.node.clock.NodeClock;
import parley.node.mail.Relay;
import parley.node.peer.Peers;
import parley.node.store.DurableSteps;

/**
 * What a node is opened with.
 *
 * @param party whose node it is
 * @param folder its data folder, which must exist; one node at a time
 * @param highWater the folder of its high-water records: on the same machine, in no backup
 * @param clock legal time
 * @param wall the machine's clock, for heartbeats
 * @param peers how other members are reached
 * @param steps is told of everything that becomes durable; {@link DurableSteps#NONE} but in tests
 * @param relay by which mail leaves; the node closes it
 */
public record NodeSetup(
        Party party,
        Path folder,
        Path highWater,
        NodeClock clock,
        InstantSource wall,
        Peers peers,
        Pace pace,
        DurableSteps steps,
        Optional<Relay> relay) {
    /** A node without a mail relay. */
    public NodeSetup(
            Party party,
            Path folder,
            Path highWater,
            NodeClock clock,
            InstantSource wall,
            Peers peers,
            Pace pace,
            DurableSteps steps) {
        this(party, folder, highWater, clock, wall, peers, pace, steps, Optional.empty());
    }
}
