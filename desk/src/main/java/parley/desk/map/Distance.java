package parley.desk.map;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import parley.agreement.geo.Ground;
import parley.agreement.value.Value.Place.Point;
import parley.desk.grid.Coordinates;

/**
 * The shortest way between two positions on the ellipsoid WGS 84, as typed.
 *
 * @param one as the forms for writing take it
 */
public record Distance(String one, String two) {
    private static final double E7 = 1e7;
    private static final double KILOMETRE = 1_000;

    /** Its length and the direction in which it leaves the first position, in degrees from north by east. */
    public record Way(double metres, double azimuth) {
        /** To the metre: {@code 22.239 km}. */
        public String kilometres() {
            return String.format(Locale.ROOT, "%.3f", metres / KILOMETRE);
        }

        /** {@code 090.0}. */
        public String direction() {
            return String.format(Locale.ROOT, "%05.1f", Math.round(azimuth * 10) % 3600 / 10.0);
        }
    }

    /** Empty while one of the positions is missing or is none. */
    public Optional<Way> way() {
        return Coordinates.parse(one).flatMap(from -> Coordinates.parse(two).map(to -> way(from, to)));
    }

    private static Way way(Point from, Point to) {
        var way = Ground.way(
                new Ground.Position(from.latitudeE7() / E7, from.longitudeE7() / E7),
                new Ground.Position(to.latitudeE7() / E7, to.longitudeE7() / E7));
        return new Way(way.metres(), way.azimuth());
    }

    /** The texts that are no positions. */
    public List<String> wrong() {
        return Stream.of(one, two)
                .filter(text -> !text.isEmpty() && Coordinates.parse(text).isEmpty())
                .distinct()
                .toList();
    }
}
