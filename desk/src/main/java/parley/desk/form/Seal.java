package parley.desk.form;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Shows that a form which is posted was drawn by this desk for this browser, and not by a page of another site. The browser
 * keeps a random name in a cookie that no script reads and no other site's request carries; a form holds what only this desk
 * can make of that name. The secret is drawn at each start. Thread-safe.
 */
public final class Seal {
    /** The control of a form that holds the seal. */
    public static final String CONTROL = "seal";

    private static final String COOKIE = "parley-desk";
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");
    private static final String SITE = "Sec-Fetch-Site";

    private final SecureRandom random = new SecureRandom();
    private final byte[] secret = drawn();

    /** Where a request came from. */
    public enum Origin {
        /** A form of this desk. */
        OWN,
        /** This desk's pages, but with a seal of another start or another browser. */
        STALE,
        /** Elsewhere. */
        FOREIGN
    }

    /** The seal for a form in the answer to a request; gives the browser a name if it has none. */
    public String of(ServerRequest request, ServerResponse response) {
        var name = name(request).orElseGet(() -> {
            var fresh = HexFormat.of().formatHex(drawn());
            response.header(HeaderNames.SET_COOKIE, COOKIE + "=" + fresh + "; Path=/; HttpOnly; SameSite=Strict");
            return fresh;
        });
        return sealed(name);
    }

    /** Whether a posted form is one of this desk's. */
    public Origin origin(ServerRequest request, String seal) {
        if (!isSameSite(request)) {
            return Origin.FOREIGN;
        }
        boolean own = name(request)
                .filter(name -> MessageDigest.isEqual(sealed(name).getBytes(US_ASCII), seal.getBytes(US_ASCII)))
                .isPresent();
        return own ? Origin.OWN : Origin.STALE;
    }

    /** By what the browser says, which no page can change; who says nothing is no browser of our time. */
    private static boolean isSameSite(ServerRequest request) {
        var site = request.headers().first(HeaderNames.create(SITE));
        var origin = request.headers().first(HeaderNames.ORIGIN);
        var host = request.headers().first(HeaderNames.HOST).orElse("");
        return (site.isPresent() || origin.isPresent())
                && site.map("same-origin"::equals).orElse(true)
                && origin.map(("http://" + host)::equalsIgnoreCase).orElse(true);
    }

    /** The random name that the browser keeps. */
    public static Optional<String> name(ServerRequest request) {
        return request.headers().cookies().all(COOKIE, List::of).stream()
                .filter(name -> NAME.matcher(name).matches())
                .findFirst();
    }

    private String sealed(String name) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(name.getBytes(US_ASCII)));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every platform has HmacSHA256", absent);
        }
    }

    private byte[] drawn() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return bytes;
    }
}
