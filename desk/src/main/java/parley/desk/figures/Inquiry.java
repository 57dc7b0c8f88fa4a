package parley.desk.figures;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import parley.agreement.finding.Head;
import parley.desk.treaty.Filter;
import parley.desk.words.Phrase;
import parley.desk.words.Words;

/**
 * Which figures a page shows, as its address says.
 *
 * @param party of whom; empty for every party
 * @param provision its id, or {@code id.step}; empty for all
 * @param from, to the first and the last day (UTC); empty where not asked for
 * @param account on whose account: a code, {@link #OWN}, or empty for every one
 * @param state the key of a state of which the findings are listed too; empty for none
 * @param year of a yearly exchange; empty for the one whose day is nearest
 * @param block the block whose later rows are shown, and from which row on
 * @param wrong what cannot be asked; while there is any, no figure is shown
 */
public record Inquiry(
        String party,
        String provision,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        String account,
        String state,
        String year,
        String block,
        int row,
        List<Problem> wrong) {
    /** What is the debtor's own account in an address. */
    public static final String OWN = Filter.OWN;

    private static final int MOST_SHOWN = 40;

    public Inquiry {
        wrong = List.copyOf(wrong);
    }

    /**
     * A value that a parameter cannot have.
     *
     * @param key of the sentence in the word list, after {@code figures.wrong.}
     */
    public record Problem(String parameter, String key, String value) {
        public Problem {
            value = value.substring(0, Math.min(MOST_SHOWN, value.length()));
        }

        /** What does not fit, and why. */
        public Phrase in(Words words) {
            return words.say("figures.wrong." + key, "field", words.word("figures.ask." + parameter), "value", value);
        }
    }

    static Inquiry of(Function<String, Optional<String>> parameters) {
        Function<String, String> value =
                name -> parameters.apply(name).orElse("").strip();
        return new Inquiry(
                value.apply("party"),
                value.apply("provision"),
                day(value.apply("from")),
                day(value.apply("to")),
                value.apply("account"),
                value.apply("state"),
                value.apply("year"),
                value.apply("block"),
                Optional.of(value.apply("row"))
                        .filter(row -> row.matches("[0-9]{1,8}"))
                        .map(Integer::parseInt)
                        .orElse(0),
                days(value));
    }

    private static List<Problem> days(Function<String, String> value) {
        var wrong = Stream.of("from", "to")
                .filter(name -> isUnreadable(value.apply(name)))
                .map(name -> new Problem(name, "day", value.apply(name)))
                .toList();
        var from = day(value.apply("from"));
        var to = day(value.apply("to"));
        return wrong.isEmpty() && from.isPresent() && to.isPresent() && to.get().isBefore(from.get())
                ? List.of(new Problem("to", "order", to.get().toString()))
                : wrong;
    }

    /** The same with what is not among the choices found wrong. */
    Inquiry among(Choosable choices) {
        var all = new ArrayList<>(wrong);
        all.addAll(choices.missing(this));
        return new Inquiry(party, provision, from, to, account, state, year, block, row, all);
    }

    private static boolean isUnreadable(String text) {
        return !text.isEmpty() && day(text).isEmpty();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** Whether a finding is one of those asked for, whenever it was due. */
    boolean includes(Head head) {
        var rule = head.provision() + head.step().map(step -> "." + step).orElse("");
        return (party.isEmpty() || head.debtor().code().equals(party))
                && (provision.isEmpty() || head.provision().equals(provision) || rule.equals(provision))
                && (account.isEmpty()
                        || (account.equals(OWN)
                                ? head.account().equals(head.debtor())
                                : head.account().code().equals(account)));
    }

    /** Whether an instant lies in the days asked for; what has none is always there. */
    boolean covers(Optional<Instant> at) {
        var day = at.map(instant -> instant.atZone(ZoneOffset.UTC).toLocalDate());
        return day.filter(some -> from.filter(some::isBefore).isPresent()
                        || to.filter(some::isAfter).isPresent())
                .isEmpty();
    }

    /** How many rows of a block are passed over. */
    int from(String name) {
        return block.equals(name) ? row : 0;
    }
}
