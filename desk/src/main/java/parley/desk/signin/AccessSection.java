package parley.desk.signin;

import io.helidon.webserver.http.HttpRouting;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import parley.desk.access.RelyingParty;
import parley.desk.frame.Front;
import parley.desk.frame.Section;

/** Signing in and out, and one's own account. Thread-safe. */
public final class AccessSection implements Section {
    private final List<Section> pages;

    /**
     * The way into what the front reaches.
     *
     * @param address of the desk, once it listens
     * @param elsewhere what the service is called that vouches for people, where there is one
     * @param nanos a clock that only runs forward
     */
    public AccessSection(
            Front front, Counter counter, Supplier<URI> address, Optional<String> elsewhere, LongSupplier nanos) {
        var party = new Later<>(() -> new RelyingParty(address.get()));
        this.pages = List.of(
                new SignInSection(front, counter, party, elsewhere, nanos), new AccountSection(front, counter, party));
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        pages.forEach(page -> page.route(routing));
    }
}
