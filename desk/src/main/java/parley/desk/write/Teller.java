package parley.desk.write;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import parley.desk.foresight.Gate;
import parley.desk.foresight.Numbers;
import parley.desk.foresight.Outlook;
import parley.desk.live.Rows;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.ledger.bytes.Hash;
import parley.node.view.CircleView;
import parley.node.view.Draft;
import parley.node.view.NodeView;
import parley.node.view.SendOutcome;
import parley.node.view.Typed;

/** Tells what the agreement makes of a form while it is being filled in; nothing of it is kept. Thread-safe. */
final class Teller {
    /** With more open questions than this, what follows would be told of a form that says next to nothing. */
    private static final int MOST_OPEN = 100;

    private final NodeView node;
    private final Rows rows;
    private final Gate gate;
    private final Numbers numbers;

    /**
     * One for a node.
     *
     * @param gate through which every question goes, as it makes the desk read a form and the node judge anew
     * @param numbers how what counts against limits is told
     */
    Teller(NodeView node, Rows rows, Gate gate, Numbers numbers) {
        this.node = node;
        this.rows = rows;
        this.gate = gate;
        this.numbers = numbers;
    }

    /**
     * Tells, when it is the browser's turn.
     *
     * @param asker the name of the browser that asks
     * @param patience how long it may wait for its turn; then it is told that others are being answered
     */
    Telling tell(String asker, Duration patience, CircleView view, Sheet sheet, Typed typed, Words words) {
        return gate.pass(asker, patience, () -> tell(view, sheet, typed, words))
                .orElseGet(() -> new Telling(words, List.of(), new Telling.Answer.Busy()));
    }

    private Telling tell(CircleView view, Sheet sheet, Typed typed, Words words) {
        var supposed = Supposed.read(sheet, typed, view);
        int count = supposed.open().size() + supposed.lacking().size();
        if (count > MOST_OPEN) {
            return new Telling(words, List.of(), new Telling.Answer.TooMany(count, MOST_OPEN));
        }
        var open = faults(sheet, supposed.open(), words);
        if (!supposed.lacking().isEmpty()) {
            return new Telling(words, open, new Telling.Answer.Lacking(faults(sheet, supposed.lacking(), words)));
        }
        return new Telling(words, open, answer(view.summary().id(), supposed, words));
    }

    private static List<DraftPage.Fault> faults(Sheet sheet, List<Problem> problems, Words words) {
        return problems.stream()
                .map(problem -> DraftPages.fault(sheet, problem, words))
                .toList();
    }

    private Telling.Answer answer(Hash circle, Supposed supposed, Words words) {
        var draft = supposed.draft(node.now().truncatedTo(ChronoUnit.SECONDS));
        return node.check(circle, draft) instanceof SendOutcome.Refused(var reasons)
                ? new Telling.Answer.Refused(reasons)
                : foresee(circle, draft, words);
    }

    private Telling.Answer foresee(Hash circle, Draft draft, Words words) {
        return node.foresee(circle, draft)
                .<Telling.Answer>map(foresight ->
                        new Telling.Answer.Told(Outlook.of(foresight, rows), numbers(circle, draft, words)))
                .orElseGet(Telling.Answer.Silent::new);
    }

    private List<Phrase> numbers(Hash circle, Draft draft, Words words) {
        return node.timetable(circle)
                .flatMap(without -> node.timetable(circle, draft).map(with -> numbers.changed(with, without, words)))
                .orElse(List.of());
    }
}
