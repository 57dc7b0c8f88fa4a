package parley.desk.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.desk.view.FindingRow;
import parley.desk.view.OnDuty;
import parley.desk.view.PeerRow;
import parley.desk.view.State;
import parley.desk.view.Urgent;
import parley.desk.view.Urgent.Kind;
import parley.desk.view.Watch;

/** What is urgent at the desk of XB, so that it sounds, and what never is. */
class UrgentTest {
    private static final String WITHIN_A_DAY = "2026-10-05T03:04:30Z";
    private static final String IN_A_DAY = "2026-10-05T03:04:31Z";

    private static List<Kind> kinds(Watch watch) {
        return Urgent.of(watch, Set.of()).stream().map(Urgent::kind).toList();
    }

    private static List<Kind> kinds(FindingRow... findings) {
        return kinds(Fixture.with(findings)).stream()
                .filter(kind -> kind != Kind.SILENT)
                .toList();
    }

    private static FindingRow by(String account, FindingRow row) {
        return new FindingRow(
                row.name(),
                row.document(),
                row.ref(),
                row.subject(),
                row.debtor(),
                account,
                row.state(),
                row.dueAt(),
                row.owedSince(),
                row.needs(),
                row.incomplete(),
                row.cites(),
                row.contests(),
                row.since(),
                row.extent(),
                row.kind(),
                row.toDo(),
                row.pressing(),
                row.names());
    }

    @Test
    void aDutyOfOursIsUrgentWhenLessThanADayIsLeft() {
        assertThat(Fixture.with().now()).hasToString("2026-10-04T03:04:31Z");
        assertThat(kinds(Fixture.finding(State.DUE, "XB", WITHIN_A_DAY))).containsExactly(Kind.DUE);
        assertThat(kinds(Fixture.finding(State.DUE, "XB", IN_A_DAY))).isEmpty();
        assertThat(kinds(Fixture.finding(State.DUE, "XC", WITHIN_A_DAY))).isEmpty();
    }

    @Test
    void whatIsWrongSoundsByTheDebtorsOwnWordAndByOursAndNeverByAnothers() {
        var overdue = Fixture.finding(State.OVERDUE, "XC", "2026-10-01T00:00:00Z");
        assertThat(kinds(overdue)).containsExactly(Kind.WRONG);
        assertThat(kinds(by("XB", overdue))).containsExactly(Kind.WRONG);
        assertThat(kinds(by("XD", overdue))).isEmpty();
        var ours = Fixture.finding(State.BREACHED, "XB", "2026-10-01T00:00:00Z");
        assertThat(kinds(ours)).containsExactly(Kind.WRONG);
        assertThat(kinds(by("XD", ours))).isEmpty();
        assertThat(kinds(Fixture.finding(State.UNKNOWN, "XC", "2026-10-01T00:00:00Z")))
                .isEmpty();
    }

    /** Its time runs while nobody can tell, as when a third member’s receipt is missing. */
    @Test
    void whatWeMayOweIsUrgentWhenLessThanADayIsLeft() {
        assertThat(kinds(Fixture.finding(State.UNKNOWN, "XB", WITHIN_A_DAY))).containsExactly(Kind.DUE);
        assertThat(kinds(Fixture.finding(State.UNKNOWN, "XB", IN_A_DAY))).isEmpty();
        assertThat(kinds(by("XC", Fixture.finding(State.UNKNOWN, "XB", WITHIN_A_DAY))))
                .isEmpty();
    }

    @Test
    void whatWeOweAndHaveMissedIsOneThing() {
        assertThat(kinds(Fixture.finding(State.OVERDUE, "XB", "2026-10-01T00:00:00Z")))
                .containsExactly(Kind.WRONG);
    }

    @Test
    void aMemberThatFallsSilentAgainIsNewsAndAnAlarmWhoseNumbersMoveIsNot() {
        var seen = Fixture.with().now();
        var once = new PeerRow("XD", "party", false, Optional.of(seen), 1, Optional.empty());
        var again = new PeerRow("XD", "party", false, Optional.of(seen.plusSeconds(60)), 1, Optional.empty());
        assertThat(Urgent.silence(once)).isNotEqualTo(Urgent.silence(again)).isEqualTo(Urgent.silence(once));
        assertThat(Urgent.alarm("the clock is 75 s ahead"))
                .isEqualTo(Urgent.alarm("the clock is 80 s ahead"))
                .isNotEqualTo(Urgent.alarm("the clock is 75 s behind"))
                .isNotEqualTo(Urgent.alarm("the clock is 36000 s ahead"));
    }

    @Test
    void aMemberThatComesAndGoesIsOneThingToTheEar() {
        var seen = Fixture.with().now();
        var once = silence("XD", seen);
        assertThat(once.mark())
                .isEqualTo(silence("XD", seen.plusSeconds(60)).mark())
                .isNotEqualTo(silence("XE", seen).mark());
        assertThat(new Urgent(Kind.FLASH, "entry XA/0/7").mark())
                .isNotEqualTo(new Urgent(Kind.FLASH, "entry XA/0/8").mark());
    }

    private static Urgent silence(String peer, Instant since) {
        return new Urgent(
                Kind.SILENT,
                Urgent.silence(new PeerRow(peer, "party", false, Optional.of(since), 1, Optional.empty())));
    }

    @Test
    void noticeTakenOfADutyCountsNoMoreWhenItPressesOrItsDeadlineMoves() {
        var far = row(IN_A_DAY);
        var near = row(WITHIN_A_DAY);
        assertThat(near).isNotEqualTo(far).isNotEqualTo(row("2026-10-04T12:00:00Z"));
        assertThat(far).isEqualTo(row("2026-11-05T00:00:00Z"));
        var watch = Fixture.with(Fixture.finding(State.DUE, "XB", WITHIN_A_DAY));
        assertThat(Urgent.of(watch, Set.of())).contains(new Urgent(Kind.DUE, near));
    }

    private static String row(String due) {
        var watch = Fixture.with(Fixture.finding(State.DUE, "XB", due));
        return OnDuty.row(watch.due().getFirst(), watch);
    }

    @Test
    void anEntryOfTheHighestPrecedenceComesFirst() {
        var night = Fixture.night();
        var row = night.incoming().getFirst().key();
        assertThat(Urgent.of(night, Set.of(row))).first().isEqualTo(new Urgent(Kind.FLASH, row));
        assertThat(kinds(night)).doesNotContain(Kind.FLASH);
    }
}
