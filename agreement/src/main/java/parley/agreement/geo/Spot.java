package parley.agreement.geo;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import parley.agreement.value.Value.Place.Point;

/**
 * A position on the ellipsoid, in degrees and in metres from the centre of the Earth. The straight way through the Earth
 * is never longer than the one along its surface, and far quicker to work out: it rules out what cannot be nearest.
 */
record Spot(double latitude, double longitude, double x, double y, double z) {
    private static final double RADIUS = Geodesic.WGS84.EquatorialRadius();
    private static final double E2 = Geodesic.WGS84.Flattening() * (2 - Geodesic.WGS84.Flattening());

    static Spot at(double latitude, double longitude) {
        double lat = Math.toRadians(latitude);
        double lon = Math.toRadians(longitude);
        double normal = RADIUS / Math.sqrt(1 - E2 * Math.sin(lat) * Math.sin(lat));
        return new Spot(
                latitude,
                longitude,
                normal * Math.cos(lat) * Math.cos(lon),
                normal * Math.cos(lat) * Math.sin(lon),
                normal * (1 - E2) * Math.sin(lat));
    }

    static Spot of(Point point) {
        return at(point.latitudeE7() / 1e7, point.longitudeE7() / 1e7);
    }

    /** The straight way, through the Earth. */
    double chord(Spot other) {
        double dx = x - other.x;
        double dy = y - other.y;
        double dz = z - other.z;
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    /** The shortest way along the surface. */
    double distance(Spot other) {
        return Geodesic.WGS84.Inverse(latitude, longitude, other.latitude, other.longitude, GeodesicMask.DISTANCE).s12;
    }

    /** In which direction another spot lies as seen on the ground from here, in radians from east to north. */
    double direction(Spot other) {
        double lat = Math.toRadians(latitude);
        double lon = Math.toRadians(longitude);
        double dx = other.x - x;
        double dy = other.y - y;
        double dz = other.z - z;
        double east = -Math.sin(lon) * dx + Math.cos(lon) * dy;
        double north = -Math.sin(lat) * Math.cos(lon) * dx - Math.sin(lat) * Math.sin(lon) * dy + Math.cos(lat) * dz;
        return Math.atan2(north, east);
    }
}
