package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import parley.agreement.pack.Pack;
import parley.desk.access.Registry;
import parley.desk.access.Role;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.desk.openid.OpenIdSettings;
import parley.node.view.NodeView;

/** A desk that asks who comes, over a node at rest, on a clock that a test moves; and the registry beside it. */
final class Guarded implements AutoCloseable, InstantSource {
    private static final Pattern OPTIONS = Pattern.compile("data-options=\"([^\"]*)\"");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-10-04T03:04:31Z"));
    final RestingNode node = new RestingNode();
    final Registry registry;
    final Desk desk;

    Guarded(Path data) {
        this(data, Optional.empty());
    }

    Guarded(Path data, Optional<OpenIdSettings> service) {
        this(data, new Rows(new Titles(List.of())), Optional.empty(), service, Optional.empty());
    }

    /** A desk over another node. */
    Guarded(Path data, NodeView other, Pack pack) {
        this(data, new Rows(new Titles(List.of(pack))), Optional.of(other), Optional.empty(), Optional.empty());
    }

    /** A desk over another node, whose settings name a folder for backups. */
    Guarded(Path data, NodeView other, Pack pack, Path backups) {
        this(data, new Rows(new Titles(List.of(pack))), Optional.of(other), Optional.empty(), Optional.of(backups));
    }

    private Guarded(
            Path data, Rows rows, Optional<NodeView> other, Optional<OpenIdSettings> service, Optional<Path> backups) {
        try {
            this.registry = Registry.make(data, this);
            this.desk = Desk.open(other.orElse(node), rows, data, 0, new Desk.Surroundings(this, service, backups));
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    void pass(Duration span) {
        now.updateAndGet(at -> at.plus(span));
    }

    Person stranger() {
        return new Person(desk.port());
    }

    Authenticator authenticator() {
        return new Authenticator(stranger().origin(), false);
    }

    /** Somebody of a role who has signed in by a code and a new passkey. */
    Person signedIn(String name, Role role) {
        registry.accounts().add(name, role);
        var person = stranger();
        var enrolled =
                enrol(person, authenticator(), registry.codes().draw(name).orElseThrow());
        assertThat(enrolled.status()).as(enrolled.body()).isEqualTo(303);
        return person;
    }

    /** Types a code and lets an authenticator make a passkey. */
    Wire.Answer enrol(Person person, Authenticator authenticator, String code) {
        var page = person.post("/sign-in/code", Map.of("code", code, "to", "/"));
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        var made = authenticator.create(Authenticator.json(options(page)));
        return person.post("/sign-in/enrol", Map.of("answer", made, "to", "/"));
    }

    static String options(Wire.Answer page) {
        var found = OPTIONS.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1).replace("&#34;", "\"").replace("&quot;", "\"").replace("&amp;", "&");
    }

    Wire.Answer signIn(Person person, Authenticator authenticator, String to) {
        var options = person.post("/sign-in/options", Map.of());
        assertThat(options.status()).as(options.body()).isEqualTo(200);
        return answer(person, authenticator.get(Authenticator.json(options.body())), to);
    }

    Wire.Answer answer(Person person, String answer, String to) {
        return person.post("/sign-in/passkey", Map.of("answer", answer, "to", to));
    }

    @Override
    public void close() {
        desk.close();
        registry.close();
    }
}
