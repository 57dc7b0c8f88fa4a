package parley.desk.access;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Knows whether a desk asks who comes: as soon as there is a registry in the node's data folder, be it made on the command line
 * while the desk runs. It never stops asking before the next start. Thread-safe.
 */
public final class Keeper implements AutoCloseable {
    private final Path data;
    private final InstantSource clock;
    private final Denied denied = new Denied();
    private volatile @Nullable Registry registry;

    public Keeper(Path data, InstantSource clock) {
        this.data = data;
        this.clock = clock;
    }

    /** Makes the registry if there is none. */
    public void make() throws IOException {
        AccessFile.make(data);
    }

    public InstantSource clock() {
        return clock;
    }

    /** Where it is counted who was not let in. */
    public Denied denied() {
        return denied;
    }

    /** Who may come in; empty while nobody is asked. */
    public Optional<Registry> registry() {
        var known = registry;
        if (known == null && AccessFile.isThere(data)) {
            return Optional.of(opened());
        }
        return Optional.ofNullable(known);
    }

    private synchronized Registry opened() {
        var known = registry;
        if (known == null) {
            known = Registry.open(data, clock);
            registry = known;
        }
        return known;
    }

    /** Whether somebody who was let in a while ago may still see what he sees; an open page is a page in use. */
    public boolean stays(Visitor visitor) {
        var known = registry();
        return switch (visitor) {
            case Visitor.Anyone _ -> known.isEmpty();
            case Visitor.Stranger _ -> false;
            case Visitor.Owner _ -> true;
            case Visitor.Person person ->
                known.map(all -> all.sessions().lasts(person.session())).orElse(false);
            case Visitor.Program program ->
                known.map(all -> all.keys().all().stream()
                                .anyMatch(key -> key.name().equals(program.name())
                                        && key.revoked().isEmpty()))
                        .orElse(false);
        };
    }

    /** Keeps in the log what somebody did; while nobody is asked who he is there is no log. */
    public void note(Visitor visitor, Act.What what, String about) {
        registry().ifPresent(all -> all.journal().note(visitor.called(), what, about));
    }

    @Override
    public synchronized void close() {
        var known = registry;
        if (known != null) {
            known.close();
        }
    }
}
