package parley.desk.line;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.agreement.pack.Format.FormField;
import parley.agreement.pack.LineRole;
import parley.agreement.pack.Verdict;
import parley.agreement.prose.Language;
import parley.agreement.value.Type;
import parley.desk.frame.Frame;
import parley.desk.live.Rows;
import parley.desk.view.Glossary;
import parley.desk.view.State;
import parley.desk.view.Title;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.node.view.FindingView;
import parley.node.view.PeerView;
import parley.node.view.ReceiptView;

/**
 * The line of a circle as its page shows it.
 *
 * @param seal of its forms; empty where the answer can make none, and then there are none
 * @param shown how many messages are shown at most
 */
public record LinePage(Frame frame, String seal, Line line, LineFormats formats, int shown) {
    /** What a page shows before somebody asks for more. */
    static final int SHOWN = 30;

    /** How many tests are listed. */
    private static final int TESTS = 10;

    private static final Duration PRESSING = Duration.ofHours(1);

    /** A choice of a form: its value and what it is called. */
    public record Choice(String value, Title called) {}

    public Words words() {
        return frame.words();
    }

    public String title() {
        return words().say("talk.page", "self", frame.self()).text();
    }

    /** Where what changes on the page comes from. */
    public String live() {
        return frame.with("line/talk", "all", shown > SHOWN ? "yes" : "");
    }

    /** Whether its reader may write, and this answer can take what he writes. */
    public boolean offers() {
        return !seal.isEmpty() && frame.offersWriting();
    }

    /** The last messages, the newest at the end. */
    public List<Message> conversation() {
        var all = line.messages();
        return all.subList(Math.max(0, all.size() - shown), all.size());
    }

    public int older() {
        return Math.max(0, line.messages().size() - shown);
    }

    /** The last tests, the newest first. */
    public List<Test> tests() {
        return line.tests().reversed().stream().limit(TESTS).toList();
    }

    public boolean isOwn(Message message) {
        return message.from().equals(frame.self());
    }

    public State state(PeerView peer) {
        return peer.reachable() ? State.UP : State.SILENT;
    }

    public State state(ReceiptView.State state) {
        return switch (state) {
            case POSTED -> State.POSTED;
            case HELD -> State.HELD;
            case RECEIVED -> State.RECEIVED;
            case ACKNOWLEDGED -> State.ACKNOWLEDGED;
        };
    }

    public State state(FindingView finding) {
        return Rows.state(finding.head().verdict());
    }

    /** Where the proof of a finding is. */
    public String why(FindingView finding) {
        return frame.proof(finding.head());
    }

    /** An id of a finding's place on the page. */
    public String anchor(FindingView finding) {
        return finding.head().name().replaceAll("[^A-Za-z0-9-]", "-");
    }

    /** The earliest deadline of what is unread here. */
    public Optional<Instant> due() {
        return line.unread().stream()
                .flatMap(message -> message.reader(frame.self()).stream())
                .flatMap(reader -> reader.duty().stream())
                .flatMap(duty -> duty.head().dueAt().stream())
                .min(Instant::compareTo);
    }

    public boolean isOver(Instant due) {
        return due.isBefore(line.at());
    }

    /** How what is due by an instant stands out. */
    public String tone(Instant due) {
        return isOver(due) ? "bad" : Duration.between(line.at(), due).compareTo(PRESSING) < 0 ? "open" : "soft";
    }

    /** The time left until an instant, or by how much it is over. */
    public String span(Instant due) {
        return words().spans().of(Duration.between(line.at(), due));
    }

    /** The hour alone on the day of the page. */
    public Phrase.Time time(Instant at) {
        return words().clocks().near(at, line.at());
    }

    /** Whether a test of this party's may be the first: nobody owes one. */
    public boolean mayBegin() {
        return line.turns().stream().noneMatch(turn -> turn.head().verdict() != Verdict.UNKNOWN);
    }

    /** How a share of tests is written, as it is known to a tenth of a percent. */
    public String share(Availability.Tally tally) {
        return tally.thousandths()
                .map(share -> share / 10 + "." + share % 10 + " %")
                .orElse("–");
    }

    /** The precedences of messages in free words, in the order of the agreement. */
    public List<Choice> precedences() {
        return formats.saying(false).map(LinePage::precedences).orElse(List.of());
    }

    static List<Choice> precedences(LineFormats.Known known) {
        return known.role() instanceof LineRole.Says says
                ? Optional.ofNullable(known.format().fields().get(says.precedence()))
                        .map(FormField::type)
                        .filter(Type.Words.class::isInstance)
                        .map(type -> ((Type.Words) type).words())
                        .orElse(List.of())
                        .stream()
                        .map(word -> new Choice(word, Glossary.of(known.pack()).word(says.precedence(), word)))
                        .toList()
                : List.of();
    }

    /** Whether messages can be said in free words, or by code. */
    public boolean says(boolean byCode) {
        return formats.saying(byCode).isPresent();
    }

    public boolean hasTests() {
        return formats.testing().isPresent();
    }

    public List<Language> languages() {
        return List.of(Language.values());
    }
}
