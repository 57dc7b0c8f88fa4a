package parley.desk.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import parley.desk.shift.Difference.Moved;
import parley.node.view.office.OpenList;
import parley.node.view.office.OpenRow;

/** What is said to have changed between two lists of what is open. */
class DifferenceTest {
    private static final String NOTICE = "finding notice/XA/1 by XA, ";
    private static final OpenRow DUE = row("due", NOTICE + "XA", "due");
    private static final OpenRow OVERDUE = row("due", NOTICE + "XA", "overdue");
    private static final OpenRow BREACHED = row("wrong", NOTICE + "XA", "breached");
    private static final OpenRow STATED = row("stated", NOTICE + "XB", "breached");
    private static final OpenRow STATED_BY_TWO = row("stated", NOTICE + "XB XC", "breached");
    private static final OpenRow RECEIPT = row("receipt", "entry XA/1/0", "posted");

    @Test
    void whatIsOnNoLaterListIsSettled() {
        var difference = between(List.of(DUE, RECEIPT), List.of());
        assertThat(difference.settled()).containsExactly(DUE, RECEIPT);
        assertThat(difference.moved()).isEmpty();
    }

    @Test
    void whatGotWorseIsNotSettledButStandsOnAnotherListOrInAnotherState() {
        assertThat(between(List.of(DUE), List.of(BREACHED)))
                .isEqualTo(new Difference(List.of(), List.of(new Moved(DUE, BREACHED)), List.of(), List.of()));
        assertThat(between(List.of(DUE), List.of(OVERDUE)))
                .isEqualTo(new Difference(List.of(), List.of(new Moved(DUE, OVERDUE)), List.of(), List.of()));
    }

    @Test
    void oneMoreAccountIsTheSameRow() {
        assertThat(between(List.of(STATED), List.of(STATED_BY_TWO)))
                .isEqualTo(new Difference(List.of(), List.of(), List.of(), List.of(STATED_BY_TWO)));
    }

    @Test
    void whatOnlyAnotherStillStatesIsNotSettled() {
        assertThat(between(List.of(DUE, STATED), List.of(STATED)))
                .isEqualTo(new Difference(List.of(), List.of(new Moved(DUE, STATED)), List.of(), List.of(STATED)));
    }

    @Test
    void whatAnotherStatesOfWhatIsOwedAnywayComesAsWell() {
        assertThat(between(List.of(DUE), List.of(DUE, STATED)))
                .isEqualTo(new Difference(List.of(STATED), List.of(), List.of(), List.of(DUE)));
    }

    private static Difference between(List<OpenRow> earlier, List<OpenRow> later) {
        return Difference.between(list(earlier), list(later));
    }

    private static OpenList list(List<OpenRow> rows) {
        return new OpenList(Instant.EPOCH, new TreeMap<>(), rows, 0);
    }

    private static OpenRow row(String list, String key, String state) {
        return new OpenRow(list, key, state, "72", Map.of());
    }
}
