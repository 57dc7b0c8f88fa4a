package parley.desk.view;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The findings of a watch, each in the list that it belongs in. Those that ask for nobody are most of them in the long run:
 * they are counted, and the first of them shown.
 *
 * @param due what the desk's party must still do by its own word, the least time left first; what is overdue is still to be
 *     done
 * @param awaited what the others must still do, the least time left first
 * @param open rights that the party may use now
 * @param wrong what is broken by the debtor's own word; the party's own first
 * @param wrongByOthersWord what would be broken if what another party states is so
 * @param unknown what nobody can tell yet, and what it takes
 * @param first the first of all findings on every account, each for itself, at most {@link #SHOWN}
 * @param all how many findings there are
 */
public record Findings(
        List<Told> due,
        List<Told> perhaps,
        List<Duty> awaited,
        List<Told> open,
        List<Told> wrong,
        List<Told> wrongByOthersWord,
        List<Told> unknown,
        List<Told> first,
        int all) {
    /** How many rows a list of the watch shows: with all its lists full it is still a page for an old monitor's browser. */
    public static final int SHOWN = 50;

    /** How many rows each line of {@link #awaited} unfolds. */
    public static final int UNFOLDED = 10;

    private static final Set<State> WRONG = EnumSet.of(State.OVERDUE, State.BREACHED, State.INVALID);
    private static final Set<State> TELLING = EnumSet.of(
            State.DUE,
            State.OVERDUE,
            State.BREACHED,
            State.INVALID,
            State.OPEN,
            State.AVAILABLE,
            State.UNKNOWN,
            State.FORESEEN);
    private static final Comparator<FindingRow> BY_TIME_LEFT = comparing((FindingRow finding) ->
                    finding.owedSince().or(finding::dueAt).orElse(Instant.MAX))
            .thenComparing(FindingRow::name)
            .thenComparing(FindingRow::account);

    public Findings {
        due = List.copyOf(due);
        perhaps = List.copyOf(perhaps);
        awaited = List.copyOf(awaited);
        open = List.copyOf(open);
        wrong = List.copyOf(wrong);
        wrongByOthersWord = List.copyOf(wrongByOthersWord);
        unknown = List.copyOf(unknown);
        first = List.copyOf(first);
    }

    /**
     * Sorts findings into the lists of a party.
     *
     * @param self the party whose desk it is
     * @param telling those that stand in a list of their own, by {@link #telling(State)}
     * @param first the first of all
     * @param all how many there are
     */
    public static Findings of(String self, List<FindingRow> telling, List<FindingRow> first, int all) {
        var lists = new Lists(self, telling);
        return new Findings(
                lists.due(),
                lists.perhaps(),
                lists.awaited(),
                lists.open(),
                lists.wrong(),
                lists.wrongByOthersWord(),
                lists.unknown(),
                Told.singly(first),
                all);
    }

    /** Whether what is in that state stands in a list of its own. */
    public static boolean telling(State state) {
        return TELLING.contains(state);
    }

    private record Lists(String self, List<FindingRow> telling) {
        List<Told> due() {
            return sorted(finding -> finding.debtor().equals(self)
                    && finding.onOwnAccount()
                    && (finding.state() == State.DUE || finding.state() == State.OVERDUE));
        }

        /** What is due if it is owed: its time runs while nobody can tell. */
        List<Told> perhaps() {
            return sorted(finding -> finding.debtor().equals(self)
                    && finding.onOwnAccount()
                    && finding.state() == State.UNKNOWN
                    && finding.dueAt().isPresent());
        }

        List<Duty> awaited() {
            return Duty.alike(
                    sorted(unlessRepeated(finding -> !finding.debtor().equals(self) && finding.state() == State.DUE)));
        }

        List<Told> open() {
            return sorted(finding -> finding.debtor().equals(self)
                    && finding.onOwnAccount()
                    && (finding.state() == State.OPEN || finding.state() == State.AVAILABLE));
        }

        List<Told> wrong() {
            return Told.singly(telling.stream()
                    .filter(finding -> WRONG.contains(finding.state()) && finding.onOwnAccount())
                    .sorted(comparing((FindingRow finding) -> !finding.debtor().equals(self))
                            .thenComparing(BY_TIME_LEFT))
                    .toList());
        }

        List<Told> wrongByOthersWord() {
            return sorted(unlessRepeated(finding -> WRONG.contains(finding.state()) && !finding.onOwnAccount()));
        }

        List<Told> unknown() {
            return sorted(
                    unlessRepeated(finding -> finding.state() == State.UNKNOWN || finding.state() == State.FORESEEN));
        }

        /** Without those on another's account that say no more than what already follows from the debtor's own word. */
        private Predicate<FindingRow> unlessRepeated(Predicate<FindingRow> wanted) {
            Set<List<Object>> own = telling.stream()
                    .filter(FindingRow::onOwnAccount)
                    .map(Lists::said)
                    .collect(Collectors.toSet());
            return wanted.and(finding -> finding.onOwnAccount() || !own.contains(said(finding)));
        }

        private static List<Object> said(FindingRow finding) {
            return List.of(finding.name(), finding.debtor(), finding.state());
        }

        private List<Told> sorted(Predicate<FindingRow> wanted) {
            return Told.together(
                    telling.stream().filter(wanted).sorted(BY_TIME_LEFT).toList());
        }
    }
}
