/**
 * Proofs that travel (C2SP tlog-proof, draft): an entry's place in a log, its audit path, and a checkpoint with enough
 * cosignatures, in one text that can be checked offline against a policy. Files end in {@code .tlog-proof}.
 */
@NullMarked
package parley.ledger.proof;

import org.jspecify.annotations.NullMarked;
