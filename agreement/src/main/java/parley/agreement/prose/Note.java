package parley.agreement.prose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the evaluator notes in words beside a reading or a need, read back to be said in another language. Cases and
 * findings hold these texts as they are, so that they are part of the notation; what none of them fits is a path or a
 * name of the pack.
 *
 * @param key the key of its words
 * @param slots the slots of those words, in the order of the groups of the text
 */
record Note(Pattern text, String key, List<String> slots) {
    /** Why a value is not known. */
    static final List<Note> WHY = List.of(
            note("not known|unknown", "why.unknown"),
            note("toFollow", "why.follow"),
            note("withheld", "why.withheld"),
            note("stated differently", "why.differently"),
            note("unbound", "why.unbound"),
            note("not settled", "why.settled"),
            note("not sure", "why.sure"),
            note("not every row says", "why.rows"),
            note("not known of each", "why.each"),
            note("not every date is known", "why.dates"),
            note("a later one has no date", "why.undated"),
            note("(.+) at the latest", "why.latest", "latest"),
            note("perhaps never", "why.never"),
            note("no distance", "why.distance"),
            note("no place", "why.place"),
            note("not filled", "why.role"),
            note("nobody fills the role (.+)", "why.role.named", "role"),
            note("division by 0", "why.division"),
            note("beyond what is counted", "why.beyond"),
            note("of no known row", "why.row"),
            note("no row there", "why.row.there"),
            note("(.+) is in no row", "why.row.named", "word"),
            note("no limit for (.+)", "why.limit", "word"),
            note("as of no entry", "why.entry"),
            note("witnessed at about the same time", "why.order"));

    /** What is waited for. */
    static final List<Note> WAIT = List.of(
            note("receipt by (\\S+)", "need.wait.receipt", "party"),
            note("the next entry of the log", "need.wait.entry"),
            note("a date that was stated as none", "need.wait.date"),
            note("the step that it runs from", "need.wait.step"),
            note("the acceptance of (.+) by (\\S+)", "need.wait.acceptance", "subject", "party"),
            note("the working days of (\\S+) beyond (\\d+) to (\\d+)", "need.wait.days", "calendar", "first", "last"),
            note("(\\S+) about (.+)", "need.wait.about", "format", "subject"));

    /** What is measured. */
    static final List<Note> MEASURE = List.of(
            note("the distance of (.+) from (.+)", "need.measure.distance", "place", "line"),
            note("on which side of (.+) (\\S+) lies", "need.measure.side", "line", "place"),
            note("on which days the rows lie", "need.measure.days"),
            note("what counts in the sum", "need.measure.sum"),
            note("numbers whose result is below 2\\^63", "need.measure.small"),
            note("a divisor other than 0", "need.measure.divisor"));

    /** What is decided. */
    static final List<Note> DECIDE = List.of(
            note("the width for (\\S+) at marker (\\S+)", "need.decide.width.corner", "word", "marker"),
            note(
                    "the width for (\\S+) between markers (\\S+) and (\\S+)",
                    "need.decide.width.edge",
                    "word",
                    "marker",
                    "other"),
            note("the width for (\\S+)", "need.decide.width", "word"),
            note("a limit for (\\S+)", "need.decide.limit", "word"));

    Note {
        slots = List.copyOf(slots);
    }

    private static Note note(String text, String key, String... slots) {
        return new Note(Pattern.compile(text), key, Arrays.asList(slots));
    }

    /** A text in the words of a language, if one of some notes fits it whole. */
    static Optional<String> say(List<Note> notes, String text, Words words) {
        return notes.stream()
                .flatMap(note -> note.values(text, words).stream()
                        .map(values -> words.say(note.key, values.toArray(String[]::new))))
                .findFirst();
    }

    private Optional<List<String>> values(String written, Words words) {
        Matcher matcher = text.matcher(written);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            values.add(slots.get(i));
            values.add(named(slots.get(i), matcher.group(i + 1), words));
        }
        return Optional.of(values);
    }

    /** What fills a slot, by its name in the pack where it is such a thing. */
    private static String named(String slot, String text, Words words) {
        return switch (slot) {
            case "place", "line" -> words.path(text);
            case "word" -> words.word("", text).orElse(text);
            case "format" -> words.document(text);
            default -> text;
        };
    }
}
