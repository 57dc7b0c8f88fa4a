package parley.desk.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import parley.desk.access.Account;
import parley.desk.access.Act;
import parley.desk.access.Challenges;
import parley.desk.access.Denied;
import parley.desk.access.OwnPath;
import parley.desk.access.Passkey;
import parley.desk.access.Registry;
import parley.desk.access.RelyingParty;
import parley.desk.access.Throttle;
import parley.desk.access.Visitor;
import parley.desk.form.Seal;
import parley.desk.form.Submitted;
import parley.desk.frame.Front;
import parley.desk.frame.Section;
import parley.desk.words.Phrase;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;

/** Signing in by a passkey, making the first by a code, and signing out. Thread-safe. */
final class SignInSection implements Section {
    /** The control that holds what a passkey answered. */
    static final String ANSWER = "answer";

    private static final String TO = "to";
    private static final int CODES_A_MINUTE = 10;
    private static final int ANSWERS_A_MINUTE = 30;

    private final Front front;
    private final Counter counter;
    private final Challenges<Purpose> challenges;
    private final Challenges<Purpose> enrolments;
    private final Supplier<RelyingParty> party;
    private final Optional<String> elsewhere;
    private final Throttle codes;
    private final Throttle answers;

    SignInSection(
            Front front,
            Counter counter,
            Supplier<RelyingParty> party,
            Optional<String> elsewhere,
            LongSupplier nanos) {
        this.front = front;
        this.counter = counter;
        this.challenges = new Challenges<>(front.keeper().clock());
        this.enrolments = new Challenges<>(front.keeper().clock());
        this.party = party;
        this.elsewhere = elsewhere;
        this.codes = new Throttle(CODES_A_MINUTE, nanos);
        this.answers = new Throttle(ANSWERS_A_MINUTE, nanos);
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        routing.get(Entrance.SIGN_IN, this::page)
                .post("/sign-in/options", counter.taking(this::options))
                .post("/sign-in/passkey", counter.taking(this::passkey))
                .post("/sign-in/code", counter.taking(this::code))
                .post("/sign-in/enrol", counter.taking(this::enrol))
                .post("/sign-out", counter.taking(this::signOut));
    }

    private void page(ServerRequest request, ServerResponse response) {
        var to = OwnPath.of(Front.parameter(request, TO).orElse("/"));
        if (front.keeper().registry().isEmpty()
                || (isIn(request) && Front.parameter(request, Entrance.AGAIN).isEmpty())) {
            Front.redirect(response, to);
        } else {
            page(to, Optional.empty(), request, response);
        }
    }

    private void page(String to, Optional<Phrase> fault, ServerRequest request, ServerResponse response) {
        counter.show(
                request,
                response,
                "signin/signin.jte",
                new SignInPage(outside(to, request), counter.seal(request, response), to, fault, elsewhere));
    }

    private static boolean isIn(ServerRequest request) {
        return Front.visitor(request) instanceof Visitor.Person;
    }

    private Outside outside(String to, ServerRequest request) {
        var again = isIn(request) ? Entrance.AGAIN + "=yes&" : "";
        return new Outside(
                front.node().party(), front.words(request), again + TO + "=" + URLEncoder.encode(to, UTF_8) + "&");
    }

    /** What the browser is to ask an authenticator for, with a challenge of its own. */
    private void options(Registry registry, Submitted form, ServerRequest request, ServerResponse response) {
        var challenge = challenges.give(browser(request), new Purpose.SignIn());
        json(response, party.get().request(challenge));
    }

    static void json(ServerResponse response, Json value) {
        response.header(HeaderNames.CACHE_CONTROL, "no-store")
                .header(HeaderNames.CONTENT_TYPE, "application/json")
                .send(value.print().toArray());
    }

    private static String browser(ServerRequest request) {
        return Seal.name(request).orElseThrow();
    }

    private void passkey(Registry registry, Submitted form, ServerRequest request, ServerResponse response) {
        var to = OwnPath.of(form.value(TO));
        try {
            var account = asserted(registry, form.value(ANSWER), request);
            Arrival.here(registry, account, request, response);
            Front.redirect(response, to);
        } catch (MalformedException refused) {
            denied(Denied.Way.PASSKEY);
            answers.failed()
                    .ifPresentOrElse(
                            wait -> tooMany(wait, request, response),
                            () -> refuse(
                                    registry, refused.getMessage(), "signin.fault.passkey", to, request, response));
        }
    }

    private Account asserted(Registry registry, String answer, ServerRequest request) {
        var relying = party.get();
        var challenge = relying.challenge(answer)
                .filter(given -> challenges
                        .take(given, browser(request))
                        .filter(Purpose.SignIn.class::isInstance)
                        .isPresent())
                .orElseThrow(() -> new MalformedException("answer of the passkey", "its challenge is none of ours"));
        var passkey = relying.signer(answer)
                .flatMap(registry.passkeys()::find)
                .orElseThrow(() -> new MalformedException("answer of the passkey", "nobody has it"));
        var asserted = relying.asserted(answer, challenge, passkey);
        if (!registry.passkeys().used(passkey.id(), asserted)) {
            throw new MalformedException("answer of the passkey", "its counter has not gone on");
        }
        return account(registry, passkey);
    }

    private static Account account(Registry registry, Passkey passkey) {
        return registry.accounts()
                .find(passkey.account())
                .filter(Account::isOpen)
                .orElseThrow(() -> new MalformedException("answer of the passkey", "its account is closed"));
    }

    /** Notes a wrong try and says so on the page where the next one is made. */
    private void refuse(
            Registry registry,
            @Nullable String why,
            String fault,
            String to,
            ServerRequest request,
            ServerResponse response) {
        registry.journal().note("-", Act.What.REFUSED, String.valueOf(why));
        response.status(Status.UNAUTHORIZED_401);
        page(to, Optional.of(front.words(request).say(fault)), request, response);
    }

    private void code(Registry registry, Submitted form, ServerRequest request, ServerResponse response) {
        var to = OwnPath.of(form.value(TO));
        var ticket = registry.codes().find(form.value("code"));
        if (ticket.isEmpty()) {
            denied(Denied.Way.CODE);
            codes.failed()
                    .ifPresentOrElse(
                            wait -> tooMany(wait, request, response),
                            () -> refuse(registry, "enrolment code", "signin.fault.code", to, request, response));
            return;
        }
        var account = ticket.get().account();
        var challenge = enrolments.give(browser(request), new Purpose.Enrol(ticket.get()));
        var options = party.get()
                .creation(
                        challenge,
                        account,
                        registry.passkeys().handle(account).orElseThrow(),
                        registry.passkeys().of(account));
        counter.show(
                request,
                response,
                "signin/enrol.jte",
                new EnrolPage(
                        outside(to, request),
                        counter.seal(request, response),
                        to,
                        account,
                        options.print().utf8()));
    }

    private void enrol(Registry registry, Submitted form, ServerRequest request, ServerResponse response) {
        var to = OwnPath.of(form.value(TO));
        try {
            var account = enrolled(registry, form.value(ANSWER), request);
            registry.journal().note(account.name(), Act.What.PASSKEY_ADDED, "by a code");
            Arrival.here(registry, account, request, response);
            Front.redirect(response, to);
        } catch (MalformedException refused) {
            denied(Denied.Way.ENROLMENT);
            answers.failed()
                    .ifPresentOrElse(
                            wait -> tooMany(wait, request, response),
                            () -> refuse(registry, refused.getMessage(), "signin.fault.enrol", to, request, response));
        }
    }

    private Account enrolled(Registry registry, String answer, ServerRequest request) {
        var relying = party.get();
        var challenge = relying.challenge(answer);
        var purpose = challenge.flatMap(given -> enrolments.take(given, browser(request)));
        if (!(purpose.orElse(null) instanceof Purpose.Enrol(var ticket))) {
            throw new MalformedException("answer of the passkey", "its challenge is none of ours");
        }
        var made = relying.registered(answer, challenge.orElseThrow());
        if (!registry.passkeys().add(ticket, made)) {
            throw new MalformedException("answer of the passkey", "the code was used up, or the account has enough");
        }
        return registry.accounts().find(ticket.account()).orElseThrow();
    }

    private void signOut(Registry registry, Submitted form, ServerRequest request, ServerResponse response) {
        if (Front.visitor(request) instanceof Visitor.Person person) {
            registry.sessions().end(person.session());
            registry.journal().note(person.name(), Act.What.SIGNED_OUT, "");
        }
        Cookies.drop(response);
        Front.redirect(
                response, Entrance.SIGN_IN + "?lang=" + front.language(request).code());
    }

    private void denied(Denied.Way way) {
        front.keeper().denied().note(way);
    }

    private void tooMany(Duration wait, ServerRequest request, ServerResponse response) {
        long seconds = wait.plusMillis(999).toSeconds();
        response.header(HeaderNames.RETRY_AFTER, Long.toString(seconds));
        var why = front.words(request).say("signin.wait", "n", seconds);
        counter.refuse(Status.TOO_MANY_REQUESTS_429, why, request, response);
    }
}
