/**
 * What every format of the ledger shares: the one error for input that is not what it should be, and the reading of
 * lines and decimal numbers that have exactly one spelling.
 */
@NullMarked
package parley.ledger.text;

import org.jspecify.annotations.NullMarked;
