package parley.desk.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.sf.geographiclib.Geodesic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.agreement.value.Value.Place.Point;

class WindowTest {
    private static double metres(double north, double east, double toNorth, double toEast) {
        return Geodesic.WGS84.Inverse(north, east, toNorth, toEast).s12;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-38.5,35.5,-37.5,36.5", "170,60,-170,70", "-180,-90,180,90", "10,-79,11,-78.5", "0,0,0.2,0.1"})
    void theScaleBarIsAsLongAsItSaysFromEastToWestAndFromNorthToSouth(String box) {
        var window = Window.of(Window.Box.parse(box).orElseThrow());
        var bar = ScaleBar.of(window);
        double perUnit = window.box().width() / Window.WIDTH;
        double middle = window.middle();
        assertThat(metres(middle, 0, middle, bar.length() * perUnit)).isCloseTo((double) bar.metres(), within(0.001));
        assertThat(bar.length()).isBetween(Window.WIDTH / 10, Window.WIDTH * 0.3);
        // As long from north to south, near the middle: a hundredth of the bar either way.
        double part = bar.length() / 100 * window.box().height() / window.height();
        assertThat(metres(middle - part, 0, middle + part, 0))
                .isCloseTo(bar.metres() / 50.0, within(bar.metres() / 50.0 / 500));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "36 -38 36.2 -37.8 | -38, 36, -37.8, 36.2",
                "1 179 2 -179 | 179, 1, 181, 2",
                "0 -179 0 179 0 -178 | 179, 0, 182, 0",
                "5 10 | 10, 5, 10, 5",
            })
    void theSmallestBoxGoesAcrossThe180thMeridianWhereThatIsShorter(String degrees, String box) {
        var numbers = degrees.split(" ", -1);
        var all = new ArrayList<List<Corner>>();
        for (int i = 0; i < numbers.length; i += 2) {
            all.add(Corner.along(List.of(new Point(e7(numbers[i]), e7(numbers[i + 1])))));
        }
        var sides = Arrays.stream(box.split(",", -1))
                .map(String::strip)
                .mapToDouble(Double::parseDouble)
                .toArray();
        var found = Bounds.of(all).orElseThrow();
        assertThat(new double[] {found.west(), found.south(), found.east(), found.north()})
                .containsExactly(sides, within(1e-9));
    }

    private static long e7(String degrees) {
        return Math.round(Double.parseDouble(degrees) * 1e7);
    }

    @Test
    void aWindowShowsAllOfItsBoxWithinTheEarth() {
        long seed = Long.getLong("parley.seed", new Random().nextLong());
        System.out.println("WindowTest: seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            double west = random.nextDouble(-180, 180);
            double south = random.nextDouble(-90, 89);
            var box = new Window.Box(
                    west, south, west + random.nextDouble(0, 300), south + random.nextDouble() * (90 - south));
            var window = Window.around(box);
            var shown = window.box();
            var about = "seed " + seed + ", round " + round + ": " + box + " in " + window;
            assertThat(shown.north()).as(about).isBetween(box.north() - 1e-9, 90 + 1e-9);
            assertThat(shown.south()).as(about).isBetween(-90 - 1e-9, box.south() + 1e-9);
            double turn = 360 * Math.floor((box.west() - shown.west()) / 360 + 1e-12);
            assertThat(box.east() - turn).as(about).isLessThanOrEqualTo(shown.east() + 1e-9);
            for (var next :
                    List.of(window.moved(0.5, 0.5), window.moved(-0.5, -0.5), window.times(0.5), window.times(2))) {
                assertThat(Window.Box.parse(next.print()))
                        .as(about + " then " + next)
                        .isPresent();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,2,3", "0,10,1,10", "0,0,1,91", "-181,0,1,1", "a,b,c,d", "0,0,1,1e1"})
    void whatIsNoBoxIsRefused(String text) {
        assertThat(Window.Box.parse(text)).isEmpty();
    }

    @Test
    void landIsReadWholeAndLiesOnTheEarth() {
        for (var land : List.of(Land.world(), Land.fictional())) {
            assertThat(land.rings()).isNotEmpty().allSatisfy(ring -> {
                assertThat(ring).hasSizeGreaterThan(3);
                assertThat(ring.getFirst()).isEqualTo(ring.getLast());
                assertThat(ring).allMatch(spot -> Math.abs(spot.east()) <= 180 && Math.abs(spot.north()) <= 90);
            });
        }
        assertThat(Land.world().rings()).hasSize(128); // 127 outlines, one with a lake
    }
}
