/**
 * What evaluation reads: the entries of every log of a circle, as known at one moment, with their times as intervals.
 *
 * <p>{@code node} fills a {@link parley.agreement.record.KnownRecord} from its ledger and the case runner from a case
 * file; neither hands over an entry that is void. A time is never a guess: {@code [16:00:00, never)} says that a quorum
 * has not yet seen the entry, had not at 16:00:00, and names whose {@code seen} is missing.
 */
@NullMarked
package parley.agreement.record;

import org.jspecify.annotations.NullMarked;
