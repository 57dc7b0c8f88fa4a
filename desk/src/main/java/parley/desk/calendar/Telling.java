package parley.desk.calendar;

import java.util.Optional;
import parley.agreement.record.EntryPointer;
import parley.desk.frame.Frame;
import parley.desk.frame.Part;
import parley.desk.view.Pointer;
import parley.desk.words.Phrase;
import parley.desk.words.Words;

/** Says in words when something is. */
final class Telling {
    private Telling() {}

    /** From when to when a row is: {@code 2026-03-01 to 2026-03-09}, {@code from 2026-03-01, end: to follow}. */
    static Phrase when(Words words, Row row) {
        if (row.from().isEmpty() || row.to().isEmpty()) {
            return words.say("calendar.moments");
        }
        var from = edge(words, row.from().get());
        var to = edge(words, row.to().get());
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
                    from.get(),
                    "last",
                    words.word(row.to().get().blank()));
        }
        if (from.isEmpty()) {
            return words.say(
                    "calendar.span.begun",
                    "due",
                    to.get(),
                    "first",
                    words.word(row.from().get().blank()));
        }
        return from.equals(to)
                ? words.say("calendar.span.day", "time", from.get())
                : words.say("calendar.span", "time", from.get(), "due", to.get());
    }

    /** A day or an instant; empty where it is not known. */
    static Optional<Phrase.Time> edge(Words words, Edge edge) {
        return edge.instant().map(words::time).or(() -> edge.day().map(day -> new Phrase.Time(day.toString())));
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
        Optional<Phrase.Time> instant = item.at().map(words.clocks()::lastInstant);
        if (instant.isPresent() || item.first().equals(item.last())) {
            return words.say(
                    "calendar.span.day",
                    "time",
                    instant.orElseGet(() -> new Phrase.Time(item.first().toString())));
        }
        return words.say("calendar.span", "time", item.first(), "due", item.last());
    }
}
