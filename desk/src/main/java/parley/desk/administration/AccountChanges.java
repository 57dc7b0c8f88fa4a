package parley.desk.administration;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URLEncoder;
import java.util.Optional;
import parley.desk.access.Account;
import parley.desk.access.Accounts;
import parley.desk.access.Act;
import parley.desk.access.Codes;
import parley.desk.access.Registry;
import parley.desk.access.Role;
import parley.desk.form.Submitted;
import parley.desk.frame.Front;
import parley.desk.frame.Part;
import parley.desk.frame.Section;
import parley.desk.signin.Counter;
import parley.ledger.text.MalformedException;
import parley.node.view.CircleView;

/** Accounts made, given another role, closed and opened again; codes drawn; sessions ended. Thread-safe. */
final class AccountChanges implements Section {
    private static final String ACCOUNT = Part.ADMINISTRATION.path() + "/account";
    private static final String NAME = "name";

    private final Front front;
    private final Counter counter;

    AccountChanges(Front front, Counter counter) {
        this.front = front;
        this.counter = counter;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        front.get(routing, ACCOUNT, this::page);
        routing.post("/" + ACCOUNT + "/add", counter.takingFresh(this::add, _ -> "/" + Part.ADMINISTRATION.path()))
                .post("/" + ACCOUNT + "/code", counter.takingFresh(this::code, AccountChanges::own))
                .post("/" + ACCOUNT + "/role", counter.takingFresh(this::role, AccountChanges::own))
                .post("/" + ACCOUNT + "/close", counter.taking(this::close))
                .post("/" + ACCOUNT + "/reopen", counter.takingFresh(this::reopen, AccountChanges::own))
                .post("/" + Part.ADMINISTRATION.path() + "/session/end", counter.taking(this::endSession));
    }

    /** The page of the account that a form changes. */
    private static String own(Submitted form) {
        return "/" + ACCOUNT + "?" + NAME + "=" + URLEncoder.encode(form.value(NAME), UTF_8);
    }

    private void page(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        var account = front.keeper()
                .registry()
                .flatMap(all ->
                        all.accounts().find(Front.parameter(request, NAME).orElse("")));
        if (circle.isEmpty() || account.isEmpty()) {
            front.html(request, response, Optional.empty());
            return;
        }
        var frame = front.frame(circle.get(), Part.ADMINISTRATION, request);
        counter.show(
                request,
                response,
                "administration/account.jte",
                new AccountPage(frame, counter.seal(request, response), account.get()));
    }

    /** @throws MalformedException when the form names no role */
    static Role chosen(Submitted form) {
        var word = form.value("role");
        return Role.of(word)
                .orElseThrow(() -> new MalformedException("role", MalformedException.quote(word) + " is none"));
    }

    private void add(Registry registry, Submitted form, ServerRequest request, ServerResponse response) {
        var name = Account.named(form.value(NAME));
        var role = chosen(form);
        if (!registry.accounts().add(name, role)) {
            var why = front.words(request).say("admin.taken", "name", name);
            counter.refuse(Status.CONFLICT_409, why, request, response);
            return;
        }
        front.note(request, Act.What.ACCOUNT_MADE, name + ", " + role.word());
        showCode(registry, name, request, response);
    }

    private void code(Registry registry, Submitted form, ServerRequest request, ServerResponse response) {
        showCode(registry, form.value(NAME), request, response);
    }

    private void showCode(Registry registry, String name, ServerRequest request, ServerResponse response) {
        var code = registry.codes().draw(name);
        if (code.isEmpty()) {
            absent(request, response);
            return;
        }
        front.note(request, Act.What.CODE_DRAWN, name);
        var words = front.words(request);
        var how = words.say("admin.code.how", "name", name, "n", Codes.LIFE.toMinutes());
        SecretPages.show(front, counter, words.word("admin.code"), code.get(), how, request, response);
    }

    private void absent(ServerRequest request, ServerResponse response) {
        counter.refuse(Status.NOT_FOUND_404, front.words(request).say("admin.absent"), request, response);
    }

    private void role(Registry registry, Submitted form, ServerRequest request, ServerResponse response) {
        var name = form.value(NAME);
        var role = chosen(form);
        done(
                registry.accounts().change(name, role),
                Act.What.ROLE_CHANGED,
                name,
                name + ", " + role.word(),
                request,
                response);
    }

    private void close(Registry registry, Submitted form, ServerRequest request, ServerResponse response) {
        var name = form.value(NAME);
        done(registry.accounts().close(name), Act.What.ACCOUNT_CLOSED, name, name, request, response);
    }

    private void reopen(Registry registry, Submitted form, ServerRequest request, ServerResponse response) {
        var name = form.value(NAME);
        done(registry.accounts().reopen(name), Act.What.ACCOUNT_REOPENED, name, name, request, response);
    }

    private void done(
            Accounts.Outcome outcome,
            Act.What what,
            String name,
            String about,
            ServerRequest request,
            ServerResponse response) {
        switch (outcome) {
            case DONE -> {
                front.note(request, what, about);
                back(request, response);
            }
            case ABSENT -> absent(request, response);
            case LAST ->
                counter.refuse(
                        Status.CONFLICT_409, front.words(request).say("admin.last", "name", name), request, response);
        }
    }

    private void endSession(Registry registry, Submitted form, ServerRequest request, ServerResponse response) {
        registry.sessions().all().stream()
                .filter(session -> Long.toString(session.number()).equals(form.value("session")))
                .findFirst()
                .filter(session -> registry.sessions().end(session.number()))
                .ifPresent(ended -> front.note(request, Act.What.SESSION_ENDED, ended.name()));
        back(request, response);
    }

    private void back(ServerRequest request, ServerResponse response) {
        SecretPages.back(front, request, response);
    }
}
