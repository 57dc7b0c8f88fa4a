package parley.desk.council;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.agreement.pack.Pack;
import parley.node.view.CircleView;

/**
 * A circle's council at one moment, as one of its members sees it.
 *
 * @param self whose view it is
 * @param at the instant for which the findings are
 * @param sessions by their beginning, those of which it is not known last
 */
public record Council(String self, Instant at, CouncilFormats formats, List<Sitting> sessions) {
    public Council {
        sessions = List.copyOf(sessions);
    }

    /** The council of a circle; empty where no agreement of it has sessions. */
    public static Optional<Council> of(String self, CircleView circle, List<Pack> packs) {
        return CouncilFormats.of(packs).map(formats -> new Proceedings(self, circle, formats).council());
    }

    /** The sessions that are not over, the next first, then those that are, the last first. */
    public List<Sitting> nextFirst() {
        List<Sitting> all = new ArrayList<>(ahead());
        all.addAll(
                sessions.stream().filter(session -> session.isOver(at)).toList().reversed());
        return all;
    }

    /** Those that are not over, the next first. */
    public List<Sitting> ahead() {
        return sessions.stream().filter(session -> !session.isOver(at)).toList();
    }

    /** The session of that number. */
    public Optional<Sitting> session(String id) {
        return sessions.stream().filter(session -> session.id().equals(id)).findFirst();
    }

    /** The session on whose agenda an item stands, or beside it. */
    public Optional<Sitting> sessionOf(String item) {
        return sessions.stream()
                .filter(session -> session.agenda().all().stream()
                        .anyMatch(each -> each.id().equals(item)))
                .findFirst();
    }

    /** The commitment of that number. */
    public Optional<Promise> promise(String id) {
        return promises().filter(promise -> promise.id().equals(id)).findFirst();
    }

    private Stream<Promise> promises() {
        return sessions.stream().flatMap(session -> session.promises().stream());
    }

    /** The last session before another at which somebody committed himself to something. */
    public Optional<Sitting> before(Sitting session) {
        return sessions.stream()
                .filter(other -> !other.promises().isEmpty() && begin(other).isBefore(begin(session)))
                .max(comparing(Council::begin));
    }

    /** When the last session before another ended; the beginning of time where there was none. */
    Instant endBefore(Sitting session) {
        return sessions.stream()
                .filter(other -> begin(other).isBefore(begin(session)))
                .flatMap(other -> other.ends().stream())
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    private static Instant begin(Sitting session) {
        return session.begins().orElse(Instant.MAX);
    }
}
