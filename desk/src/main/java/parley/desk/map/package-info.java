/**
 * The map: the points, lines and areas that entries state and agreements define, each with whose word it is, over outlines of
 * land alone. Nothing here knows a format by its name: a {@link parley.desk.map.Feature} is found wherever a pack gives a field
 * or a parameter the type of a place. Corners are kept as stated, to 10^-7 degree; the
 * {@link parley.desk.map.GeoJson} has them so, the {@link parley.desk.map.Chart} draws what lies between them as geodesics.
 */
@NullMarked
package parley.desk.map;

import org.jspecify.annotations.NullMarked;
