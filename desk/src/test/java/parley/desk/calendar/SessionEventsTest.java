package parley.desk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import org.junit.jupiter.api.Test;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.prose.Language;
import parley.desk.council.Council;
import parley.desk.words.Words;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.view.CircleSummary;
import parley.node.view.CircleView;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;
import parley.node.view.RefView;

/** A session in a calendar, read back by a library that did not write it. */
class SessionEventsTest {
    private final Pack pack =
            PackLoader.load(PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "council")));
    private final Words words = Objects.requireNonNull(Words.load().get(Language.EN));

    private static EntryPointer pointer(long index) {
        return new EntryPointer("XA", 1, index, Hash.sha256(Bytes.utf8("" + index)));
    }

    private static EntryView call(long index, String begins, String ends, RefView... refs) {
        var body = """
                {"session":"XA/1","kind":"summit","title":"First; \\nBEGIN:VEVENT","begins":"%s","ends":"%s",\
                "place":"Harbour house, room 2","invited":["XB"]}""".formatted(begins, ends);
        return new EntryView(
                pointer(index),
                "session",
                false,
                List.of(),
                Optional.of("XA/1"),
                Optional.empty(),
                List.of(refs),
                Instant.parse("2027-01-01T00:00:00Z").plusSeconds(index),
                "en",
                body,
                Bytes.EMPTY,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private CircleView circle(EntryView... entries) {
        var summary = new CircleSummary(
                Hash.sha256(Bytes.utf8("circle")), "Circle", false, List.of("XA", "XB"), Map.of(), List.of());
        return new CircleView(
                summary, Instant.parse("2027-01-02T00:00:00Z"), List.of(entries), List.of(), List.of(), List.of());
    }

    private Calendar read(EntryView... entries) throws Exception {
        var view = circle(entries);
        var session = Council.of("XB", view, List.of(pack))
                .orElseThrow()
                .session("XA/1")
                .orElseThrow();
        var text = new SessionEvents(view, words, new History(view.entries()))
                .print(session)
                .orElseThrow();
        var calendar = new CalendarBuilder().build(new StringReader(text));
        calendar.validate();
        assertThat(calendar.getComponents())
                .as("one event and nothing that a title smuggles in")
                .hasSize(1);
        return calendar;
    }

    private static String value(Calendar calendar, String name) {
        Component event = calendar.getComponents().getFirst();
        return event.getProperty(name)
                .map(Property::getValue)
                .map(Object::toString)
                .orElse("");
    }

    private static String method(Calendar calendar) {
        return calendar.getProperty(Property.METHOD)
                .map(Property::getValue)
                .map(Object::toString)
                .orElse("");
    }

    @Test
    void aSessionKeepsItsUidWhenItIsMovedAndIsToldAnew() throws Exception {
        // Its days lie on either side of a change of clocks in Europe: an instant is an instant.
        var first = read(call(3, "2027-03-27T23:00:00Z", "2027-03-28T02:30:00Z"));
        assertThat(method(first)).isEqualTo("PUBLISH");
        assertThat(value(first, Property.DTSTART)).isEqualTo("20270327T230000Z");
        assertThat(value(first, Property.DTEND)).isEqualTo("20270328T023000Z");
        assertThat(value(first, Property.LOCATION)).isEqualTo("Harbour house, room 2");
        assertThat(value(first, Property.STATUS)).isEqualTo("CONFIRMED");
        assertThat(value(first, Property.DESCRIPTION)).contains("Summit", "Called by XA", "Invited: XB");
        var moved = read(
                call(3, "2027-03-27T23:00:00Z", "2027-03-28T02:30:00Z"),
                call(5, "2027-10-31T00:30:00Z", "2027-10-31T02:00:00Z", new RefView("corrects", pointer(3))));
        assertThat(value(moved, Property.UID)).isEqualTo(value(first, Property.UID));
        assertThat(value(moved, Property.DTSTART)).isEqualTo("20271031T003000Z");
        assertThat(Integer.parseInt(value(moved, Property.SEQUENCE)))
                .isGreaterThan(Integer.parseInt(value(first, Property.SEQUENCE)));
    }

    @Test
    void oneThatWasCalledOffIsCancelledUnderItsUid() throws Exception {
        var first = read(call(3, "2027-03-27T23:00:00Z", "2027-03-28T02:30:00Z"));
        var off = read(
                call(3, "2027-03-27T23:00:00Z", "2027-03-28T02:30:00Z"),
                call(6, "2027-03-27T23:00:00Z", "2027-03-28T02:30:00Z", new RefView("withdraws", pointer(3))));
        assertThat(method(off)).isEqualTo("CANCEL");
        assertThat(value(off, Property.STATUS)).isEqualTo("CANCELLED");
        assertThat(value(off, Property.UID)).isEqualTo(value(first, Property.UID));
        assertThat(Integer.parseInt(value(off, Property.SEQUENCE)))
                .isGreaterThan(Integer.parseInt(value(first, Property.SEQUENCE)));
    }

    @Test
    void aSessionWithoutATimeIsInNoCalendar() {
        var view = circle(call(3, "", ""));
        var session = Council.of("XB", view, List.of(pack))
                .orElseThrow()
                .session("XA/1")
                .orElseThrow();
        assertThat(new SessionEvents(view, words, new History(view.entries())).print(session))
                .isEmpty();
    }
}
