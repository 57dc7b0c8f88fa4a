/**
 * Positions as officers write them: degrees, and references of a grid.
 *
 * <p>References of the Military Grid Reference System on WGS 84. One names a square, not a point: {@code 24SWE8101395414} is a
 * square of one metre, {@code 24SWE89} one of ten kilometres, and which of its points is meant nobody can tell.
 */
@NullMarked
package parley.desk.grid;

import org.jspecify.annotations.NullMarked;
