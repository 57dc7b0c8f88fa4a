package parley.desk.figures.chart;

import java.util.List;
import java.util.Locale;

/**
 * A chart as it is drawn: its parts at their places, in the order in which they lie on each other.
 *
 * @param id by which its title and description are found on the page
 * @param title what it shows, in one line
 * @param description what stands in it, for who does not see it
 */
public record Drawing(String id, int width, int height, String title, String description, List<Part> parts) {
    public Drawing {
        parts = List.copyOf(parts);
    }

    /** Something drawn; the style sheet says how, by its kind. */
    public sealed interface Part {
        String kind();
    }

    /** A straight line. */
    public record Line(String kind, double x, double y, double toX, double toY) implements Part {}

    /** A box that is filled. */
    public record Box(String kind, double x, double y, double width, double height) implements Part {}

    /** Lines from one corner to the next. */
    public record Track(String kind, String path) implements Part {}

    /**
     * A text.
     *
     * @param anchor {@code start}, {@code middle} or {@code end}
     */
    public record Label(String kind, double x, double y, String anchor, String text) implements Part {}

    /**
     * What a bar is called, how much it is, and the id of what it shows.
     *
     * @param id empty where the name says it all
     */
    public record Name(double x, double y, String text, String value, String id) implements Part {
        @Override
        public String kind() {
            return "name";
        }
    }

    /** A coordinate as it is written: a tenth of a unit is finer than anybody sees. */
    public static String at(double coordinate) {
        var text = String.format(Locale.ROOT, "%.1f", coordinate);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
