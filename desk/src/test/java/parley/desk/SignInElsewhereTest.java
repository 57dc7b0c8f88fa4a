package parley.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.desk.access.Act;
import parley.desk.openid.OpenIdSettings;

/** What comes back from another service, or pretends to; the service here says how it is reached and gives no tokens. */
class SignInElsewhereTest {
    @TempDir
    Path data;

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer service;
    private Guarded guarded;
    private Person person;

    @BeforeEach
    void open() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var issuer = "http://localhost:" + service.getAddress().getPort();
        service.createContext("/.well-known/openid-configuration", exchange -> {
            asked.incrementAndGet();
            var found = """
                    {"issuer": "%1$s", "authorization_endpoint": "%1$s/auth", "token_endpoint": "%1$s/token",
                     "jwks_uri": "%1$s/keys", "subject_types_supported": ["public"], "response_types_supported": ["code"],
                     "id_token_signing_alg_values_supported": ["RS256"]}""".formatted(issuer).getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, found.length);
            exchange.getResponseBody().write(found);
            exchange.close();
        });
        service.start();
        guarded = new Guarded(
                data, Optional.of(new OpenIdSettings("Service", URI.create(issuer), "desk", "secret", "roles")));
        person = guarded.stranger();
    }

    @AfterEach
    void close() {
        guarded.close();
        service.stop(0);
    }

    /** Leaves for the service; the state that it is to send back. */
    private String leave() {
        var left = person.get("/sign-in/elsewhere?to=%2Fentries");
        assertThat(left.status()).as(left.body()).isEqualTo(303);
        return left.header("location").orElseThrow().replaceAll(".*[?&]state=([^&]*).*", "$1");
    }

    private void assertRefused(String query) {
        assertThat(person.get("/sign-in/elsewhere/back?" + query).status())
                .as(query)
                .isEqualTo(401);
        assertThat(guarded.registry.journal().newest(1).getFirst().what()).isEqualTo(Act.What.REFUSED);
    }

    @Test
    void theServiceIsNotAskedAnewForEachWhoLeavesForIt() {
        for (int i = 0; i < 100; i++) {
            leave();
        }
        assertThat(asked.get()).isEqualTo(1);
    }

    @Test
    void anAnswerOfAnotherStateEndsNoSignInThatIsUnderWay() {
        var state = leave();
        var cookie = person.cookies.get("parley-elsewhere");
        assertRefused("code=a&state=another");
        assertRefused("code=a");
        assertThat(person.cookies.get("parley-elsewhere")).isEqualTo(cookie);
        assertRefused("error=access_denied&state=" + state);
        assertThat(person.cookies).doesNotContainKey("parley-elsewhere");
        assertThat(guarded.registry.journal().newest(1).getFirst().about()).isEqualTo("it refused the sign-in");
    }

    @Test
    void anAnswerThatCannotBeReadIsRefused() {
        for (var unfit : List.of("", "code=", "code=%ff", "code=a&code=b", "iss=%20&code=a", "response=a", "x=%7b")) {
            assertRefused("state=" + leave() + "&" + unfit);
        }
    }

    @Test
    void twoCookiesOfASignInAreNone() {
        var state = leave();
        person.cookies.put("other=1; parley-elsewhere", "00".repeat(32));
        assertRefused("code=a&state=" + state);
        assertThat(guarded.registry.journal().newest(1).getFirst().about())
                .isEqualTo("no such sign-in is under way in this browser");
    }
}
