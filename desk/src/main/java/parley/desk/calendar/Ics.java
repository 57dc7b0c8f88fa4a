package parley.desk.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.io.text.ICalWriter;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import parley.desk.words.Marks;

/** iCalendar as this desk writes it (RFC 5545), whatever is in it. */
public final class Ics {
    private Ics() {}

    /** A calendar as a text, its lines folded. */
    public static String write(ICalendar calendar) {
        StringWriter lines = new StringWriter();
        try (ICalWriter writer = new ICalWriter(lines, ICalVersion.V2_0)) {
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            writer.write(calendar);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text cannot be written to", impossible);
        }
        return Folding.fold(lines.toString());
    }

    /** Answers with a feed. */
    public static void send(ServerResponse response, String file, String feed) {
        response.header(HeaderNames.CACHE_CONTROL, "no-store")
                .header(HeaderNames.CONTENT_TYPE, "text/calendar; charset=utf-8")
                .header(HeaderNames.CONTENT_DISPOSITION, "inline; filename=\"%s\"".formatted(file))
                .send(feed.getBytes(UTF_8));
    }

    /** One kind of line end, and what nobody sees by its number: no text of another's can end a line of the feed. */
    public static String clean(String text) {
        return Marks.shown(text.replaceAll("\r\n?|[\\u0085\\u2028\\u2029]", "\n"));
    }
}
