/** Small charts drawn on the server as lines, boxes and words at their places; a template writes them down as SVG. */
@NullMarked
package parley.desk.figures.chart;

import org.jspecify.annotations.NullMarked;
