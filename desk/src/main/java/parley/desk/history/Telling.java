package parley.desk.history;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.agreement.pack.HistoryRole;
import parley.desk.live.Standing;
import parley.ledger.entry.Role;
import parley.node.view.CircleView;
import parley.node.view.EntryView;
import parley.node.view.FindingView;
import parley.node.view.TimeInterval;

/**
 * Reads a history off a circle's record. Only a party's own numbers are read as its events and requests: what names another's states
 * nothing. One use.
 */
final class Telling {
    private final CircleView circle;
    private final HistoryFormats formats;
    private final List<String> parties;
    private final Map<String, List<Statement>> events = new LinkedHashMap<>();
    /** By the number of the event, then by party. */
    private final Map<String, Map<String, List<Statement>>> accounts = new LinkedHashMap<>();

    private final Map<String, List<Statement>> requests = new LinkedHashMap<>();
    private final Map<String, List<FindingView>> byName;
    private final Map<String, List<FindingView>> owed;

    Telling(CircleView circle, HistoryFormats formats) {
        this.circle = circle;
        this.formats = formats;
        this.parties = circle.summary().members();
        this.byName = circle.findings().stream()
                .collect(Collectors.groupingBy(view -> view.head().name()));
        this.owed = circle.findings().stream()
                .filter(view -> view.head().subject().isPresent()
                        && view.head().account().equals(view.head().debtor())
                        && formats.isOfAccount(view))
                .collect(Collectors.groupingBy(view -> view.head().subject().orElseThrow()));
    }

    History history() {
        var standing = Standing.of(circle.entries());
        circle.entries().stream()
                .filter(EntryView::counts)
                .sorted(comparingLong(entry -> entry.pointer().index()))
                .forEach(entry -> formats.of(entry.format())
                        .flatMap(known -> Statement.of(entry, known, standing.stands(entry)))
                        .filter(statement -> !statement.withdraws())
                        .ifPresent(this::hear));
        return new History(
                events.values().stream()
                        .map(this::placed)
                        .sorted(History.Placed.ORDER)
                        .map(History.Placed::event)
                        .toList(),
                Stream.concat(accounts.keySet().stream(), requests.keySet().stream())
                        .filter(id -> !events.containsKey(id))
                        .distinct()
                        .sorted()
                        .map(id -> new History.Unstated(id, accounts(id), requests(id)))
                        .toList());
    }

    private void hear(Statement statement) {
        switch (statement.known().role()) {
            case HistoryRole.Event role -> own(events, statement, role.id(), role.id());
            case HistoryRole.Request role -> own(requests, statement, role.id(), role.event());
            case HistoryRole.Account role ->
                accounts.computeIfAbsent(statement.text(role.event()), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(statement.author(), _ -> new ArrayList<>())
                        .add(statement);
        }
    }

    private static void own(Map<String, List<Statement>> under, Statement statement, String id, String about) {
        if (statement.text(id).startsWith(statement.author() + "/")) {
            under.computeIfAbsent(statement.text(about), _ -> new ArrayList<>()).add(statement);
        }
    }

    /** The last that stands, or the last at all where none does. */
    private static Statement last(List<Statement> versions) {
        return versions.stream()
                .filter(Statement::stands)
                .reduce((_, later) -> later)
                .orElseGet(versions::getLast);
    }

    private History.Placed placed(List<Statement> versions) {
        var shown = last(versions);
        var role = (HistoryRole.Event) shown.known().role();
        var id = shown.text(role.id());
        var told = accounts(id);
        var event = new Event(
                shown.pointer(),
                id,
                shown.author(),
                shown.value(role.title()),
                days(shown, Optional.of(role.when())),
                shown.value(role.place()),
                shown.value(role.text()),
                seen(shown),
                versions.size(),
                shown.stands(),
                told,
                parties.stream()
                        .filter(party -> isParty(party) && !party.equals(shown.author()))
                        .filter(party -> told.stream()
                                .noneMatch(account ->
                                        account.stands() && account.by().equals(party)))
                        .toList(),
                same(id),
                requests(id));
        return new History.Placed(event, seen(versions.getFirst()).orElse(Instant.MAX));
    }

    /** What parties say of this event, and of others that they hold to be this one. */
    private List<Event.Same> same(String id) {
        return accounts.keySet().stream()
                .flatMap(event -> accounts(event).stream()
                        .filter(account -> account.stands() && !account.same().isEmpty())
                        .flatMap(account -> event.equals(id)
                                ? Stream.of(new Event.Same(account.by(), account.same()))
                                : account.same().equals(id)
                                        ? Stream.of(new Event.Same(account.by(), event))
                                        : Stream.empty()))
                .filter(same -> !same.id().equals(id))
                .distinct()
                .sorted(comparing(Event.Same::by).thenComparing(Event.Same::id))
                .toList();
    }

    /** A witness or an observer has nothing to tell. */
    private boolean isParty(String member) {
        return circle.peers().stream()
                .filter(peer -> peer.party().equals(member))
                .allMatch(peer -> peer.kind().equals("party"));
    }

    private static Optional<Instant> seen(Statement statement) {
        return statement.entry().witnessed().flatMap(TimeInterval::latest);
    }

    private static Days days(Statement statement, Optional<HistoryRole.When> when) {
        return when.map(days -> new Days(statement.text(days.first()), statement.text(days.last())))
                .orElse(Days.NONE);
    }

    private List<Account> accounts(String id) {
        var told = accounts.getOrDefault(id, Map.of());
        return parties.stream()
                .flatMap(party -> Stream.ofNullable(told.get(party)))
                .map(this::account)
                .toList();
    }

    private Account account(List<Statement> versions) {
        var shown = last(versions);
        var role = (HistoryRole.Account) shown.known().role();
        if (!shown.stands()) {
            return Account.withdrawn(shown.pointer(), shown.author(), versions.size());
        }
        return new Account(
                shown.pointer(),
                shown.author(),
                shown.value(role.text()),
                shown.value(role.impact()),
                days(shown, role.when()),
                shown.value(role.place()),
                shown.refersTo(Role.RELATES).toList(),
                role.findings().map(shown::texts).orElse(List.of()).stream()
                        .map(name -> new Account.Named(name, byName.getOrDefault(name, List.of())))
                        .toList(),
                shown.text(role.same()),
                versions.size(),
                true,
                seen(shown),
                isEarlier(shown, shown.text(role.event())));
    }

    /** Whether it was seen before the event was stated as it stands now. */
    private boolean isEarlier(Statement account, String event) {
        var restated = Optional.ofNullable(events.get(event)).map(Telling::last).flatMap(Telling::seen);
        var given = seen(account);
        return restated.isPresent() && given.isPresent() && given.get().isBefore(restated.get());
    }

    private List<Event.Request> requests(String id) {
        return requests.getOrDefault(id, List.of()).stream()
                .filter(Statement::stands)
                .map(this::request)
                .toList();
    }

    private Event.Request request(Statement asking) {
        var id = asking.text(((HistoryRole.Request) asking.known().role()).id());
        return new Event.Request(asking.pointer(), id, asking.author(), owed.getOrDefault(id, List.of()));
    }
}
