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
 * sets, is not worked out again; that the entry says it there, is. Distances are compared again and not measured again.
 *
 * <p>Of a quota that a step cites, it is looked for again which other subjects belong to a window, where all who speak of a
 * subject say the same; else the choice is the proof's, as is that of the rows from which its number is counted, and of
 * the entry with which each was accepted. What a document that was given in due form still lacks is taken from the finding.
 */
@NullMarked
package parley.agreement.recheck;

import org.jspecify.annotations.NullMarked;
