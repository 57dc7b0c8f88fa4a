package parley.desk.grid;

/**
 * Between the plane of a zone of Universal Transverse Mercator and the ellipsoid of WGS 84, by Krüger's series to the sixth power
 * of the third flattening: beyond any zone it is exact to far less than a millimetre.
 */
final class Utm {
    private static final double EQUATOR = 6_378_137;
    private static final double FLATTENING = 1 / 298.257223563;
    private static final double N = FLATTENING / (2 - FLATTENING);
    private static final double ECCENTRICITY = Math.sqrt(FLATTENING * (2 - FLATTENING));
    private static final double SCALE = 0.9996;
    private static final double FALSE_EASTING = 500_000;

    /** The radius of the circle as long as a meridian. */
    private static final double RADIUS =
            EQUATOR / (1 + N) * (1 + N * N / 4 + Math.pow(N, 4) / 64 + Math.pow(N, 6) / 256);

    /** Krüger's coefficients from the plane to the sphere, each a polynomial in the third flattening from its own power on. */
    private static final double[] BETA = {
        series(1, 1 / 2.0, -2 / 3.0, 37 / 96.0, -1 / 360.0, -81 / 512.0, 96_199 / 604_800.0),
        series(2, 1 / 48.0, 1 / 15.0, -437 / 1440.0, 46 / 105.0, -1_118_711 / 3_870_720.0),
        series(3, 17 / 480.0, -37 / 840.0, -209 / 4480.0, 5569 / 90_720.0),
        series(4, 4397 / 161_280.0, -11 / 504.0, -830_251 / 7_257_600.0),
        series(5, 4583 / 161_280.0, -108_847 / 3_991_680.0),
        series(6, 20_648_693 / 638_668_800.0)
    };

    /** The other way, from the sphere to the plane. */
    private static final double[] ALPHA = {
        series(1, 1 / 2.0, -2 / 3.0, 5 / 16.0, 41 / 180.0, -127 / 288.0, 7891 / 37_800.0),
        series(2, 13 / 48.0, -3 / 5.0, 557 / 1440.0, 281 / 630.0, -1_983_433 / 1_935_360.0),
        series(3, 61 / 240.0, -103 / 140.0, 15_061 / 26_880.0, 167_603 / 181_440.0),
        series(4, 49_561 / 161_280.0, -179 / 168.0, 6_601_661 / 7_257_600.0),
        series(5, 34_729 / 80_640.0, -3_418_889 / 1_995_840.0),
        series(6, 212_378_941 / 319_334_400.0)
    };

    private Utm() {}

    /** A place on the ellipsoid, in degrees. */
    record Degrees(double latitude, double longitude) {}

    /** A place in the plane of a zone, in metres; northings are negative south of the equator. */
    record Plane(double easting, double northing) {}

    private static double series(int power, double... factors) {
        double sum = 0;
        for (int i = 0; i < factors.length; i++) {
            sum += factors[i] * Math.pow(N, power + i);
        }
        return sum;
    }

    /** The middle meridian of a zone, in degrees. */
    static int middle(int zone) {
        return zone * 6 - 183;
    }

    /** @param northing from the equator, negative south of it */
    static Degrees place(int zone, double easting, double northing) {
        double xi = northing / (SCALE * RADIUS);
        double eta = (easting - FALSE_EASTING) / (SCALE * RADIUS);
        double north = xi;
        double east = eta;
        for (int i = 0; i < BETA.length; i++) {
            double turn = 2 * (i + 1);
            north -= BETA[i] * Math.sin(turn * xi) * Math.cosh(turn * eta);
            east -= BETA[i] * Math.cos(turn * xi) * Math.sinh(turn * eta);
        }
        double tangent = Math.sin(north) / Math.hypot(Math.sinh(east), Math.cos(north));
        return new Degrees(
                Math.toDegrees(Math.atan(geodetic(tangent))),
                middle(zone) + Math.toDegrees(Math.atan2(Math.sinh(east), Math.cos(north))));
    }

    /** Where a place that lies no more than a few zones away is in the plane of a zone. */
    static Plane plane(int zone, Degrees place) {
        double sine = Math.sin(Math.toRadians(place.latitude()));
        double tangent = Math.tan(Math.toRadians(place.latitude()));
        double bend = Math.sinh(ECCENTRICITY * atanh(ECCENTRICITY * sine));
        double conformal = tangent * Math.hypot(1, bend) - bend * Math.hypot(1, tangent);
        double away = Math.toRadians(place.longitude() - middle(zone));
        double north = Math.atan2(conformal, Math.cos(away));
        double lateral = Math.sin(away) / Math.hypot(conformal, Math.cos(away));
        // The inverse hyperbolic sine.
        double east = Math.copySign(Math.log(Math.abs(lateral) + Math.hypot(1, lateral)), lateral);
        double xi = north;
        double eta = east;
        for (int i = 0; i < ALPHA.length; i++) {
            double turn = 2 * (i + 1);
            xi += ALPHA[i] * Math.sin(turn * north) * Math.cosh(turn * east);
            eta += ALPHA[i] * Math.cos(turn * north) * Math.sinh(turn * east);
        }
        return new Plane(FALSE_EASTING + SCALE * RADIUS * eta, SCALE * RADIUS * xi);
    }

    /** The tangent of the latitude whose conformal latitude has this tangent, by Newton's method. */
    private static double geodetic(double conformal) {
        double tangent = conformal;
        for (int i = 0; i < 8; i++) {
            double sine = Math.sinh(ECCENTRICITY * atanh(ECCENTRICITY * tangent / Math.hypot(1, tangent)));
            double found = tangent * Math.hypot(1, sine) - sine * Math.hypot(1, tangent);
            double step = (1 + (1 - ECCENTRICITY * ECCENTRICITY) * tangent * tangent)
                    / ((1 - ECCENTRICITY * ECCENTRICITY) * Math.hypot(1, tangent));
            tangent += (conformal - found) / Math.hypot(1, found) * step;
        }
        return tangent;
    }

    private static double atanh(double x) {
        return Math.log1p(2 * x / (1 - x)) / 2;
    }
}
