package parley.node.view.verify;

import java.time.Instant;
import parley.ledger.bytes.Hash;

/**
 * How far a re-verification has come.
 *
 * @param who asked for it; empty where the desk asks nobody
 * @param party whose log is being looked at
 * @param leaf how many of its leaves are done
 * @param of how many it has, by the cut that was taken when its turn came
 * @param done how many leaves of all logs are done
 * @param all how many there were in all logs when it began
 * @param damages how many were met so far
 * @param stopping whether it is to end with the page of leaves that it is at
 */
public record VerificationProgress(
        String who,
        Instant begun,
        Hash circle,
        String party,
        int epoch,
        long leaf,
        long of,
        long done,
        long all,
        long damages,
        boolean stopping) {}
