package parley.desk.write;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import parley.desk.view.State;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.node.view.clearance.ClearanceAct;
import parley.node.view.clearance.Standing;

/**
 * How far the clearance of a draft has come, as pages tell it.
 *
 * @param lines the offices that its format asks for; none where it asks for none
 * @param says in one sentence
 * @param waived by whose word it goes without some of them; empty where it need not
 * @param lacking the names of the offices whose clearance keeps it from being released; empty text for none
 */
public record ClearanceProgress(List<Line> lines, Phrase says, Optional<Phrase> waived, String lacking) {
    public ClearanceProgress {
        lines = List.copyOf(lines);
    }

    /**
     * One office.
     *
     * @param mark whose shape and tone it has
     * @param state the key of its word
     * @param by who said so, and when
     * @param said its remark or reason
     * @param earlier what it said of an earlier text, and what differs since
     */
    public record Line(
            String office,
            int turn,
            State mark,
            String state,
            Optional<Phrase> by,
            String said,
            Optional<Phrase> earlier) {}

    public boolean isAsked() {
        return !lines.isEmpty();
    }

    /** Whether some are asked after others. */
    public boolean hasTurns() {
        return lines.stream().mapToInt(Line::turn).distinct().count() > 1;
    }

    public boolean isFree() {
        return lacking.isEmpty();
    }

    /** @param changed what differs between the text and that of an earlier act */
    static ClearanceProgress of(Standing standing, Function<ClearanceAct, List<String>> changed, Words words) {
        var missing = standing.missing();
        return new ClearanceProgress(
                standing.places().stream()
                        .map(place -> line(place, changed, words))
                        .toList(),
                says(standing, words),
                standing.waived().filter(_ -> !missing.isEmpty()).map(act -> Clearing.waived(act, words)),
                names(standing.lacking()));
    }

    static String names(List<Standing.Place> places) {
        return places.stream().map(place -> place.office().name()).collect(Collectors.joining(", "));
    }

    private static Phrase says(Standing standing, Words words) {
        if (standing.missing().isEmpty()) {
            return words.say("clear.complete");
        }
        return standing.asked()
                .map(act -> words.say("clear.asked", "who", act.who(), "time", act.at()))
                .orElseGet(() -> words.say("clear.unasked"));
    }

    private static Line line(Standing.Place place, Function<ClearanceAct, List<String>> changed, Words words) {
        return new Line(
                place.office().name(),
                place.turn(),
                mark(place.state()),
                "clear.state." + key(place.state().name()),
                place.act().map(act -> words.say("clear.by", "who", act.who(), "time", act.at())),
                place.act().map(ClearanceAct::said).orElse(""),
                place.earlier()
                        .map(act -> words.say(
                                "clear.earlier." + key(act.kind().name()),
                                "who",
                                act.who(),
                                "time",
                                act.at(),
                                "fields",
                                String.join(", ", changed.apply(act)))));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static State mark(Standing.State state) {
        return switch (state) {
            case NOT_ASKED, LATER -> State.NOT_OWED;
            case WAITING -> State.DUE;
            case CLEARED, REMARKED -> State.MET;
            case REFUSED -> State.BREACHED;
        };
    }
}
