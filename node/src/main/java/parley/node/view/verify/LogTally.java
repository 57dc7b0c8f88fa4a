package parley.node.view.verify;

import parley.ledger.bytes.Hash;

/**
 * What was looked at in one log.
 *
 * @param leaves how many leaves were hashed and judged again
 * @param checkpoints how many signed roots were compared with the leaves
 * @param cosignatures how many of them hold
 * @param entries how many leaves are entries; the others are void
 * @param quorum the largest size whose cosignatures, all verified, are the charter's quorum; 0 when there is none
 */
public record LogTally(
        Hash circle,
        String party,
        int epoch,
        long leaves,
        long checkpoints,
        long cosignatures,
        long entries,
        long voids,
        long quorum) {}
