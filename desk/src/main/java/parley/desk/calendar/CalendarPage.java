package parley.desk.calendar;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.desk.frame.Frame;
import parley.desk.view.FindingRow;
import parley.desk.words.Phrase;
import parley.desk.words.Words;

/**
 * What the template of a year, or of some days, needs.
 *
 * @param months of a year, in order; none when days were asked for
 * @param items of the days that were asked for
 * @param all how many there are on all pages
 */
public record CalendarPage(
        Frame frame, Asked asked, Dates dates, List<String> parties, List<Month> months, List<Item> items, int all) {
    /** How many lines a page of some days shows. */
    public static final int PAGE = 100;

    /** How many lines a year shows of each month. */
    public static final int OF_A_MONTH = 20;

    public Words words() {
        return frame.words();
    }

    /**
     * One month of a year.
     *
     * @param busy how many things are on each of its days, where any are
     * @param items the first of its lines
     * @param all how many there are
     */
    public record Month(YearMonth month, Map<LocalDate, Integer> busy, List<Item> items, int all) {
        /** How many things are on a day. */
        public int on(LocalDate day) {
            return busy.getOrDefault(day, 0);
        }
    }

    /** Whether it is the day, in UTC, on which the page was made. */
    public boolean isToday(LocalDate day) {
        return day.equals(LocalDate.ofInstant(frame.now(), ZoneOffset.UTC));
    }

    public int pages() {
        return Math.max(1, (all + PAGE - 1) / PAGE);
    }

    private String address(Map<String, String> otherwise) {
        return Addresses.of(frame, "calendar", asked, otherwise);
    }

    public String page(int page) {
        return address(Map.of("page", Integer.toString(page)));
    }

    public String year(int year) {
        return address(Map.of("year", Integer.toString(year), "from", "", "to", ""));
    }

    /** The list of one day. */
    public String day(LocalDate day) {
        return address(Map.of("year", "", "from", day.toString(), "to", day.toString()));
    }

    /** The whole list of a month. */
    public String month(YearMonth month) {
        return address(Map.of(
                "year",
                "",
                "from",
                month.atDay(1).toString(),
                "to",
                month.atEndOfMonth().toString()));
    }

    public String csv() {
        return address(Map.of("as", "csv"));
    }

    public String spans() {
        return Addresses.of(frame, CalendarSection.SPANS, asked, Map.of("kind", ""));
    }

    public String feed() {
        return Addresses.of(frame, CalendarSection.FEED, asked, Map.of("year", "", "from", "", "to", "", "draft", ""));
    }

    public Phrase when(Item item) {
        return Telling.when(words(), item);
    }

    /** The proof of what a finding says, or the entry that a row rests on. */
    public String source(Item item) {
        return item.row()
                .map(row -> row.entries().isEmpty()
                        ? ""
                        : Telling.entry(frame, row.entries().getFirst()))
                .orElseGet(() -> frame.proof(item.finding()));
    }

    /** The proof of what a finding says of one of its parties. */
    public String proof(Item item, String party) {
        return frame.proof(item.finding(party));
    }

    /** Whose word it is, where it is not that of the party itself. */
    public Optional<Phrase> by(Item item) {
        if (item.row().isPresent()) {
            Row row = item.row().get();
            return row.isOwn() ? Optional.empty() : Optional.of(stated(String.join(", ", row.by()), row.party()));
        }
        FindingRow finding = item.finding();
        return finding.onOwnAccount()
                ? Optional.empty()
                : Optional.of(stated(
                        item.findings().stream()
                                .map(FindingRow::account)
                                .distinct()
                                .collect(joining(", ")),
                        finding.debtor()));
    }

    private Phrase stated(String account, String party) {
        return party.isEmpty()
                ? words().say("calendar.other.nobody", "account", account)
                : words().say("calendar.other", "account", account, "party", party);
    }
}
