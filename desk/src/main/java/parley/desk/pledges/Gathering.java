package parley.desk.pledges;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.agreement.pack.Format;
import parley.agreement.pack.Format.Source;
import parley.agreement.pack.PledgeRole;
import parley.desk.live.Standing;
import parley.desk.pledges.PledgeFormats.Known;
import parley.desk.pledges.PledgeFormats.Matter;
import parley.desk.view.Glossary;
import parley.desk.view.Title;
import parley.ledger.bytes.Bytes;
import parley.ledger.entry.Payload;
import parley.ledger.entry.Role;
import parley.ledger.json.Json;
import parley.node.view.CircleView;
import parley.node.view.EntryView;
import parley.node.view.FindingView;

/**
 * Reads pledges off a circle's record: its entries in the formats of pledges, and what is found of them. Only a party's own numbers are
 * read as its own: what names another's states nothing. One use.
 */
final class Gathering {
    private final CircleView circle;
    private final PledgeFormats formats;
    private final Standing standing;
    private final Map<String, List<Told>> pledges = new LinkedHashMap<>();

    /** By what they are about: the numbers of a deliverable, a delivery, a pledge, a pledge, a suspension. */
    private final Map<String, List<Told>> deliveries = new LinkedHashMap<>();

    private final Map<String, List<Told>> answers = new LinkedHashMap<>();
    private final Map<String, List<Told>> reports = new LinkedHashMap<>();
    private final Map<String, List<Told>> suspensions = new LinkedHashMap<>();
    private final Map<String, List<Told>> restorations = new LinkedHashMap<>();
    private final Map<Found, FindingView> findings = new LinkedHashMap<>();
    private final Map<Found, FindingView> ofAnyFact = new LinkedHashMap<>();
    private final Map<String, List<FindingView>> byName;

    Gathering(CircleView circle, PledgeFormats formats) {
        this.circle = circle;
        this.formats = formats;
        this.standing = Standing.of(circle.entries());
        this.byName = circle.findings().stream()
                .collect(Collectors.groupingBy(view -> view.head().name()));
    }

    /** What is found of which number: about which type of fact, on whose own account, and in which role. */
    private record Found(String fact, String id, String party, Class<? extends PledgeRole> role) {}

    /** An entry in a format of pledges. */
    private record Told(EntryView entry, Known known, Map<String, Json> body, boolean stands) {
        String party() {
            return entry.pointer().party();
        }

        String text(String field) {
            return Gathering.text(body, field);
        }

        Delivery.Text words(Optional<String> field) {
            return new Delivery.Text(field.map(this::text).orElse(""), entry.lang());
        }

        Delivery.Called called(String field) {
            var word = text(field);
            return new Delivery.Called(
                    word,
                    word.isEmpty() ? Title.of("–") : Glossary.of(known.pack()).word(field, word));
        }

        /** Whether the number that it states is its author's own. */
        boolean owns(String id) {
            return id.startsWith(party() + "/");
        }

        /** The type of the fact whose number stands in a field. */
        String stated(String field) {
            return known.format().states().stream()
                    .filter(state -> state.id().equals(Optional.of(new Source.Body(field))))
                    .map(Format.States::fact)
                    .findFirst()
                    .orElse("");
        }

        boolean withdraws() {
            return entry.refs().stream().anyMatch(ref -> ref.role().equals(Role.WITHDRAWS.word()));
        }
    }

    private static String text(Map<String, Json> row, String field) {
        return row.get(field) instanceof Json.Text(var text) ? text : "";
    }

    private static OptionalLong amount(Map<String, Json> row, String field) {
        return row.get(field) instanceof Json.Whole(long amount) ? OptionalLong.of(amount) : OptionalLong.empty();
    }

    List<Pledge> pledges() {
        circle.entries().stream()
                .filter(EntryView::counts)
                .sorted(comparingLong(entry -> entry.pointer().index()))
                .forEach(entry -> formats.of(entry.format()).ifPresent(known -> hear(entry, known)));
        circle.findings().forEach(this::find);
        var parties = circle.entries().stream()
                .map(entry -> entry.pointer().party())
                .distinct()
                .toList();
        return pledges.values().stream()
                .sorted(comparingInt(
                        versions -> parties.indexOf(versions.getFirst().party())))
                .map(this::pledge)
                .toList();
    }

    private void hear(EntryView entry, Known known) {
        if (!(Json.parse(Bytes.utf8(entry.body()), Payload.MAX_BYTES) instanceof Json.Members(var body))) {
            return;
        }
        var told = new Told(entry, known, body, false);
        told = new Told(entry, known, body, standing.stands(entry) && !told.withdraws());
        switch (known.role()) {
            case PledgeRole.Pledges role -> put(pledges, told, role.id(), role.id());
            case PledgeRole.Delivers role -> put(deliveries, told, role.id(), role.deliverable());
            case PledgeRole.Reports role -> put(reports, told, role.id(), role.pledge());
            case PledgeRole.Suspends role -> put(suspensions, told, role.id(), role.pledge());
            case PledgeRole.Restores role -> put(restorations, told, role.suspension(), role.suspension());
            case PledgeRole.Answers role -> add(answers, told, told.text(role.delivery()));
        }
    }

    /** Keeps what its author says of his own, under what it is about. */
    private static void put(Map<String, List<Told>> under, Told told, String own, String about) {
        if (told.owns(told.text(own)) && told.owns(told.text(about))) {
            add(under, told, told.text(about));
        }
    }

    private static void add(Map<String, List<Told>> under, Told told, String about) {
        under.computeIfAbsent(about, _ -> new ArrayList<>()).add(told);
    }

    private static List<Told> of(Map<String, List<Told>> under, String about) {
        return under.getOrDefault(about, List.of());
    }

    /** What holds of a party by its own word, or by what was addressed to it; what others say of it is shown by other pages. */
    private void find(FindingView view) {
        var head = view.head();
        if (head.subject().isEmpty() || !head.account().equals(head.debtor())) {
            return;
        }
        formats.matter(view).filter(matter -> matter.duty() || isRight(matter)).ifPresent(matter -> {
            var id = head.subject().get();
            var party = head.debtor().code();
            var role = matter.role().getClass();
            findings.putIfAbsent(new Found(matter.fact(), id, party, role), view);
            ofAnyFact.putIfAbsent(new Found("", id, party, role), view);
        });
    }

    private static boolean isRight(Matter matter) {
        return matter.role() instanceof PledgeRole.Suspends || matter.role() instanceof PledgeRole.Restores;
    }

    private Optional<FindingView> found(String id, String party, Class<? extends PledgeRole> role) {
        return Optional.ofNullable(ofAnyFact.get(new Found("", id, party, role)));
    }

    private Pledge pledge(List<Told> versions) {
        var shown = versions.stream()
                .filter(Told::stands)
                .reduce((_, last) -> last)
                .or(() -> versions.stream().filter(each -> !each.withdraws()).reduce((_, last) -> last))
                .orElseGet(() -> versions.getLast());
        var role = (PledgeRole.Pledges) shown.known().role();
        var id = shown.text(role.id());
        return new Pledge(
                shown.entry().pointer(),
                id,
                shown.party(),
                texts(shown.body().get(role.partners())),
                shown.words(Optional.of(role.project())),
                (int) versions.stream().filter(version -> !version.withdraws()).count(),
                shown.stands(),
                deliverables(versions, shown, role),
                role.ties().map(shown.body()::get).map(Gathering::texts).orElse(List.of()).stream()
                        .map(this::tie)
                        .toList(),
                of(suspensions, id).stream().map(this::suspension).toList(),
                of(reports, id).stream()
                        .filter(Told::stands)
                        .map(each ->
                                progress(each, (PledgeRole.Reports) each.known().role()))
                        .toList(),
                reporting(shown, id));
    }

    private static List<String> texts(@Nullable Json items) {
        return items instanceof Json.Items(var values)
                ? values.stream()
                        .flatMap(value -> value instanceof Json.Text(var text) ? Stream.of(text) : Stream.empty())
                        .toList()
                : List.of();
    }

    private Pledge.Tie tie(String name) {
        return new Pledge.Tie(name, byName.getOrDefault(name, List.of()));
    }

    /**
     * Of all versions that stand, or of the one that is shown where none does: the last word on each number. What a correction
     * dropped stays behind them as it was stated first: it may be overdue, and was promised.
     */
    private List<Deliverable> deliverables(List<Told> versions, Told shown, PledgeRole.Pledges role) {
        Map<String, Map<String, Json>> first = new LinkedHashMap<>();
        Map<String, Map<String, Json>> last = new LinkedHashMap<>();
        for (Told version : versions) {
            for (Map<String, Json> row : rows(version, role)) {
                if (!version.withdraws()) {
                    first.putIfAbsent(text(row, "id"), row);
                }
                if (version.stands() || version.equals(shown)) {
                    last.put(text(row, "id"), row);
                }
            }
        }
        List<Deliverable> all = new ArrayList<>();
        last.forEach((id, row) -> all.add(deliverable(shown, role.row(), row, first.getOrDefault(id, row), false)));
        first.forEach((id, row) -> {
            if (!last.containsKey(id)) {
                all.add(deliverable(shown, role.row(), row, row, true));
            }
        });
        return all;
    }

    private static List<Map<String, Json>> rows(Told version, PledgeRole.Pledges role) {
        return version.body().get(role.deliverables()) instanceof Json.Items(var items)
                ? items.stream()
                        .flatMap(item -> item instanceof Json.Members(var row) && version.owns(text(row, "id"))
                                ? Stream.<Map<String, Json>>of(row)
                                : Stream.empty())
                        .toList()
                : List.of();
    }

    private Deliverable deliverable(
            Told pledge, PledgeRole.Row row, Map<String, Json> body, Map<String, Json> first, boolean dropped) {
        var id = text(body, "id");
        return new Deliverable(
                id,
                row.what().map(field -> text(body, field)).orElse(""),
                text(body, row.due()),
                text(first, row.due()),
                amount(body, row.amount()),
                text(body, row.currency()),
                Optional.ofNullable(findings.get(new Found(row.fact(), id, pledge.party(), PledgeRole.Delivers.class))),
                dropped,
                deliveries(id, pledge));
    }

    /** A number that stands twice counts once, as it was stated last. */
    private List<Delivery> deliveries(String deliverable, Told pledge) {
        var all = of(deliveries, deliverable);
        Map<String, Told> last = new LinkedHashMap<>();
        all.stream().filter(Told::stands).forEach(each -> last.put(number(each), each));
        return all.stream()
                .filter(each -> !each.withdraws())
                .map(each -> delivery(
                        each, (PledgeRole.Delivers) each.known().role(), pledge, each.equals(last.get(number(each)))))
                .toList();
    }

    private static String number(Told told) {
        return told.known().role() instanceof PledgeRole.Delivers role ? told.text(role.id()) : "";
    }

    private Delivery delivery(Told told, PledgeRole.Delivers role, Told pledge, boolean stands) {
        var id = told.text(role.id());
        return new Delivery(
                told.entry().pointer(),
                id,
                role.on().map(told::text).orElse(""),
                role.extent().filter(field -> !told.text(field).isEmpty()).map(told::called),
                amount(told.body(), role.amount()),
                told.words(role.text()),
                stands,
                stands ? answers(id, pledge) : List.of());
    }

    private List<Delivery.Answer> answers(String delivery, Told pledge) {
        Map<String, Told> said = new LinkedHashMap<>();
        of(answers, delivery).stream().filter(Told::stands).forEach(each -> said.put(each.party(), each));
        var parties = new TreeSet<>(said.keySet());
        parties.addAll(partners(pledge));
        var ever = of(pledges, pledge.text(((PledgeRole.Pledges) pledge.known().role()).id())).stream()
                .flatMap(version -> partners(version).stream())
                .toList();
        return parties.stream()
                .map(party -> new Delivery.Answer(
                        party,
                        ever.contains(party),
                        Optional.ofNullable(said.get(party)).map(Gathering::said),
                        found(delivery, party, PledgeRole.Answers.class)))
                .toList();
    }

    private static List<String> partners(Told pledge) {
        return texts(pledge.body().get(((PledgeRole.Pledges) pledge.known().role()).partners()));
    }

    private static Delivery.Said said(Told told) {
        var role = (PledgeRole.Answers) told.known().role();
        return new Delivery.Said(told.entry().pointer(), told.called(role.answer()), told.words(role.reason()));
    }

    private Pledge.Suspension suspension(Told told) {
        var role = (PledgeRole.Suspends) told.known().role();
        var id = told.text(role.id());
        return new Pledge.Suspension(
                told.entry().pointer(),
                id,
                tie(told.text(role.finding())),
                told.words(role.reason()),
                told.stands(),
                found(id, told.party(), PledgeRole.Suspends.class),
                found(id, told.party(), PledgeRole.Restores.class),
                of(restorations, id).stream()
                        .filter(Told::stands)
                        .map(each -> new Pledge.Restored(
                                each.entry().pointer(),
                                each.words(((PledgeRole.Restores) each.known().role()).reason())))
                        .toList());
    }

    private static Pledge.Progress progress(Told told, PledgeRole.Reports role) {
        return new Pledge.Progress(told.entry().pointer(), told.text(role.id()), told.words(role.text()));
    }

    /** Of the pledge itself, and of each report on it. */
    private List<FindingView> reporting(Told pledge, String id) {
        var own = Stream.of(new Found(
                pledge.stated(((PledgeRole.Pledges) pledge.known().role()).id()),
                id,
                pledge.party(),
                PledgeRole.Reports.class));
        var next = of(reports, id).stream().map(each -> {
            var field = ((PledgeRole.Reports) each.known().role()).id();
            return new Found(each.stated(field), each.text(field), each.party(), PledgeRole.Reports.class);
        });
        return Stream.concat(own, next)
                .distinct()
                .flatMap(each -> Optional.ofNullable(findings.get(each)).stream())
                .sorted(comparing(view -> view.head().dueAt().orElse(Instant.MAX)))
                .toList();
    }
}
