/** What the circle was founded on, and how each of its logs stands in this node's store. */
@NullMarked
package parley.desk.ledger;

import org.jspecify.annotations.NullMarked;
