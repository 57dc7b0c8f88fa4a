package parley.agreement.geo;

/** Vincenty's series of 1975 on WGS 84, as a second opinion: exact to a millimetre where it converges, not near antipodes. */
final class Vincenty {
    private static final double A = 6378137;
    private static final double F = 1 / 298.257223563;
    private static final double B = A * (1 - F);

    private Vincenty() {}

    /** Distance in metres and azimuth at the first point in degrees. */
    static double[] inverse(double lat1, double lon1, double lat2, double lon2) {
        double u1 = Math.atan((1 - F) * Math.tan(Math.toRadians(lat1)));
        double u2 = Math.atan((1 - F) * Math.tan(Math.toRadians(lat2)));
        double l = Math.toRadians(Math.IEEEremainder(lon2 - lon1, 360));
        double lambda = l;
        for (int i = 0; i < 200; i++) {
            double x = Math.cos(u2) * Math.sin(lambda);
            double y = Math.cos(u1) * Math.sin(u2) - Math.sin(u1) * Math.cos(u2) * Math.cos(lambda);
            double sinSigma = Math.hypot(x, y);
            if (sinSigma == 0) {
                return new double[] {0, 0};
            }
            double cosSigma = Math.sin(u1) * Math.sin(u2) + Math.cos(u1) * Math.cos(u2) * Math.cos(lambda);
            double sigma = Math.atan2(sinSigma, cosSigma);
            double sinAlpha = Math.cos(u1) * Math.cos(u2) * Math.sin(lambda) / sinSigma;
            double cos2Alpha = 1 - sinAlpha * sinAlpha;
            double cos2M = cos2Alpha == 0 ? 0 : cosSigma - 2 * Math.sin(u1) * Math.sin(u2) / cos2Alpha;
            double c = F / 16 * cos2Alpha * (4 + F * (4 - 3 * cos2Alpha));
            double next = l
                    + (1 - c)
                            * F
                            * sinAlpha
                            * (sigma + c * sinSigma * (cos2M + c * cosSigma * (2 * cos2M * cos2M - 1)));
            if (Math.abs(next - lambda) < 1e-13) {
                double up2 = cos2Alpha * (A * A - B * B) / (B * B);
                double distance = B * bigA(up2) * (sigma - delta(up2, sinSigma, cosSigma, cos2M));
                return new double[] {distance, Math.toDegrees(Math.atan2(x, y))};
            }
            lambda = next;
        }
        throw new IllegalStateException("the series does not converge");
    }

    /** Latitude and longitude in degrees. */
    static double[] direct(double lat, double lon, double azimuth, double metres) {
        double alpha = Math.toRadians(azimuth);
        double u = Math.atan((1 - F) * Math.tan(Math.toRadians(lat)));
        double sigma1 = Math.atan2(Math.tan(u), Math.cos(alpha));
        double sinAlpha = Math.cos(u) * Math.sin(alpha);
        double cos2Alpha = 1 - sinAlpha * sinAlpha;
        double up2 = cos2Alpha * (A * A - B * B) / (B * B);
        double sigma = metres / (B * bigA(up2));
        double cos2M = Math.cos(2 * sigma1 + sigma);
        for (int i = 0; i < 12; i++) {
            cos2M = Math.cos(2 * sigma1 + sigma);
            sigma = metres / (B * bigA(up2)) + delta(up2, Math.sin(sigma), Math.cos(sigma), cos2M);
        }
        double t = Math.sin(u) * Math.sin(sigma) - Math.cos(u) * Math.cos(sigma) * Math.cos(alpha);
        double lat2 = Math.atan2(
                Math.sin(u) * Math.cos(sigma) + Math.cos(u) * Math.sin(sigma) * Math.cos(alpha),
                (1 - F) * Math.hypot(sinAlpha, t));
        double lambda = Math.atan2(
                Math.sin(sigma) * Math.sin(alpha),
                Math.cos(u) * Math.cos(sigma) - Math.sin(u) * Math.sin(sigma) * Math.cos(alpha));
        double c = F / 16 * cos2Alpha * (4 + F * (4 - 3 * cos2Alpha));
        double l = lambda
                - (1 - c)
                        * F
                        * sinAlpha
                        * (sigma + c * Math.sin(sigma) * (cos2M + c * Math.cos(sigma) * (2 * cos2M * cos2M - 1)));
        return new double[] {Math.toDegrees(lat2), Math.IEEEremainder(lon + Math.toDegrees(l), 360)};
    }

    private static double bigA(double up2) {
        return 1 + up2 / 16384 * (4096 + up2 * (-768 + up2 * (320 - 175 * up2)));
    }

    private static double delta(double up2, double sinSigma, double cosSigma, double cos2M) {
        double b = up2 / 1024 * (256 + up2 * (-128 + up2 * (74 - 47 * up2)));
        double inner = cosSigma * (2 * cos2M * cos2M - 1)
                - b / 6 * cos2M * (4 * sinSigma * sinSigma - 3) * (4 * cos2M * cos2M - 3);
        return b * sinSigma * (cos2M + b / 4 * inner);
    }
}
