package parley.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser: it keeps cookies and says where its forms come from. */
final class Person {
    private static final Pattern SEAL = Pattern.compile("name=\"seal\" value=\"([0-9a-f]{64})\"");

    private final Wire wire;
    final Map<String, String> cookies = new LinkedHashMap<>();

    Person(int port) {
        this.wire = new Wire(port);
    }

    String host() {
        return "xa.localhost:" + wire.port();
    }

    String origin() {
        return "http://" + host();
    }

    Wire.Answer get(String target, Wire.Header... more) {
        return kept(wire.send("GET", target, headers(host(), more), ""));
    }

    /** As a form of the desk's own page is posted, with the seal that this browser has for the page. */
    Wire.Answer post(String target, Map<String, String> form) {
        var sealed = new LinkedHashMap<>(form);
        sealed.computeIfAbsent("seal", _ -> seal());
        return raw(
                target, sealed, new Wire.Header("Origin", origin()), new Wire.Header("Sec-Fetch-Site", "same-origin"));
    }

    Wire.Answer raw(String target, Map<String, String> form, Wire.Header... more) {
        return kept(wire.send("POST", target, headers(host(), more), encoded(form)));
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** From the sign-in page, or from one's own account where one is signed in. */
    String seal() {
        var page = get("/sign-in");
        if (page.status() != 200) {
            page = get("/account");
        }
        return seal(page);
    }

    static String seal(Wire.Answer page) {
        var found = SEAL.matcher(page.body());
        if (!found.find()) {
            throw new AssertionError("no seal in an answer of status " + page.status() + ": " + page.body());
        }
        return found.group(1);
    }

    private List<Wire.Header> headers(String host, Wire.Header... more) {
        List<Wire.Header> headers = new ArrayList<>();
        headers.add(new Wire.Header("Host", host));
        headers.add(new Wire.Header("User-Agent", "test"));
        if (!cookies.isEmpty()) {
            headers.add(new Wire.Header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; "))));
        }
        headers.addAll(List.of(more));
        return headers;
    }

    private Wire.Answer kept(Wire.Answer answer) {
        for (var set : answer.all("set-cookie")) {
            var parts = set.split(";", 2)[0].split("=", 2);
            if (set.contains("Max-Age=0")) {
                cookies.remove(parts[0]);
            } else {
                cookies.put(parts[0], parts[1]);
            }
        }
        return answer;
    }
}
