package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.desk.access.Accounts;
import parley.desk.access.Act;
import parley.desk.access.Registry;
import parley.desk.access.Role;

/** Signing in by code and passkey, with real keys, and all that must be refused. */
class SignInTest {
    @TempDir
    Path data;

    @AutoClose
    private Guarded guarded;

    private Person person;

    @BeforeEach
    void open() {
        guarded = new Guarded(data);
        guarded.registry.accounts().add("duty", Role.RELEASER);
        person = guarded.stranger();
    }

    private String code() {
        return guarded.registry.codes().draw("duty").orElseThrow();
    }

    /** An authenticator that has a passkey of the account, and no session that runs. */
    private Authenticator enrolled() {
        var authenticator = guarded.authenticator();
        assertThat(guarded.enrol(guarded.stranger(), authenticator, code()).status())
                .isEqualTo(303);
        return authenticator;
    }

    private boolean isIn(Person who) {
        return who.get("/").status() == 200;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCodeMakesAPasskeyAndThePasskeySignsInAgain(boolean ed25519) {
        assertThat(isIn(person)).isFalse();
        var authenticator = new Authenticator(person.origin(), ed25519);
        var enrolled = guarded.enrol(person, authenticator, code());
        assertThat(enrolled.status()).isEqualTo(303);
        assertThat(person.get("/").body()).contains("<bdi>duty</bdi>");
        var first = person.cookies.get("parley-session");
        assertThat(person.post("/sign-out", Map.of()).status()).isEqualTo(303);
        assertThat(isIn(person)).isFalse();
        var signedIn = guarded.signIn(person, authenticator, "/entries?lang=ru&q=a%20b");
        assertThat(signedIn.status()).isEqualTo(303);
        assertThat(signedIn.header("location")).contains("/entries?lang=ru&q=a%20b");
        assertThat(isIn(person)).isTrue();
        assertThat(person.cookies.get("parley-session")).matches("[0-9a-f]{64}").isNotEqualTo(first);
    }

    @Test
    void theCookieOfASessionIsOutOfReachOfScriptsAndOtherSites() {
        var enrolled = guarded.enrol(person, guarded.authenticator(), code());
        assertThat(enrolled.all("set-cookie"))
                .singleElement()
                .asString()
                .matches("parley-session=[0-9a-f]{64}; Path=/; HttpOnly; SameSite=Strict");
        assertThat(enrolled.header("location")).contains("/");
        assertThat(enrolled.header("cache-control")).contains("no-store");
    }

    @Test
    void aSessionIdThatSomebodyElseChoseIsNeverTaken() {
        var chosen = "ab".repeat(32);
        person.cookies.put("parley-session", chosen);
        assertThat(isIn(person)).isFalse();
        var authenticator = enrolled();
        guarded.signIn(person, authenticator, "/");
        assertThat(person.cookies.get("parley-session")).isNotEqualTo(chosen);
        var other = guarded.stranger();
        other.cookies.put("parley-session", chosen);
        assertThat(isIn(other)).isFalse();
    }

    @Test
    void signingInAgainEndsTheSessionThatTheBrowserHad() {
        var authenticator = enrolled();
        guarded.signIn(person, authenticator, "/");
        var thief = guarded.stranger();
        thief.cookies.putAll(person.cookies);
        assertThat(isIn(thief)).isTrue();
        assertThat(guarded.signIn(person, authenticator, "/").status()).isEqualTo(303);
        assertThat(isIn(person)).isTrue();
        assertThat(isIn(thief)).isFalse();
        assertThat(guarded.registry.sessions().all()).hasSize(2);
    }

    @Test
    void anAnswerIsGoodOnceAndInItsOwnBrowserAndInTime() {
        var authenticator = enrolled();
        var options = person.post("/sign-in/options", Map.of());
        var answer = authenticator.get(Authenticator.json(options.body()));
        var thief = guarded.stranger();
        assertThat(guarded.answer(thief, answer, "/").status()).isEqualTo(401);
        assertThat(guarded.answer(person, answer, "/").status())
                .as("a challenge that was tried elsewhere is used up")
                .isEqualTo(401);
        assertThat(guarded.signIn(person, authenticator, "/").status()).isEqualTo(303);
        var again = guarded.stranger();
        var late = authenticator.get(
                Authenticator.json(again.post("/sign-in/options", Map.of()).body()));
        guarded.pass(Duration.ofMinutes(5));
        assertThat(guarded.answer(again, late, "/").status()).isEqualTo(401);
        assertThat(guarded.answer(again, authenticator.get("AAAA"), "/").status())
                .as("a challenge that nobody gave")
                .isEqualTo(401);
        assertThat(isIn(again)).isFalse();
    }

    @Test
    void anAnswerFromAnotherOriginOrForAnotherPartyOrByNobodyIsRefused() {
        var authenticator = enrolled();
        authenticator.origin = "http://evil.localhost:1";
        assertThat(guarded.signIn(person, authenticator, "/").status()).isEqualTo(401);
        authenticator.origin = "http://xa.localhost:1";
        assertThat(guarded.signIn(person, authenticator, "/").status()).isEqualTo(401);
        authenticator.origin = person.origin();
        authenticator.relyingParty = "xb.localhost";
        assertThat(guarded.signIn(person, authenticator, "/").status()).isEqualTo(401);
        authenticator.relyingParty = "xa.localhost";
        int flags = authenticator.flags;
        authenticator.unverified();
        assertThat(guarded.signIn(person, authenticator, "/").status()).isEqualTo(401);
        authenticator.flags = 0;
        assertThat(guarded.signIn(person, authenticator, "/").status()).isEqualTo(401);
        authenticator.flags = flags;
        var handle = authenticator.handle;
        authenticator.handle = new byte[32];
        assertThat(guarded.signIn(person, authenticator, "/").status()).isEqualTo(401);
        authenticator.handle = handle;
        assertThat(guarded.signIn(person, guarded.authenticator(), "/").status())
                .as("a passkey of nobody here")
                .isEqualTo(401);
        assertThat(isIn(person)).isFalse();
        assertThat(guarded.signIn(person, authenticator, "/").status()).isEqualTo(303);
    }

    @Test
    void aSignatureOverSomethingElseIsRefused() {
        var authenticator = enrolled();
        var options =
                Authenticator.json(person.post("/sign-in/options", Map.of()).body());
        var other = Authenticator.json(person.post("/sign-in/options", Map.of()).body());
        var one = authenticator.get(options);
        var two = authenticator.get(other);
        var mixed =
                one.replaceFirst("\"signature\":\"[^\"]*\"", two.replaceAll(".*(\"signature\":\"[^\"]*\").*", "$1"));
        assertThat(guarded.answer(person, mixed, "/").status()).isEqualTo(401);
        assertThat(guarded.answer(person, two, "/").status()).isEqualTo(303);
    }

    @Test
    void aCounterThatGoesBackIsRefused() {
        var authenticator = guarded.authenticator();
        authenticator.counter = 7;
        guarded.enrol(guarded.stranger(), authenticator, code());
        assertThat(guarded.signIn(person, authenticator, "/").status()).isEqualTo(303);
        var clone = guarded.stranger();
        authenticator.counter = 7;
        assertThat(guarded.signIn(clone, authenticator, "/").status()).isEqualTo(401);
        assertThat(isIn(clone)).isFalse();
        authenticator.counter = 20;
        assertThat(guarded.signIn(clone, authenticator, "/").status()).isEqualTo(303);
    }

    @Test
    void aPasskeyThatWasMadeElsewhereOrWithoutItsOwnerIsNotKept() {
        var authenticator = guarded.authenticator();
        authenticator.origin = "http://evil.localhost:1";
        assertThat(guarded.enrol(person, authenticator, code()).status()).isEqualTo(401);
        authenticator.origin = person.origin();
        authenticator.unverified();
        assertThat(guarded.enrol(person, authenticator, code()).status()).isEqualTo(401);
        assertThat(guarded.registry.passkeys().of("duty")).isEmpty();
    }

    @Test
    void aCodeMakesOnePasskeyWithinHalfAnHourHoweverItIsTyped() {
        var code = code();
        assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}");
        var typed = code.toLowerCase(java.util.Locale.ROOT)
                .replace("-", " ")
                .replace('0', 'o')
                .replace('1', 'l');
        assertThat(guarded.enrol(person, guarded.authenticator(), typed).status())
                .isEqualTo(303);
        var again = guarded.stranger().post("/sign-in/code", Map.of("code", code));
        assertThat(again.status()).isEqualTo(401);
        var late = code();
        guarded.pass(Duration.ofMinutes(30));
        assertThat(guarded.stranger()
                        .post("/sign-in/code", Map.of("code", late))
                        .status())
                .isEqualTo(401);
        var replaced = code();
        code();
        assertThat(guarded.stranger()
                        .post("/sign-in/code", Map.of("code", replaced))
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a0", "ff", "f6", "80", "a1", "bf", "5b7fffffffffffffff", "many 9f", "many 81"})
    void anAnswerThatIsNoCborIsRefusedAndNoted(String hex) {
        var authenticator = enrolled();
        var bytes = hex.startsWith("many ") ? hex.substring(5).repeat(8_000) : hex;
        authenticator.malformed = Optional.of(java.util.HexFormat.of().parseHex(bytes));
        assertThat(guarded.signIn(person, authenticator, "/").status()).isEqualTo(401);
        assertRefusedAndNoted();
        assertThat(guarded.enrol(person, authenticator, code()).status()).isEqualTo(401);
        assertRefusedAndNoted();
    }

    private void assertRefusedAndNoted() {
        assertThat(guarded.registry.journal().newest(1).getFirst().what()).isEqualTo(Act.What.REFUSED);
        assertThat(isIn(person)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"packed", "unheard-of", "tpm", "android-key", "fido-u2f", "apple", ""})
    void anAttestationThatIsNotOfItsFormatIsRefused(String format) {
        var authenticator = guarded.authenticator();
        authenticator.format = format;
        assertThat(guarded.enrol(person, authenticator, code()).status()).isEqualTo(401);
        assertRefusedAndNoted();
    }

    @Test
    void anAnswerThatLacksAPartIsRefused() {
        var authenticator = enrolled();
        for (var part : java.util.List.of("signature", "authenticatorData", "userHandle", "clientDataJSON")) {
            var options = person.post("/sign-in/options", Map.of());
            var answer = authenticator.get(Authenticator.json(options.body()));
            assertThat(guarded.answer(person, answer.replace('"' + part + '"', "\"other\""), "/")
                            .status())
                    .as(part)
                    .isEqualTo(401);
            assertRefusedAndNoted();
        }
        var page = person.post("/sign-in/code", Map.of("code", code()));
        var made = authenticator.create(Authenticator.json(Guarded.options(page)));
        var lacking = made.replace("\"attestationObject\"", "\"other\"");
        assertThat(person.post("/sign-in/enrol", Map.of("answer", lacking)).status())
                .isEqualTo(401);
        assertRefusedAndNoted();
    }

    @Test
    void twoBrowsersWithOneCodeMakeOnePasskey() {
        var code = code();
        var other = guarded.stranger();
        var mine = guarded.authenticator();
        var page = person.post("/sign-in/code", Map.of("code", code));
        assertThat(guarded.enrol(other, guarded.authenticator(), code).status()).isEqualTo(303);
        var made = mine.create(Authenticator.json(Guarded.options(page)));
        assertThat(person.post("/sign-in/enrol", Map.of("answer", made)).status())
                .isEqualTo(401);
        assertThat(guarded.registry.passkeys().of("duty")).hasSize(1);
    }

    @Test
    void codesCannotBeGuessedQuickly() {
        var seal = person.seal();
        for (int i = 0; i < 10; i++) {
            assertThat(person.post("/sign-in/code", Map.of("seal", seal, "code", "0000-0000-0000-000" + i))
                            .status())
                    .isEqualTo(401);
        }
        int noted = guarded.registry.journal().newest(100).size();
        var refused = person.post("/sign-in/code", Map.of("seal", seal, "code", "0000-0000-0000-0000"));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("retry-after").orElse("")).matches("[0-9]{1,2}");
        assertThat(guarded.registry.journal().newest(100)).hasSize(noted);
        assertThat(guarded.enrol(guarded.stranger(), guarded.authenticator(), code())
                        .status())
                .as("the wrong tries of others keep nobody out")
                .isEqualTo(303);
    }

    @Test
    void whoFailsOrAsksWithoutEndKeepsNobodyOut() {
        var authenticator = enrolled();
        var mine = Authenticator.json(person.post("/sign-in/options", Map.of()).body());
        var thief = guarded.stranger();
        var seal = thief.seal();
        for (int i = 0; i < 1_200; i++) {
            assertThat(thief.post("/sign-in/options", Map.of("seal", seal)).status())
                    .isEqualTo(200);
        }
        for (int i = 0; i < 40; i++) {
            assertThat(thief.post("/sign-in/passkey", Map.of("seal", seal, "answer", "{}"))
                            .status())
                    .isEqualTo(i < 30 ? 401 : 429);
        }
        assertThat(guarded.answer(person, authenticator.get(mine), "/").status())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/",
                "/\\evil.example",
                "\\/evil.example",
                "http://evil.example/",
                "https:evil.example",
                "javascript:alert(1)",
                "/%0d%0aSet-Cookie:x=1\r\nX: y",
                "evil.example",
                "",
                "/sign-in?to=/sign-in",
                "/\t/evil.example",
            })
    void nobodyIsSentToAnotherSite(String to) {
        var signedIn = guarded.signIn(person, enrolled(), to);
        assertThat(signedIn.status()).isEqualTo(303);
        assertThat(signedIn.header("location")).contains("/");
    }

    @Test
    void thePageThatWasAskedForComesAfterSigningIn() {
        var asked = person.get("/entries?q=a%26b&lang=de");
        assertThat(asked.status()).isEqualTo(303);
        assertThat(asked.header("location")).contains("/sign-in?lang=de&to=%2Fentries%3Fq%3Da%2526b%26lang%3Dde");
        var page = person.get(asked.header("location").orElseThrow());
        assertThat(page.body()).contains("lang=\"de\"", "value=\"/entries?q=a%26b&amp;lang=de\"");
        var twice = person.get("//evil.example/");
        assertThat(twice.header("location").orElse("/")).startsWith("/").doesNotContain("//");
    }

    @Test
    void aFormOfAnotherPageSignsNobodyInOrOut() {
        var authenticator = enrolled();
        var answer = authenticator.get(
                Authenticator.json(person.post("/sign-in/options", Map.of()).body()));
        var own = new Wire.Header("Origin", person.origin());
        var foreign = new Wire.Header("Origin", "http://xb.localhost:" + guarded.desk.port());
        assertThat(person.raw("/sign-in/passkey", Map.of("answer", answer), own).status())
                .as("no seal")
                .isEqualTo(403);
        assertThat(person.raw("/sign-in/passkey", Map.of("answer", answer, "seal", person.seal()), foreign)
                        .status())
                .isEqualTo(403);
        assertThat(person.raw("/sign-in/passkey", Map.of("answer", answer, "seal", person.seal()))
                        .status())
                .as("from nowhere")
                .isEqualTo(403);
        assertThat(person.raw(
                                "/sign-in/passkey",
                                Map.of(
                                        "answer",
                                        answer,
                                        "seal",
                                        guarded.stranger().seal()),
                                own)
                        .status())
                .as("the seal of another browser")
                .isEqualTo(403);
        assertThat(isIn(person)).isFalse();
        guarded.signIn(person, authenticator, "/");
        assertThat(person.raw("/sign-out", Map.of(), own).status()).isEqualTo(403);
        assertThat(person.raw("/sign-out", Map.of("seal", person.seal()), foreign)
                        .status())
                .isEqualTo(403);
        assertThat(isIn(person)).isTrue();
    }

    @Test
    void aSessionThatIsNotUsedEndsAndOneThatIsUsedEndsAfterAWatch() {
        var authenticator = enrolled();
        guarded.signIn(person, authenticator, "/");
        guarded.pass(Duration.ofMinutes(29));
        assertThat(isIn(person)).isTrue();
        guarded.pass(Duration.ofMinutes(29));
        assertThat(isIn(person)).isTrue();
        guarded.pass(Duration.ofMinutes(30));
        assertThat(isIn(person)).isFalse();
        guarded.signIn(person, authenticator, "/");
        for (int i = 0; i < 12 * 3 - 1; i++) {
            guarded.pass(Duration.ofMinutes(20));
            assertThat(isIn(person)).isTrue();
        }
        guarded.pass(Duration.ofMinutes(20));
        assertThat(isIn(person)).isFalse();
    }

    @Test
    void twoSessionCookiesAreNone() {
        guarded.signIn(person, enrolled(), "/");
        var session = person.cookies.get("parley-session");
        var both = new Wire(guarded.desk.port())
                .send(
                        "GET",
                        "/",
                        java.util.List.of(
                                new Wire.Header("Host", person.host()),
                                new Wire.Header(
                                        "Cookie", "parley-session=" + "00".repeat(32) + "; parley-session=" + session)),
                        "");
        assertThat(both.status()).isEqualTo(303);
    }

    @Test
    void anotherNameOfTheMachineLeadsToTheDesksOwn() {
        guarded.signIn(person, enrolled(), "/");
        var wire = new Wire(guarded.desk.port());
        for (var host : java.util.List.of("127.0.0.1", "localhost", "xb.localhost", "evil.localhost")) {
            var headers = java.util.List.of(
                    new Wire.Header("Host", host + ":" + guarded.desk.port()),
                    new Wire.Header("Cookie", "parley-session=" + person.cookies.get("parley-session")),
                    new Wire.Header("X-Forwarded-Host", person.host()));
            var led = wire.send("GET", "/entries?q=a", headers, "");
            assertThat(led.status()).as(host).isEqualTo(303);
            assertThat(led.header("location")).contains(person.origin() + "/entries?q=a");
            assertThat(wire.send("POST", "/write/new", headers, "").status()).isEqualTo(421);
        }
    }

    @Test
    void whatIsChangedOfAnAccountHoldsAtOnce() {
        var accounts = guarded.registry.accounts();
        guarded.signIn(person, enrolled(), "/");
        assertThat(person.get("/write").status()).isEqualTo(200);
        assertThat(accounts.change("duty", Role.READER)).isEqualTo(Accounts.Outcome.DONE);
        assertThat(person.get("/write").status()).isEqualTo(403);
        assertThat(accounts.close("duty")).isEqualTo(Accounts.Outcome.DONE);
        assertThat(isIn(person)).isFalse();
        assertThat(guarded.registry.codes().draw("duty")).isEmpty();
        accounts.reopen("duty");
        assertThat(isIn(person)).isFalse();
    }

    @Test
    void theLastAdministratorWhoCanSignInStays() {
        guarded.signedIn("chief", Role.ADMINISTRATOR);
        var accounts = guarded.registry.accounts();
        assertThat(accounts.close("chief")).isEqualTo(Accounts.Outcome.LAST);
        assertThat(accounts.change("chief", Role.RELEASER)).isEqualTo(Accounts.Outcome.LAST);
        guarded.signedIn("second chief", Role.ADMINISTRATOR);
        assertThat(accounts.close("chief")).isEqualTo(Accounts.Outcome.DONE);
    }

    @Test
    void aPasskeyThatIsKnownSpendsNoCodeAndTheLastOneStays() {
        var authenticator = enrolled();
        var code = code();
        assertThat(guarded.enrol(person, authenticator, code).status()).isEqualTo(401);
        assertThat(guarded.enrol(person, guarded.authenticator(), code).status())
                .as("the code is still good")
                .isEqualTo(303);
        var passkeys = guarded.registry.passkeys();
        var own = passkeys.of("duty");
        assertThat(own).hasSize(2);
        assertThat(passkeys.drop("duty", own.getFirst().mark())).isTrue();
        assertThat(passkeys.drop("duty", own.getLast().mark())).isFalse();
        assertThat(passkeys.of("duty")).hasSize(1);
    }

    @Test
    void ofRegistriesThatAreMadeAtOnceTheFirstStays() throws Exception {
        var folder = Files.createDirectory(data.resolve("at-once"));
        List<Callable<Boolean>> makers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            var name = "chief " + i;
            makers.add(() -> {
                try (var registry = Registry.make(folder, guarded)) {
                    return registry.accounts().add(name, Role.ADMINISTRATOR);
                }
            });
        }
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var made : pool.invokeAll(makers)) {
                assertThat(made.get()).isTrue();
            }
        }
        try (var registry = Registry.make(folder, guarded);
                var files = Files.list(folder)) {
            assertThat(registry.accounts().all()).hasSize(8);
            assertThat(files.filter(file -> file.toString().endsWith(".new"))).isEmpty();
        }
    }

    @Test
    void theFileIsItsOwnersAloneAndHoldsNothingThatOpensAnything() throws Exception {
        var code = code();
        guarded.signIn(person, enrolled(), "/");
        var waiting = code();
        var key = guarded.registry.keys().make("robot", Role.READER).orElseThrow();
        try (var files = Files.list(data)) {
            for (var file : files.filter(each -> each.getFileName().toString().startsWith("accounts.db"))
                    .toList()) {
                assertThat(Files.getPosixFilePermissions(file))
                        .as(file.toString())
                        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
                var content = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
                assertThat(content)
                        .doesNotContain(
                                code.replace("-", ""),
                                waiting.replace("-", ""),
                                waiting,
                                key,
                                String.valueOf(person.cookies.get("parley-session")));
            }
        }
    }
}
