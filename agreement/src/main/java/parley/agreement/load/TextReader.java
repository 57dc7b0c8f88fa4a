package parley.agreement.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.pack.Paragraph;
import parley.agreement.yaml.Nearest;
import parley.agreement.yaml.Position;
import parley.agreement.yaml.Problems;

/**
 * Reads text.md: a heading {@code ## NUMBER} for each paragraph, below it its marks ({@code - status:}, {@code -
 * checked: yes|no}, {@code - untranslated: reason}), then its text in our words. What stands above the first such
 * heading, and headings of one {@code #}, are for readers.
 */
final class TextReader {
    private static final Set<String> MARKS = Set.of("status", "checked", "untranslated");

    private final Problems problems;
    private final List<Paragraph> paragraphs = new ArrayList<>();
    private final Set<String> numbers = new LinkedHashSet<>();
    private final Map<String, String> marks = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private String number = "";
    private Position heading = new Position(PackFiles.TEXT, 1, 1);

    private TextReader(Problems problems) {
        this.problems = problems;
    }

    static List<Paragraph> read(String content, Problems problems) {
        TextReader reader = new TextReader(problems);
        int line = 0;
        for (String each : content.lines().toList()) {
            reader.line(each.strip(), new Position(PackFiles.TEXT, ++line, 1));
        }
        reader.close();
        return reader.paragraphs;
    }

    private void line(String line, Position at) {
        if (line.startsWith("#")) {
            close();
            number = line.startsWith("## ") ? line.substring(3).strip() : "";
            heading = at;
        } else if (!number.isEmpty() && text.isEmpty() && line.startsWith("- ")) {
            mark(line.substring(2), at);
        } else if (!number.isEmpty() && !line.isEmpty()) {
            text.append(text.isEmpty() ? "" : " ").append(line);
        }
    }

    private void mark(String mark, Position at) {
        int colon = mark.indexOf(':');
        String name = colon < 0 ? mark : mark.substring(0, colon);
        String value = colon < 0 ? "" : mark.substring(colon + 1).strip();
        if (!MARKS.contains(name)) {
            problems.add(at, Optional.of(number), "the mark \"" + name + "\"", Nearest.first(name, MARKS));
        } else if (value.isEmpty() || marks.putIfAbsent(name, value) != null) {
            String found = value.isEmpty() ? name + " without a value" : name + " again";
            problems.add(at, Optional.of(number), found, name + " once, with a value");
        }
    }

    private void close() {
        if (!number.isEmpty()) {
            String status = marks.getOrDefault("status", "");
            String checked = marks.getOrDefault("checked", "");
            if (!numbers.add(number)) {
                problems.add(heading, Optional.of(number), "the paragraph again", "each paragraph once");
            }
            if (status.isEmpty()) {
                problems.add(heading, Optional.of(number), "no status", "- status: how well it is known");
            }
            if (!checked.equals("yes") && !checked.equals("no")) {
                String expected = "- checked: yes or no, against the official text";
                problems.add(heading, Optional.of(number), checked.isEmpty() ? "no mark checked" : checked, expected);
            }
            if (text.isEmpty()) {
                problems.add(heading, Optional.of(number), "no text", "the paragraph in our words");
            }
            paragraphs.add(new Paragraph(
                    number,
                    text.toString(),
                    status,
                    checked.equals("yes"),
                    Optional.ofNullable(marks.get("untranslated"))));
        }
        number = "";
        marks.clear();
        text.setLength(0);
    }
}
