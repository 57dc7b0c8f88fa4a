/**
 * What recurs, by a rule of RFC 5545 section 3.3.10: {@code FREQ=MONTHLY;BYDAY=1TU;COUNT=6}. {@link
 * parley.agreement.recurrence.Recurrence} is the part of that language in which bodies meet, and no rule without an end
 * ({@code docs/adr/0023-recurrences-by-our-own-reader.md}).
 */
@NullMarked
package parley.agreement.recurrence;

import org.jspecify.annotations.NullMarked;
