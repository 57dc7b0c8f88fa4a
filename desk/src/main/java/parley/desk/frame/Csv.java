package parley.desk.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Comma-separated values (RFC 4180, UTF-8) that a spreadsheet takes for text and never for a formula: where a cell begins with
 * {@code = + - @}, also full-width or after blanks, that gets an apostrophe before it, and so it does after what some
 * spreadsheets divide cells by: a semicolon, a tab, a bar, the end of a line.
 */
public final class Csv {
    private static final String DIVIDES = ";\t|\r\n";
    private static final String BEGINS_FORMULA = "=+-@＝＋－＠";
    private static final Pattern QUOTED = Pattern.compile("[\",\r\n]");

    private Csv() {}

    /** Answers with lines of cells, to be kept as a file. */
    public static void send(ServerResponse response, String file, List<List<String>> lines) {
        response.header(HeaderNames.CACHE_CONTROL, "no-store")
                .header(HeaderNames.CONTENT_TYPE, "text/csv; charset=utf-8")
                .header(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(file))
                .send(print(lines).getBytes(UTF_8));
    }

    static String print(List<List<String>> lines) {
        return lines.stream()
                .map(line -> line.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n")
                .collect(Collectors.joining());
    }

    private static String cell(String text) {
        var safe = unformulated(text);
        return QUOTED.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /** In one pass: a text of another party's may be blanks and dividers from end to end. */
    private static String unformulated(String text) {
        var safe = new StringBuilder(text.length());
        boolean begins = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (begins && BEGINS_FORMULA.indexOf(c) >= 0) {
                safe.append('\'');
            }
            begins = DIVIDES.indexOf(c) >= 0 || (begins && isBlank(c));
            safe.append(c);
        }
        return safe.toString();
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
