/**
 * What a party's officers keep of their own work: who has the watch, the shift log, points of contact, call-outs,
 * acknowledgements and forwardings. Start at {@link parley.node.view.office.OfficeView}.
 *
 * <p>All of it is local to one node. Nothing here is signed, sent to a peer, or a fact of any agreement. What was written
 * stays as it was written: a correction is a new line, and each record has an inner one with what an officer says and
 * around it what the node adds, a number and the instant.
 */
@NullMarked
package parley.node.view.office;

import org.jspecify.annotations.NullMarked;
