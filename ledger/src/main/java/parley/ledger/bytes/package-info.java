/** Byte strings and hashes as values: equal when their content is equal, so that they may stand in records. */
@NullMarked
package parley.ledger.bytes;

import org.jspecify.annotations.NullMarked;
