/** Running nodes: one party's own, and a world of them that plays a case. */
@NullMarked
package parley.cli.serve;

import org.jspecify.annotations.NullMarked;
