/**
 * Re-checks findings: whether each part of a proof follows from its parts, from the entries that it points to, and from
 * the pack. Written against the records of proofs, packs and logs alone; it shares no code with the evaluator, so that a
 * mistake of one does not hide in the other.
 *
 * <pre>{@code
 * List<Fault> faults = Recheck.check(finding, record, pack); // empty: it holds
 * }</pre>
 *
 * <p>What it takes from the finding is the choice of facts: that a value is the one that counts on an account (the latest
 * statement of whom), by which rows a party is bound, on which days totals change, and which deadlines another provision
 * sets, is not worked out again; that the entry says it there, is. Which ids a provision joins is tried again for every pair
 * of ids that an account contains. Distances are compared again and not measured again.
 */
@NullMarked
package parley.agreement.recheck;

import org.jspecify.annotations.NullMarked;
