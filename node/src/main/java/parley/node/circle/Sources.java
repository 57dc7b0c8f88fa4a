package parley.node.circle;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import parley.ledger.entry.Party;
import parley.node.peer.BundleSource;

/** Whom a mirror asks for what it lacks of a log. Thread-safe. */
@FunctionalInterface
interface Sources {
    /**
     * The members to ask, each once.
     *
     * @param owner whose log it is: asked first, as nobody else decides how fast his log is followed
     * @param likely who showed that he has it: asked next
     */
    List<BundleSource> of(Party owner, Party likely);

    /** Sources among the members that these links lead to. */
    static Sources of(List<Link> links) {
        return (owner, likely) -> {
            Set<BundleSource> sources = new LinkedHashSet<>();
            for (Party first : List.of(owner, likely)) {
                links.stream()
                        .filter(link -> link.member().code().equals(first))
                        .map(Link::source)
                        .forEach(sources::add);
            }
            links.stream().map(Link::source).forEach(sources::add);
            return List.copyOf(sources);
        };
    }
}
