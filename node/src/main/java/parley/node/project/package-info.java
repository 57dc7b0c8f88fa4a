/**
 * What a node makes of its logs: the record that an agreement is judged on, the findings, and the snapshots that its
 * officers see. Everything here can be thrown away and computed again from the leaves.
 */
@NullMarked
package parley.node.project;

import org.jspecify.annotations.NullMarked;
