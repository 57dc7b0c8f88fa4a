package parley.desk.line;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.agreement.format.BodyReader;
import parley.agreement.pack.LineRole;
import parley.agreement.pack.PhraseBook;
import parley.agreement.pack.Verdict;
import parley.agreement.value.Value;
import parley.desk.line.LineFormats.Known;
import parley.desk.live.Standing;
import parley.desk.view.Glossary;
import parley.desk.view.Title;
import parley.ledger.bytes.Bytes;
import parley.ledger.entry.Payload;
import parley.ledger.json.Json;
import parley.node.project.Translation;
import parley.node.view.CircleView;
import parley.node.view.EntryView;
import parley.node.view.FindingView;
import parley.node.view.ReceiptView;
import parley.node.view.TimeInterval;

/** Reads a line off a circle's record: its entries in the formats of the line, and what is found of them. One use. */
final class Conversation {
    /** What the quorum has not seen yet is the newest. The record is in charter order, which is kept between equals. */
    private static final Comparator<Spoken> ORDER = comparing(
                    (Spoken spoken) -> witnessed(spoken.entry).orElse(Instant.MAX))
            .thenComparing(spoken -> spoken.entry.written());

    private final String self;
    private final CircleView circle;
    private final LineFormats formats;
    private final Standing standing;
    private final List<Spoken> spoken = new ArrayList<>();

    /** What officers wrote of reading a message, by its number, in the order in which it stands in the record. */
    private final Map<String, List<Acknowledged>> reads = new HashMap<>();

    /** What is found of the duties to read a message or to follow a test, by its number and the party. */
    private final Map<Duty, FindingView> duties = new LinkedHashMap<>();

    private final List<FindingView> turns = new ArrayList<>();

    Conversation(String self, CircleView circle, LineFormats formats) {
        this.self = self;
        this.circle = circle;
        this.formats = formats;
        this.standing = Standing.of(circle.entries());
    }

    /** An entry in a format of the line. */
    private record Spoken(EntryView entry, Known known, Map<String, Json> body) {
        String text(String field) {
            return body.get(field) instanceof Json.Text(var text) ? text : "";
        }

        String text(Optional<String> field) {
            return field.map(this::text).orElse("");
        }
    }

    /** Whose duty about which fact: in which pack, of which type, and under which number. */
    private record Duty(String pack, String fact, String id, String party) {}

    /** An officer's word that he has read a message, with the entry in which he gave it. */
    private record Acknowledged(EntryView entry, Reader.Read read) {
        /** Whether it is told to the author of what is read, and not before the reader's node had that. */
        boolean answers(String author, Instant received) {
            return (entry.to().isEmpty() || entry.to().contains(author))
                    && !entry.written().isBefore(received.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    Line line() {
        circle.entries().stream()
                .filter(EntryView::counts)
                .forEach(entry -> formats.of(entry.format()).ifPresent(known -> hear(entry, known)));
        circle.findings().forEach(this::find);
        spoken.sort(ORDER);
        turns.sort(comparing(turn -> turn.head().dueAt().orElse(Instant.MAX)));
        return new Line(
                self,
                circle.at(),
                circle.peers(),
                messages(),
                tests(),
                turns.stream().filter(Conversation::runs).toList(),
                Availability.of(turns, parties(), circle.at()),
                sent());
    }

    private void hear(EntryView entry, Known known) {
        if (!(Json.parse(Bytes.utf8(entry.body()), Payload.MAX_BYTES) instanceof Json.Members(var body))) {
            return;
        }
        var heard = new Spoken(entry, known, body);
        spoken.add(heard);
        if (known.role() instanceof LineRole.Reads role && standing.stands(entry)) {
            reads.computeIfAbsent(heard.text(role.read()), _ -> new ArrayList<>())
                    .add(new Acknowledged(
                            entry,
                            new Reader.Read(entry.pointer(), entry.written(), heard.text(role.text()), entry.lang())));
        }
    }

    /** What a party owes by its own word, or by what was addressed to it; what others say of it is shown by other pages. */
    private void find(FindingView view) {
        var head = view.head();
        var subject = head.subject();
        if (subject.isEmpty() || !head.account().equals(head.debtor())) {
            return;
        }
        formats.meeting(view).ifPresent(known -> {
            if (known.role() instanceof LineRole.Tests) {
                turns.add(view);
            }
            formats.about(view)
                    .ifPresent(fact -> duties.put(
                            new Duty(
                                    view.pack(),
                                    fact,
                                    subject.get(),
                                    head.debtor().code()),
                            view));
        });
    }

    private static boolean runs(FindingView turn) {
        return turn.head().verdict() == Verdict.DUE
                || turn.head().verdict() == Verdict.OVERDUE
                || turn.head().verdict() == Verdict.UNKNOWN;
    }

    private List<Message> messages() {
        return spoken.stream()
                .flatMap(each -> each.known.role() instanceof LineRole.Says role
                        ? Stream.of(message(each, role))
                        : Stream.empty())
                .toList();
    }

    private Message message(Spoken each, LineRole.Says role) {
        var entry = each.entry;
        var precedence = each.text(role.precedence());
        var coded = role.phrase().flatMap(field -> coded(each, field));
        return new Message(
                entry.pointer(),
                each.text(role.id()),
                precedence,
                precedence.isEmpty() ? Title.of("–") : names(each).word(role.precedence(), precedence),
                coded.map(row -> String.valueOf(row.fields().get(PhraseBook.CODE)))
                        .orElseGet(() -> role.phrase()
                                .map(each.body::get)
                                .map(Conversation::code)
                                .orElse("")),
                coded.flatMap(names(each)::said),
                each.text(role.text()),
                entry.lang(),
                entry.written(),
                witnessed(entry),
                standing.stands(entry),
                readers(each, each.text(role.id())));
    }

    private static Glossary names(Spoken each) {
        return Glossary.of(each.known.pack());
    }

    private static Optional<Value.Row> coded(Spoken each, String field) {
        return Optional.ofNullable(BodyReader.of(each.known.pack())
                        .read(each.known.format(), Translation.members(Json.members(each.body)))
                        .fields()
                        .get(field))
                .filter(Value.Row.class::isInstance)
                .map(Value.Row.class::cast);
    }

    /** The code of what cannot be read otherwise. */
    private static String code(Json phrase) {
        return phrase instanceof Json.Members(var members)
                        && members.get(PhraseBook.CODE) instanceof Json.Text(var code)
                ? code
                : "";
    }

    private List<Test> tests() {
        return spoken.stream()
                .flatMap(each ->
                        each.known.role() instanceof LineRole.Tests role ? Stream.of(test(each, role)) : Stream.empty())
                .toList();
    }

    private Test test(Spoken each, LineRole.Tests role) {
        return new Test(
                each.entry.pointer(),
                each.text(role.id()),
                Optional.of(each.text(role.follows())).filter(id -> !id.isEmpty()),
                each.text(role.text()),
                each.entry.lang(),
                each.entry.written(),
                readers(each, each.text(role.id())));
    }

    private List<Reader> readers(Spoken each, String id) {
        var entry = each.entry;
        var author = entry.pointer().party();
        return parties().stream()
                .filter(party -> !party.equals(author)
                        && (entry.to().isEmpty() || entry.to().contains(party)))
                .map(party -> {
                    var receipt = entry.receipts().stream()
                            .filter(one -> one.party().equals(party))
                            .findFirst();
                    return new Reader(
                            party,
                            receipt.map(ReceiptView::state),
                            receipt.flatMap(ReceiptView::at),
                            receipt.flatMap(ReceiptView::at).flatMap(received -> read(id, author, party, received)),
                            duty(each, id, party));
                })
                .toList();
    }

    private Optional<Reader.Read> read(String id, String author, String reader, Instant received) {
        return reads.getOrDefault(id, List.of()).stream()
                .filter(each -> each.entry.pointer().party().equals(reader) && each.answers(author, received))
                .map(Acknowledged::read)
                .findFirst();
    }

    /** What is found of a party's duty about the fact that an entry states under its number. */
    private Optional<FindingView> duty(Spoken each, String id, String party) {
        return each.known.format().states().stream()
                .flatMap(states ->
                        Stream.ofNullable(duties.get(new Duty(each.known.pack().sha256(), states.fact(), id, party))))
                .findFirst();
    }

    /** The members that speak: neither witnesses nor observers. */
    private List<String> parties() {
        return circle.summary().members().stream()
                .filter(member -> circle.peers().stream()
                        .noneMatch(peer ->
                                peer.party().equals(member) && !peer.kind().equals("party")))
                .toList();
    }

    private static Optional<Instant> witnessed(EntryView entry) {
        return entry.witnessed().filter(TimeInterval::exact).flatMap(TimeInterval::latest);
    }

    private long sent() {
        return spoken.stream()
                .filter(each -> each.known.role() instanceof LineRole.Tests
                        && each.entry.pointer().party().equals(self)
                        && standing.stands(each.entry))
                .count();
    }
}
