package parley.desk.council;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parley.agreement.pack.CouncilRole;
import parley.desk.refusal.Intended;
import parley.desk.refusal.Refusal;

/**
 * Refuses what would change nothing in a council: whatever is for a session that there is not, an item for one that was called off,
 * is over or closed for items, an order of what was never an item of it or names one twice, a departure by another than its chair,
 * a statement on what is no item. An answer to an invitation is never too late here: whether it is late is a finding. Nothing else
 * hangs on what somebody has taken back, since he may take that back too.
 */
public final class CouncilRefusals {
    private final Intended intended;
    private final Council council;

    private CouncilRefusals(Intended intended, Council council) {
        this.intended = intended;
        this.council = council;
    }

    public static Stream<Refusal> of(Intended intended) {
        return intended
                .format()
                .council()
                .flatMap(role -> Council.of(intended.self(), intended.circle(), intended.packs())
                        .filter(council -> council.formats().pack().equals(intended.pack()))
                        .map(council -> new CouncilRefusals(intended, council).of(role)))
                .stream()
                .flatMap(Function.identity());
    }

    private Stream<Refusal> of(CouncilRole role) {
        return switch (role) {
            case CouncilRole.Session _, CouncilRole.Report _ -> Stream.empty();
            case CouncilRole.Reply reply -> about(reply.session(), _ -> Stream.empty());
            case CouncilRole.Item item -> about(item.session(), session -> item(item.session(), session));
            case CouncilRole.Ranking ranking -> about(ranking.session(), session -> order(ranking.order(), session));
            case CouncilRole.Departure departure ->
                about(
                        departure.session(),
                        session ->
                                Stream.concat(chair(departure.session(), session), order(departure.order(), session)));
            case CouncilRole.Statement statement -> statement(statement.item());
            case CouncilRole.Attendance attendance -> about(attendance.session(), _ -> Stream.empty());
            case CouncilRole.Journal journal -> about(journal.session(), _ -> Stream.empty());
            case CouncilRole.Commitment commitment -> about(commitment.session(), _ -> Stream.empty());
        };
    }

    /** What is left open is told by the form. */
    private Stream<Refusal> about(String field, Function<Sitting, Stream<Refusal>> more) {
        var id = intended.text(field);
        if (id.isEmpty()) {
            return Stream.empty();
        }
        Optional<Sitting> session = council.session(id);
        if (session.isEmpty()) {
            return Stream.of(new Refusal(Refusal.field(field), "session.none", id, Refusal.named(sessions())));
        }
        return more.apply(session.get());
    }

    /** Those that can be meant, the next first. */
    private List<String> sessions() {
        return council.nextFirst().stream()
                .filter(session -> !session.off())
                .map(Sitting::id)
                .toList();
    }

    /** Those for which an item can be proposed now. */
    private List<String> open() {
        return council.ahead().stream()
                .filter(session -> !session.off() && !isClosed(session))
                .map(Sitting::id)
                .toList();
    }

    private boolean isClosed(Sitting session) {
        return session.closes().filter(closes -> closes.isBefore(intended.at())).isPresent();
    }

    /** A correction keeps the place of what it corrects, so it may come later. */
    private Stream<Refusal> item(String field, Sitting session) {
        if (intended.corrects()) {
            return Stream.empty();
        }
        var at = Refusal.field(field);
        if (session.off()) {
            return Stream.of(new Refusal(at, "session.off", session.id(), session.chair()));
        }
        if (session.isOver(intended.at())) {
            return session.ends().or(session::begins).stream()
                    .map(end -> new Refusal(at, "session.over", session.id(), Refusal.named(open())).at(end));
        }
        return session.closes().stream()
                .filter(_ -> isClosed(session))
                .map(closes -> new Refusal(at, "session.closed", session.id(), Refusal.named(open())).at(closes));
    }

    private Stream<Refusal> chair(String field, Sitting session) {
        return session.chair().equals(intended.self())
                ? Stream.empty()
                : Stream.of(new Refusal(Refusal.field(field), "session.chair", session.id(), session.chair()));
    }

    private Stream<Refusal> order(String field, Sitting session) {
        var named = intended.texts(field);
        var items = session.agenda().taken().stream().map(Item::id).toList();
        var ever = everProposed(session);
        Set<String> before = new HashSet<>();
        return IntStream.range(0, named.size()).boxed().flatMap(i -> {
            var id = named.get(i);
            if (!ever.contains(id)) {
                return Stream.of(new Refusal(Refusal.item(field, i), "item.none", id, Refusal.named(items)));
            }
            return before.add(id)
                    ? Stream.<Refusal>empty()
                    : Stream.of(new Refusal(Refusal.item(field, i), "item.again", id, ""));
        });
    }

    /** Whatever became of it: who takes an item back, or is late with one, stops nobody else's order of the rest. */
    private Set<String> everProposed(Sitting session) {
        return intended.entries()
                .flatMap(entry ->
                        council.formats().of(entry.format()).stream().flatMap(known -> Heard.of(entry, known).stream()))
                .flatMap(heard -> heard.known().role() instanceof CouncilRole.Item role
                                && heard.text(role.session()).equals(session.id())
                        ? Stream.of(heard.text(role.id()))
                        : Stream.empty())
                .collect(Collectors.toSet());
    }

    private Stream<Refusal> statement(String field) {
        var id = intended.text(field);
        if (id.isEmpty() || council.sessionOf(id).isPresent()) {
            return Stream.empty();
        }
        var items = council.nextFirst().stream()
                .filter(session -> !session.off())
                .flatMap(session -> session.agenda().all().stream())
                .map(Item::id)
                .toList();
        return Stream.of(new Refusal(Refusal.field(field), "item.none", id, Refusal.named(items)));
    }
}
