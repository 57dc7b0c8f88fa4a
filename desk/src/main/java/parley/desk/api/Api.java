package parley.desk.api;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import io.helidon.http.Status;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import parley.agreement.finding.Difference;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Head;
import parley.agreement.pack.Verdict;
import parley.agreement.truth.Need;
import parley.desk.hindsight.Axes;
import parley.desk.line.Line;
import parley.desk.line.LineFormats;
import parley.desk.line.Writing;
import parley.desk.refusal.Refusals;
import parley.desk.write.LineDrafts;
import parley.desk.write.Turns;
import parley.desk.write.Uncleared;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.entry.Instants;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;
import parley.node.view.AsKnown;
import parley.node.view.CircleSummary;
import parley.node.view.CircleView;
import parley.node.view.Credential;
import parley.node.view.Draft;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;
import parley.node.view.FindingView;
import parley.node.view.NodeView;
import parley.node.view.ReceiptView;
import parley.node.view.SendOutcome;

/** Answers the command line's calls from a node. Thread-safe. */
public final class Api {
    /** The largest call that is read, in bytes: an entry of 32 KiB in any JSON spelling, and its officers. */
    public static final int MAX_BYTES = 256 << 10;

    private final NodeView node;
    private final Turns turns;
    private final LineDrafts lines;
    private final Talks talks;
    private final Refusals refusals;

    /**
     * Answers from a node.
     *
     * @param turns in which entries are sent, through this and any other door
     * @param refusals what the record says against an entry, whatever door it comes through
     */
    public Api(NodeView node, Turns turns, Refusals refusals) {
        this.node = node;
        this.turns = turns;
        this.lines = new LineDrafts(node);
        this.talks = new Talks(node, lines);
        this.refusals = refusals;
    }

    /** The node's clock: what a draft that is to be sent once gives as {@code written}. */
    public Answer clock() {
        return Answer.ok(Json.members(Map.of(
                "party",
                Json.text(node.party()),
                "at",
                Json.text(Instants.print(node.now().truncatedTo(ChronoUnit.SECONDS))))));
    }

    /** The entries of other parties, oldest first. */
    public Answer inbox(Optional<String> circle) {
        return on(
                circle,
                view -> list(
                        view,
                        "entries",
                        view.entries().stream()
                                .filter(entry -> entry.counts()
                                        && !entry.pointer().party().equals(node.party()))
                                .sorted(comparing(this::arrived))
                                .map(this::entry)));
    }

    /** What this party has sent, in the order of its log. */
    public Answer sent(Optional<String> circle) {
        return on(
                circle,
                view -> list(
                        view,
                        "entries",
                        view.entries().stream()
                                .filter(entry -> entry.counts()
                                        && entry.pointer().party().equals(node.party()))
                                .sorted(comparingLong(entry -> entry.pointer().index()))
                                .map(this::entry)));
    }

    /**
     * Every finding: as last worked out, or at the instant, with the knowledge and on the account that the call names.
     *
     * @param parameters those of the call, by name; see {@link Axes}
     */
    public Answer findings(Optional<String> circle, Function<String, Optional<String>> parameters) {
        return asked(
                parameters,
                axes -> on(circle, view -> {
                    Instant at = axes.at().orElse(view.at());
                    Stream<Json> found = axes.isPresent()
                            ? view.findings().stream()
                                    .filter(each -> axes.includes(each.head()))
                                    .map(Api::finding)
                            : found(view, axes.known().orElse(new AsKnown.Now()), at, axes).stream()
                                    .<Json>map(each -> Json.members(summary(each.head())));
                    return list(view, at, "findings", found);
                }));
    }

    /**
     * What was known then of an instant beside what is known now of it: the findings that differ.
     *
     * @param parameters as for {@link #findings}; {@code known} must be there
     */
    public Answer differences(Optional<String> circle, Function<String, Optional<String>> parameters) {
        return asked(parameters, axes -> {
            if (axes.known().isEmpty()) {
                return Answer.problem(
                        Status.BAD_REQUEST_400,
                        "say known, an instant or sizes of logs, to compare with what is known now");
            }
            return on(circle, view -> {
                Instant at = axes.at().orElse(view.at());
                var differences = Difference.between(
                        found(view, axes.known().get(), at, axes), found(view, new AsKnown.Now(), at, axes));
                return list(view, at, "differences", differences.stream().map(Api::difference));
            });
        });
    }

    private List<Finding> found(CircleView view, AsKnown known, Instant at, Axes axes) {
        return node.findings(view.summary().id(), known, at).orElse(List.of()).stream()
                .filter(finding -> axes.includes(finding.head()))
                .toList();
    }

    private static Answer asked(Function<String, Optional<String>> parameters, Function<Axes, Answer> answer) {
        try {
            return answer.apply(Axes.of(parameters));
        } catch (MalformedException malformed) {
            return Answer.problem(Status.BAD_REQUEST_400, String.valueOf(malformed.getMessage()));
        } catch (IllegalArgumentException unknown) {
            return Answer.problem(Status.NOT_FOUND_404, String.valueOf(unknown.getMessage()));
        }
    }

    /** What this party owes by its own word, the least time left first. */
    public Answer duties(Optional<String> circle) {
        return on(
                circle,
                view -> list(
                        view,
                        "duties",
                        view.findings().stream()
                                .filter(found -> owes(found.head()))
                                .sorted(comparing(found -> found.head().dueAt().orElse(Instant.MAX)))
                                .map(Api::finding)));
    }

    /** Texts that were put forward, how it stands with each, and in which formats one takes part. */
    public Answer proposals(Optional<String> circle) {
        return on(circle, talks::proposals);
    }

    /** The line of a circle: what was said, how far it has come, what is due, and the record of tests. */
    public Answer line(Optional<String> circle) {
        return on(circle, talks::line);
    }

    /** The pledges of a circle: what each party owes and has delivered, and who contests it. */
    public Answer pledges(Optional<String> circle) {
        return on(circle, talks::pledges);
    }

    /** The council of a circle: its sessions, the next first, each with its agenda and what became of its promises. */
    public Answer council(Optional<String> circle) {
        return on(circle, talks::council);
    }

    /** The history of a circle: events as parties state them, each with every party's account. */
    public Answer history(Optional<String> circle) {
        return on(circle, talks::history);
    }

    /** Says something on a line: signs and appends a message; see {@link Says} for its form. */
    public Answer say(Optional<String> circle, Bytes body) {
        try {
            var says = Says.parse(Json.parse(body, MAX_BYTES));
            return on(
                    circle,
                    before -> turns.take(
                            before.summary().id(),
                            // Looked at again: what was sent before this turn came has taken its number.
                            () -> on(
                                    Optional.of(before.summary().id().hex()),
                                    view -> talks.onLine(view, (line, formats) -> said(view, says, line, formats)))));
        } catch (MalformedException malformed) {
            return Answer.problem(Status.BAD_REQUEST_400, String.valueOf(malformed.getMessage()));
        }
    }

    private Answer said(CircleView view, Says says, Line line, LineFormats formats) {
        var drafted = Writing.drafted(formats, lines, view);
        var next = Writing.next(line, lines, view);
        var taken = new Taken(view, line, drafted);
        var said = says.said(next);
        var writing = new Writing(formats, says.lang(), says.to());
        var written = says.written().orElseGet(() -> node.now().truncatedTo(ChronoUnit.SECONDS));
        return writing.message(said)
                .map(each -> switch (lines.read(view, each, written)) {
                    case LineDrafts.Reading.Fit(var draft) ->
                        says.number()
                                .filter(number -> taken.has(number, draft))
                                .map(number -> Answer.notSent(List.of(Taken.refusal(number, next))))
                                .orElseGet(() -> sent(view, draft, says.officers()));
                    case LineDrafts.Reading.Unfit(var reasons) -> Answer.notSent(reasons);
                })
                .orElseGet(() -> Answer.notSent(writing.refusal(said).stream().toList()));
    }

    /** Signs and appends a draft; see {@link Drafts} for its form. */
    public Answer send(Optional<String> circle, Bytes body) {
        try {
            var drafts = Drafts.parse(Json.parse(body, MAX_BYTES));
            return on(
                    circle,
                    view -> turns.take(
                            view.summary().id(), () -> sent(view, drafts.resolved(view), drafts.officers())));
        } catch (MalformedException malformed) {
            return Answer.problem(Status.BAD_REQUEST_400, String.valueOf(malformed.getMessage()));
        }
    }

    /**
     * What offices of this party are to clear first is sent only when they have, and nothing against which the record speaks. Both
     * are looked at within the turn.
     */
    private Answer sent(CircleView before, Draft draft, List<Credential> officers) {
        var view = node.circle(before.summary().id()).orElse(before);
        var cleared = Uncleared.of(node, view, draft);
        List<String> reasons = new ArrayList<>(refusals.reasons(view, draft));
        reasons.addAll(cleared.reasons(draft.format()));
        if (!reasons.isEmpty()) {
            return Answer.notSent(reasons);
        }
        var outcome = node.send(view.summary().id(), draft, officers);
        if (outcome instanceof SendOutcome.Sent(var pointer)) {
            cleared.released(node, view, draft, pointer);
        }
        return sent(outcome);
    }

    private static Answer sent(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Sent(var pointer) -> Answer.ok(Json.members(Map.of("sent", pointer(pointer))));
            case SendOutcome.Refused(var reasons) -> Answer.notSent(reasons);
            case SendOutcome.Locked locked -> Answer.notSent(locked.reasons());
            case SendOutcome.Ready _ -> throw new IllegalStateException("the node checked and did not send");
        };
    }

    private Answer on(Optional<String> circle, Function<CircleView, Answer> answer) {
        var circles = node.circles();
        Optional<CircleSummary> chosen = circle.isPresent()
                ? circles.stream()
                        .filter(known -> known.id().hex().equals(circle.get()))
                        .findFirst()
                : circles.stream().findFirst();
        if (circle.isEmpty() && circles.size() > 1) {
            return Answer.problem(
                    Status.BAD_REQUEST_400,
                    "this party is in %d circles; name one of %s"
                            .formatted(
                                    circles.size(),
                                    String.join(
                                            ", ",
                                            circles.stream()
                                                    .map(CircleSummary::id)
                                                    .map(Hash::hex)
                                                    .toList())));
        }
        return chosen.flatMap(summary -> node.circle(summary.id()))
                .map(answer)
                .orElseGet(() -> Answer.problem(Status.NOT_FOUND_404, "this party is in no such circle"));
    }

    private Answer list(CircleView view, String name, Stream<Json> items) {
        return list(view, view.at(), name, items);
    }

    private Answer list(CircleView view, Instant at, String name, Stream<Json> items) {
        return Answer.ok(Json.members(Map.of(
                "party",
                Json.text(node.party()),
                "circle",
                Json.text(view.summary().id().hex()),
                "at",
                Json.text(at.toString()),
                name,
                Json.items(items))));
    }

    private boolean owes(Head finding) {
        return finding.debtor().code().equals(node.party())
                && finding.account().equals(finding.debtor())
                && (finding.verdict() == Verdict.DUE || finding.verdict() == Verdict.OVERDUE);
    }

    private Instant arrived(EntryView entry) {
        return received(entry).orElse(entry.written());
    }

    private Optional<Instant> received(EntryView entry) {
        return entry.receipts().stream()
                .filter(receipt -> receipt.party().equals(node.party()))
                .flatMap(receipt -> receipt.at().stream())
                .findFirst();
    }

    private Json entry(EntryView entry) {
        var members = new LinkedHashMap<String, Json>();
        members.put("entry", pointer(entry.pointer()));
        members.put("format", Json.text(entry.format()));
        entry.subject().ifPresent(subject -> members.put("subject", Json.text(subject)));
        entry.number().ifPresent(number -> members.put("number", Json.text(number)));
        members.put("written", Json.text(entry.written().toString()));
        received(entry).ifPresent(at -> members.put("received", Json.text(at.toString())));
        members.put("receipts", Json.items(entry.receipts().stream().flatMap(receipt -> receipt(receipt).stream())));
        members.put("body", Json.parse(Bytes.utf8(entry.body()), MAX_BYTES));
        return Json.members(members);
    }

    private static Optional<Json> receipt(ReceiptView receipt) {
        return receipt.at()
                .map(at ->
                        Json.members(Map.of("party", Json.text(receipt.party()), "at", Json.text(Instants.print(at)))));
    }

    static Json finding(FindingView view) {
        var members = summary(view.head());
        members.put("since", Json.text(view.since().toString()));
        return Json.members(members);
    }

    private static Json difference(Difference difference) {
        var about = difference.about();
        var members = new LinkedHashMap<String, Json>();
        members.put("finding", Json.text(about.name()));
        members.put("by", Json.text(about.debtor().code()));
        members.put("account", Json.text(about.account().code()));
        difference.before().ifPresent(finding -> members.put("before", Json.members(summary(finding.head()))));
        difference.after().ifPresent(finding -> members.put("after", Json.members(summary(finding.head()))));
        return Json.members(members);
    }

    private static Map<String, Json> summary(Head finding) {
        var members = new LinkedHashMap<String, Json>();
        members.put("finding", Json.text(finding.name()));
        members.put("by", Json.text(finding.debtor().code()));
        members.put("account", Json.text(finding.account().code()));
        members.put("verdict", Json.text(finding.verdict().word()));
        members.put("cites", texts(finding.cites().stream()));
        finding.dueAt().ifPresent(due -> members.put("dueAt", Json.text(due.toString())));
        if (!finding.needs().isEmpty()) {
            members.put("needs", Json.items(finding.needs().stream().map(Api::need)));
        }
        if (!finding.incomplete().isEmpty()) {
            members.put("incomplete", texts(finding.incomplete().stream()));
        }
        return members;
    }

    private static Json need(Need need) {
        return Json.members(Map.of(need.sort(), Json.text(need.text())));
    }

    private static Json texts(Stream<String> texts) {
        return Json.items(texts.map(Json::text));
    }

    static Json pointer(EntryPointer pointer) {
        return Json.members(Map.of(
                "party", Json.text(pointer.party()),
                "epoch", Json.whole(pointer.epoch()),
                "index", Json.whole(pointer.index()),
                "id", Json.text(pointer.id().hex())));
    }
}
