/**
 * What is found with another knowledge, or at another instant, than now's: how a page is asked for it, and what it then shows.
 * It is worked out from the beginning on the asking page's thread, and never for a page that was not asked for it.
 */
@NullMarked
package parley.desk.hindsight;

import org.jspecify.annotations.NullMarked;
