package parley.trial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.node.world.FreePorts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An entry comes in at a real node, an officer passes it on, and what arrives at a real mail server is read back. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForwardingTest {
    private static final int WIDE = 1280;
    private static final int NARROW = 320;
    private static final int HIGH = 900;
    private static final Path PICTURES = Checkout.ROOT.resolve("trial/target/forwarding");
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TEXT = "All quiet.\u202e\nFrom: XA";

    private Path folder;
    private Path xb;
    private String entry = "";
    private String id = "";

    @AutoClose
    private MailServer relay;

    @AutoClose
    private NodeProcess here;

    @AutoClose
    private NodeProcess there;

    @AutoClose
    private HttpClient client;

    @AutoClose
    private Browser browser;

    @BeforeAll
    void begin(@TempDir Path folder) throws Exception {
        this.folder = folder;
        browser = Browser.start(folder.resolve("profile"));
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        int port = FreePorts.choose(1).getFirst();
        relay = MailServer.start(folder, port);
        relay.knowsNot("gone@xa.example");
        var circle = FoundedCircle.of(List.of("XA", "XB"), folder.resolve("circle"));
        var data = Objects.requireNonNull(circle.folders().get("XA"));
        xb = Objects.requireNonNull(circle.folders().get("XB"));
        mailBy(port, data);
        here = new NodeProcess(data, circle.charter());
        there = new NodeProcess(xb, circle.charter());
        here.start();
        there.start();
        here.awaitDesk();
        there.awaitDesk();
        entry = send();
        browser.await("the entry", () -> {
            browser.open(page("entries/" + entry, "en"));
            return browser.all("#form").size() == 1;
        });
        browser.complaints(); // until it had come, its page was not there
    }

    private void mailBy(int port, Path data) throws Exception {
        Files.writeString(data.resolve("relay.pem"), relay.pem());
        Files.writeString(data.resolve("relay.pass"), MailServer.PASSWORD + "\n");
        Files.setPosixFilePermissions(data.resolve("relay.pass"), PosixFilePermissions.fromString("rw-------"));
        var settings = JSON.readTree(Files.readString(data.resolve("node.json")));
        Files.writeString(
                data.resolve("node.json"),
                JSON.writeValueAsString(Map.of(
                        "listen", settings.get("listen").asString(),
                        "deskPort", settings.get("deskPort").asInt(),
                        "mail",
                                Map.of(
                                        "relay", "localhost:" + port,
                                        "certificateFile", "relay.pem",
                                        "user", MailServer.USER,
                                        "passwordFile", "relay.pass",
                                        "sender", "parley@xa.example",
                                        "language", "ru"))));
    }

    private String send() throws Exception {
        var draft = JSON.createObjectNode();
        draft.put("format", "statement").put("subject", "XB/1").put("number", "7");
        draft.putObject("body").put("text", TEXT);
        draft.putArray("officers")
                .addObject()
                .put("officer", FoundedCircle.OFFICER)
                .put("passphrase", FoundedCircle.OFFICER_PASSPHRASE);
        var answer = new DeskCalls(client).post(xb, "send", draft);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode sent = answer.json().get("sent");
        id = sent.get("id").asString();
        return "XB/1/" + sent.get("index").asInt();
    }

    @AfterEach
    void nothingWasWrongInTheConsole() {
        assertThat(browser.complaints()).isEmpty();
    }

    private URI page(String below, String language) {
        return here.desk().resolve("/" + below + (below.contains("?") ? "&" : "?") + "lang=" + language);
    }

    private void keep(String addresses) {
        browser.open(page("shift/lists", "en"));
        browser.click("#list-statement a");
        new Clerk(browser).type("addresses", addresses);
        new Clerk(browser).type("who", "Anna Weber");
        browser.click("form button.main");
        browser.await("the lists", () -> browser.text("#list-statement").contains("Anna Weber"));
    }

    private void forward() {
        browser.open(page("entries/" + entry, "en"));
        browser.click(".onward a[href*='shift/mail']");
        browser.await("what would go", () -> !browser.all("pre.letter").isEmpty());
        new Clerk(browser).type("who", "Anna Weber");
        browser.click("form[action*='shift/mail'] button.main");
        browser.await("the letter", () -> browser.address().getFragment() != null);
    }

    private void awaitState(String state, int rows) {
        browser.await(state, () -> {
            browser.open(page("shift/mail/" + entry, "en"));
            return browser.lines(".mailing:last-child td strong").stream()
                            .filter(state::equals)
                            .count()
                    == rows;
        });
    }

    @Test
    void anEntryGoesToItsListAndTheLogSaysWhatBecameOfItForEachAddress() throws Exception {
        browser.theme("light").size(WIDE, HIGH);
        keep("duty@xa.example\ngone@xa.example\nstaff@xa.example");
        picture("lists-en");
        int before = relay.taken().size();
        browser.open(page("shift/mail/" + entry, "en"));
        String shown = browser.one("pre.letter").getText();
        picture("mail-en");
        forward();
        awaitState("accepted by the relay", 2);
        picture("accepted-en");
        assertThat(browser.text(".mailing:last-child"))
                .contains("refused by the relay", "550 5.1.1 no mailbox gone@xa.example")
                .containsPattern("accepted by the relay: 250 2.0.0 taken as number \\d+");

        var taken = relay.taken().subList(before, relay.taken().size());
        assertThat(taken).extracting(MailServer.Taken::to).containsExactly("duty@xa.example", "staff@xa.example");
        var letter = taken.getFirst().read();
        assertThat(letter.getSubject()).isEqualTo("XB 7: Заявление (" + entry + ")");
        assertThat(letter.getFrom().getFirst().getAddress()).isEqualTo("parley@xa.example");
        var parts = taken.getFirst().parts();
        assertThat(parts).hasSize(3);
        var text = new String(parts.get(0), UTF_8);
        assertThat(text).contains(id, "⟨U+202E⟩\r\n| From: XA", "evidence: то, что доказывает");
        assertThat(text.replace("\r\n", "\n").lines().limit(6))
                .containsExactlyElementsOf(shown.lines().limit(6).toList());
        assertThat(new String(parts.get(1), UTF_8)).contains("payload", "signatures");
        assertThat(names(parts.get(2))).anyMatch(name -> name.endsWith(".tlog-proof"));

        browser.open(page("entries/" + entry, "en"));
        assertThat(browser.text("#forwardings")).contains("duty@xa.example", "accepted by the relay");
        browser.open(page("shift/log", "en"));
        assertThat(browser.text("#mail")).contains("Anna Weber", "waits for the relay", "refused by the relay");
        picture("log-en");
    }

    private static List<String> names(byte[] zip) throws Exception {
        var names = new ArrayList<String>();
        try (var files = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                names.add(file.getName());
            }
        }
        return names;
    }

    @Test
    void aRelayThatIsDownIsSaidOnTheWatchAndGetsTheLetterWhenItIsBack() throws Exception {
        browser.theme("dark").size(WIDE, HIGH);
        keep("night@xa.example");
        relay.stop();
        int before = relay.taken().size();
        forward();
        awaitState("tried in vain, will be tried again", 1);
        browser.open(page("", "en"));
        browser.await(
                "the line about the relay",
                () -> !browser.all(".warnings .relay").isEmpty());
        assertThat(browser.text(".warnings .relay")).contains("addresses that wait: 1");
        picture("down-en");
        here.kill(); // What waits is on disk.
        relay.startAgain();
        here.start();
        here.awaitDesk();
        awaitState("accepted by the relay", 1);
        assertThat(relay.taken())
                .hasSize(before + 1)
                .last()
                .extracting(MailServer.Taken::to)
                .isEqualTo("night@xa.example");
        browser.open(page("", "en"));
        browser.await(
                "no line about the relay", () -> browser.all(".warnings .relay").isEmpty());
    }

    @Test
    void withoutScriptsAnEntryIsPassedOnToo() {
        keep("plain@xa.example");
        try (var plain = Browser.startWithoutScripts(folder.resolve("plain"))) {
            plain.size(NARROW, HIGH).open(page("shift/mail/" + entry, "ru"));
            new Clerk(plain).type("who", "Иванова");
            plain.one("form[action*='shift/mail'] button.main").click();
            plain.await("the letter", () -> Browser.line(plain.one("main")).contains("plain@xa.example"));
            plain.await("that it is accepted", () -> {
                plain.open(page("shift/mail/" + entry, "ru"));
                return Browser.line(plain.one("main")).contains("принято почтовым сервером: 250");
            });
            assertThat(plain.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("parley.trial.Languages#walked")
    void everyPageCanBeReadByEveryone(String code) {
        for (var below : List.of(
                "shift/lists",
                "shift/list?format=statement",
                "shift/mail/" + entry,
                "shift/forward/" + entry,
                "shift/log")) {
            barriers(page(below, code), WIDE, "light");
            barriers(page(below, code), NARROW, "dark");
        }
    }

    private void barriers(URI page, int width, String theme) {
        browser.theme(theme).size(width, HIGH).open(page);
        assertThat(browser.barriers()).as("%s at %d, %s", page, width, theme).isEmpty();
        assertThat(browser.holds("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s fits %d", page, width)
                .isTrue();
        if (page.toString().endsWith("lang=ru") || page.toString().endsWith("lang=en")) {
            picture((page.getPath() + page.getQuery()).replaceAll("[^a-z0-9]+", "-") + "-" + width + "-" + theme);
        }
    }

    private void picture(String name) {
        browser.picture(PICTURES.resolve(name + ".png"));
    }
}
