/** Accounts of a node's desk, made by whoever owns its data folder. */
@NullMarked
package parley.cli.account;

import org.jspecify.annotations.NullMarked;
