/**
 * The high-water record: the last checkpoint that this party signed for a log, in a small file of its own outside the
 * database and outside every backup. Nothing is signed but by moving it forward, so a database that was rolled back or
 * copied to a second machine cannot make a log contradict itself.
 */
@NullMarked
package parley.node.highwater;

import org.jspecify.annotations.NullMarked;
