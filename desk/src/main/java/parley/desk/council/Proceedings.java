package parley.desk.council;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import parley.agreement.pack.CouncilRole;
import parley.desk.live.Standing;
import parley.desk.view.Glossary;
import parley.desk.view.Title;
import parley.node.view.CircleView;
import parley.node.view.FindingView;

/** Reads a council off a circle's record: its entries in the formats of the council, and what is found of them. One use. */
final class Proceedings {
    /**
     * What the quorum has not seen yet is the newest. The record is in charter order and that of each log, which a sort keeps
     * between equals; the times that authors write on their entries are their own word, and move nothing.
     */
    private static final Comparator<Heard> ORDER =
            comparing((Heard heard) -> heard.witnessed().orElse(Instant.MAX));

    private final String self;
    private final CircleView circle;
    private final CouncilFormats formats;
    private final Glossary names;
    private final Standing standing;
    private final List<Heard> heard;
    private final List<FindingView> findings;

    Proceedings(String self, CircleView circle, CouncilFormats formats) {
        this.self = self;
        this.circle = circle;
        this.formats = formats;
        this.names = Glossary.of(formats.pack());
        this.standing = Standing.of(circle.entries());
        this.heard = circle.entries().stream()
                .filter(entry -> entry.counts())
                .flatMap(entry -> formats.of(entry.format()).flatMap(known -> Heard.of(entry, known)).stream())
                .toList();
        // What a party owes by its own word, or by what was addressed to it; what others say of it other pages show.
        this.findings = circle.findings().stream()
                .filter(view -> view.pack().equals(formats.pack().sha256())
                        && view.head().account().equals(view.head().debtor()))
                .toList();
    }

    Council council() {
        Map<String, List<Heard>> calls = new LinkedHashMap<>();
        heard(CouncilRole.Session.class).forEach(call -> {
            var id = number(call);
            // A number is its author's own.
            if (id.startsWith(call.author() + "/")) {
                calls.computeIfAbsent(id, _ -> new ArrayList<>()).add(call);
            }
        });
        var sessions = calls.entrySet().stream()
                .map(call -> sitting(call.getKey(), call.getValue()))
                .sorted(comparing((Sitting session) -> session.begins().orElse(Instant.MAX))
                        .thenComparing(Sitting::id))
                .toList();
        return new Council(self, circle.at(), formats, sessions);
    }

    private static String number(Heard each) {
        return switch (each.known().role()) {
            case CouncilRole.Session role -> each.text(role.id());
            case CouncilRole.Item role -> each.text(role.id());
            case CouncilRole.Commitment role -> each.text(role.id());
            case CouncilRole.Journal _ -> each.entry().subject().orElse("");
            case CouncilRole.Reply _,
                    CouncilRole.Ranking _,
                    CouncilRole.Departure _,
                    CouncilRole.Statement _,
                    CouncilRole.Attendance _,
                    CouncilRole.Report _ -> "";
        };
    }

    /** Those in a format of that role, in the order of the logs. */
    private Stream<Heard> heard(Class<? extends CouncilRole> role) {
        return heard.stream().filter(each -> role.isInstance(each.known().role()));
    }

    /** Those that stand: neither corrected nor withdrawn, and no withdrawal of another. */
    private Stream<Heard> standing(Class<? extends CouncilRole> role) {
        return heard(role).filter(this::stands);
    }

    private boolean stands(Heard each) {
        return standing.stands(each.entry()) && !each.withdraws();
    }

    private Sitting sitting(String id, List<Heard> calls) {
        var standing = calls.stream().filter(this::stands).toList();
        var last = standing.isEmpty()
                ? calls.stream().filter(call -> !call.withdraws()).toList()
                : standing;
        var call = last.isEmpty() ? calls.getLast() : last.getLast();
        var role = (CouncilRole.Session) call.known().role();
        var closes = role.closes().flatMap(call::instant);
        return new Sitting(
                call.pointer(),
                calls.stream().map(Heard::pointer).toList(),
                id,
                call.text(role.title()),
                call.entry().lang(),
                role.kind()
                        .filter(field -> !call.text(field).isEmpty())
                        .map(field -> names.word(field, call.text(field))),
                call.instant(role.begins()),
                call.instant(role.ends()),
                closes,
                call.text(role.place()),
                standing.isEmpty(),
                replies(id, role.invited().map(call::list).orElse(List.of())),
                agenda(id, call.author(), closes),
                presence(id),
                minutes(id),
                promises(id),
                findings(id, CouncilRole.Session.class).filter(this::isChairs).toList());
    }

    /** What its caller owes: the call itself in time, and the journal. */
    private boolean isChairs(FindingView view) {
        return formats.isMetIn(view, CouncilRole.Session.class) || formats.isMetIn(view, CouncilRole.Journal.class);
    }

    private Stream<FindingView> findings(String subject, Class<? extends CouncilRole> about) {
        return findings.stream()
                .filter(view -> view.head().subject().equals(Optional.of(subject)) && formats.isAbout(view, about));
    }

    private List<String> parties() {
        return circle.summary().members();
    }

    private List<Sitting.Reply> replies(String session, List<String> invited) {
        Map<String, Sitting.Answer> answers = new LinkedHashMap<>();
        standing(CouncilRole.Reply.class).sorted(ORDER).forEach(each -> {
            var role = (CouncilRole.Reply) each.known().role();
            if (each.text(role.session()).equals(session)) {
                answers.put(
                        each.author(),
                        new Sitting.Answer(
                                each.pointer(),
                                names.word(role.answer(), each.text(role.answer())),
                                each.text(role.text()),
                                each.entry().lang()));
            }
        });
        return parties().stream()
                .filter(party -> invited.contains(party) || answers.containsKey(party))
                .map(party -> new Sitting.Reply(
                        party,
                        invited.contains(party),
                        Optional.ofNullable(answers.get(party)),
                        findings(session, CouncilRole.Session.class)
                                .filter(view -> view.head().debtor().code().equals(party)
                                        && formats.isMetIn(view, CouncilRole.Reply.class))
                                .findFirst()))
                .toList();
    }

    private Agenda agenda(String session, String chair, Optional<Instant> closes) {
        Map<String, Item> items = new LinkedHashMap<>();
        standing(CouncilRole.Item.class).forEach(each -> {
            var role = (CouncilRole.Item) each.known().role();
            var id = each.text(role.id());
            if (each.text(role.session()).equals(session) && id.startsWith(each.author() + "/")) {
                items.put(id, item(each, role, id, closes));
            }
        });
        Map<String, Agenda.Order> rankings = new LinkedHashMap<>();
        standing(CouncilRole.Ranking.class).sorted(ORDER).forEach(each -> {
            var role = (CouncilRole.Ranking) each.known().role();
            if (each.text(role.session()).equals(session)) {
                rankings.put(each.author(), order(each, role.order(), ""));
            }
        });
        Optional<Agenda.Order> departure = standing(CouncilRole.Departure.class)
                .filter(each -> each.author().equals(chair)
                        && each.text(((CouncilRole.Departure) each.known().role()).session())
                                .equals(session))
                .sorted(ORDER)
                .reduce((_, newer) -> newer)
                .map(each -> {
                    var role = (CouncilRole.Departure) each.known().role();
                    return order(each, role.order(), each.text(role.reason()));
                });
        return Agenda.of(
                items.values(),
                parties().stream()
                        .flatMap(party -> Stream.ofNullable(rankings.get(party)))
                        .toList(),
                departure);
    }

    private static Agenda.Order order(Heard each, String field, String reason) {
        return new Agenda.Order(
                each.pointer(), each.list(field), reason, each.entry().lang());
    }

    private Item item(Heard each, CouncilRole.Item role, String id, Optional<Instant> closes) {
        // What is corrected keeps the place of its first version; what was withdrawn, and is sent again, comes when it
        // does.
        var first = heard(CouncilRole.Item.class)
                .filter(other -> number(other).equals(id)
                        && other.author().equals(each.author())
                        && !standing.isWithdrawn(other.entry()))
                .findFirst()
                .orElse(each);
        return new Item(
                each.pointer(),
                id,
                each.text(role.title()),
                each.text(role.text()),
                each.text(role.document()),
                each.entry().lang(),
                first.witnessed(),
                first.by(closes),
                statements(id));
    }

    private List<Item.Statement> statements(String item) {
        return heard(CouncilRole.Statement.class)
                .filter(of(item, role -> ((CouncilRole.Statement) role).item()))
                .filter(each -> !each.withdraws())
                .sorted(ORDER)
                .map(each -> {
                    var role = (CouncilRole.Statement) each.known().role();
                    return new Item.Statement(
                            each.pointer(),
                            item,
                            each.text(role.text()),
                            each.text(role.document()),
                            each.entry().lang(),
                            each.entry().written(),
                            each.witnessed(),
                            standing.stands(each.entry()));
                })
                .toList();
    }

    /** The field of a role that names what it is about. */
    @FunctionalInterface
    private interface Naming {
        String field(CouncilRole role);
    }

    private static Predicate<Heard> of(String id, Naming naming) {
        return each -> each.text(naming.field(each.known().role())).equals(id);
    }

    private List<Sitting.Presence> presence(String session) {
        Map<String, Sitting.Presence> newest = new LinkedHashMap<>();
        standing(CouncilRole.Attendance.class)
                .filter(of(session, role -> ((CouncilRole.Attendance) role).session()))
                .sorted(ORDER)
                .forEach(each -> {
                    var role = (CouncilRole.Attendance) each.known().role();
                    newest.put(
                            each.author(),
                            new Sitting.Presence(
                                    each.pointer(),
                                    each.list(role.present()),
                                    each.text(role.text()),
                                    each.entry().lang()));
                });
        return parties().stream()
                .flatMap(party -> Stream.ofNullable(newest.get(party)))
                .toList();
    }

    /**
     * A journal is adopted, or broken, as it was first sent whole by the party whose number it has; what became of that says its
     * finding. Under a number of another's, or with its text or its time left open, none is put forward.
     */
    private List<Sitting.Minutes> minutes(String session) {
        Map<String, Heard> first = new LinkedHashMap<>();
        heard(CouncilRole.Journal.class)
                .filter(each -> !each.withdraws())
                .filter(each -> number(each).startsWith(each.author() + "/"))
                .filter(Proceedings::isPutForward)
                .sorted(comparingLong(each -> each.pointer().index()))
                .forEach(each -> first.putIfAbsent(number(each), each));
        return first.entrySet().stream()
                .filter(each -> of(session, role -> ((CouncilRole.Journal) role).session())
                        .test(each.getValue()))
                .map(each -> minutes(each.getKey(), each.getValue()))
                .toList();
    }

    private static boolean isPutForward(Heard journal) {
        var role = (CouncilRole.Journal) journal.known().role();
        return !journal.text(role.text()).isEmpty()
                && !journal.text(role.session()).isEmpty()
                && journal.instant(role.until()).isPresent();
    }

    private Sitting.Minutes minutes(String id, Heard journal) {
        var role = (CouncilRole.Journal) journal.known().role();
        return new Sitting.Minutes(
                journal.pointer(),
                id,
                journal.text(role.text()),
                journal.text(role.document()),
                journal.entry().lang(),
                journal.instant(role.until()),
                findings(id, CouncilRole.Journal.class).findFirst());
    }

    private List<Promise> promises(String session) {
        return standing(CouncilRole.Commitment.class)
                .filter(of(session, role -> ((CouncilRole.Commitment) role).session()))
                .filter(each -> number(each).startsWith(each.author() + "/"))
                .map(each -> {
                    var role = (CouncilRole.Commitment) each.known().role();
                    var id = number(each);
                    return new Promise(
                            each.pointer(),
                            id,
                            session,
                            each.text(role.text()),
                            each.entry().lang(),
                            each.date(role.due()),
                            reports(id, each.author()),
                            findings(id, CouncilRole.Commitment.class)
                                    .filter(view -> view.head().debtor().code().equals(each.author()))
                                    .findFirst());
                })
                .toList();
    }

    private List<Promise.Report> reports(String commitment, String maker) {
        return standing(CouncilRole.Report.class)
                .filter(of(commitment, role -> ((CouncilRole.Report) role).commitment()))
                .filter(each -> each.author().equals(maker))
                .map(each -> {
                    var role = (CouncilRole.Report) each.known().role();
                    return new Promise.Report(
                            each.pointer(),
                            commitment,
                            state(role, each),
                            each.text(role.text()),
                            each.entry().lang(),
                            each.entry().written());
                })
                .toList();
    }

    private Title state(CouncilRole.Report role, Heard each) {
        var word = each.text(role.state());
        return word.isEmpty() ? Title.of("–") : names.word(role.state(), word);
    }
}
