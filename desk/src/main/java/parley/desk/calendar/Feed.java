package parley.desk.calendar;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.Status;
import biweekly.property.Uid;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.agreement.pack.Pack;
import parley.agreement.timetable.Course;
import parley.desk.council.Council;
import parley.desk.view.FindingRow;
import parley.desk.view.Title;
import parley.desk.view.Told;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.view.CircleView;
import parley.node.view.TimetableView;

/**
 * The calendar as other programs take it (RFC 5545). What is one thing keeps its UID while it is corrected; what was withdrawn
 * stays with the status CANCELLED. DTSTAMP and LAST-MODIFIED are when the last entry about it was written, or, of a finding,
 * since when its verdict stands, so that the same record gives the same feed. Days are days; instants are UTC.
 */
final class Feed {
    /** The most events; the earliest come first. */
    static final int MOST = 5000;

    /** SEQUENCE counts the seconds from here on, as a finding has no number of its own. */
    private static final Instant EPOCH = Instant.parse("2020-01-01T00:00:00Z");

    /** The last day that can be written. */
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private final CircleView view;
    private final Words words;
    private final List<Pack> packs;
    private final History history;
    private final LocalDate since;
    private final Optional<Council> council;

    /** Of a circle, in a language. */
    Feed(CircleView view, Words words, List<Pack> packs) {
        this.view = view;
        this.words = words;
        this.packs = packs;
        this.history = new History(view.entries());
        // Of a session's times none is anybody's in particular: whose view it is, does not matter.
        this.council = Council.of("", view, packs);
        this.since =
                LocalDate.ofInstant(view.at(), ZoneOffset.UTC).minusYears(1).withDayOfYear(1);
    }

    /** The feed of what is asked for, from the first day of last year on. */
    String print(TimetableView timetable, List<Found> findings, Asked asked) {
        Map<String, Event> events = new LinkedHashMap<>();
        List<Item> items = new ArrayList<>();
        for (Row row : new Lanes(packs).rows(timetable)) {
            if (asked.party().isEmpty() || row.party().equals(asked.party())) {
                items.addAll(Item.of(row));
            }
        }
        items.addAll(findings.stream()
                .flatMap(finding -> Item.of(List.of(finding)).stream())
                .toList());
        items.stream()
                .filter(item -> asked.kind().filter(kind -> kind != item.kind()).isEmpty())
                .filter(item -> item.touches(since, LocalDate.MAX) && !isOfSession(item))
                .sorted(Item.ORDER)
                .forEach(item -> {
                    Event event = event(item);
                    events.putIfAbsent(event.uid, event);
                });
        sessions(asked).forEach(event -> events.putIfAbsent(event.uid, event));
        timetable
                .packs()
                .forEach(under -> under.timetable().courses().stream()
                        .filter(course -> !course.standing())
                        .flatMap(course -> gone(under.pack(), course, asked))
                        .forEach(event -> events.putIfAbsent(event.uid, event)));
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//Parley//Calendar//EN");
        calendar.setName(Ics.clean(view.summary().name()));
        events.values().stream().limit(MOST).forEach(event -> calendar.addEvent(event.made));
        return Ics.write(calendar);
    }

    /** Sessions take time: what begins and ends with one is that event, and no moments of their own. */
    private boolean isOfSession(Item item) {
        return item.row()
                .filter(Row::isOwn)
                .flatMap(row -> council.flatMap(known -> known.session(row.subject())))
                .filter(session -> item.kind() == Kind.MOMENT
                        && item.at().isPresent()
                        && (session.begins().equals(item.at()) || session.ends().equals(item.at())))
                .isPresent();
    }

    private Stream<Event> sessions(Asked asked) {
        return council.stream()
                .filter(_ -> asked.kind().filter(kind -> kind != Kind.SPAN).isEmpty())
                .flatMap(known -> new SessionEvents(view, words, history)
                        .events(known, since.atStartOfDay(ZoneOffset.UTC).toInstant()))
                .filter(event -> asked.party().isEmpty()
                        || asked.party().equals(event.getOrganizer().getCommonName()))
                .map(event -> new Event(event.getUid().getValue(), event));
    }

    private record Event(String uid, VEvent made) {}

    private Event event(Item item) {
        return item.row().map(row -> ofRow(item, row)).orElseGet(() -> ofFinding(item));
    }

    private Event ofRow(Item item, Row row) {
        String field = item.field().map(of -> of.in("en")).orElse("");
        VEvent event = begun(
                uid(row.pack(), row.type(), row.subject(), row.party(), row.by().getFirst(), field));
        String name = row.name().isEmpty() ? row.subject() : row.name() + " (" + row.subject() + ")";
        List<String> told = new ArrayList<>();
        if (!row.isOwn()) {
            told.add(words.say("calendar.other", "account", String.join(", ", row.by()), "party", row.party())
                            .text()
                    + ":");
        } else if (!row.party().isEmpty()) {
            told.add(row.party() + ":");
        }
        told.add(name);
        item.field().map(this::in).map(label -> "– " + label).ifPresent(told::add);
        row.flags().stream().map(flag -> "– " + in(flag)).forEach(told::add);
        event.setSummary(Ics.clean(String.join(" ", told)));
        event.setDescription(Ics.clean(Telling.when(words, row).text() + "\n" + row.type() + " " + row.subject()));
        days(event, item);
        stamp(event, history.of(row.entries()));
        return new Event(event.getUid().getValue(), event);
    }

    /** What was stated once and no longer is, of each party. */
    private Stream<Event> gone(String pack, Course course, Asked asked) {
        TimetableView.Under as = new TimetableView.Under(
                pack, new parley.agreement.timetable.Timetable(List.of(standing(course)), List.of(), List.of()));
        return new Lanes(packs)
                .rows(new TimetableView(view.at(), List.of(as))).stream()
                        .filter(row -> asked.party().isEmpty() || asked.party().equals(row.party()))
                        .flatMap(row -> Item.of(row).stream())
                        .filter(item ->
                                asked.kind().filter(kind -> kind != item.kind()).isEmpty()
                                        && item.touches(since, LocalDate.MAX))
                        .map(this::event)
                        .peek(event -> event.made.setStatus(Status.cancelled()));
    }

    private static Course standing(Course gone) {
        return new Course(
                gone.type(),
                gone.subject(),
                gone.account(),
                gone.parties(),
                gone.name(),
                gone.stretch(),
                gone.moments(),
                gone.flags(),
                true,
                gone.entries());
    }

    private Event ofFinding(Item item) {
        FindingRow finding = item.finding();
        VEvent event = begun(uid(
                item.pack(),
                finding.name(),
                finding.debtor(),
                finding.account(),
                item.kind().key()));
        String subject = finding.subject().isEmpty() ? "" : " (" + finding.subject() + ")";
        String stated = finding.onOwnAccount()
                ? finding.debtor()
                : words.say("calendar.other", "account", finding.account(), "party", finding.debtor())
                        .text();
        event.setSummary(
                Ics.clean(words.word(finding.state()) + ": " + stated + ": " + in(finding.document()) + subject));
        event.setDescription(Ics.clean(String.join(
                " ",
                words.tell(new Told(List.of(finding))).stream()
                        .map(Phrase::text)
                        .toList())));
        days(event, item);
        stamp(event, new History.Told(finding.since(), sequence(finding.since())));
        return new Event(event.getUid().getValue(), event);
    }

    private static int sequence(Instant since) {
        return Math.clamp(since.getEpochSecond() - EPOCH.getEpochSecond(), 0, Integer.MAX_VALUE);
    }

    private static VEvent begun(String uid) {
        VEvent event = new VEvent();
        event.setUid(new Uid(uid));
        event.setTransparency(true);
        return event;
    }

    private String uid(String... parts) {
        String circle = view.summary().id().hex();
        Hash hash = Hash.sha256(Bytes.utf8(circle + "\n" + String.join("\n", parts)));
        return hash.hex().substring(0, 40) + "@" + circle.substring(0, 16) + ".parley";
    }

    /**
     * An instant takes no time; days end on the day after the last, of four digits as the standard has them. Where an end is
     * not known, none is given; the description says why.
     */
    private static void days(VEvent event, Item item) {
        if (item.at().isPresent()) {
            event.setDateStart(new DateStart(Date.from(item.at().get()), true));
        } else {
            event.setDateStart(new DateStart(day(item.first())));
            if (item.begin().isPresent()
                    && item.end().isPresent()
                    && item.first().isBefore(LAST)) {
                LocalDate after = item.last().isBefore(LAST) ? item.last().plusDays(1) : LAST;
                event.setDateEnd(new DateEnd(day(after)));
            }
        }
    }

    private static ICalDate day(LocalDate day) {
        return new ICalDate(
                new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth(), 0, 0, 0, false), false);
    }

    private static void stamp(VEvent event, History.Told told) {
        event.setDateTimeStamp(Date.from(told.last()));
        event.setLastModified(Date.from(told.last()));
        event.setSequence(told.sequence());
    }

    private String in(Title title) {
        return title.in(words.language().code());
    }
}
