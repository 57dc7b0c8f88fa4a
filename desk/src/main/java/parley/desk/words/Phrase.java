package parley.desk.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence of ours with foreign pieces in it. The pieces stay apart so that the page can isolate each of them: a name
 * that runs from right to left must not turn the sentence around it.
 */
public record Phrase(List<Part> parts) {
    private static final Set<String> TIMES = Set.of("due", "time");
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

    /** An instant or a span, which must not be broken over two lines. */
    public record Time(String text) implements Part {}

    /**
     * Fills the slots of a pattern such as {@code {debtor} owes {document}}.
     *
     * @throws IllegalArgumentException when the pattern has a slot without a value
     */
    static Phrase fill(String pattern, Map<String, String> values) {
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
            parts.add(TIMES.contains(slot.group(1)) ? new Time(value) : new Foreign(value));
            end = slot.end();
        }
        if (end < pattern.length()) {
            parts.add(new Own(pattern.substring(end)));
        }
        return new Phrase(parts);
    }

    /** The sentence as plain text, for a terminal or a title. */
    public String text() {
        var text = new StringBuilder();
        parts.forEach(part -> text.append(part.text()));
        return text.toString();
    }
}
