package parley.node.circle;

import java.nio.file.Path;
import java.time.InstantSource;
import parley.ledger.charter.SignedCharter;
import parley.ledger.circle.Formats;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.entry.Party;
import parley.node.clock.NodeClock;
import parley.node.peer.Peers;
import parley.node.store.Database;
import parley.node.store.DurableSteps;

/**
 * What a circle is opened with.
 *
 * @param signed the charter, signed by all members
 * @param self the member whose node this is
 * @param keys this member's keys that are used every day
 * @param formats what the charter's packs define
 * @param machine what the node shares between its circles
 */
public record CircleSetup(SignedCharter signed, Party self, Keys keys, Formats formats, Machine machine) {
    /** The key that signs the own log's checkpoints, and the one that cosigns the others'. */
    public record Keys(PrivateKey log, PrivateKey mirror) {}

    /**
     * What the circles of one node share.
     *
     * @param record the database of logs
     * @param highWater the folder of the high-water records
     * @param holder who signs from this data folder: 32 hex digits, drawn once
     * @param clock legal time
     * @param wall the machine's own clock, for heartbeats
     */
    public record Machine(
            Database record,
            Path highWater,
            String holder,
            NodeClock clock,
            InstantSource wall,
            Peers peers,
            Pace pace,
            DurableSteps steps) {}
}
