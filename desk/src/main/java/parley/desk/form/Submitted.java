package parley.desk.form;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.ledger.text.MalformedException;

/** A form as a browser posts it. Never printed: there may be passphrases in it. */
public final class Submitted {
    /** The most that is read of one. */
    public static final int MAX_BYTES = 256 << 10;

    private static final int MOST_CONTROLS = 20_000;

    private final Map<String, List<String>> values;

    private Submitted(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads the body of a request.
     *
     * @throws MalformedException when it is too large, or no form
     */
    public static Submitted of(ServerRequest request) {
        try (var in = request.content().inputStream()) {
            var bytes = in.readNBytes(MAX_BYTES + 1);
            // To its end even so: a browser reads no answer before it has sent all.
            long rest = in.transferTo(OutputStream.nullOutputStream());
            MalformedException.refuseAbove(MAX_BYTES, bytes.length + rest, "form", "bytes");
            return parse(new String(bytes, US_ASCII));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Reads {@code application/x-www-form-urlencoded}. */
    public static Submitted parse(String body) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (body.isEmpty()) {
            return new Submitted(values);
        }
        var pairs = body.split("&", -1);
        MalformedException.refuseAbove(MOST_CONTROLS, pairs.length, "form", "controls");
        for (var pair : pairs) {
            var parts = pair.split("=", 2);
            if (parts.length != 2) {
                throw new MalformedException(
                        "form", "it is no form: " + MalformedException.quote(pair.split("%", 2)[0]));
            }
            values.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>()).add(decoded(parts[1]));
        }
        return new Submitted(values);
    }

    /** What stands in a control; empty where there is none. */
    public String value(String name) {
        var all = values.getOrDefault(name, List.of());
        return all.isEmpty() ? "" : all.getFirst();
    }

    /** The values of all controls, by name, in the order in which they came. */
    public Map<String, List<String>> values() {
        return Collections.unmodifiableMap(values);
    }

    private static String decoded(String text) {
        try {
            return characters(URLDecoder.decode(text, UTF_8));
        } catch (IllegalArgumentException unfit) {
            throw new MalformedException("form", "it is no form: a percent sign without two hex digits");
        }
    }

    /** The record holds no code point that is no character: what a browser sends of them is replaced as UTF-8 would be. */
    private static String characters(String text) {
        var kept = new StringBuilder(text.length());
        text.codePoints().forEach(point -> kept.appendCodePoint(isCharacter(point) ? point : 0xFFFD));
        return kept.toString();
    }

    private static boolean isCharacter(int point) {
        return (point & 0xFFFE) != 0xFFFE
                && (point < 0xFDD0 || point > 0xFDEF)
                && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE);
    }
}
