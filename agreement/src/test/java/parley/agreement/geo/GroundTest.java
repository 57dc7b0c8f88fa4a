package parley.agreement.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import parley.agreement.geo.Ground.Position;
import parley.agreement.geo.Ground.Way;

class GroundTest {
    private static final Position ONE = new Position(36, -38);
    private static final Position TWO = new Position(37.5, -36);

    @Test
    void aWayLeadsWhereItWasMeasuredTo() {
        var end = Ground.along(ONE, Ground.way(ONE, TWO));
        assertThat(end.latitude()).isCloseTo(37.5, within(1e-9));
        assertThat(end.longitude()).isCloseTo(-36, within(1e-9));
        assertThat(Ground.way(new Position(0, 179.5), new Position(0, -179.5)).azimuth())
                .isCloseTo(90, within(1e-9));
        assertThat(Ground.way(TWO, ONE).azimuth()).isBetween(180.0, 270.0);
    }

    @Test
    void whatLiesBetweenDividesTheShortestWayEvenly() {
        Way whole = Ground.way(ONE, TWO);
        var between = Ground.between(ONE, TWO, 50_000, 64);
        assertThat(between).hasSize((int) Math.ceil(whole.metres() / 50_000) - 1);
        for (int i = 0; i < between.size(); i++) {
            double part = whole.metres() * (i + 1) / (between.size() + 1);
            assertThat(Ground.way(ONE, between.get(i)).metres()).isCloseTo(part, within(0.001));
            assertThat(Ground.way(between.get(i), TWO).metres()).isCloseTo(whole.metres() - part, within(0.001));
        }
        assertThat(Ground.between(ONE, TWO, 1, 10)).hasSize(9);
        assertThat(Ground.between(ONE, ONE, 1, 10)).isEmpty();
    }
}
