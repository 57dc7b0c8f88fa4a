package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.desk.GuardedWorld.FIRST;
import static parley.desk.GuardedWorld.HOSTILE;
import static parley.desk.GuardedWorld.REQUEST;
import static parley.desk.GuardedWorld.SECOND;
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
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.agreement.pack.Verdict;
import parley.desk.access.Act;
import parley.desk.access.Role;
import parley.desk.refusal.Intended;
import parley.desk.words.Spans;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.Party;
import parley.node.view.Credential;
import parley.node.view.Draft;
import parley.node.view.SendOutcome;
import parley.node.view.Typed;
import parley.node.view.countersign.FirstOutcome;
import parley.node.view.countersign.Signer;
import parley.node.world.WorldNode;

/** Two officers at two desks of a real node, as browsers without scripts do it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CountersignTest {
    @AutoClose
    private GuardedWorld world;

    private WorldNode node;
    private Person anna;
    private Person boris;
    private Person drafter;
    private Person reader;
    private String name = "";

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        world = new GuardedWorld("countersign", folder);
        node = world.node;
        anna = world.signedIn("anna", Role.RELEASER);
        boris = world.signedIn("boris", Role.RELEASER);
        drafter = world.signedIn("a drafter", Role.DRAFTER);
        reader = world.signedIn("a reader", Role.READER);
    }

    /** An objection, which two officers sign. */
    @BeforeEach
    void begin() {
        name = world.begin("");
    }

    private String waiting() {
        return "/write/waiting/" + name;
    }

    /** Signs the draft alone, and gives the page before. */
    private Wire.Answer signFirst(Person person, String officer, String passphrase) {
        return person.post("/write/draft/" + name + "/check", first(person, officer, passphrase));
    }

    private Map<String, String> first(Person person, String officer, String passphrase) {
        var check = person.get("/write/draft/" + name + "/check");
        assertThat(check.status()).as(check.body()).isEqualTo(200);
        return Map.of(
                "seal",
                hidden(check, "seal"),
                "written",
                hidden(check, "written"),
                "entry",
                hidden(check, "entry"),
                "do",
                "first",
                "officer.0",
                officer,
                "passphrase.0",
                passphrase);
    }

    private void signedByAnna() {
        var signed = signFirst(anna, FIRST, "");
        assertThat(signed.status()).as(signed.body()).isEqualTo(303);
        assertThat(signed.header("location").orElseThrow()).startsWith(waiting());
    }

    private Map<String, String> form(Person person, String... more) {
        var page = person.get(waiting());
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        var form = new HashMap<>(Map.of("seal", hidden(page, "seal"), "entry", hidden(page, "entry")));
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        return form;
    }

    @Test
    void theSecondSeesAtHisDeskWhatTheFirstSignedAndSendsIt() {
        int before = world.sent().size();
        var check = anna.get("/write/draft/" + name + "/check");
        assertThat(words(check)).contains("Sign alone; the second officer signs at another desk");
        signedByAnna();
        assertThat(world.sent()).hasSize(before);
        var row = "first officer (anna) signed it at 2026-10-04 03:04:31 UTC. It waits for a second officer.";
        assertThat(words(boris.get("/"))).contains(row);
        assertThat(words(boris.get("/write")))
                .contains("Waiting for a second officer", "first officer (anna)")
                .doesNotContain("No draft is kept on this node.");
        var page = boris.get(waiting());
        assertThat(words(page))
                .contains("first officer (anna)", "Nothing in the signed text expires")
                .contains("until the key of first officer is revoked", "Signed at", "2026-10-04 03:04:31 UTC");
        assertThat(page.body()).doesNotContain("<script>\u202e").contains("<option value=\"second officer\">");
        assertThat(page.body()).doesNotContain("<option value=\"first officer\"");
        var answer = boris.post(waiting() + "/sign", form(boris, "officer", SECOND, "passphrase", ""));
        assertThat(answer.status()).as(words(answer)).isEqualTo(303);
        assertThat(answer.header("location").orElseThrow()).startsWith("/write/sent/XA/1/");
        assertThat(world.sent()).hasSize(before + 1);
        assertThat(Leaf.parse(world.sent().getLast().leaf()).envelope().signatures())
                .hasSize(2);
        assertThat(world.sent().getLast().pointer().id().hex()).isEqualTo(hidden(page, "entry"));
        assertThat(world.guarded.registry.journal().newest(2))
                .extracting(Act::what)
                .containsExactly(Act.What.RELEASED, Act.What.SIGNED_FIRST);
        assertThat(world.guarded.registry.journal().newest(2))
                .extracting(Act::who)
                .containsExactly("boris", "anna");
        assertThat(boris.get(waiting()).status()).isEqualTo(404);
    }

    @Test
    void whatIsSignedIsFixedUntilTheSignatureIsWithdrawn() {
        signedByAnna();
        var seal = form(anna).get("seal");
        var late = anna.post("/write/draft/" + name, Map.of("seal", seal, "do", "autosave", "b.reason", "other"));
        assertTold(late, 409, "first officer (anna) signed this draft at 2026-10-04", "still in your browser");
        assertTold(anna.post("/write/draft/" + name + "/discard", Map.of("seal", seal)), 409, "It is fixed until");
        for (var below : List.of("", "/check", "/discard")) {
            assertThat(anna.get("/write/draft/" + name + below)
                            .header("location")
                            .orElseThrow())
                    .startsWith(waiting());
        }
        var before = form(boris, "officer", SECOND, "passphrase", "");
        assertTold(
                boris.post(waiting() + "/withdraw", form(boris)),
                422,
                "Only first officer (anna) can withdraw this signature");
        var withdrawn = anna.post(waiting() + "/withdraw", form(anna));
        assertThat(withdrawn.header("location").orElseThrow()).startsWith("/write/draft/" + name);
        assertThat(anna.get("/write/draft/" + name).status()).isEqualTo(200);
        assertTold(
                boris.post(waiting() + "/sign", before), 409, "first officer (anna) withdrew the first signature at");
        assertThat(world.guarded.registry.journal().newest(1).getFirst().what())
                .isEqualTo(Act.What.SIGNATURE_WITHDRAWN);
    }

    @Test
    void nobodyIsBothOfTheTwo() {
        signedByAnna();
        int before = world.sent().size();
        var page = anna.get(waiting());
        assertThat(words(page)).contains("You signed it first").doesNotContain("Refuse and return");
        assertTold(
                anna.post(waiting() + "/sign", form(anna, "officer", SECOND, "passphrase", "")),
                422,
                "Another officer signs second, under another account");
        assertTold(
                boris.post(waiting() + "/sign", form(boris, "officer", FIRST, "passphrase", "")),
                422,
                "Another officer signs second");
        assertTold(anna.post(waiting() + "/refuse", form(anna, "reason", "mine")), 422, "Another officer signs second");
        assertTold(boris.post(waiting() + "/sign", form(boris, "officer", "nobody")), 422, "Choose an officer");
        assertThat(world.sent()).hasSize(before);
    }

    @Test
    void whoMayNotReleaseSignsNothingAndWhoMayNotWriteSeesNothing() {
        var refused = drafter.post(
                "/write/draft/" + name + "/check", Map.of("do", "first", "officer.0", FIRST, "passphrase.0", ""));
        assertThat(refused.status()).isEqualTo(403);
        signedByAnna();
        assertThat(words(reader.get("/"))).doesNotContain("waits for a second", "second officer", name);
        assertThat(reader.get(waiting()).status()).isEqualTo(403);
        var page = drafter.get(waiting());
        assertThat(words(page)).contains("first officer (anna)").doesNotContain("Refuse and return");
        assertThat(page.body()).doesNotContain("name=\"passphrase\"");
        for (var act : List.of("sign", "refuse", "withdraw")) {
            for (var person : List.of(drafter, reader)) {
                assertThat(person.post(waiting() + "/" + act, Map.of("entry", hidden(boris.get(waiting()), "entry")))
                                .status())
                        .as(act)
                        .isEqualTo(403);
            }
        }
        assertThat(boris.get(waiting()).status()).isEqualTo(200);
    }

    /** Its own key has no account, so that who has both would be both. */
    @Test
    void aProgramDoesNothingOfWhatTwoDesksDo() {
        var key = new Wire.Header(
                "Authorization",
                "Bearer "
                        + world.guarded
                                .registry
                                .keys()
                                .make(name, Role.RELEASER)
                                .orElseThrow());
        var draft = "/write/draft/" + name + "/check";
        var form = new HashMap<>(first(anna, FIRST, ""));
        assertTold(program(key, draft, form), 403, "Two officers who sign at two desks do it signed in");
        assertThat(boris.get(draft).status()).isEqualTo(200);
        signedByAnna();
        var page = form(boris, "officer", SECOND, "passphrase", "", "reason", "no");
        for (var act : List.of("sign", "refuse", "withdraw")) {
            assertTold(program(key, waiting() + "/" + act, page), 403, "Two officers who sign at two desks");
        }
        assertThat(boris.get(waiting()).status()).isEqualTo(200);
    }

    /** A program that draws the seal of a page as a browser would. */
    private Wire.Answer program(Wire.Header key, String target, Map<String, String> form) {
        var program = world.guarded.stranger();
        var sealed = new HashMap<>(form);
        sealed.put("seal", Person.seal(program.get("/write", key)));
        return program.raw(
                target,
                sealed,
                key,
                new Wire.Header("Origin", program.origin()),
                new Wire.Header("Sec-Fetch-Site", "same-origin"));
    }

    @Test
    void aRefusalGoesBackToTheFirstWithItsReason() {
        signedByAnna();
        assertTold(boris.post(waiting() + "/refuse", form(boris, "reason", " ")), 422, "Write a reason of 1 to 400");
        assertTold(
                boris.post(waiting() + "/refuse", form(boris, "reason", "x".repeat(401))),
                422,
                "Write a reason of 1 to 400 characters.",
                "x".repeat(401));
        var done = boris.post(waiting() + "/refuse", form(boris, "reason", HOSTILE + "\r\nis wrong"));
        assertThat(done.header("location").orElseThrow()).startsWith("/write?");
        for (var page : List.of(anna.get("/write/draft/" + name), anna.get("/write"))) {
            assertThat(words(page)).contains("boris would not sign it at 2026-10-04 03:04:31 UTC", "is wrong");
            assertThat(page.body()).doesNotContain("<script>\u202e");
        }
        var act = world.guarded.registry.journal().newest(1).getFirst();
        assertThat(act.what()).isEqualTo(Act.What.SIGNATURE_REFUSED);
        assertThat(act.about()).isEqualTo(name + ": " + HOSTILE + " is wrong");
        signedByAnna();
        assertThat(words(boris.get("/write"))).doesNotContain("would not sign it at 2026-10-04 03:04:31 UTC: <script>");
    }

    @Test
    void ofTwoAtOnceOneSendsAndTheOtherIsToldWho() throws Exception {
        var clara = world.signedIn("clara", Role.RELEASER);
        // Who loses has used up one of five tries a minute: in a browser in which he has signed they are his own.
        signedByAnna();
        assertThat(boris.post(waiting() + "/sign", form(boris, "officer", SECOND, "passphrase", ""))
                        .status())
                .isEqualTo(303);
        for (int round = 0; round < 3; round++) {
            begin();
            signedByAnna();
            int before = world.sent().size();
            List<Callable<Wire.Answer>> both = new ArrayList<>();
            for (var person : List.of(boris, clara)) {
                var form = form(person, "officer", SECOND, "passphrase", "");
                both.add(() -> person.post(waiting() + "/sign", form));
            }
            try (var desks = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Wire.Answer> answers = new ArrayList<>();
                for (var answer : desks.invokeAll(both)) {
                    answers.add(answer.get());
                }
                assertThat(answers).extracting(Wire.Answer::status).containsExactlyInAnyOrder(303, 409);
                var won = answers.getFirst().status() == 303 ? "boris" : "clara";
                assertThat(answers)
                        .filteredOn(answer -> answer.status() == 409)
                        .singleElement()
                        .satisfies(told -> assertThat(words(told))
                                .contains("second officer (" + won + ") signed it second at", "and it was sent"));
            }
            assertThat(world.sent()).hasSize(before + 1);
        }
    }

    @Test
    void aWrongPassphraseSignsNothingAndIsShownNowhere() throws IOException {
        try (var desk = world.unguarded("wrong")) {
            var one = new Person(desk.port());
            var other = new Person(desk.port());
            for (int i = 0; i < 2; i++) {
                var refused = signFirst(one, FIRST, "wrong-one");
                assertTold(refused, 200, "does not open the key of first officer");
                assertThat(refused.body()).doesNotContain("wrong-one");
            }
            assertThat(signFirst(one, FIRST, "").status()).isEqualTo(303);
            for (int i = 0; i < 5; i++) {
                var refused =
                        other.post(waiting() + "/sign", form(other, "officer", SECOND, "passphrase", "wrong-two"));
                assertTold(refused, 422, "does not open the key of second officer");
                assertThat(refused.body()).doesNotContain("wrong-two");
            }
            assertTold(
                    other.post(waiting() + "/sign", form(other, "officer", SECOND, "passphrase", "")),
                    422,
                    "Five passphrases of second officer were tried within a minute.");
        }
    }

    @Test
    void aDraftThatChangedSinceItWasShownIsShownAgainAndNotSigned() {
        var form = first(anna, FIRST, "");
        var typed = node.draft(world.circle(), name).orElseThrow().typed();
        var values = new HashMap<>(typed.values());
        values.put("b.debtor", List.of("XA"));
        node.saveDraft(world.circle(), name, new Typed("contest", values));
        assertTold(anna.post("/write/draft/" + name + "/check", form), 200, "it has changed since");
        assertThat(boris.get(waiting()).status()).isEqualTo(303);
    }

    /** What it says of an activity is met by another entry meanwhile: the second officer is told, and which finding it is. */
    @Test
    void whereTheOutlookHasChangedSinceItIsSaidOfWhichFindings() {
        signed("notification", "XA/30", notification("Tide"), "anna");
        assertThat(words(boris.get(waiting())))
                .contains("It would change the same findings as when first officer (anna) signed.");
        var other = world.draft("notification", "XA/30", notification("Ebb"));
        assertThat(node.send(world.circle(), other, List.of(new Credential(FIRST, ""), new Credential(SECOND, ""))))
                .isInstanceOf(SendOutcome.Sent.class);
        assertThat(words(boris.get(waiting())))
                .contains("It would not change the same findings as when first officer (anna) signed.")
                .contains("then: prior-notification/XA/30 of XA, by the word of XA: no finding, then met");
    }

    @Test
    void whatIsDueBecauseOfItStandsWithItsHour() throws InterruptedException {
        var xb = world.world.node(new Party("XB"));
        assertThat(xb.send(
                        world.circle(),
                        world.draft("inspection-request", "XB/31", REQUEST),
                        List.of(new Credential(FIRST, ""), new Credential(SECOND, ""))))
                .isInstanceOf(SendOutcome.Sent.class);
        world.world.clock().awaitQuiet();
        var owed = node.circle(world.circle()).orElseThrow().findings().stream()
                .map(found -> found.head())
                .filter(head -> head.name().contains("XB/31")
                        && head.debtor().code().equals("XA")
                        && head.account().code().equals("XA")
                        && head.verdict() == Verdict.DUE)
                .findFirst()
                .orElseThrow();
        var due = Spans.moment(owed.dueAt().orElseThrow());
        signed("inspection-reply", "XB/31", "{\"accepted\":true}", "anna");
        assertThat(words(boris.get(waiting()))).contains("Due because of it" + due + " 1 d 00 h left " + owed.name());
        assertThat(words(boris.get("/write"))).contains(due);
        var row = boris.get("/").body().split("class=\"finding waiting\"", -1)[1];
        assertThat(row.split("</li>", 2)[0]).contains("<strong>1 d 00 h</strong>", "left", "XB/31");
    }

    /** Two officers have begun to answer the same request, each at his desk; the other's is sent while this waits. */
    @Test
    void theSecondSignsNoAnswerToWhatAnotherHasAnsweredMeanwhileAndSeesWhose() throws InterruptedException {
        var both = List.of(new Credential(FIRST, ""), new Credential(SECOND, ""));
        var xb = world.world.node(new Party("XB"));
        assertThat(xb.send(world.circle(), world.draft("inspection-request", "XB/32", REQUEST), both))
                .isInstanceOf(SendOutcome.Sent.class);
        world.world.clock().awaitQuiet();
        long known = Intended.leaves(node.circle(world.circle()).orElseThrow(), "XA");
        signed("inspection-reply", "XB/32", "{\"accepted\":true}", "anna", Map.of("begun.known", List.of("" + known)));
        var mine = world.draft("inspection-reply", "XB/32", "{\"accepted\":true}");
        var other = new Draft(
                mine.format(),
                List.of("XB"),
                mine.subject(),
                mine.number(),
                mine.refs(),
                mine.lang(),
                mine.body(),
                mine.written());
        var sent = (SendOutcome.Sent) node.send(world.circle(), other, both);
        var answer = boris.post(waiting() + "/sign", form(boris, "officer", SECOND, "passphrase", ""));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(words(answer))
                .contains("The entry " + sent.entry().path() + ", signed by")
                .contains("answers this already");
        assertThat(node.countersigning().orElseThrow().waiting(world.circle(), name))
                .as("it waits on")
                .isPresent();
    }

    private static String notification(String designation) {
        return GuardedWorld.notification("XA/30", designation, "2026-12-12", "2026-12-20");
    }

    /** Has a draft signed that no form was filled in for. */
    private void signed(String format, String subject, String body, String account) {
        signed(format, subject, body, account, Map.of());
    }

    private void signed(String format, String subject, String body, String account, Map<String, List<String>> noted) {
        name = node.beginDraft(world.circle(), new Typed(format, noted)).orElseThrow();
        assertThat(node.countersigning()
                        .orElseThrow()
                        .sign(
                                world.circle(),
                                node.draft(world.circle(), name).orElseThrow(),
                                world.draft(format, subject, body),
                                new Signer(new Credential(FIRST, ""), account)))
                .isInstanceOf(FirstOutcome.Kept.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "de", "it", "ru", "es"})
    void everyLanguageSaysItAll(String language) {
        signedByAnna();
        for (var page : List.of(waiting(), "/write", "/")) {
            var shown = boris.get(page + "?lang=" + language);
            assertThat(shown.status()).isEqualTo(200);
            assertThat(words(shown)).doesNotContainPattern("\\{[a-z]+}").contains("first officer (anna)");
        }
        if (!language.equals("en")) {
            assertThat(words(boris.get(waiting() + "?lang=" + language)))
                    .doesNotContain("Refuse to", "Withdraw the", "Signed first");
        }
    }

    /** Where nobody is asked who he is, the keys alone tell the two apart. */
    @Test
    void withoutAccountsAnotherKeySignsSecond() throws IOException {
        try (var desk = world.unguarded("open")) {
            var one = new Person(desk.port());
            var other = new Person(desk.port());
            assertThat(signFirst(one, FIRST, "").status()).isEqualTo(303);
            var page = other.get(waiting());
            assertThat(words(page)).contains("Refuse and return", "Withdraw the first signature");
            assertThat(other.post(waiting() + "/refuse", form(other, "reason", "no", "officer", SECOND))
                            .status())
                    .isEqualTo(303);
            assertThat(words(one.get("/write/draft/" + name)))
                    .contains("Refused at the desk at 2026-10-04 03:04:31 UTC; who it was, nobody was asked: no")
                    .doesNotContain("second officer would not");
            assertThat(signFirst(one, FIRST, "").status()).isEqualTo(303);
            assertThat(other.post(waiting() + "/sign", form(other, "officer", SECOND, "passphrase", ""))
                            .header("location")
                            .orElseThrow())
                    .startsWith("/write/sent/");
        }
    }
}
