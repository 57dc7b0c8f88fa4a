package parley.desk.treaty;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import parley.desk.view.State;
import parley.node.view.FindingView;

/**
 * Which findings of a list are shown, and in which order; read from an address and written into one.
 *
 * @param party who owes or holds the power; empty for any
 * @param account on whose account: a code, {@link #OWN}, or empty for every one
 * @param state the key of a state; empty for any
 * @param sort a column, with a {@code -} before it the other way round; empty for the most pressing first
 * @param from how many rows are passed over
 */
public record Filter(String party, String account, String state, String sort, int from) {
    /** What is the debtor's own account in an address. */
    public static final String OWN = "own";

    static final Filter NONE = new Filter("", "", "", "", 0);

    private static final Map<String, Comparator<FindingView>> COLUMNS = Map.of(
            "finding",
            comparing(view -> view.head().provision() + view.head().step().orElse("")),
            "subject",
            comparing(view -> view.head().subject().orElse("")),
            "debtor",
            comparing(view -> view.head().debtor().code()),
            "account",
            comparing(view -> view.head().account().code()),
            "state",
            comparing(Urgency::state, Urgency.STATES),
            "due",
            comparing(view -> view.head().dueAt().orElse(Instant.MAX)),
            "since",
            comparing(FindingView::since));

    /** Reads the parameters of a request; what is not of its form asks for nothing. */
    static Filter of(Function<String, Optional<String>> parameters) {
        return new Filter(
                parameters.apply("party").orElse(""),
                parameters.apply("account").orElse(""),
                parameters.apply("state").orElse(""),
                parameters
                        .apply("sort")
                        .filter(sort -> COLUMNS.containsKey(column(sort)))
                        .orElse(""),
                parameters
                        .apply("from")
                        .filter(from -> from.matches("[0-9]{1,8}"))
                        .map(Integer::parseInt)
                        .orElse(0));
    }

    boolean includes(FindingView view) {
        var head = view.head();
        return (party.isEmpty() || head.debtor().code().equals(party))
                && (account.isEmpty()
                        || (account.equals(OWN)
                                ? Urgency.isOwn(head)
                                : head.account().code().equals(account)))
                && (state.isEmpty() || Urgency.state(view).key().equals(state));
    }

    Comparator<FindingView> order() {
        var chosen = COLUMNS.get(column(sort));
        if (chosen == null) {
            return Urgency.FINDINGS;
        }
        return (sort.startsWith("-") ? chosen.reversed() : chosen).thenComparing(Urgency.FINDINGS);
    }

    /** The state that is asked for, if it is one. */
    public Optional<State> wanted() {
        return Urgency.ORDER.stream().filter(known -> known.key().equals(state)).findFirst();
    }

    /** How a column is sorted, in the words of {@code aria-sort}. */
    public String sorted(String column) {
        if (!column(sort).equals(column)) {
            return "none";
        }
        return sort.startsWith("-") ? "descending" : "ascending";
    }

    /** The same rows by a column; by the same column again the other way round. */
    public Filter by(String column) {
        return new Filter(party, account, state, sort.equals(column) ? "-" + column : column, 0);
    }

    /** The same rows from another one on. */
    public Filter from(int row) {
        return new Filter(party, account, state, sort, Math.max(0, row));
    }

    /** Its parameters; names and values alternate. */
    String[] parameters() {
        return new String[] {
            "party", party, "account", account, "state", state, "sort", sort, "from", from == 0 ? "" : "" + from
        };
    }

    private static String column(String sort) {
        return sort.startsWith("-") ? sort.substring(1) : sort;
    }
}
