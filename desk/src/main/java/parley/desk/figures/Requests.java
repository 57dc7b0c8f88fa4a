package parley.desk.figures;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Quota;
import parley.desk.entries.Form;
import parley.desk.figures.Accounts.Blocked;
import parley.desk.view.Glossary;

/** The requests that this party made or has to answer: their clocks, the slots left, and what they say. */
final class Requests {
    private static final int MOST = 20;

    private final Basis basis;

    Requests(Basis basis) {
        this.basis = basis;
    }

    /** Those that wait for somebody first, then the newest. */
    List<Request> all() {
        Map<Exchange, Map<String, List<Found>>> bySubject = new LinkedHashMap<>();
        basis.found(found -> found.provision() instanceof Exchange
                        && found.isOwn()
                        && !found.subject().isEmpty())
                .forEach(found -> bySubject
                        .computeIfAbsent((Exchange) found.provision(), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(found.subject(), _ -> new ArrayList<>())
                        .add(found));
        var entries = basis.look().shown().entries().stream()
                .filter(entry -> entry.counts() && entry.subject().isPresent())
                .collect(Collectors.groupingBy(entry -> entry.subject().orElseThrow()));
        var requests = new ArrayList<Request>();
        bySubject.forEach((exchange, subjects) -> subjects.forEach((subject, found) ->
                requests.add(Request.of(exchange, subject, found, entries.getOrDefault(subject, List.of())))));
        return requests.stream()
                .filter(request -> request.concerns(basis.self())
                        && basis.inquiry().covers(request.opening().map(entry -> entry.written())))
                .sorted(comparing((Request request) -> !request.isOpen())
                        .thenComparing(
                                request -> request.opening()
                                        .map(entry -> entry.written())
                                        .orElse(Instant.MIN),
                                Comparator.reverseOrder()))
                .toList();
    }

    List<Block> blocks() {
        var all = all();
        var blocks = new ArrayList<Block>();
        blocks.add(Block.of("requests", basis.words().say("figures.requests"), list(all)));
        all.stream().filter(Request::isOpen).limit(MOST).forEach(request -> blocks.addAll(one(request, blocks.size())));
        return blocks;
    }

    private Table list(List<Request> all) {
        var rows = basis.shown("requests", all).stream()
                .map(request -> List.of(
                        new Cell.Foreign(request.subject()),
                        new Cell.Rule(called(request), request.exchange().id()),
                        request.opening()
                                .<Cell>map(entry ->
                                        new Cell.Foreign(entry.pointer().party()))
                                .orElse(new Cell.Nothing("figures.none.unknown")),
                        request.opening()
                                .<Cell>map(entry -> Cell.When.at(entry.written()))
                                .orElse(new Cell.Nothing("figures.none.unknown")),
                        status(request),
                        request.opening()
                                .<Cell>map(entry -> new Cell.Entries(List.of(entry.pointer())))
                                .orElse(new Cell.Nothing("figures.none.unknown"))))
                .toList();
        return basis.table(
                "requests", List.of("subject", "rule", "by", "asked", "status", "entries"), rows, all.size());
    }

    /** What people call the procedure. */
    private String called(Request request) {
        var id = request.exchange().id();
        return request.found().stream()
                .findFirst()
                .map(found -> Glossary.of(found.pack())
                        .rule(id)
                        .in(basis.words().language().code()))
                .orElse(id);
    }

    private static Cell status(Request request) {
        if (request.isOpen()) {
            return new Cell.Ours("figures.waiting", "waiting");
        }
        return request.mayGoOn() ? new Cell.Ours("state.open", "open") : new Cell.Ours("figures.closed", "closed");
    }

    private List<Block> one(Request request, int number) {
        var words = basis.words();
        var blocks = new ArrayList<Block>();
        var name = "request-" + number;
        blocks.add(Block.of(
                name,
                words.say("figures.request", "subject", request.subject(), "rule", called(request)),
                clocks(request)));
        var quotas = basis.found(found -> found.provision() instanceof Quota quota
                && found.isOwn()
                && quota.subjectType().equals(request.exchange().subjectType())
                && request.debtors().contains(found.debtor())
                && isOfThisYear(found));
        if (!quotas.isEmpty()) {
            blocks.add(new Quotas(basis)
                    .block(new Blocked(name + "-slots", words.say("figures.slots"), false), quotas)
                    .below());
        }
        request.opening()
                .ifPresent(entry -> blocks.add(Block.of(
                                name + "-says",
                                words.say("figures.says"),
                                says(Form.of(basis.titles().packWith(entry.format()), entry.format(), entry.body())))
                        .below()));
        return blocks;
    }

    /** Whether it counts the year judged, or no years. */
    private boolean isOfThisYear(Found found) {
        int year = basis.today(found.pack()).getYear();
        var years = found.subject().replaceFirst("/.*", "").split("\\.\\.", 2);
        return !years[0].matches("[0-9]{4}")
                || (Integer.parseInt(years[0]) <= year && Integer.parseInt(years[years.length - 1]) >= year);
    }

    private Table clocks(Request request) {
        var rows = request.found().stream()
                .map(found -> List.of(
                        new Cell.Rule(found.called(basis.words()), found.rule()),
                        new Cell.Foreign(found.debtor()),
                        new Cell.Verdict(found.state()),
                        found.head().dueAt().<Cell>map(Cell.When::at).orElse(new Cell.Nothing("figures.none.term")),
                        left(found),
                        basis.proof(found)))
                .toList();
        return Table.whole(List.of("step", "party", "state", "due", "timeleft", "proof"), rows);
    }

    /** What is left of a term that runs. */
    private Cell left(Found found) {
        return switch (found.head().verdict()) {
            case DUE, OPEN ->
                found.head()
                        .dueAt()
                        .filter(due -> !due.isBefore(basis.at()))
                        .<Cell>map(due -> new Cell.Span(Duration.between(basis.at(), due)))
                        .orElse(new Cell.Nothing("figures.none.term"));
            default -> new Cell.Nothing("figures.none.runs");
        };
    }

    private Table says(Form form) {
        var spoken = new Spoken(basis.words());
        var language = basis.words().language().code();
        var rows = form.items().stream()
                .map(item -> List.<Cell>of(
                        new Cell.Foreign(item.item()),
                        new Cell.Foreign(item.label().in(language)),
                        new Cell.Said(spoken.of(item.answer()))))
                .toList();
        return Table.whole(List.of("item", "field", "value"), rows);
    }
}
