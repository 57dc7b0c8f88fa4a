package parley.desk.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import parley.desk.frame.Frame;

/** Addresses of the calendar's pages: what one is asked for, with something put otherwise. */
final class Addresses {
    private Addresses() {}

    /**
     * An address below the circle's path.
     *
     * @param otherwise parameters that differ from what was asked; an empty value leaves one out
     */
    static String of(Frame frame, String below, Asked asked, Map<String, String> otherwise) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("year", asked.narrowed() ? "" : Integer.toString(asked.year()));
        parameters.put("from", asked.narrowed() ? asked.from().toString() : "");
        parameters.put("to", asked.narrowed() ? asked.to().toString() : "");
        parameters.put("party", asked.party());
        parameters.put("kind", asked.kind().map(Kind::key).orElse(""));
        parameters.put("draft", asked.draft());
        parameters.putAll(otherwise);
        StringBuilder address = new StringBuilder(frame.to(below));
        parameters.forEach((name, value) -> {
            if (!value.isEmpty()) {
                address.append('&').append(name).append('=').append(URLEncoder.encode(value, UTF_8));
            }
        });
        return address.toString();
    }
}
