/**
 * The agreement beside what is found under it: the text paragraph by paragraph with the pieces of the pack that cite it, and
 * each provision with its findings. Everything comes from the circle's last snapshot.
 */
@NullMarked
package parley.desk.treaty;

import org.jspecify.annotations.NullMarked;
