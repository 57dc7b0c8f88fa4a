/** Benchmarks: ratios against a peer or a limit, in one run. */
@NullMarked
package parley.bench;

import org.jspecify.annotations.NullMarked;
