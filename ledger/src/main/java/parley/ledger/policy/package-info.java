/**
 * Which cosignatures make a checkpoint believable (C2SP tlog-policy, draft): logs, witnesses, groups of them with a
 * threshold, and the quorum.
 *
 * <pre>
 * log parley/.../XA/1+ID+KEY
 *
 * witness XB parley/.../XB/mirror+ID+KEY
 * witness XC parley/.../XC/mirror+ID+KEY
 * witness XD parley/.../XD/mirror+ID+KEY
 *
 * group majority 2 XB XC XD
 *
 * quorum majority
 * </pre>
 */
@NullMarked
package parley.ledger.policy;

import org.jspecify.annotations.NullMarked;
