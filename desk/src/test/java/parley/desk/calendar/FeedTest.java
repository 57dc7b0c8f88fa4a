package parley.desk.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import org.junit.jupiter.api.Test;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.prose.Language;
import parley.agreement.timetable.Course;
import parley.agreement.timetable.Timetable;
import parley.desk.words.Words;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.view.CircleSummary;
import parley.node.view.CircleView;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;
import parley.node.view.RefView;
import parley.node.view.TimetableView;

/** The feed is read back by a library that did not write it. */
class FeedTest {
    private static final String HOSTILE =
            "Spring, tide; \\n \"x\":\r\nEND:VCALENDAR\r\nBEGIN:VEVENT\rATTACH:evil\u2028\u202eabc\u0007 "
                    + "é€😀".repeat(40);

    private final Pack pack =
            PackLoader.load(PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "vd11")));
    private final Words words = Objects.requireNonNull(Words.load().get(Language.EN));

    private static EntryView entry(long index, RefView... refs) {
        return new EntryView(
                new EntryPointer("XA", 1, index, Hash.sha256(Bytes.utf8("" + index))),
                "notification",
                false,
                List.of(),
                Optional.of("XA/1"),
                Optional.empty(),
                List.of(refs),
                Instant.parse("2027-01-01T00:00:00Z").plusSeconds(index),
                "en",
                "{}",
                Bytes.EMPTY,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private String print(List<EntryView> entries, Course... courses) {
        return print(entries, List.of(pack), Courses.view(pack.sha256(), List.of(courses), List.of(), List.of()));
    }

    private String print(List<EntryView> entries, List<Pack> packs, TimetableView timetable) {
        var summary = new CircleSummary(
                Hash.sha256(Bytes.utf8("circle")), HOSTILE, true, List.of("XA", "XB"), Map.of(), List.of());
        var view = new CircleView(summary, Courses.NOW, entries, List.of(), List.of(), List.of());
        return new Feed(view, words, packs)
                .print(timetable, List.of(), Asked.of(_ -> "", LocalDate.of(2027, 3, 1), Set.of("XA", "XB")));
    }

    private static Calendar read(String feed) throws Exception {
        Calendar calendar = new CalendarBuilder().build(new StringReader(feed));
        assertThat(calendar.validate(true).getEntries()).isEmpty();
        return calendar;
    }

    private static String value(Component event, String property) {
        return event.getRequiredProperty(property).getValue();
    }

    private static Component only(String feed) throws Exception {
        assertThat(read(feed).getComponents("VEVENT")).hasSize(1);
        return read(feed).getComponents("VEVENT").getFirst();
    }

    @Test
    void hostileTextStaysText() throws Exception {
        String feed = print(List.of(), Courses.of("XA/1", "XA", "XA", HOSTILE, "2027-03-01", "2027-03-09"));
        Component event = only(feed);
        assertThat(value(event, Property.SUMMARY))
                .isEqualTo(
                        "XA: Spring, tide; \\n \"x\":\nEND:VCALENDAR\nBEGIN:VEVENT\nATTACH:evil\n⟨U+202E⟩abc⟨U+0007⟩ "
                                + "é€😀".repeat(40) + " (XA/1)");
        assertThat(event.getProperty("ATTACH")).isEmpty();
        assertThat(value(event, Property.DTSTART)).isEqualTo("20270301");
        assertThat(value(event, Property.DTEND)).isEqualTo("20270310");
    }

    @Test
    void noLineHasMoreThan75OctetsAndEachEndsAsTheStandardSays() {
        String feed = print(List.of(), Courses.of("XA/1", "XA", "XA", HOSTILE, "2027-03-01", "2027-03-09"));
        assertThat(feed.split("\r\n", -1))
                .allSatisfy(line -> assertThat(line.getBytes(UTF_8).length).isLessThanOrEqualTo(75))
                .allSatisfy(line -> assertThat(line).doesNotContain("\n", "\r"));
    }

    @Test
    void aCorrectionKeepsTheIdAndRaisesTheNumber() throws Exception {
        Course first = Courses.of("XA/1", "XA", "XA", "Tide", "2027-03-01", "2027-03-09");
        EntryView stated = entry(3);
        Component before = only(print(List.of(stated), first));
        Course moved = Courses.of("XA/1", "XA", "XA", "Tide", "2027-03-02", "2027-03-09");
        Component after = only(print(List.of(stated, entry(8, new RefView("corrects", stated.pointer()))), moved));
        assertThat(value(after, Property.UID)).isEqualTo(value(before, Property.UID));
        assertThat(value(before, Property.SEQUENCE)).isEqualTo("3");
        assertThat(value(after, Property.SEQUENCE)).isEqualTo("8");
        assertThat(value(after, Property.LAST_MODIFIED)).isEqualTo("20270101T000008Z");
        assertThat(value(after, Property.DTSTAMP)).isEqualTo("20270101T000008Z");
        assertThat(after.getProperty(Property.STATUS)).isEmpty();
    }

    @Test
    void whatWasWithdrawnIsCancelledUnderTheSameId() throws Exception {
        Course course = Courses.of("XA/1", "XA", "XA", "Tide", "2027-03-01", "2027-03-09");
        EntryView stated = entry(3);
        String uid = value(only(print(List.of(stated), course)), Property.UID);
        Component gone = only(print(
                List.of(stated, entry(9, new RefView("withdraws", stated.pointer()))), Courses.withdrawn(course)));
        assertThat(value(gone, Property.UID)).isEqualTo(uid);
        assertThat(value(gone, Property.STATUS)).isEqualTo("CANCELLED");
        assertThat(value(gone, Property.SEQUENCE)).isEqualTo("9");
    }

    @Test
    void anotherPartysWordIsItsOwnEventAndSaysWhose() throws Exception {
        var events = read(print(
                        List.of(),
                        Courses.of("XA/1", "XA", "XA", "Tide", "2027-03-01", "2027-03-09"),
                        Courses.of("XA/1", "XB", "XA", "Tide", "2027-03-01", "2027-03-19")))
                .getComponents("VEVENT");
        assertThat(events).hasSize(2);
        assertThat(events.stream().map(event -> value(event, Property.SUMMARY)))
                .containsExactly("XA: Tide (XA/1)", "Stated of XA by XB: Tide (XA/1)");
        assertThat(events.stream().map(event -> value(event, Property.UID)).distinct())
                .hasSize(2);
    }

    @Test
    void anEndThatIsNotKnownIsSaidAndNotMadeUp() throws Exception {
        Component event = only(print(List.of(), Courses.of("XA/1", "XA", "XA", "Tide", "2027-03-01", "toFollow")));
        assertThat(event.getProperty(Property.DTEND)).isEmpty();
        assertThat(value(event, Property.DESCRIPTION)).startsWith("from 2027-03-01; end: to follow");
    }

    @Test
    void whatBeganLongAgoAndHasNoKnownEndIsThere() throws Exception {
        Component event = only(print(List.of(), Courses.of("XA/1", "XA", "XA", "Tide", "2021-03-01", "toFollow")));
        assertThat(value(event, Property.DTSTART)).isEqualTo("20210301");
        assertThat(print(List.of(), Courses.of("XA/1", "XA", "XA", "Tide", "2021-03-01", "2021-03-02")))
                .doesNotContain("DTSTART");
    }

    @Test
    void theLastDayThatCanBeWrittenHasFourDigitsInItsYear() throws Exception {
        Component event = only(print(List.of(), Courses.of("XA/1", "XA", "XA", "Tide", "2027-03-01", "9999-12-31")));
        assertThat(value(event, Property.DTEND)).isEqualTo("99991231");
    }

    @Test
    void whatWasWithdrawnIsCancelledForEachParty() throws Exception {
        Course joint = Courses.of(
                "XA/1",
                "XA",
                List.of("XA", "XB"),
                "Tide",
                "2027-03-01",
                "2027-03-09",
                Map.of("commenced", "2027-03-01"));
        var stood = read(print(List.of(), joint)).getComponents("VEVENT");
        var gone = read(print(List.of(), Courses.withdrawn(joint))).getComponents("VEVENT");
        assertThat(gone)
                .hasSize(4)
                .allSatisfy(event -> assertThat(value(event, Property.STATUS)).isEqualTo("CANCELLED"));
        assertThat(gone.stream().map(event -> value(event, Property.UID)))
                .containsExactlyInAnyOrderElementsOf(
                        stood.stream().map(event -> value(event, Property.UID)).toList());
    }

    @Test
    void theSameIdUnderAnotherAgreementIsAnotherEvent() throws Exception {
        Pack other = PackLoader.load(
                PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "guarantees")));
        Course course = Courses.of("XA/1", "XA", "XA", "Tide", "2027-03-01", "2027-03-09");
        var timetable = new Timetable(List.of(course), List.of(), List.of());
        var both = new TimetableView(
                Courses.NOW,
                List.of(
                        new TimetableView.Under(pack.sha256(), timetable),
                        new TimetableView.Under(other.sha256(), timetable)));
        assertThat(read(print(List.of(), List.of(pack, other), both)).getComponents("VEVENT"))
                .hasSize(2);
    }
}
