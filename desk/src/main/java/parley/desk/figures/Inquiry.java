package parley.desk.figures;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import parley.agreement.finding.Head;

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
 * @param wrong the day that cannot be read, by its parameter
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
        Optional<String> wrong) {
    /** What is the debtor's own account in an address. */
    public static final String OWN = "own";

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
                Optional.of("from")
                        .filter(name -> isUnreadable(value.apply(name)))
                        .or(() -> Optional.of("to").filter(name -> isUnreadable(value.apply(name)))));
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
