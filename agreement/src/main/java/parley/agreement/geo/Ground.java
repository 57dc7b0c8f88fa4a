package parley.agreement.geo;

import java.util.ArrayList;
import java.util.List;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicLine;
import net.sf.geographiclib.GeodesicMask;

/** Geodesics on the ellipsoid WGS 84 for what is drawn or measured by hand; nothing that is judged reads them. */
public final class Ground {
    private static final int POSITION = GeodesicMask.LATITUDE | GeodesicMask.LONGITUDE;

    private Ground() {}

    /** In degrees; a longitude that comes out lies between 180 west and 180 east. */
    public record Position(double latitude, double longitude) {}

    /** The length of the shortest way and its direction where it begins, in degrees from north by east. */
    public record Way(double metres, double azimuth) {}

    /** The shortest way from one position to another. */
    public static Way way(Position from, Position to) {
        var way = Geodesic.WGS84.Inverse(from.latitude, from.longitude, to.latitude, to.longitude);
        return new Way(way.s12, way.azi1 < 0 ? way.azi1 + 360 : way.azi1);
    }

    /** Where a way ends that leaves in a direction. */
    public static Position along(Position from, Way way) {
        var end = Geodesic.WGS84.Direct(from.latitude, from.longitude, way.azimuth, way.metres);
        return new Position(end.lat2, end.lon2);
    }

    /**
     * Positions at equal distances on the shortest way between two, neither of which is among them.
     *
     * @param stride how far apart they may be, in metres
     * @param most the most parts into which the way is divided, whatever their length
     */
    public static List<Position> between(Position from, Position to, double stride, int most) {
        GeodesicLine way =
                Geodesic.WGS84.InverseLine(from.latitude, from.longitude, to.latitude, to.longitude, GeodesicMask.ALL);
        int parts = (int) Math.clamp(Math.ceil(way.Distance() / stride), 1, most);
        var positions = new ArrayList<Position>();
        for (int part = 1; part < parts; part++) {
            var at = way.Position(way.Distance() * part / parts, POSITION);
            positions.add(new Position(at.lat2, at.lon2));
        }
        return List.copyOf(positions);
    }
}
