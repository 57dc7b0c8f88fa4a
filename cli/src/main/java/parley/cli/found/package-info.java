/** Founding a circle from files passed by hand: a party's keys, its card, the charter and everybody's signature under it. */
@NullMarked
package parley.cli.found;

import org.jspecify.annotations.NullMarked;
