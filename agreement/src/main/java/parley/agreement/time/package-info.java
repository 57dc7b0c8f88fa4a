/**
 * The only place with date arithmetic: spans, civil days in an agreement's zone, deadlines and their bounds.
 *
 * <p>A civil deadline ends at 23:59:59 of its day in the agreement's zone, an elapsed one at anchor plus span, that
 * second included: a start on 13 May 2020 with a lead of {@code P42D} is due 2020-04-01T23:59:59Z (VD11 par. 38).
 */
@NullMarked
package parley.agreement.time;

import org.jspecify.annotations.NullMarked;
