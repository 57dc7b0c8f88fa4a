/** Static archives and evidence, and the offline check of either. */
@NullMarked
package parley.cli.archive;

import org.jspecify.annotations.NullMarked;
