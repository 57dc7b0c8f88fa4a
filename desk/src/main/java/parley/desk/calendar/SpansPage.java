package parley.desk.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import parley.agreement.timetable.Against;
import parley.agreement.timetable.Tally;
import parley.desk.frame.Frame;
import parley.desk.frame.Part;
import parley.desk.view.Told;
import parley.desk.words.Phrase;
import parley.desk.words.Words;

/**
 * What the template of spans and limits needs.
 *
 * @param groups one for each party of which anything is drawn
 * @param changed what a draft changes, party by party, on whatever page
 * @param all how many rows there are on all pages
 * @param unnamed rows of which no day is known
 * @param drafts the names of kept drafts, to choose from
 */
public record SpansPage(
        Frame frame,
        Asked asked,
        Dates dates,
        List<String> parties,
        List<Group> groups,
        List<Changed> changed,
        int all,
        List<Row> unnamed,
        Counts counts,
        Drafted drafted,
        List<String> drafts) {
    /** How many rows a page shows. */
    public static final int PAGE = 60;

    public Words words() {
        return frame.words();
    }

    /**
     * What is shown of one party.
     *
     * @param tallies of windows that cover a year that is drawn
     * @param quotas its rights that are used up, as findings tell them
     */
    public record Group(
            String party, Chart chart, List<Row> rows, List<Band> bands, List<Count> tallies, List<Told> quotas) {}

    /** The bands and tallies of one party in which a draft changes a number. */
    public record Changed(List<Band> bands, List<Count> tallies) {
        boolean isNone() {
            return bands.isEmpty() && tallies.isEmpty();
        }
    }

    /**
     * A window of a tally.
     *
     * @param accounts whose word it is, the debtor's own first
     * @param without how many were counted or may be without the draft, as {@link Band#number} has it
     */
    public record Count(Tally tally, List<String> accounts, Tally.Window window, String without) {
        public Count {
            accounts = List.copyOf(accounts);
        }

        /** Those of one limit and debtor that say the same as one. */
        static List<Count> together(List<Count> counts) {
            Map<List<Object>, Count> alike = new LinkedHashMap<>();
            for (Count count : counts) {
                Against against = count.tally.against();
                alike.merge(
                        List.of(against.provision(), against.limit(), against.debtor(), count.window, count.without),
                        count,
                        (one, other) -> new Count(
                                one.tally,
                                Stream.concat(one.accounts.stream(), other.accounts.stream())
                                        .toList(),
                                one.window,
                                one.without));
            }
            return List.copyOf(alike.values());
        }

        /** Whether it is counted on what the debtor itself states. */
        public boolean isOwn() {
            return tally.against().debtor().equals(tally.against().account());
        }

        /** Who states the same, beside the one whose word stands first. */
        public List<String> others() {
            return accounts.subList(1, accounts.size());
        }

        /** The years: {@code 2027}, {@code 2025..2027}. */
        public String years() {
            return window.firstYear() == window.lastYear()
                    ? "" + window.firstYear()
                    : window.firstYear() + ".." + window.lastYear();
        }

        /** Whether a draft changes it. */
        public boolean isChanged() {
            return !without.equals(number());
        }

        /** How many count, and how many more perhaps. */
        String number() {
            return number(window);
        }

        static String number(Tally.Window window) {
            return Band.number(window.counted().size(), window.possible().size());
        }
    }

    public int pages() {
        return Math.max(1, (all + PAGE - 1) / PAGE);
    }

    /** The same page for other days, or another page of it. */
    public String address(Map<String, String> otherwise) {
        return Addresses.of(frame, CalendarSection.SPANS, asked, otherwise);
    }

    public String page(int page) {
        return address(Map.of("page", Integer.toString(page)));
    }

    /** The days of one month. */
    public String month(LocalDate first) {
        return address(Map.of(
                "from", first.toString(), "to", first.plusMonths(1).minusDays(1).toString(), "page", ""));
    }

    /** A whole year. */
    public String year(int year) {
        return address(Map.of("year", Integer.toString(year), "from", "", "to", "", "page", ""));
    }

    public String csv() {
        return address(Map.of("as", "csv", "page", ""));
    }

    /** When a row is, in words. */
    public Phrase when(Row row) {
        return Telling.when(words(), row);
    }

    /** Where the entry that a row rests on is. */
    public String entry(Row row) {
        return row.entries().isEmpty() ? "" : Telling.entry(frame, row.entries().getFirst());
    }

    /** Against which limits a row counts. */
    public Phrase against(Row row) {
        return counts.of(row).stream()
                .map(against -> {
                    Phrase paragraph = words().say("paragraph", "ref", against.ref());
                    return against.certain() ? paragraph : words().say("calendar.counts.perhaps", "par", paragraph);
                })
                .reduce((first, next) -> words().say("calendar.and", "first", first, "next", next))
                .orElseGet(() -> words().say("calendar.counts.none"));
    }

    /** What a band counts, and on whose word where that is not the debtor's own. */
    public Phrase limit(Band band) {
        Against against = band.against();
        Phrase limit = against.most().isPresent()
                ? words().say(
                                "calendar.limit",
                                "par",
                                paragraph(against),
                                "most",
                                against.most().getAsLong())
                : words().say("calendar.limit.open", "par", paragraph(against));
        return on(limit, against, band.accounts());
    }

    /** How many count in a window of years, which, and how many more may. */
    public Phrase tally(Count count) {
        Against against = count.tally().against();
        Tally.Window window = count.window();
        Phrase tally = against.most().isPresent()
                ? words().say(
                                "calendar.tally",
                                "years",
                                count.years(),
                                "par",
                                paragraph(against),
                                "n",
                                window.counted().size(),
                                "most",
                                against.most().getAsLong())
                : words().say(
                                "calendar.tally.open",
                                "years",
                                count.years(),
                                "par",
                                paragraph(against),
                                "n",
                                window.counted().size());
        if (!window.counted().isEmpty()) {
            tally = words().say("calendar.members", "what", tally, "members", String.join(", ", window.counted()));
        }
        if (!window.possible().isEmpty()) {
            tally = words().say(
                            "calendar.perhaps",
                            "what",
                            tally,
                            "n",
                            window.possible().size(),
                            "members",
                            String.join(", ", window.possible()));
        }
        return on(tally, against, count.accounts());
    }

    private Phrase on(Phrase what, Against against, List<String> accounts) {
        return against.debtor().equals(against.account())
                ? what
                : words().say("calendar.limit.on", "what", what, "account", String.join(", ", accounts));
    }

    /** What a moment is, or why it is not known. */
    public Phrase edge(Edge edge) {
        return new Phrase(List.of(Telling.edge(words(), edge)
                .<Phrase.Part>map(known -> known)
                .orElseGet(() -> new Phrase.Own(words().word(edge.blank())))));
    }

    /** The year, month by month. */
    public String toYear() {
        return Addresses.of(frame, Part.CALENDAR.path(), asked, Map.of("draft", ""));
    }

    /** The form of the draft that is drawn in. */
    public String draftForm() {
        return frame.to("write/draft/" + URLEncoder.encode(asked.draft(), UTF_8));
    }

    /** What the draft changes on the days that are drawn, number by number. */
    public List<Phrase> changes() {
        return DraftChanges.tell(changed, words());
    }

    private Phrase paragraph(Against against) {
        return words().say("paragraph", "ref", against.ref());
    }
}
