package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import parley.node.world.FreePorts;
import tools.jackson.databind.json.JsonMapper;

/** Signing in by the word of a real Keycloak, at the desk of a real node, in a browser without scripts. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakTest {
    private static final String VERSION = "26.7.3";
    private static final Duration LIMIT = Duration.ofMinutes(6);
    private static final JsonMapper JSON = new JsonMapper();

    private final String secret = UUID.randomUUID().toString();
    private final String password = UUID.randomUUID().toString();

    private Path folder;
    private URI desk;

    @AutoClose
    private Program keycloak;

    @AutoClose
    private NodeProcess node;

    @BeforeAll
    void startBoth(@TempDir Path folder) throws Exception {
        this.folder = folder;
        var home = Checkout.ROOT.resolve("target/keycloak/keycloak-" + VERSION);
        Checkout.demand(Files.isExecutable(home.resolve("bin/kc.sh")), "Keycloak (scripts/install-keycloak)");
        var ports = FreePorts.choose(3);
        desk = URI.create("http://xa.localhost:" + ports.get(1) + "/");
        keycloak = start(home, ports.get(0), ports.get(2));
        var circle = FoundedCircle.of(List.of("XA", "XB"), folder.resolve("circle"));
        var data = Objects.requireNonNull(circle.folders().get("XA"));
        signInBy("http://localhost:" + ports.get(0) + "/realms/parley", data, ports.get(1));
        node = new NodeProcess(data, circle.charter());
        node.start();
        node.awaitDesk();
        keycloak.awaitLine(Pattern.compile("Listening on:"), LIMIT);
    }

    private Program start(Path home, int port, int management) throws IOException {
        var realms = Files.createDirectories(home.resolve("data/import"));
        Files.writeString(realms.resolve("parley-realm.json"), JSON.writeValueAsString(realm()));
        return Program.start(
                home,
                Map.of("JAVA_HOME", System.getProperty("java.home"), "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m"),
                List.of(
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--http-management-port=" + management,
                        "--hostname=http://localhost:" + port,
                        "--import-realm",
                        "--db=dev-mem"));
    }

    private Map<String, Object> realm() {
        return Map.of(
                "realm",
                "parley",
                "enabled",
                true,
                "sslRequired",
                "none",
                "roles",
                Map.of("realm", List.of(Map.of("name", "drafter"), Map.of("name", "guest"))),
                "users",
                List.of(user("anna", "drafter"), user("guest", "guest")),
                "clients",
                List.of(Map.of(
                        "clientId",
                        "desk",
                        "secret",
                        secret,
                        "standardFlowEnabled",
                        true,
                        "publicClient",
                        false,
                        "redirectUris",
                        List.of(desk + "sign-in/elsewhere/back"),
                        "attributes",
                        Map.of("pkce.code.challenge.method", "S256"),
                        "protocolMappers",
                        List.of(Map.of(
                                "name", "roles",
                                "protocol", "openid-connect",
                                "protocolMapper", "oidc-usermodel-realm-role-mapper",
                                "config",
                                        Map.of(
                                                "claim.name", "parley.roles",
                                                "jsonType.label", "String",
                                                "multivalued", "true",
                                                "id.token.claim", "true"))))));
    }

    private Map<String, Object> user(String name, String role) {
        return Map.of(
                "username",
                name,
                "enabled",
                true,
                "email",
                name + "@example.org",
                "emailVerified",
                true,
                "firstName",
                name,
                "lastName",
                "Officer",
                "credentials",
                List.of(Map.of("type", "password", "value", password)),
                "realmRoles",
                List.of(role));
    }

    private void signInBy(String issuer, Path data, int port) throws IOException {
        Files.writeString(data.resolve("client.secret"), secret + "\n");
        Files.setPosixFilePermissions(data.resolve("client.secret"), PosixFilePermissions.fromString("rw-------"));
        var settings = JSON.readTree(Files.readString(data.resolve("node.json")));
        Files.writeString(
                data.resolve("node.json"),
                JSON.writeValueAsString(Map.of(
                        "listen", settings.get("listen").asString(),
                        "deskPort", port,
                        "signIn",
                                Map.of(
                                        "name", "Keycloak",
                                        "issuer", issuer,
                                        "client", "desk",
                                        "secretFile", "client.secret",
                                        "roleClaim", "parley.roles"))));
    }

    private Browser atTheService(String profile) {
        var browser = Browser.startWithoutScripts(folder.resolve(profile));
        browser.size(1280, 900).open(desk.resolve("/entries?lang=en"));
        assertThat(browser.address().getPath()).isEqualTo("/sign-in");
        browser.click("a[href^='/sign-in/elsewhere']");
        browser.await("the service", () -> browser.address().getPath().startsWith("/realms/parley/"));
        return browser;
    }

    private void signIn(Browser browser, String name) {
        browser.one("#username").sendKeys(name);
        browser.one("#password").sendKeys(password);
        browser.click("#kc-login");
    }

    @Test
    void whomTheServiceVouchesForComesInWithItsRoleAndToThePageThatHeAskedFor() {
        try (var browser = atTheService("anna")) {
            signIn(browser, "anna");
            browser.await("the entries", () -> browser.address().getPath().equals("/entries"));
            assertThat(Browser.line(browser.one(".person"))).contains("Keycloak: anna");
            browser.open(desk.resolve("/write?lang=en"));
            assertThat(Browser.line(browser.one("h1"))).isEqualTo("Write");
            browser.open(desk.resolve("/administration?lang=en"));
            assertThat(Browser.line(browser.one("main"))).contains("This needs the role administrator.");
        }
    }

    @Test
    void whoHasNoRoleIsNotLetIn() {
        try (var browser = atTheService("guest")) {
            signIn(browser, "guest");
            browser.await("the refusal", () -> Browser.line(browser.one("main")).contains("gives no role"));
            browser.open(desk.resolve("/entries?lang=en"));
            assertThat(browser.address().getPath()).isEqualTo("/sign-in");
        }
    }

    /** The service's answer to one browser is worth nothing in another, and nothing twice. */
    @Test
    void anAnswerThatWasTakenFromAnotherBrowserIsRefused() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var back = URI.create("http://127.0.0.1:" + desk.getPort()
                    + "/sign-in/elsewhere/back?state=x&code=y&iss=http://localhost/realms/parley");
            var answer = client.send(HttpRequest.newBuilder(back).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode())
                    .as("under another name it only leads to the desk's own")
                    .isEqualTo(303);
        }
        try (var browser = Browser.startWithoutScripts(folder.resolve("thief"))) {
            browser.open(desk.resolve("/sign-in/elsewhere/back?state=x&code=y"));
            assertThat(Browser.line(browser.one("main"))).contains("did not vouch");
        }
    }
}
