package parley.desk.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Comma-separated values (RFC 4180, UTF-8) that a spreadsheet takes for text and never for a formula: a cell that begins with
 * {@code = + - @}, a tab or the end of a line gets an apostrophe before it.
 */
public final class Csv {
    private static final String FORMULA = "=+-@\t\r\n";
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
        var safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return QUOTED.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
