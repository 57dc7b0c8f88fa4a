/**
 * When an entry was received and witnessed, computed from what all members wrote in their {@code seen}.
 *
 * <p>No clock takes part. A time is an {@link parley.ledger.time.Interval} until every member that counts has seen the
 * entry: with XB's {@code seen} at 10:00, XC's at 10:05 and XD silent since 10:02, an entry of XA is witnessed by the
 * majority (two of three) between 10:02 and 10:05. "By 10:05" is TRUE, "by 10:01" is FALSE, "by 10:03" is UNKNOWN until
 * XD speaks. TRUE and FALSE never change as logs grow.
 */
@NullMarked
package parley.ledger.time;

import org.jspecify.annotations.NullMarked;
