package parley.desk.line;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.agreement.finding.Head;
import parley.agreement.pack.Verdict;
import parley.node.view.FindingView;

/**
 * The line's record: of the tests whose time came within so many days, how many were sent in time. Counts of findings, each on
 * the account of the party that had to send the test; a test whose time is not over counts in none, however early it came, and
 * neither does one of which nobody can tell.
 *
 * @param spans the shortest first
 * @param misses the tests of the longest span that were not sent in time, the last first
 */
public record Availability(List<Span> spans, List<FindingView> misses) {
    /** Over how many days it is counted. */
    public static final List<Integer> DAYS = List.of(7, 30, 365);

    public Availability {
        spans = List.copyOf(spans);
        misses = List.copyOf(misses);
    }

    /**
     * One span of days.
     *
     * @param parties what each party had to do in it, in the order of the charter
     */
    public record Span(int days, List<Tally> parties) {
        public Span {
            parties = List.copyOf(parties);
        }

        /** Of the line as a whole. */
        public Tally whole() {
            return new Tally(
                    "",
                    parties.stream().mapToLong(Tally::inTime).sum(),
                    parties.stream().mapToLong(Tally::due).sum());
        }
    }

    /** So many tests of a party were due, and so many of these in time. */
    public record Tally(String party, long inTime, long due) {
        /** The share in thousandths, rounded down; empty where none was due. */
        public Optional<Long> thousandths() {
            return due == 0 ? Optional.empty() : Optional.of(inTime * 1_000 / due);
        }
    }

    /**
     * The record at an instant.
     *
     * @param turns what is found of the duties to send tests
     * @param parties in the order of the charter
     */
    static Availability of(List<FindingView> turns, List<String> parties, Instant at) {
        var judged = turns.stream().filter(turn -> isJudged(turn.head())).toList();
        return new Availability(
                DAYS.stream().map(days -> span(judged, parties, at, days)).toList(),
                within(judged, at, DAYS.getLast())
                        .filter(turn -> turn.head().verdict() != Verdict.MET)
                        .sorted(comparing((FindingView turn) ->
                                        turn.head().dueAt().orElseThrow())
                                .reversed())
                        .toList());
    }

    private static Span span(List<FindingView> turns, List<String> parties, Instant at, int days) {
        return new Span(
                days,
                parties.stream()
                        .map(party -> tally(
                                party,
                                within(turns, at, days)
                                        .map(FindingView::head)
                                        .filter(head -> head.debtor().code().equals(party))
                                        .toList()))
                        .toList());
    }

    private static Tally tally(String party, List<Head> turns) {
        return new Tally(
                party,
                turns.stream().filter(head -> head.verdict() == Verdict.MET).count(),
                turns.size());
    }

    private static boolean isJudged(Head head) {
        return switch (head.verdict()) {
            case MET, LATE, OVERDUE, BREACHED -> head.dueAt().isPresent();
            case NOT_OWED,
                    DUE,
                    EXCUSED,
                    UNKNOWN,
                    CLOSED,
                    OPEN,
                    EXERCISED,
                    INVALID,
                    LAPSED,
                    KEPT,
                    FORESEEN,
                    AVAILABLE,
                    EXHAUSTED,
                    ADOPTED,
                    BROKEN -> false;
        };
    }

    /** Those whose last instant in time lies in the past, and not so many days back. */
    private static Stream<FindingView> within(List<FindingView> turns, Instant at, int days) {
        var from = at.minus(Duration.ofDays(days));
        return turns.stream()
                .filter(turn -> turn.head()
                        .dueAt()
                        .filter(due -> due.isAfter(from) && due.isBefore(at))
                        .isPresent());
    }
}
