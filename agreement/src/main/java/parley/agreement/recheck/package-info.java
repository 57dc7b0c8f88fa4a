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
 * statement of whom, or nobody's, so that a field has its default), by which rows of debtors a party is bound, on which days totals change that are no sum of a ceiling, and
 * which deadlines another provision sets, is not worked out again; that the entry says it there, is. Distances, and to which
 * part and side of a line they lead, are compared again and not measured again. Which ids a provision joins is tried again for
 * every pair of ids that an account contains.
 *
 * <p>Of a ceiling, rows that belong to the sum are looked for in the record: one is missed if the holder of the account or an
 * owner states it and everybody who states it says that it belongs there. On trust remain rows whose values are read through an
 * id, that hold a blank there, of which parties say different things, or that the account contains because its holder joined
 * the notice of another.
 *
 * <p>Where a limit or a quota counts, everything is counted again, and what it counts must be all that there is: every fact
 * that is on the account for certain, and that nothing in the record keeps out, must stand among those counted or not counted,
 * once, and in the order of the record. For certain is what its holder has stated, or one who by his own words is its
 * owner; and a field has for certain the value on which all agree who state it. So this is taken on trust: that a fact
 * is rightly left out about which statements differ, whose owner is named only through another fact, which binds a party
 * only through a total, or which is told apart by a place, a list or a distance; and that of a party's words about a
 * subject the one named was the first that accepted it, though it may not be one later than that which was read.
 *
 * <p>Of a quota that a step cites, it is looked for again which other subjects belong to a window, where all who speak of a
 * subject say the same, and its number is counted again from the logs as far as they were read; the choice of the entry
 * with which each was accepted is the proof's, as is that of the word that decided where no other use shows it.
 *
 * <p>What a finding says beside its verdict is worked out again of every kind: by whom it is contested, the deadline, what is
 * owed, what it cites, and what a document that was given in due form still lacks. On trust remains which of several entries
 * is the last document where bodies do not tell whether it is about the subject, and whether content is stated that is read
 * through an id or of several ids that are one subject.
 */
@NullMarked
package parley.agreement.recheck;

import org.jspecify.annotations.NullMarked;
