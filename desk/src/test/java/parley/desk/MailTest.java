package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.desk.PlainBrowser.location;
import static parley.desk.PlainBrowser.words;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.prose.Language;
import parley.desk.access.Act;
import parley.desk.access.Role;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.mail.Answer;
import parley.node.mail.Relay;
import parley.node.mail.Retry;
import parley.node.office.Office;
import parley.node.store.DurableSteps;
import parley.node.view.Change;
import parley.node.view.Credential;
import parley.node.view.Draft;
import parley.node.view.EntryPointer;
import parley.node.view.SendOutcome;
import parley.node.view.mail.Letter;
import parley.node.view.mail.MailAddress;
import parley.node.view.mail.MailState;
import parley.node.view.mail.Mailing;

/** An officer passes an entry on by e-mail, in a browser without scripts, over a real office on disk. */
class MailTest {
    private static final String HOSTILE = "<b onclick=alert(1)>Weber</b>\u202e";
    private static final String ENTRY = "/shift/mail/XA/1/0";
    private static final Path VD11 =
            Path.of(System.getProperty("parley.root")).resolve("agreements").resolve("vd11");

    @TempDir
    Path data;

    private final Pack pack = PackLoader.load(PackFolder.read(VD11));
    private final RestingNode node = new RestingNode(pack);
    private final Post post = new Post();
    private Office office;
    private Desk desk;
    private final PlainBrowser browser = new PlainBrowser(() -> desk.port());

    /** A relay that answers as it is told to. */
    private static final class Post implements Relay {
        volatile Answer answer = new Answer.Accepted("250 taken as " + HOSTILE);
        final List<Bytes> taken = new CopyOnWriteArrayList<>();

        @Override
        public MailState.Named named() {
            return new MailState.Named("relay.xa.example", new MailAddress("desk@xa.example"), Language.FR);
        }

        @Override
        public Answer hand(Bytes message, MailAddress to, Runnable handing) {
            handing.run();
            taken.add(message);
            return answer;
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void open() throws IOException {
        open(Optional.of(post));
    }

    private void open(Optional<Relay> relay) throws IOException {
        office = Office.open(
                data,
                () -> RestingNode.NOW,
                DurableSteps.NONE,
                circle -> node.announce(Change.Topic.OFFICE),
                new Office.Post(relay, Retry.STANDARD, InstantSource.system()));
        node.office = Optional.of(office);
        desk = Desk.open(node, new Rows(new Titles(List.of(pack))), data, 0);
    }

    @AfterEach
    void close() {
        desk.close();
        office.close();
        browser.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.get(path);
    }

    private void entry(String text) {
        var draft = new Draft(
                "statement",
                List.of(),
                Optional.of("XA/9"),
                Optional.of("12"),
                List.of(),
                "en",
                "{\"text\":\"" + text + "\"}");
        assertThat(node.send(RestingNode.CIRCLE, draft, List.of(new Credential("duty", "right"))))
                .isInstanceOf(SendOutcome.Sent.class);
    }

    private void keep(String addresses) throws Exception {
        var path = "/shift/list?format=statement";
        var kept = browser.post(get(path), path, "addresses", addresses, "who", "Weber");
        assertThat(location(kept)).startsWith("/shift/lists");
    }

    private HttpResponse<String> forward() throws Exception {
        return browser.post(get(ENTRY), ENTRY, "who", "Weber");
    }

    private List<Mailing> mailings() {
        return office.mail().about(RestingNode.CIRCLE, "XA/1/0");
    }

    private void awaitEnd() {
        office.start();
        Await.until("the end of all letters", () -> mailings().stream().noneMatch(Mailing::open));
    }

    @Test
    void whatIsShownIsWhatGoesAndTheLogSaysWhatBecameOfIt() throws Exception {
        entry("All quiet.");
        keep("duty@xa.example\nstaff@xa.example");
        var page = get(ENTRY);
        assertThat(words(page))
                .contains("duty@xa.example", "staff@xa.example", "relay.xa.example", "XA a remis", "All quiet.");
        assertThat(location(browser.post(page, ENTRY, "who", "Weber"))).endsWith("#letter-1");
        assertThat(words(get(ENTRY))).contains("waits for the relay", "still under way");
        awaitEnd();
        assertThat(words(get(ENTRY))).contains("Letter 1, 2026-10-04 03:04:31 UTC, Weber", "accepted by the relay");
        for (var path : List.of("/entries/XA/1/0", "/shift/forward/XA/1/0", "/shift/log?day=2026-10-04")) {
            assertThat(words(get(path))).as(path).contains("accepted by the relay", "duty@xa.example", "250 taken as");
        }
        assertThat(get("/shift/log.csv?day=2026-10-04").body())
                .contains("Weber,e-mail,staff@xa.example,XA/1/0: accepted by the relay 250 taken");
        var letter = new DefaultMessageBuilder()
                .parseMessage(new ByteArrayInputStream(post.taken.getFirst().toArray()));
        var subject = letter.getSubject();
        assertThat(subject).isEqualTo("[EXERCICE] XA 12: Déclaration (XA/1/0)");
        assertThat(words(page)).contains(subject);
        assertThat(get("/shift/letter/1").body())
                .isEqualTo(post.taken.getFirst().utf8());
        assertThat(get("/shift/letter/2").statusCode()).isEqualTo(404);
    }

    /** One letter an entry, so that each is a line of the log. */
    private void queue(int from, int to) {
        long list = office.mail().lists(RestingNode.CIRCLE).getFirst().number();
        for (int i = from; i <= to; i++) {
            var entry = new EntryPointer("XB", 1, i, Hash.sha256(Bytes.utf8("entry " + i)));
            var letter = new Letter(entry, "statement", list, Language.EN, "XB " + i, "Quiet.\n", List.of(), "Weber");
            office.mail().send(RestingNode.CIRCLE, "once " + i, letter);
        }
    }

    private List<String> logged(String path) throws Exception {
        var section = get(path).body().split("id=\"mail\"", 2)[1].split("</section>", 2)[0];
        return Pattern.compile("XB/1/[0-9]+|Lines [0-9]+ to [0-9]+ of [0-9]+|(Next|Previous) page")
                .matcher(section.replaceAll("<[^>]*>", ""))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @Test
    void aPageOfTheLogShowsTwoHundredLinesOfLettersAndLeadsToTheRest() throws Exception {
        keep("duty@xa.example");
        queue(1, 199);
        var day = "/shift/log?day=2026-10-04";
        assertThat(logged(day)).hasSize(199).endsWith("XB/1/199");
        queue(200, 200);
        assertThat(logged(day)).hasSize(200).endsWith("XB/1/200");
        queue(201, 201);
        assertThat(logged(day)).hasSize(202).endsWith("XB/1/200", "Lines 1 to 200 of 201", "Next page");
        var rest = new String[] {"XB/1/201", "Lines 201 to 201 of 201", "Previous page"};
        assertThat(logged(day + "&mail=201")).containsExactly(rest);
        assertThat(get(day).body()).contains("day=2026-10-04&amp;mail=201#mail");
        assertThat(logged(day + "&mail=900")).as("after the end").containsExactly(rest);
        assertThat(logged(day + "&mail=x")).hasSize(202);
        assertThat(get("/shift/log.csv?day=2026-10-04").body().lines()).hasSize(202);
    }

    @Test
    void withoutARelayThePageSaysWhyAndTakesNothing() throws Exception {
        entry("All quiet.");
        keep("duty@xa.example");
        var drawn = get(ENTRY);
        desk.close();
        office.close();
        open(Optional.empty());
        assertThat(words(get(ENTRY)))
                .contains("E-mail is not offered", "node.json", "docs/administration.md")
                .contains("Open the entry and print it", "Note here to whom it was passed on");
        assertThat(get(ENTRY).body())
                .contains("href=\"/entries/XA/1/0?lang=en\"", "href=\"/shift/forward/XA/1/0?lang=en\"");
        assertThat(get(ENTRY).body()).doesNotContain("<button class=\"main\"");
        var sent = browser.post(get("/shift/log"), ENTRY, "list", "1", "who", "Weber");
        assertThat(sent.statusCode()).isEqualTo(409);
        assertThat(drawn.body()).contains("<button class=\"main\"");
        assertThat(mailings()).isEmpty();
    }

    @Test
    void nothingGoesToAListThatTheOfficerHasNotSeen() throws Exception {
        entry("All quiet.");
        assertThat(words(get(ENTRY))).contains("Nobody is on the distribution list of “Statement” yet.");
        keep("duty@xa.example");
        var drawn = get(ENTRY);
        keep("other@xa.example");
        var sent = browser.post(drawn, ENTRY, "who", "Weber");
        assertThat(sent.statusCode()).isEqualTo(409);
        assertThat(words(sent)).contains("has changed since this page was made", "other@xa.example");
        assertThat(mailings()).isEmpty();
    }

    @Test
    void theSameFormTwiceIsOneLetterAndASecondWaitsForTheFirst() throws Exception {
        entry("All quiet.");
        keep("duty@xa.example");
        var drawn = get(ENTRY);
        var another = get(ENTRY);
        assertThat(location(browser.post(drawn, ENTRY, "who", "Weber")))
                .isEqualTo(location(browser.post(drawn, ENTRY, "who", "Weber")));
        assertThat(browser.post(another, ENTRY, "who", "Weber").statusCode()).isEqualTo(409);
        assertThat(mailings()).hasSize(1);
        awaitEnd();
        assertThat(words(get(ENTRY))).contains("The list was sent this entry before");
        forward();
        assertThat(mailings())
                .hasSize(2)
                .extracting(Mailing::messageId)
                .containsOnly(mailings().getFirst().messageId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no address", "a@b\u202e.example", "Weber <duty@xa.example>", "a@b.example\nA@b.example"})
    void whatIsNoListIsSaidAtItsFieldAndKeptAsTyped(String typed) throws Exception {
        var path = "/shift/list?format=statement";
        var answer = browser.post(get(path), path, "addresses", typed, "who", "Weber");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("href=\"#addresses\"", "aria-invalid=\"true\"");
        assertThat(office.mail().lists(RestingNode.CIRCLE)).isEmpty();
    }

    @Test
    void ofTwoWhoChangeAListTheSecondIsShownWhatTheFirstWrote() throws Exception {
        var path = "/shift/list?format=statement";
        var drawn = get(path);
        keep("duty@xa.example");
        var late = browser.post(drawn, path, "addresses", "late@xa.example", "who", "Rossi");
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(words(late)).contains("Weber changed this at 2026-10-04 03:04:31 UTC", "duty@xa.example");
        assertThat(location(browser.post(late, path, "addresses", "late@xa.example", "who", "Rossi")))
                .startsWith("/shift/lists");
        assertThat(words(get("/shift/lists"))).contains("late@xa.example", "Rossi, 2026-10-04 03:04:31 UTC");
        assertThat(get("/shift/list?format=nothing").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "de", "it", "ru", "es"})
    void everyPageIsToldInEveryLanguageAndRunsNobodysMarkup(String language) throws Exception {
        entry(HOSTILE.replace("\"", ""));
        keep("duty@xa.example");
        var before = get(ENTRY + "?lang=" + language);
        browser.post(get(ENTRY), ENTRY, "who", HOSTILE);
        awaitEnd();
        for (var page : List.of(
                before,
                get(ENTRY + "?lang=" + language),
                get("/shift/lists?lang=" + language),
                get("/shift/list?format=statement&lang=" + language),
                get("/shift/forward/XA/1/0?lang=" + language),
                get("/shift/log?day=2026-10-04&lang=" + language),
                get("/entries/XA/1/0?lang=" + language))) {
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("lang=\"" + language + "\"")
                    .doesNotContain("<b onclick", "\u202e")
                    .doesNotContainPattern("\\{[a-z]+}");
        }
    }

    @Test
    void aRelayThatIsNotReachedIsSaidOnTheWatchAndCounted() throws Exception {
        entry("All quiet.");
        keep("duty@xa.example");
        post.answer = new Answer.Unreached("connection refused");
        forward();
        office.start();
        Await.until("trouble", () -> office.mail().state().trouble().isPresent());
        assertThat(words(get("/")))
                .contains("The mail relay has not been reached since", "addresses that wait: 1", "connection refused");
        assertThat(get("/metrics").body()).contains("parley_mail_waiting 1.0", "parley_mail_relay_failing 1.0");
    }

    @Test
    void whoMayDoWhatIsInTheLogUnderHisName() throws Exception {
        try (var guarded = new Guarded(Files.createDirectory(data.resolve("guarded")))) {
            guarded.node.office = Optional.of(office);
            var chief = guarded.signedIn("a chief", Role.ADMINISTRATOR);
            var officer = guarded.signedIn("an officer", Role.DRAFTER);
            var reader = guarded.signedIn("a reader", Role.READER);
            var path = "/shift/list?format=statement";
            assertThat(officer.get(path).status()).isEqualTo(403);
            assertThat(officer.post("/shift/list?format=statement", Map.of("addresses", "evil@elsewhere.example"))
                            .status())
                    .isEqualTo(403);
            assertThat(reader.get(ENTRY).status()).isEqualTo(403);
            assertThat(reader.get("/shift/lists").status()).isEqualTo(200);
            assertThat(office.mail().lists(RestingNode.CIRCLE)).isEmpty();
            assertThat(chief.get("/shift/lists").body()).contains("Distribution lists");
            keep("duty@xa.example");
            entry("All quiet.");
            guarded.node.sent.addAll(node.sent);
            var page = officer.get(ENTRY);
            var once = Pattern.compile("name=\"once\" value=\"([0-9a-f]+)\"").matcher(page.body());
            assertThat(once.find()).isTrue();
            var sent = officer.post(
                    ENTRY, Map.of("seal", Person.seal(page), "once", once.group(1), "list", "1", "who", "Petrov"));
            assertThat(sent.status()).as(sent.body()).isEqualTo(303);
            var act = guarded.registry.journal().newest(1).getFirst();
            assertThat(act.who()).isEqualTo("an officer");
            assertThat(act.what()).isEqualTo(Act.What.FORWARDED);
            assertThat(act.about()).isEqualTo("XA/1/0, letter 1");
            assertThat(mailings().getFirst().who()).isEqualTo("an officer");
        }
    }
}
