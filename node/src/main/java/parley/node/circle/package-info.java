/**
 * One circle at work: what this party appends is signed, pushed to every member and cosigned; what the others append is
 * mirrored, and the record says when it was seen. {@link parley.node.circle.Circle} holds it together.
 */
@NullMarked
package parley.node.circle;

import org.jspecify.annotations.NullMarked;
