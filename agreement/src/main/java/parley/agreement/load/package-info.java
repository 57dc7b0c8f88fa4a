/**
 * Makes a {@link parley.agreement.pack.Pack} of the files of its folder, or fails with every problem at once, each with
 * its file, line, column and paragraph:
 *
 * <pre>{@code
 * Pack pack = PackLoader.load(PackFolder.read(Path.of("agreements/vd11")));
 * }</pre>
 *
 * <p>Everything that can be checked without facts is checked here, so that evaluation meets no name that leads nowhere
 * and no type that does not fit. Only {@link parley.agreement.load.PackFolder} touches a disk.
 */
@NullMarked
package parley.agreement.load;

import org.jspecify.annotations.NullMarked;
