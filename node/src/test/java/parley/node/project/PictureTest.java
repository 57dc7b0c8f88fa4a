package parley.node.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PictureTest {
    private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant UNTIL = AT.plusSeconds(60);

    @Test
    void whatWasWorkedOutHoldsUntilTimeAloneMayChangeIt() {
        var picture = new Picture(AT, Optional.of(UNTIL), List.of(), Optional.empty());
        assertThat(picture.holdsAt(AT)).isEqualTo(AT);
        assertThat(picture.holdsAt(UNTIL.minusSeconds(1))).isEqualTo(UNTIL.minusSeconds(1));
        assertThat(picture.holdsAt(UNTIL)).isEqualTo(UNTIL.minusSeconds(1));
        assertThat(picture.holdsAt(UNTIL.plusSeconds(3_600))).isEqualTo(UNTIL.minusSeconds(1));
    }

    @Test
    void whatNoTimeChangesHoldsForGood() {
        var picture = new Picture(AT, Optional.empty(), List.of(), Optional.empty());
        assertThat(picture.holdsAt(UNTIL)).isEqualTo(UNTIL);
    }

    /** A clock that was put back is told apart: what it says now was not judged. */
    @Test
    void nothingIsSaidOfAnInstantBeforeTheOneJudged() {
        var picture = new Picture(AT, Optional.of(UNTIL), List.of(), Optional.empty());
        assertThat(picture.holdsAt(AT.minusSeconds(1))).isEqualTo(AT);
    }

    @Test
    void afterAFailureNothingIsSaidOfWhatHasComeSince() {
        var picture = new Picture(AT, Optional.of(UNTIL), List.of(), Optional.of("the disk is full"));
        assertThat(picture.holdsAt(AT.plusSeconds(30))).isEqualTo(AT);
    }
}
