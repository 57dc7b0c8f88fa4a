/**
 * The re-verification of all that a node keeps, as pages and programs see it: how far it has come, and what the last one found.
 */
@NullMarked
package parley.node.view.verify;

import org.jspecify.annotations.NullMarked;
