/**
 * Distances between places on the WGS 84 ellipsoid, as intervals.
 *
 * <p>A line between two corners is the geodesic: the shortest way. A distance is a number of whole metres from below and
 * from above, {@code [d-a, d+a]}, where {@code a} is how far the places may lie from where they are said to be; what the
 * calculation itself cannot tell apart, {@link parley.agreement.geo.Metres#CALCULATION}, widens it too. Nothing here
 * knows what a distance is for.
 */
@NullMarked
package parley.agreement.geo;

import org.jspecify.annotations.NullMarked;
