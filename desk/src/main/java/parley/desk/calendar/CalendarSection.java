package parley.desk.calendar;

import static java.util.Comparator.comparing;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parley.agreement.pack.Pack;
import parley.desk.access.Role;
import parley.desk.council.Council;
import parley.desk.foresight.Asker;
import parley.desk.foresight.Gate;
import parley.desk.frame.Csv;
import parley.desk.frame.Front;
import parley.desk.frame.Part;
import parley.desk.frame.Section;
import parley.desk.frame.Templates;
import parley.desk.live.Rows;
import parley.desk.view.FindingRow;
import parley.desk.words.Words;
import parley.desk.write.Sendable;
import parley.node.view.BusyException;
import parley.node.view.CircleView;
import parley.node.view.SavedDraft;
import parley.node.view.TimetableView;

/** The calendar: a year, some days, spans beside limits, and the feed. Thread-safe. */
public final class CalendarSection implements Section {
    /** Where spans are drawn, below the circle's path. */
    static final String SPANS = "calendar/spans";

    /** Who waits longer is told that the node is busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Where the feed is. */
    static final String FEED = "calendar.ics";

    private final Front front;
    private final Rows rows;
    private final Gate gate;
    private final Templates templates = new Templates();

    /**
     * The calendar of what the front reaches.
     *
     * @param gate through which every question goes what a draft would change
     */
    public CalendarSection(Front front, Rows rows, Gate gate) {
        this.front = front;
        this.rows = rows;
        this.gate = gate;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        front.get(routing, Part.CALENDAR.path(), this::calendar);
        front.get(routing, SPANS, this::spans);
        front.get(routing, FEED, this::feed);
        front.get(routing, "calendar/session.ics", this::session);
    }

    private Asked asked(CircleView view, ServerRequest request) {
        return Asked.of(
                name -> name.equals("draft") && !mayDraft(request)
                        ? ""
                        : Front.parameter(request, name).orElse("").strip(),
                LocalDate.ofInstant(view.at(), ZoneOffset.UTC),
                new LinkedHashSet<>(parties(view)));
    }

    /** What is not yet released is for those who write it. */
    private static boolean mayDraft(ServerRequest request) {
        return Front.visitor(request).may(Role.DRAFTER);
    }

    private static List<String> parties(CircleView view) {
        return view.summary().members();
    }

    private Optional<TimetableView> timetable(CircleView view) {
        return front.node().timetable(view.summary().id());
    }

    private void calendar(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        if (circle.isEmpty()) {
            front.html(request, response, Optional.empty());
            return;
        }
        CircleView view = circle.get();
        Asked asked = asked(view, request);
        var frame = front.frame(view, Part.CALENDAR, request);
        Dates dates = Dates.of(frame.words().language());
        List<Item> items = asked.problems().isEmpty() ? items(view, asked) : List.of();
        if (isCsv(request)) {
            tell(
                    asked,
                    frame.words(),
                    response,
                    () -> Csv.send(response, "calendar.csv", Lines.of(items, frame.words())));
            return;
        }
        int from = Math.min(items.size(), (asked.page() - 1) * CalendarPage.PAGE);
        var page = new CalendarPage(
                frame,
                asked,
                dates,
                parties(view),
                asked.narrowed() ? List.of() : months(asked.year(), items),
                asked.narrowed() ? items.subList(from, Math.min(items.size(), from + CalendarPage.PAGE)) : List.of(),
                items.size());
        refuse(asked, response);
        front.html(request, response, Optional.of(templates.render("calendar/year.jte", page)));
    }

    /** What is on the days that are asked for, in order. */
    private List<Item> items(CircleView view, Asked asked) {
        Stream<Item> spans = timetable(view).stream()
                .flatMap(timetable -> new Lanes(packs(view)).rows(timetable).stream())
                .filter(row -> asked.party().isEmpty() || row.party().equals(asked.party()))
                .flatMap(row -> Item.of(row).stream());
        return Stream.concat(spans, Item.of(findings(view, asked.party())).stream())
                .filter(item -> asked.kind().filter(kind -> kind != item.kind()).isEmpty()
                        && item.touches(asked.from(), asked.to()))
                .sorted(Item.ORDER)
                .toList();
    }

    /** What is found, but what another states that follows from the debtor's own word already. */
    private List<Found> findings(CircleView view, String party) {
        Worded worded = new Worded(packs(view));
        List<Found> all = view.findings().stream()
                .filter(finding ->
                        party.isEmpty() || finding.head().debtor().code().equals(party))
                .map(finding -> new Found(finding.pack(), worded.told(finding, rows.finding(finding, view.at()))))
                .toList();
        Set<List<Object>> own = new LinkedHashSet<>();
        all.stream().filter(found -> found.row().onOwnAccount()).forEach(found -> own.add(said(found)));
        return all.stream()
                .filter(found -> found.row().onOwnAccount() || !own.contains(said(found)))
                .toList();
    }

    private static List<Object> said(Found found) {
        FindingRow finding = found.row();
        return List.of(found.pack(), finding.name(), finding.debtor(), finding.state());
    }

    static List<CalendarPage.Month> months(int year, List<Item> items) {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(number -> month(YearMonth.of(year, number), items))
                .toList();
    }

    private static CalendarPage.Month month(YearMonth month, List<Item> items) {
        List<Item> of = items.stream()
                .filter(item -> item.touches(month.atDay(1), month.atEndOfMonth()))
                .toList();
        var busy = new TreeMap<LocalDate, Integer>();
        for (Item item : of) {
            LocalDate last = item.end().filter(month.atEndOfMonth()::isAfter).orElse(month.atEndOfMonth());
            LocalDate day = item.begin().filter(month.atDay(1)::isBefore).orElse(month.atDay(1));
            for (; !day.isAfter(last); day = day.plusDays(1)) {
                busy.merge(day, 1, Integer::sum);
            }
        }
        return new CalendarPage.Month(
                month, busy, of.stream().limit(CalendarPage.OF_A_MONTH).toList(), of.size());
    }

    private void spans(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        if (circle.isEmpty()) {
            front.html(request, response, Optional.empty());
            return;
        }
        CircleView view = circle.get();
        Asked asked = asked(view, request);
        var frame = front.frame(view, Part.CALENDAR, request);
        var drafted = drafted(view, asked, request);
        var lanes = new Lanes(packs(view));
        List<Row> all =
                drafted.isDrawn() ? lanes.rows(drafted.shown(), drafted.without()) : lanes.rows(drafted.shown());
        Asked days = drafted.isDrawn() && !asked.isDated() ? asked.inYear(yearOf(all, asked.year())) : asked;
        List<Row> rows = ownFirst(all, days.party());
        List<Row> dated = days.problems().isEmpty()
                ? rows.stream()
                        .filter(row -> row.touches(days.from(), days.to()))
                        .toList()
                : List.of();
        if (isCsv(request)) {
            tell(
                    days,
                    frame.words(),
                    response,
                    () -> Csv.send(
                            response, "spans.csv", Lines.spans(dated, new Counts(drafted.shown()), frame.words())));
            return;
        }
        var groups = new Groups(view, days, drafted, this.rows);
        var page = new SpansPage(
                frame,
                days,
                Dates.of(frame.words().language()),
                parties(view),
                groups.of(dated),
                groups.changed(),
                dated.size(),
                rows.stream().filter(Row::isUndated).limit(SpansPage.PAGE).toList(),
                new Counts(drafted.shown()),
                drafted,
                mayDraft(request) ? drafts(view) : List.of());
        refuse(days, response);
        front.html(request, response, Optional.of(templates.render("calendar/spans.jte", page)));
    }

    private List<Row> ownFirst(List<Row> all, String party) {
        String self = front.node().party();
        return all.stream()
                .filter(row -> party.isEmpty() || row.party().equals(party))
                .sorted(comparing(row -> !row.party().equals(self)))
                .toList();
    }

    /** The first year in which a draft has anything. */
    private static int yearOf(List<Row> rows, int otherwise) {
        return rows.stream()
                .filter(Row::added)
                .flatMap(row -> row.first().stream())
                .mapToInt(LocalDate::getYear)
                .min()
                .orElse(otherwise);
    }

    private List<String> drafts(CircleView view) {
        return front.node().drafts(view.summary().id()).stream()
                .map(SavedDraft::name)
                .toList();
    }

    /** A page that says what cannot be asked is no answer to what was asked. */
    private static void refuse(Asked asked, ServerResponse response) {
        if (!asked.problems().isEmpty()) {
            response.status(Status.BAD_REQUEST_400);
        }
    }

    /** Answers a program: what cannot be asked by a line that says what would be right. */
    private static void tell(Asked asked, Words words, ServerResponse response, Runnable answer) {
        if (asked.problems().isEmpty()) {
            answer.run();
        } else {
            refuse(asked, response);
            response.header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                    .send(asked.problems().getFirst().in(words).text() + "\n");
        }
    }

    /** What a draft would add is worked out anew, as what is told to those who type: in one line with them. */
    private Drafted drafted(CircleView view, Asked asked, ServerRequest request) {
        TimetableView without = timetable(view).orElseGet(() -> new TimetableView(view.at(), List.of()));
        if (asked.draft().isEmpty()) {
            return new Drafted("", without, without, false);
        }
        return gate.pass(Asker.of(request), PATIENCE, () -> with(view, asked.draft()))
                .orElseThrow(BusyException::new)
                .map(with -> new Drafted(asked.draft(), with, without, false))
                .orElseGet(() -> new Drafted(asked.draft(), without, without, true));
    }

    private Optional<TimetableView> with(CircleView view, String draft) {
        return Sendable.of(front.node(), view, draft)
                .flatMap(sendable -> front.node().timetable(view.summary().id(), sendable));
    }

    private void feed(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        if (circle.isEmpty()) {
            front.html(request, response, Optional.empty());
            return;
        }
        CircleView view = circle.get();
        Asked asked = asked(view, request);
        var words = front.frame(view, Part.CALENDAR, request).words();
        tell(
                asked,
                words,
                response,
                () -> Ics.send(
                        response,
                        "calendar.ics",
                        new Feed(view, words, packs(view))
                                .print(
                                        timetable(view).orElseGet(() -> new TimetableView(view.at(), List.of())),
                                        findings(view, asked.party()),
                                        asked)));
    }

    /** One session of a council, for a calendar. */
    private void session(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        var printed = circle.flatMap(view -> Council.of(front.node().party(), view, packs(view))
                .flatMap(council ->
                        council.session(Front.parameter(request, "id").orElse("")))
                .flatMap(session ->
                        new SessionEvents(view, front.words(request), new History(view.entries())).print(session)));
        printed.ifPresentOrElse(
                text -> Ics.send(response, "session.ics", text), () -> front.html(request, response, Optional.empty()));
    }

    private List<Pack> packs(CircleView view) {
        return front.node().packs(view.summary().id());
    }

    private static boolean isCsv(ServerRequest request) {
        return Front.parameter(request, "as").filter("csv"::equals).isPresent();
    }
}
