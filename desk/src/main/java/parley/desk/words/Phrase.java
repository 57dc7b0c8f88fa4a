package parley.desk.words;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.agreement.prose.Isolates;

/**
 * A sentence of ours with foreign pieces in it. The pieces stay apart so that the page can isolate each of them: a name
 * that runs from right to left must not turn the sentence around it.
 */
public record Phrase(List<Part> parts) {
    private static final Set<String> TIMES = Set.of("due", "time");
    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:[ T]\\d{2}:\\d{2}(?::\\d{2})?(?: UTC|Z)?)?");
    private static final Pattern SLOT = Pattern.compile("\\{([a-z]+)}");

    public Phrase {
        parts = List.copyOf(parts);
    }

    /** A stretch of a sentence. */
    public sealed interface Part {
        String text();
    }

    /** From our word lists. */
    public record Own(String text) implements Part {}

    /** From an entry, a charter or a pack. */
    public record Foreign(String text) implements Part {}

    /** An id or an expression, as an agreement's files write it. */
    public record Exact(String text) implements Part {}

    /**
     * An instant or a span, which must not be broken over two lines.
     *
     * @param text an instant in UTC
     * @param at the instant; empty for a span or a day
     * @param local what the office's own clock shows at the instant; empty where it shows nothing else
     */
    public record Time(String text, Optional<Instant> at, String local) implements Part {
        /** A span or a day. */
        public Time(String text) {
            this(text, Optional.empty(), "");
        }
    }

    /**
     * Fills the slots of a pattern such as {@code {debtor} owes {document}}.
     *
     * @param values texts from outside, phrases of ours, or times
     * @throws IllegalArgumentException when the pattern has a slot without a value
     */
    static Phrase fill(String pattern, Map<String, Object> values) {
        var parts = new ArrayList<Part>();
        Matcher slot = SLOT.matcher(pattern);
        int end = 0;
        while (slot.find()) {
            if (slot.start() > end) {
                parts.add(new Own(pattern.substring(end, slot.start())));
            }
            var value = values.get(slot.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no value for {%s} in '%s'".formatted(slot.group(1), pattern));
            }
            if (value instanceof Phrase phrase) {
                parts.addAll(phrase.parts);
            } else if (value instanceof Time time) {
                parts.add(time);
            } else {
                String text = value.toString();
                parts.add(TIMES.contains(slot.group(1)) ? new Time(text) : new Foreign(text));
            }
            end = slot.end();
        }
        if (end < pattern.length()) {
            parts.add(new Own(pattern.substring(end)));
        }
        return new Phrase(parts);
    }

    /**
     * Takes a text apart in which foreign pieces stand between {@link Isolates}; it begins with a capital if it is ours, and
     * days and instants in what is ours are times.
     */
    static Phrase isolated(String text, Clocks clocks) {
        return isolated(text, clocks, true);
    }

    /** The same of a stretch that stands within a sentence, which begins with no capital. */
    static Phrase within(String text, Clocks clocks) {
        return isolated(text, clocks, false);
    }

    private static Phrase isolated(String text, Clocks clocks, boolean begins) {
        var parts = new ArrayList<Part>();
        int depth = 0;
        int begin = 0;
        boolean exact = false;
        for (int end = 0; end <= text.length(); end++) {
            char mark = end < text.length() ? text.charAt(end) : Isolates.END;
            if (mark == Isolates.BEGIN || mark == Isolates.EXACT || mark == Isolates.END) {
                var piece = text.substring(begin, end);
                if (!piece.isEmpty()) {
                    parts.addAll(
                            depth > 0
                                    ? List.of(exact ? new Exact(piece) : apart(piece, clocks))
                                    : timed(begin == 0 && begins ? capital(piece) : piece, clocks));
                }
                depth += mark == Isolates.END ? -1 : 1;
                exact = mark == Isolates.EXACT;
                begin = end + 1;
            }
        }
        return new Phrase(parts);
    }

    /** An instant that stands apart is told by the office's clock too: the same characters are the same instant, whoever wrote them. */
    private static Part apart(String piece, Clocks clocks) {
        return clocks.zone().isPresent() && Spans.instant(piece).isPresent() ? clocks.read(piece) : new Foreign(piece);
    }

    private static List<Part> timed(String own, Clocks clocks) {
        var parts = new ArrayList<Part>();
        var instant = INSTANT.matcher(own);
        int end = 0;
        while (instant.find()) {
            if (instant.start() > end) {
                parts.add(new Own(own.substring(end, instant.start())));
            }
            parts.add(clocks.read(instant.group()));
            end = instant.end();
        }
        if (end < own.length()) {
            parts.add(new Own(own.substring(end)));
        }
        return parts;
    }

    /** As one text from which {@link #isolated} makes it again; foreign pieces as a page shows them. */
    public String withIsolates() {
        var text = new StringBuilder();
        parts.forEach(part -> text.append(
                switch (part) {
                    case Foreign(var piece) -> Isolates.BEGIN + Marks.shown(piece) + Isolates.END;
                    case Exact(var piece) -> Isolates.EXACT + Marks.shown(piece) + Isolates.END;
                    case Own _, Time _ -> part.text();
                }));
        return text.toString();
    }

    private static String capital(String text) {
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
    }

    /** The sentence as plain text, for a terminal or a title: instants are in UTC alone. */
    public String text() {
        var text = new StringBuilder();
        parts.forEach(part -> text.append(part.text()));
        return text.toString();
    }
}
