/** Agreements and cases without a network: {@code check}, {@code case} and {@code explain}. */
@NullMarked
package parley.cli.cases;

import org.jspecify.annotations.NullMarked;
