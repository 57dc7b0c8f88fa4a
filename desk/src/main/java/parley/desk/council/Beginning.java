package parley.desk.council;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import parley.agreement.pack.CouncilRole;
import parley.desk.council.CouncilFormats.Known;
import parley.desk.write.Numbers;
import parley.desk.write.Prefilled;
import parley.node.view.CircleView;
import parley.node.view.FindingView;
import parley.node.view.NodeView;

/**
 * What is begun on the pages of a council, with what they know laid into the fields of its format.
 *
 * @param journal the text of the journal of a session
 * @param lang the code of the language in which it is written
 */
record Beginning(NodeView node, CircleView view, Council council, Function<Sitting, String> journal, String lang) {

    /**
     * A draft.
     *
     * @param about the number of what it is about; empty for a new session
     * @return empty where there is nothing of that number, or no format for it
     */
    Optional<Prefilled> of(Act act, String about) {
        return council.formats()
                .first(act.role())
                .filter(_ -> council.session(about)
                        .map(session -> act.fits(session, council.self(), council.at()))
                        .orElse(true))
                .flatMap(known -> of(known, about));
    }

    private Optional<Prefilled> of(Known known, String about) {
        return switch (known.role()) {
            case CouncilRole.Session role -> Optional.of(call(known, role));
            case CouncilRole.Reply role ->
                session(about)
                        .map(session -> filled(
                                known,
                                about,
                                one(role.session(), about),
                                session.replies().stream()
                                        .filter(reply -> reply.party().equals(council.self()))
                                        .flatMap(reply -> reply.duty().stream())
                                        .findFirst()));
            case CouncilRole.Item role ->
                session(about).map(_ -> numbered(known, role.id(), one(role.session(), about)));
            case CouncilRole.Ranking role ->
                session(about).map(session -> filled(known, about, order(role.session(), role.order(), session)));
            case CouncilRole.Departure role ->
                session(about).map(session -> filled(known, about, order(role.session(), role.order(), session)));
            case CouncilRole.Statement role ->
                council.sessionOf(about).map(_ -> filled(known, about, one(role.item(), about)));
            case CouncilRole.Attendance role ->
                session(about).map(session -> filled(known, about, attendance(role, session)));
            case CouncilRole.Journal role -> session(about).map(session -> journal(known, role, session));
            case CouncilRole.Commitment role ->
                session(about).map(_ -> numbered(known, role.id(), one(role.session(), about)));
            case CouncilRole.Report role ->
                council.promise(about)
                        .filter(promise -> promise.maker().equals(council.self()))
                        .map(promise -> filled(known, about, one(role.commitment(), about), promise.duty()));
        };
    }

    private Optional<Sitting> session(String id) {
        return council.session(id).filter(session -> !session.off());
    }

    private static Map<String, List<String>> one(String field, String value) {
        return Map.of(field, List.of(value));
    }

    private Prefilled call(Known known, CouncilRole.Session role) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        role.invited()
                .ifPresent(field -> fields.put(
                        field,
                        view.summary().members().stream()
                                .filter(party -> !party.equals(council.self()) && isParty(party))
                                .toList()));
        return numbered(known, role.id(), fields);
    }

    /** A witness or an observer is invited by hand. */
    private boolean isParty(String member) {
        return view.peers().stream()
                .anyMatch(peer -> peer.party().equals(member) && peer.kind().equals("party"));
    }

    private static Map<String, List<String>> order(String session, String order, Sitting of) {
        return Map.of(
                session,
                List.of(of.id()),
                order,
                of.agenda().taken().stream().map(Item::id).toList());
    }

    private static Map<String, List<String>> attendance(CouncilRole.Attendance role, Sitting session) {
        return Map.of(
                role.session(),
                List.of(session.id()),
                role.present(),
                Stream.concat(Stream.of(session.chair()), session.invited().stream())
                        .distinct()
                        .toList());
    }

    private Prefilled journal(Known known, CouncilRole.Journal role, Sitting session) {
        return filled(
                known,
                next(),
                Map.of(role.session(), List.of(session.id()), role.text(), List.of(journal.apply(session))),
                session.findings().stream()
                        .filter(view -> council.formats().isMetIn(view, CouncilRole.Journal.class))
                        .filter(view -> view.head().debtor().code().equals(council.self()))
                        .findFirst());
    }

    private Prefilled numbered(Known known, String id, Map<String, List<String>> fields) {
        var number = next();
        Map<String, List<String>> all = new LinkedHashMap<>(fields);
        all.put(id, List.of(number));
        return filled(known, number, all);
    }

    private Prefilled filled(Known known, String subject, Map<String, List<String>> fields) {
        return filled(known, subject, fields, Optional.empty());
    }

    private Prefilled filled(
            Known known, String subject, Map<String, List<String>> fields, Optional<FindingView> duty) {
        return new Prefilled(
                known.format(),
                lang,
                subject,
                fields,
                duty.map(view -> view.head().name()).orElse(""));
    }

    /** The next number that nothing of this party's has, on the record or in a draft. */
    private String next() {
        return Numbers.next(node, view);
    }
}
