/** The duty officer's work from a terminal, against the desk of a running node. */
@NullMarked
package parley.cli.officer;

import org.jspecify.annotations.NullMarked;
