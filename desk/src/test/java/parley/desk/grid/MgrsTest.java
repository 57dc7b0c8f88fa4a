package parley.desk.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.sf.geographiclib.Geodesic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.agreement.value.Value.Place.Point;
import parley.desk.grid.Mgrs.Reading;

class MgrsTest {
    private static Reading.Square square(String line) {
        assertThat(Mgrs.read(line)).as(line).isInstanceOf(Reading.Square.class);
        return (Reading.Square) Mgrs.read(line);
    }

    /** Along the middle meridian of a zone the grid is the length of the meridian, times 0.9996. */
    @Test
    void onTheMiddleMeridianItIsTheMeridiansLength() {
        for (int latitude = -80; latitude <= 84; latitude += 2) {
            double north = 0.9996 * Math.signum(latitude) * Geodesic.WGS84.Inverse(0, 0, latitude, 0).s12;
            var place = Utm.place(25, 500_000, north);
            assertThat(place.latitude()).isCloseTo(latitude, within(1e-11));
            assertThat(place.longitude()).isCloseTo(-33, within(1e-11));
        }
    }

    /** The series that surveyors used before, from the ellipsoid to the plane: good to millimetres within a zone. */
    private static double[] plane(double latitude, double fromMiddle) {
        double e2 = 0.00669437999014132;
        double ep2 = e2 / (1 - e2);
        double phi = Math.toRadians(latitude);
        double nu = 6_378_137 / Math.sqrt(1 - e2 * Math.sin(phi) * Math.sin(phi));
        double t = Math.pow(Math.tan(phi), 2);
        double c = ep2 * Math.pow(Math.cos(phi), 2);
        double a = Math.toRadians(fromMiddle) * Math.cos(phi);
        double arc = Math.signum(latitude) * Geodesic.WGS84.Inverse(0, 0, latitude, 0).s12;
        double east = nu
                * (a
                        + (1 - t + c) * Math.pow(a, 3) / 6
                        + (5 - 18 * t + t * t + 72 * c - 58 * ep2) * Math.pow(a, 5) / 120);
        double north = arc
                + nu
                        * Math.tan(phi)
                        * (a * a / 2
                                + (5 - t + 9 * c + 4 * c * c) * Math.pow(a, 4) / 24
                                + (61 - 58 * t + t * t + 600 * c - 330 * ep2) * Math.pow(a, 6) / 720);
        return new double[] {500_000 + 0.9996 * east, 0.9996 * north};
    }

    @Test
    void anOlderSeriesFindsTheSamePlaces() {
        long seed = Long.getLong("parley.seed", 20261126L);
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 5_000; i++) {
            double latitude = random.nextDouble(-80, 84);
            double fromMiddle = random.nextDouble(-3, 3);
            var on = plane(latitude, fromMiddle);
            var place = Utm.place(31, on[0], on[1]);
            assertThat(place.latitude()).as("seed %d", seed).isCloseTo(latitude, within(1e-7));
            assertThat(place.longitude()).as("seed %d", seed).isCloseTo(3 + fromMiddle, within(2e-7));
        }
    }

    /** What others have published: the origin of zone 31, and examples of GeographicLib's own converter. */
    @Test
    void publishedPlacesAreFound() {
        assertThat(Utm.place(31, 166_021.4431, 0).longitude()).isCloseTo(0, within(2e-9));
        assertThat(Utm.place(38, 444_500, 3_688_500).latitude()).isCloseTo(33.33424, within(5e-6));
        assertThat(Utm.place(38, 444_500, 3_688_500).longitude()).isCloseTo(44.40363, within(5e-6));
        var square = square("38SMB4414084706");
        assertThat(square.corner().latitudeE7() / 1e7).isCloseTo(33.3, within(1e-5));
        assertThat(square.corner().longitudeE7() / 1e7).isCloseTo(44.4, within(1e-5));
    }

    @ParameterizedTest
    @CsvSource({
        "38SMB44140847064, digits",
        "38SMB, digits",
        "38SMB4, digits",
        "38SMB123456789012, digits",
        "0SMB4488, zone",
        "61SMB4488, zone",
        "32XNG1234, zone",
        "34XNG1234, zone",
        "36XNG1234, zone",
        "38SIB4488, letters",
        "38OMB4488, letters",
        "38SAB4488, letters",
        "38SMW4488, letters",
        "38TMB4488, band",
        "38NMB4488, band",
        "31VEH1234, band",
        "YZB1234, polar",
        "BAN0000, polar",
    })
    void whatNamesNoSquareIsRefusedWithWhatIsWrong(String line, String key) {
        assertThat(Mgrs.read(line))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.key()).isEqualTo(key));
    }

    @Test
    void aBandThatDoesNotFitIsRefusedWithTheOneThatDoes() {
        assertThat(Mgrs.read("38TMB4488"))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.limit().split(", "))
                                .contains("38S", "38H")
                                .doesNotContain("38T"));
    }

    /** Every place of the globe between the polar caps lies in the square that its zone and band give it, and in no other band. */
    @Test
    void everySquareLiesWhereItsNameSays() {
        long seed = Long.getLong("parley.seed", 20261126L);
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 3_000; i++) {
            double latitude = random.nextDouble(-79.9, 71.9);
            int zone = random.nextInt(1, 61);
            double fromMiddle = random.nextDouble(-2.9, 2.9);
            boolean norway = latitude > 55.5 && latitude < 64.5 && (zone == 31 || zone == 32);
            if (norway) {
                continue;
            }
            var on = plane(latitude, fromMiddle);
            var name = name(zone, latitude, on[0], on[1]);
            var square = square(name);
            assertThat(square.corner().latitudeE7() / 1e7)
                    .as("%s, seed %d", name, seed)
                    .isCloseTo(latitude, within(2e-5));
            assertThat(square.corner().longitudeE7() / 1e7)
                    .as("%s, seed %d", name, seed)
                    .isCloseTo(zone * 6 - 183 + fromMiddle, within(1e-4));
            assertThat(square.metres()).isEqualTo(1);
        }
    }

    private static String name(int zone, double latitude, double east, double north) {
        long all = (long) Math.floor(north) + 10_000_000;
        var columns = new String[] {"STUVWXYZ", "ABCDEFGH", "JKLMNPQR"};
        var rows = "ABCDEFGHJKLMNPQRSTUV";
        return "%d%s %s%s %05d %05d"
                .formatted(
                        zone,
                        "CDEFGHJKLMNPQRSTUVWX".charAt((int) Math.min(19, (latitude + 80) / 8)),
                        columns[zone % 3].charAt((int) (east / 100_000) - 1),
                        rows.charAt((int) ((all / 100_000 + (zone % 2 == 0 ? 5 : 0)) % 20)),
                        (long) east % 100_000,
                        all % 100_000);
    }

    /** Zone 32 takes three degrees of Norway from zone 31; around Svalbard there are four zones and not seven. */
    @Test
    void zonesAreOtherwiseAroundNorwayAndSvalbard() {
        var bergen = square("32VKM9764");
        assertThat(bergen.corner().longitudeE7() / 1e7).isBetween(5.0, 5.5);
        var on = plane(60.4, 5.3 - 3);
        assertThat(Mgrs.read(name(31, 60.4, on[0], on[1]))).isInstanceOf(Reading.Refused.class);
        for (double longitude : new double[] {1, 8.9, 9.1, 20.9, 21.1, 32.9, 33.1, 41}) {
            int zone = longitude < 9 ? 31 : longitude < 21 ? 33 : longitude < 33 ? 35 : 37;
            var at = plane(78, longitude - (zone * 6 - 183));
            var square = square(name(zone, 78, at[0], at[1]));
            assertThat(square.corner().longitudeE7() / 1e7).isCloseTo(longitude, within(1e-3));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "38SMB4414084706, 1, 2",
        "38SMB44148470, 10, 15",
        "38SMB441847, 100, 142",
        "38SMB4484, 1000, 1415",
        "38SMB48, 10000, 14148"
    })
    void aSquareSaysHowLargeItIsAndHowFarItsCornerMayBeFromWhatIsMeant(String line, int metres, int reach) {
        assertThat(square(line).metres()).isEqualTo(metres);
        assertThat(square(line).reach()).isEqualTo(reach);
    }

    @Test
    void everyCornerOfASquareIsWithinItsReach() {
        long seed = Long.getLong("parley.seed", 20261126L);
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            int metres = (int) Math.pow(10, random.nextInt(5));
            double east = random.nextDouble(200_000, 800_000);
            double north = random.nextDouble(-8_800_000, 9_200_000);
            var corner = Utm.place(25, east, north);
            var across = Utm.place(25, east + metres, north + metres);
            double far = Geodesic.WGS84.Inverse(
                            corner.latitude(), corner.longitude(), across.latitude(), across.longitude())
                    .s12;
            assertThat(far)
                    .as("%s m at %s %s, seed %d", metres, east, north, seed)
                    .isLessThanOrEqualTo(new Reading.Square(new Point(0, 0), metres).reach() - 0.01);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "36.1, -38.1",
                "36°06'00\"N 038°06'00\"W",
                "360600N 0380600W",
                "3606N 03806W",
                "36N 38W",
                "here",
                "",
                "12"
            })
    void whatIsNoGridReferenceIsLeftToOthers(String line) {
        assertThat(Mgrs.read(line)).isEqualTo(new Reading.Other());
    }

    @Test
    void aLineWithoutEndIsNoReference() {
        assertThat(Mgrs.read("38S" + " ".repeat(20_000) + "MB" + "4".repeat(20_000)))
                .isEqualTo(new Reading.Other());
    }

    @Test
    void spacesAndSmallLettersSayNothing() {
        assertThat(Mgrs.read(" 38s mb 4414 0847 ")).isEqualTo(Mgrs.read("38SMB44140847"));
    }

    /** The example in the forms is the position that stands beside it there. */
    @Test
    void theExampleOfTheFormsIsTheSamePlaceAsTheOthersThere() {
        var at = plane(36.1, -38.1 + 39);
        assertThat(name(24, 36.1, at[0], at[1]).replace(" ", "")).isEqualTo("24SWE8101395414");
    }
}
