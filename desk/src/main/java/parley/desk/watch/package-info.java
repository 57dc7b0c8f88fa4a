/** Answers for the first page: its lists, the events that renew them while it is open, and the proofs that it unfolds. */
@NullMarked
package parley.desk.watch;

import org.jspecify.annotations.NullMarked;
