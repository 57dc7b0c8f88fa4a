package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.desk.GuardedWorld.HOSTILE;
import static parley.desk.GuardedWorld.VD11;
import static parley.desk.GuardedWorld.assertTold;
import static parley.desk.GuardedWorld.hidden;
import static parley.desk.GuardedWorld.words;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.desk.access.Act;
import parley.desk.access.Role;
import parley.node.view.clearance.ClearanceView;
import parley.node.world.WorldNode;

/** Offices that clear drafts of a real node, as browsers without scripts do it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClearingTest {
    private static final Pattern TEXT = Pattern.compile("name=\"text\" value=\"([^\"]*)\"");
    private static final Pattern CHOICE = Pattern.compile("<option value=\"([0-9]+:[0-9]+)\"[^>]*>([^<]*)<");
    private static final String STAFF = "Operations staff";
    private static final String LEGAL = "Legal adviser";

    @AutoClose
    private GuardedWorld world;

    private WorldNode node;
    private Person chief;
    private Person dora;
    private Person olga;
    private Person lena;
    private Person rolf;
    private String name = "";

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        world = new GuardedWorld("clearing", folder);
        node = world.node;
        chief = world.signedIn("chief", Role.ADMINISTRATOR);
        dora = world.signedIn("dora", Role.DRAFTER);
        olga = world.signedIn("olga", Role.DRAFTER);
        lena = world.signedIn("lena", Role.DRAFTER);
        rolf = world.signedIn("rolf", Role.RELEASER);
        addOffice(STAFF, "olga\r\n\r\n chief ");
        addOffice(LEGAL, "lena");
    }

    /** An objection, which two officers sign, and which the staff clears before the lawyer. */
    @BeforeEach
    void begin() {
        list(Map.of(STAFF, 1, LEGAL, 2));
        name = world.begin("first");
    }

    @AfterEach
    void discard() {
        node.dropDraft(world.circle(), name);
    }

    private ClearanceView clearance() {
        return node.office().orElseThrow().clearance();
    }

    private long id(String office) {
        return clearance().offices(world.circle()).stream()
                .filter(kept -> kept.name().equals(office))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void addOffice(String office, String people) {
        var added = chief.post(
                "/administration/clearing/office",
                Map.of("office", "0", "after", "0", "name", office, "people", people, "do", "keep"));
        assertThat(added.status()).as(added.body()).isEqualTo(303);
    }

    private void list(Map<String, Integer> turns) {
        var address = "/administration/clearing/list?agreement=" + VD11.agreement() + "&format=contest";
        var form = new HashMap<>(Map.of("after", hidden(chief.get(address), "after")));
        turns.forEach((office, turn) -> form.put("turn." + id(office), turn.toString()));
        var kept = chief.post(address, form);
        assertThat(kept.status()).as(kept.body()).isEqualTo(303);
    }

    private String page() {
        return "/write/clearance/" + name;
    }

    private String check() {
        return "/write/draft/" + name + "/check";
    }

    private void ask() {
        var asked = dora.post(page() + "/ask", Map.of("text", hidden(dora.get(page()), "text")));
        assertThat(asked.status()).as(asked.body()).isEqualTo(303);
    }

    /** The text as the form of somebody names it who may do something about it. */
    private String text() {
        return List.of(chief, olga, lena, rolf).stream()
                .map(person -> person.get(page()).body())
                .flatMap(shown -> TEXT.matcher(shown).results())
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, String> answer(Person person, String office, String says, String said) {
        var shown = person.get(page());
        var choice = CHOICE.matcher(shown.body())
                .results()
                .filter(found -> found.group(2).equals(office))
                .map(found -> found.group(1))
                .findFirst()
                .orElse(id(office) + ":0");
        return Map.of("text", text(), "office", choice, "says", says, "said", said);
    }

    private Wire.Answer decide(Person person, String office, String says, String said) {
        return person.post(page() + "/decide", answer(person, office, says, said));
    }

    private void decided(Person person, String office, String says, String said) {
        var done = decide(person, office, says, said);
        assertThat(done.status()).as(done.body()).isEqualTo(303);
    }

    private void type(String reason) {
        node.saveDraft(world.circle(), name, GuardedWorld.objection(reason));
    }

    private Map<String, String> signing(Wire.Answer shown) {
        return Map.of(
                "written",
                hidden(shown, "written"),
                "entry",
                hidden(shown, "entry"),
                "officer.0",
                "first officer",
                "passphrase.0",
                "",
                "officer.1",
                "second officer",
                "passphrase.1",
                "");
    }

    @Test
    void aDraftIsAskedForRefusedChangedClearedAndReleased() {
        int before = world.sent().size();
        assertTold(
                rolf.get(check()),
                200,
                "Not released: the clearance of Operations staff, Legal adviser is missing.",
                "Nobody has asked for clearance of this text.");
        assertThat(rolf.get(check()).body()).doesNotContain("name=\"passphrase.0\"");
        ask();
        assertTold(
                olga.get("/"),
                200,
                "Waiting for clearance",
                "dora asked for clearance at 2026-10-04 03:04:31 UTC.",
                "It waits for Operations staff.");
        assertTold(olga.get("/write"), 200, "Waiting for clearance", "What waits for each office:", LEGAL);
        assertTold(olga.get("/write/clearance?office=" + id(STAFF)), 200, "olga, chief", name);
        assertTold(lena.get("/write/clearance?office=" + id(LEGAL)), 200, "No draft waits for this office.");
        assertTold(lena.get(page()), 200, "There is no office now for which you may answer.", "its turn comes later");
        decided(olga, STAFF, "remarked", "Mind the\r\n" + HOSTILE);
        decided(lena, LEGAL, "refused", "Name the paragraph. " + HOSTILE);
        var form = dora.get("/write/draft/" + name);
        assertTold(form, 200, "Legal adviser: not cleared. lena, 2026-10-04 03:04:31 UTC: Name the paragraph.");
        assertThat(form.body()).doesNotContain("<script>\u202e");
        assertTold(dora.get("/write"), 200, "Not cleared by Legal adviser.");
        type("second");
        var changed = rolf.get(check());
        assertTold(
                changed,
                200,
                "No longer cleared: olga cleared another text with a remark at 2026-10-04 03:04:31 UTC. Changed since:",
                "lena did not clear another text");
        assertThat(words(dora.get("/write"))).contains("changed since it was asked for: ask anew");
        assertThat(words(dora.get("/"))).doesNotContain(name, "Waiting for clearance");
        assertTold(rolf.post(check(), Map.of("written", "x")), 200, "it has changed since");
        ask();
        decided(olga, STAFF, "cleared", "");
        decided(lena, LEGAL, "cleared", "");
        var ready = rolf.get(check());
        assertTold(ready, 200, "Every office that this format asks for has cleared exactly this text.");
        var released = rolf.post(check(), signing(ready));
        assertThat(released.status()).as(released.body()).isEqualTo(303);
        assertThat(world.sent()).hasSize(before + 1);
        var shown = rolf.get(released.header("location").orElseThrow());
        assertTold(shown, 200, "Operations staff: cleared. olga", "Legal adviser: cleared. lena");
        assertThat(words(shown)).doesNotContain("Released without", "Name the paragraph");
        assertThat(world.lastActs(3)).containsExactly(Act.What.RELEASED, Act.What.CLEARED, Act.What.CLEARED);
        assertThat(clearance().round(world.circle(), name)).isEmpty();
    }

    @Test
    void aReleaseBeforeItIsClearedIsRefusedAndNamesWhoIsMissing() {
        list(Map.of());
        var shown = rolf.get(check());
        list(Map.of(LEGAL, 1));
        int before = world.sent().size();
        var refused = rolf.post(check(), signing(shown));
        assertTold(refused, 409, "Not released: the clearance of Legal adviser is missing.");
        assertThat(world.sent()).hasSize(before);
        var first = new HashMap<>(signing(shown));
        first.put("do", "first");
        assertTold(rolf.post(check(), first), 409, "Not released: the clearance of Legal adviser is missing.");
        assertThat(node.countersigning().orElseThrow().waiting(world.circle(), name))
                .isEmpty();
    }

    @Test
    void inUrgencyAnOfficerLetsItGoWithoutAndThatIsLoggedAndShown() {
        ask();
        decided(olga, STAFF, "cleared", "");
        var asked = rolf.get(page());
        assertTold(asked, 200, "Only where it cannot wait for Legal adviser.");
        var form = Map.of("text", hidden(asked, "text"), "missing", hidden(asked, "missing"), "reason", " ");
        assertTold(rolf.post(page() + "/waive", form), 422, "Write a remark or a reason of 1 to 1000 characters.");
        var good = new HashMap<>(form);
        good.put("reason", "Due in an hour. " + HOSTILE);
        assertThat(dora.post(page() + "/waive", good).status()).isEqualTo(403);
        assertThat(words(dora.get(page()))).doesNotContain("Allow release without it");
        var waived = rolf.post(page() + "/waive", good);
        assertThat(waived.header("location").orElseThrow()).startsWith(check());
        assertTold(
                chief.post(page() + "/waive", good),
                409,
                "May be released without clearance of Legal adviser: Due in an hour.");
        var ready = rolf.get(check());
        assertTold(
                ready, 200, "May be released without clearance of Legal adviser: Due in an hour.", "(rolf, 2026-10-04");
        assertThat(ready.body()).doesNotContain("<script>\u202e");
        assertThat(words(rolf.get("/"))).doesNotContain("Waiting for clearance");
        var released = rolf.post(check(), signing(ready));
        assertThat(released.status()).as(released.body()).isEqualTo(303);
        assertTold(
                rolf.get(released.header("location").orElseThrow()),
                200,
                "Released without clearance of Legal adviser: Due in an hour. ",
                "Operations staff: cleared. olga");
        assertThat(world.lastActs(2)).containsExactly(Act.What.RELEASED, Act.What.CLEARANCE_WAIVED);
        var act = world.guarded.registry.journal().newest(2).getLast();
        assertThat(act.about()).isEqualTo(name + ": Due in an hour. " + HOSTILE + ", Legal adviser");
        assertThat(act.who()).isEqualTo("rolf");
        var reader = world.signedIn("reader " + System.nanoTime(), Role.READER);
        assertThat(words(reader.get(released.header("location").orElseThrow())))
                .doesNotContain("Due in an hour", "olga");
    }

    @Test
    void whatOneOfTwoSignedIsClearedOrLetGoBeforeTheOtherSigns() {
        list(Map.of());
        var first = new HashMap<>(signing(rolf.get(check())));
        first.put("do", "first");
        assertThat(rolf.post(check(), first).status()).isEqualTo(303);
        list(Map.of(LEGAL, 1));
        var waiting = "/write/waiting/" + name;
        var shown = chief.get(waiting);
        assertTold(shown, 200, "Not released: the clearance of Legal adviser is missing.");
        assertThat(shown.body()).doesNotContain("name=\"passphrase\"");
        var second = Map.of("entry", first.getOrDefault("entry", ""), "officer", "second officer", "passphrase", "");
        assertTold(chief.post(waiting + "/sign", second), 422, "the clearance of Legal adviser is missing");
        ask();
        decided(lena, LEGAL, "cleared", "");
        assertThat(chief.post(waiting + "/sign", second).header("location").orElseThrow())
                .startsWith("/write/sent/");
    }

    @Test
    void ofTwoWhoAnswerForOneOfficeAtOnceOneDoesAndTheOtherSeesWhose() throws Exception {
        ask();
        List<Callable<Wire.Answer>> both = new ArrayList<>();
        for (var person : List.of(olga, chief)) {
            var form = answer(person, STAFF, "refused", "not yet");
            both.add(() -> person.post(page() + "/decide", form));
        }
        List<Wire.Answer> answers = new ArrayList<>();
        try (var desks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : desks.invokeAll(both)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).extracting(Wire.Answer::status).containsExactlyInAnyOrder(303, 409);
        var won = answers.getFirst().status() == 303 ? "olga" : "chief";
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .singleElement()
                .satisfies(told -> assertThat(words(told))
                        .contains("Somebody was there before you. Operations staff: not cleared. " + won));
    }

    @Test
    void whatCannotBeTakenIsSaidAndNothingIsDone() {
        ask();
        assertTold(decide(lena, STAFF, "cleared", ""), 422, "The account lena does not answer for Operations staff.");
        assertTold(decide(olga, STAFF, "", ""), 422, "Choose what the office says.");
        assertTold(decide(olga, STAFF, "cleared", "but"), 422, "A remark is written, but “cleared” is chosen.", "but");
        assertTold(decide(olga, STAFF, "refused", " "), 422, "Write a remark or a reason of 1 to 1000 characters.");
        assertTold(
                decide(olga, STAFF, "refused", "\u200b"), 422, "Write a remark or a reason of 1 to 1000 characters.");
        assertTold(decide(olga, STAFF, "refused", "x".repeat(1001)), 422, "1 to 1000 characters", "x".repeat(1001));
        assertTold(decide(lena, LEGAL, "cleared", ""), 409, "Nothing was done. Read it again below.");
        var stale = answer(olga, STAFF, "cleared", "");
        type("other");
        assertTold(olga.post(page() + "/decide", stale), 409, "is not what this page showed");
        assertThat(clearance().round(world.circle(), name)).hasSize(1);
        assertThat(olga.post("/write/clearance/none-1/decide", stale).status()).isEqualTo(404);
        assertThat(olga.get("/write/clearance/none-1").status()).isEqualTo(404);
        assertThat(olga.get("/write/clearance?office=99").status()).isEqualTo(404);
        var unsealed = new HashMap<>(stale);
        unsealed.put("seal", "0".repeat(64));
        assertThat(olga.post(page() + "/decide", unsealed).status()).isEqualTo(403);
    }

    @Test
    void aProgramNeitherClearsNorSendsWhatIsNotCleared() {
        var key = new Wire.Header(
                "Authorization",
                "Bearer "
                        + world.guarded
                                .registry
                                .keys()
                                .make(name, Role.RELEASER)
                                .orElseThrow());
        ask();
        var program = world.guarded.stranger();
        var form = new HashMap<>(answer(olga, STAFF, "cleared", ""));
        form.put("seal", Person.seal(program.get("/write", key)));
        assertTold(
                program.raw(
                        page() + "/decide",
                        form,
                        key,
                        new Wire.Header("Origin", program.origin()),
                        new Wire.Header("Sec-Fetch-Site", "same-origin")),
                403,
                "by people who have signed in");
        int before = world.sent().size();
        var draft = "{\"format\":\"contest\",\"subject\":\"XA/1\",\"lang\":\"en\",\"body\":{\"finding\":\"f\","
                + "\"debtor\":\"XB\",\"reason\":\"r\"},\"written\":\"2026-10-04T03:04:31Z\",\"officers\":["
                + "{\"officer\":\"first officer\",\"passphrase\":\"\"},{\"officer\":\"second officer\",\"passphrase\":\"\"}]}";
        var refused = send(key, draft);
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("this text is not cleared: a draft of 'contest'");
        assertThat(world.sent()).hasSize(before);
        assertThat(node.dropDraft(world.circle(), name)).isTrue();
        assertThat(clearance().round(world.circle(), name))
                .as("what was asked about a draft ends with it")
                .isEmpty();
        list(Map.of());
        assertThat(send(key, draft).status()).isEqualTo(200);
        list(Map.of(STAFF, 1));
        assertThat(send(key, draft).status()).as("what stands is said again").isEqualTo(200);
        assertThat(world.sent()).hasSize(before + 1);
    }

    private Wire.Answer send(Wire.Header key, String draft) {
        return new Wire(world.guarded.desk.port())
                .send(
                        "POST",
                        "/api/send",
                        List.of(
                                new Wire.Header("Host", world.guarded.stranger().host()),
                                key,
                                new Wire.Header("Content-Type", "application/json")),
                        draft);
    }

    @Test
    void administratorsKeepOfficesAndListsAndAreTold() {
        var list = "/administration/clearing/list?agreement=" + VD11.agreement() + "&format=contest";
        var office = "/administration/clearing/office";
        for (var address : List.of("/administration/clearing", office, list)) {
            assertThat(rolf.get(address).status()).as(address).isEqualTo(403);
        }
        assertThat(rolf.post(list, Map.of()).status()).isEqualTo(403);
        assertTold(
                chief.get("/administration/clearing"),
                200,
                STAFF,
                "olga, chief",
                "Operations staff → Legal adviser",
                "no clearance");
        addOffice(HOSTILE, "nobody we know");
        var shown = chief.get("/administration/clearing");
        assertThat(words(shown)).contains("nobody we know (no account of that name)");
        assertThat(shown.body()).doesNotContain("<script>\u202e");
        assertThat(world.lastActs(1)).containsExactly(Act.What.CLEARING_OFFICE_CHANGED);
        assertTold(
                chief.post(office, Map.of("office", "0", "after", "0", "name", "legal ADVISER", "people", "")),
                409,
                "There is an office of that name already: Legal adviser.");
        assertTold(chief.post(office, Map.of("office", "0", "name", " ")), 409, "Write a name of 1 to 80 characters.");
        var legal = chief.get(office + "?office=" + id(LEGAL));
        var gone = new HashMap<>(Map.of("office", id(LEGAL) + "", "after", hidden(legal, "after"), "name", LEGAL));
        gone.put("do", "remove");
        assertTold(chief.post(office, gone), 409, "Formats ask for this office:");
        var hostile = chief.get(office + "?office=" + id(HOSTILE));
        assertThat(chief.post(
                                office,
                                Map.of(
                                        "office",
                                        id(HOSTILE) + "",
                                        "after",
                                        hidden(hostile, "after"),
                                        "name",
                                        HOSTILE,
                                        "do",
                                        "remove"))
                        .status())
                .isEqualTo(303);
        assertThat(clearance().offices(world.circle())).hasSize(2);
        var stale = chief.get(list);
        list(Map.of(STAFF, 1));
        assertTold(
                chief.post(list, Map.of("after", hidden(stale, "after"), "turn." + id(LEGAL), "1")),
                409,
                "chief changed this at 2026-10-04 03:04:31 UTC");
        assertTold(
                chief.post(list, Map.of("after", hidden(chief.get(list), "after"), "turn." + id(LEGAL), "21")),
                400,
                "21 is none of 1 to 20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "de", "it", "ru", "es"})
    void everyPageIsThereInEachLanguage(String language) {
        ask();
        var asking = "?lang=" + language;
        var list = "&agreement=" + VD11.agreement() + "&format=contest";
        for (var address : List.of(
                page() + asking,
                check() + asking,
                "/write" + asking,
                "/" + asking,
                "/write/clearance" + asking + "&office=" + id(STAFF),
                "/administration/clearing" + asking,
                "/administration/clearing/office" + asking + "&office=" + id(STAFF),
                "/administration/clearing/list" + asking + list)) {
            var shown = chief.get(address);
            assertThat(shown.status()).as(address + shown.body()).isEqualTo(200);
            assertThat(shown.body())
                    .as(address)
                    .contains("lang=\"" + language + "\"")
                    .doesNotContain("<script>\u202e");
            assertThat(words(shown)).as(address).doesNotContain("clear.", "{who}", "{offices}");
            if (!address.contains("/list")) {
                assertThat(words(shown)).as(address).contains(address.contains("&office") ? "olga" : STAFF);
            }
        }
    }

    /** Where nobody is asked who he is, whoever answers types a name. */
    @Test
    void atADeskThatAsksNobodyANameIsTyped() throws IOException {
        try (var desk = world.unguarded("open")) {
            var somebody = new Person(desk.port());
            var text = hidden(somebody.get(page()), "text");
            assertTold(somebody.post(page() + "/ask", sealed(somebody, Map.of("text", text))), 422, "Write your name");
            assertThat(somebody.post(page() + "/ask", sealed(somebody, Map.of("text", text, "who", "Dora")))
                            .status())
                    .isEqualTo(303);
            var form = new HashMap<>(Map.of("text", text, "office", id(STAFF) + ":0", "says", "cleared", "said", ""));
            form.put("who", "Captain <Olga>");
            assertThat(somebody.post(page() + "/decide", sealed(somebody, form)).status())
                    .isEqualTo(303);
            var shown = somebody.get(page());
            assertTold(shown, 200, "Captain &lt;Olga&gt;, 2026-10-04 03:04:31 UTC");
            var office = Map.of("office", "0", "after", "0", "name", "Typed", "people", "", "who", "");
            assertTold(
                    somebody.post("/administration/clearing/office", sealed(somebody, office)), 409, "Write your name");
        }
    }

    private Map<String, String> sealed(Person person, Map<String, String> form) {
        var sealed = new HashMap<>(form);
        sealed.put("seal", Person.seal(person.get("/write")));
        return sealed;
    }
}
