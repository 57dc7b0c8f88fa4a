package parley.desk.administration;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import parley.desk.access.Account;
import parley.desk.access.Act;
import parley.desk.access.Registry;
import parley.desk.form.Submitted;
import parley.desk.frame.Front;
import parley.desk.frame.Part;
import parley.desk.frame.Section;
import parley.desk.signin.Counter;

/** Keys for programs, made and revoked. Thread-safe. */
final class KeyChanges implements Section {
    private static final String KEY = "/" + Part.ADMINISTRATION.path() + "/key";

    private final Front front;
    private final Counter counter;

    KeyChanges(Front front, Counter counter) {
        this.front = front;
        this.counter = counter;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        routing.post(KEY + "/make", counter.takingFresh(this::make, _ -> "/" + Part.ADMINISTRATION.path()))
                .post(KEY + "/revoke", counter.taking(this::revoke));
    }

    private void make(Registry registry, Submitted form, ServerRequest request, ServerResponse response) {
        var name = Account.named(form.value("name"));
        var role = AccountChanges.chosen(form);
        var words = front.words(request);
        var key = registry.keys().make(name, role);
        if (key.isEmpty()) {
            counter.refuse(Status.CONFLICT_409, words.say("admin.taken", "name", name), request, response);
            return;
        }
        front.note(request, Act.What.KEY_MADE, name + ", " + role.word());
        var how = words.say("admin.key.how", "name", name);
        SecretPages.show(front, counter, words.word("admin.key"), key.get(), how, request, response);
    }

    private void revoke(Registry registry, Submitted form, ServerRequest request, ServerResponse response) {
        var number = form.value("key");
        if (number.matches("[0-9]{1,18}")) {
            registry.keys()
                    .revoke(Long.parseLong(number))
                    .ifPresent(key -> front.note(request, Act.What.KEY_REVOKED, key.name()));
        }
        SecretPages.back(front, request, response);
    }
}
