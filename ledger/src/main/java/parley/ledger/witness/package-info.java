/**
 * What a mirror is asked and how it decides (C2SP tlog-witness): a log posts a new checkpoint with the proof that it
 * extends the one recorded here. The decision is a pure function; whoever calls it makes check and record one atomic
 * step, and in Parley also stores every leaf before it cosigns.
 */
@NullMarked
package parley.ledger.witness;

import org.jspecify.annotations.NullMarked;
