package parley.desk.foresight;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.List;
import parley.desk.live.Rows;
import parley.node.view.Foresight;

/**
 * Everything that a draft would change, what asks for a second look first.
 *
 * @param at the instant at which every member is supposed to have it
 */
public record Outlook(Instant at, List<Turn> turns) {
    public Outlook {
        turns = List.copyOf(turns);
    }

    /** What a node foresees, in the words of the packs. */
    public static Outlook of(Foresight foresight, Rows rows) {
        return new Outlook(
                foresight.at(),
                foresight.packs().stream()
                        .flatMap(under -> under.changes().stream()
                                .map(change -> new Turn(
                                        change.before().map(head -> rows.finding(under.pack(), head, foresight.at())),
                                        change.after()
                                                .map(found -> rows.finding(under.pack(), found.head(), foresight.at())),
                                        change.after())))
                        .sorted(comparing(Turn::weight).thenComparing(turn -> onOtherAccount(turn)))
                        .toList());
    }

    private static boolean onOtherAccount(Turn turn) {
        return !turn.told().first().onOwnAccount();
    }
}
