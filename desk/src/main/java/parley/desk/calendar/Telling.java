package parley.desk.calendar;

import java.util.Optional;
import parley.agreement.record.EntryPointer;
import parley.desk.frame.Frame;
import parley.desk.frame.Part;
import parley.desk.view.Pointer;
import parley.desk.words.Phrase;
import parley.desk.words.Spans;
import parley.desk.words.Words;

/** Says in words when something is. */
final class Telling {
    private Telling() {}

    /** From when to when a row is: {@code 2026-03-01 to 2026-03-09}, {@code from 2026-03-01, end: to follow}. */
    static Phrase when(Words words, Row row) {
        if (row.from().isEmpty() || row.to().isEmpty()) {
            return words.say("calendar.moments");
        }
        String from = edge(row.from().get());
        String to = edge(row.to().get());
        if (from.isEmpty() && to.isEmpty()) {
            return words.say(
                    "calendar.span.unknown",
                    "first",
                    words.word(row.from().get().blank()),
                    "last",
                    words.word(row.to().get().blank()));
        }
        if (to.isEmpty()) {
            return words.say(
                    "calendar.span.open",
                    "time",
                    from,
                    "last",
                    words.word(row.to().get().blank()));
        }
        if (from.isEmpty()) {
            return words.say(
                    "calendar.span.begun",
                    "due",
                    to,
                    "first",
                    words.word(row.from().get().blank()));
        }
        return from.equals(to)
                ? words.say("calendar.span.day", "time", from)
                : words.say("calendar.span", "time", from, "due", to);
    }

    /** A day or an instant; empty text where it is not known. */
    static String edge(Edge edge) {
        return edge.instant()
                .map(Spans::moment)
                .or(() -> edge.day().map(Object::toString))
                .orElse("");
    }

    /** The page of an entry of the agreement's record. */
    static String entry(Frame frame, EntryPointer entry) {
        return frame.to(Part.ENTRIES.path() + "/" + new Pointer(entry.party().code(), entry.index()).path());
    }

    /** When a line of a list is. */
    static Phrase when(Words words, Item item) {
        if (item.kind() == Kind.SPAN) {
            return when(words, item.row().orElseThrow());
        }
        Optional<String> instant = item.at().map(Spans::lastInstant);
        if (instant.isPresent() || item.first().equals(item.last())) {
            return words.say(
                    "calendar.span.day",
                    "time",
                    instant.orElseGet(() -> item.first().toString()));
        }
        return words.say("calendar.span", "time", item.first(), "due", item.last());
    }
}
