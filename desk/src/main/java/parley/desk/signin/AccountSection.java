package parley.desk.signin;

import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import java.util.function.Supplier;
import parley.desk.access.Account;
import parley.desk.access.Act;
import parley.desk.access.Challenges;
import parley.desk.access.Registry;
import parley.desk.access.RelyingParty;
import parley.desk.access.Visitor;
import parley.desk.form.Seal;
import parley.desk.form.Submitted;
import parley.desk.frame.Front;
import parley.desk.frame.Part;
import parley.desk.frame.Section;
import parley.ledger.text.MalformedException;

/** One's own passkeys and sessions: seen, added to, ended. Thread-safe. */
final class AccountSection implements Section {
    private static final String ACCOUNT = "account";

    private final Front front;
    private final Counter counter;
    private final Challenges<Purpose> challenges;
    private final Supplier<RelyingParty> party;

    AccountSection(Front front, Counter counter, Supplier<RelyingParty> party) {
        this.front = front;
        this.counter = counter;
        this.challenges = new Challenges<>(front.keeper().clock());
        this.party = party;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        front.get(routing, ACCOUNT, (circle, request, response) -> page(request, response));
        routing.post("/account/options", counter.takingFresh(this::options, _ -> "/" + ACCOUNT))
                .post("/account/passkey", counter.takingFresh(this::add, _ -> "/" + ACCOUNT))
                .post("/account/passkey/drop", counter.takingFresh(this::drop, _ -> "/" + ACCOUNT))
                .post("/account/session/end", counter.taking(this::end));
    }

    private void page(ServerRequest request, ServerResponse response) {
        var registry = front.keeper().registry();
        var circle = front.circle(request);
        if (registry.isEmpty()
                || circle.isEmpty()
                || !(Front.visitor(request) instanceof Visitor.Person(var name, var role, long session))) {
            front.html(request, response, Optional.empty());
            return;
        }
        var all = registry.get();
        var account = all.accounts().find(name);
        counter.show(
                request,
                response,
                "signin/account.jte",
                new AccountPage(
                        front.frame(circle.get(), Part.ADMINISTRATION, request),
                        counter.seal(request, response),
                        name,
                        role,
                        account.isPresent(),
                        all.sessions().isFresh(session),
                        session,
                        all.passkeys().of(name),
                        all.sessions().of(name)));
    }

    /** The account of who asks; whom another service vouches for has none. */
    private static Account account(Registry registry, ServerRequest request) {
        return Optional.of(Front.visitor(request))
                .filter(Visitor.Person.class::isInstance)
                .map(Visitor::called)
                .flatMap(registry.accounts()::find)
                .orElseThrow(() -> new MalformedException("account", "there is none of this name here"));
    }

    private static long session(ServerRequest request) {
        return Front.visitor(request) instanceof Visitor.Person person ? person.session() : 0;
    }

    private void options(Registry registry, Submitted form, ServerRequest request, ServerResponse response) {
        var name = account(registry, request).name();
        var challenge = challenges.give(Seal.name(request).orElseThrow(), new Purpose.Add(name, session(request)));
        SignInSection.json(
                response,
                party.get()
                        .creation(
                                challenge,
                                name,
                                registry.passkeys().handle(name).orElseThrow(),
                                registry.passkeys().of(name)));
    }

    private void add(Registry registry, Submitted form, ServerRequest request, ServerResponse response) {
        var name = account(registry, request).name();
        var relying = party.get();
        var answer = form.value(SignInSection.ANSWER);
        var challenge = relying.challenge(answer);
        var purpose = challenge.flatMap(
                given -> challenges.take(given, Seal.name(request).orElseThrow()));
        if (purpose.filter(new Purpose.Add(name, session(request))::equals).isEmpty()) {
            throw new MalformedException("answer of the passkey", "its challenge is none of ours");
        }
        var made = relying.registered(answer, challenge.orElseThrow());
        if (!registry.passkeys().add(name, made)) {
            throw new MalformedException("passkey", "the account has it, or has enough");
        }
        front.note(request, Act.What.PASSKEY_ADDED, name);
        back(request, response);
    }

    private void drop(Registry registry, Submitted form, ServerRequest request, ServerResponse response) {
        var account = account(registry, request);
        var mark = form.value("passkey");
        if (registry.passkeys().drop(account.name(), mark)) {
            front.note(request, Act.What.PASSKEY_DROPPED, mark);
        }
        back(request, response);
    }

    /** Ends one of one's own. */
    private void end(Registry registry, Submitted form, ServerRequest request, ServerResponse response) {
        if (Front.visitor(request) instanceof Visitor.Person person) {
            registry.sessions().of(person.name()).stream()
                    .filter(session -> Long.toString(session.number()).equals(form.value("session")))
                    .findFirst()
                    .filter(session -> registry.sessions().end(session.number()))
                    .ifPresent(ended -> front.note(request, Act.What.SESSION_ENDED, person.name()));
        }
        back(request, response);
    }

    private void back(ServerRequest request, ServerResponse response) {
        Front.redirect(
                response, "/" + ACCOUNT + "?lang=" + front.language(request).code());
    }
}
