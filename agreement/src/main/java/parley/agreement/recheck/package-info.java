/**
 * Re-checks findings: whether each part of a proof follows from its parts, from the entries that it points to, and from
 * the pack. Written against the records of proofs, packs and logs alone; it shares no code with the evaluator, so that a
 * mistake of one does not hide in the other.
 *
 * <pre>{@code
 * List<Fault> faults = Recheck.check(finding, record, pack); // empty: it holds
 * }</pre>
 *
 * <p>What the parties state, join, correct and withdraw is read off the entries again, by one reader. So what a field of a
 * subject is on an account is worked out again, and that nobody whose word counts has stated it where it is missing or has
 * its default: for notices, prohibitions, the steps of exchanges, the members of limits and the rows of ceilings, also as of
 * an earlier entry of the debtor's own log, and through ids as long as each is one. A fact on another account than the
 * finding's, or as of a notice that was joined, is told by the proof alone; so is a field of several ids that are one subject,
 * and of the uses of a quota.
 *
 * <p>What it takes from the finding is therefore the choice of facts there; by which rows of debtors a party is bound, on which
 * days totals change that are no sum of a ceiling, which rows a total has, and which deadlines another provision sets. That
 * the entry says it there, is checked. Distances, and to which part and side of a line they lead, are compared again and not
 * measured again. Which ids a provision joins is tried again for every pair of ids that an account contains.
 *
 * <p>Of a ceiling, rows that belong to the sum are looked for in the record: one is missed if the account contains it and
 * everybody who states it says that it belongs there. On trust remain rows whose values are read through an id, that hold a
 * blank there, or of which parties say different things.
 *
 * <p>Where a limit or a quota counts, everything is counted again, and what it counts must be all that there is: every fact
 * that is on the account must stand among those counted or not counted, once, and in the order of the record. So this is
 * taken on trust: that a fact is rightly left out whose debtor is named only through another fact, which binds a party only
 * through a total, or which is told apart by a place, a list or a distance; of a quota also one about which statements differ;
 * and that of a party's words about a subject the one named was the first that accepted it, though it may not be one later
 * than that which was read.
 *
 * <p>Of a quota that a step cites, it is looked for again which other subjects belong to a window, where all who speak of a
 * subject say the same, and its number is counted again from the logs as far as they were read; the choice of the entry
 * with which each was accepted is the proof's, as is that of the word that decided where no other use shows it.
 *
 * <p>Of a line that counts what is there on the same day, the logs are cut again as they had been witnessed when the party
 * decided, what the dates of each use say of a day is worked out again, and the days asked must be shown without gaps.
 *
 * <p>Of an adoption every entry is looked for again, those that were taken back among them, and the deadline is put off again.
 *
 * <p>What a finding says beside its verdict is worked out again of every kind: by whom it is contested, the deadline, what is
 * owed, what it cites, and what a document that was given in due form still lacks. On trust remains which of several entries
 * is the last document where bodies do not tell whether it is about the subject, and whether content is stated that is read
 * through an id or of several ids that are one subject.
 *
 * <p>What an open finding needs must be lacking in its proof, and whose receipt it waits for must be missing from a time on
 * which the proof rests, or from the end of a log that is still searched. That it names all that it needs is on trust.
 */
@NullMarked
package parley.agreement.recheck;

import org.jspecify.annotations.NullMarked;
