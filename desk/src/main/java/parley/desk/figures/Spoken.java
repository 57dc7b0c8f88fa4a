package parley.desk.figures;

import java.util.stream.Collectors;
import parley.desk.entries.Answer;
import parley.desk.words.Spans;
import parley.desk.words.Words;

/** What stands in an item of a form, in one line. */
record Spoken(Words words) {
    String of(Answer answer) {
        return switch (answer) {
            case Answer.Plain(var text) -> text;
            case Answer.Moment(var at) -> Spans.moment(at);
            case Answer.Word(var title) -> title.in(words.language().code());
            case Answer.Coded(var code, var says) ->
                code + ": " + says.in(words.language().code());
            case Answer.Free(var text) -> text;
            case Answer.Flag(var yes) -> words.word(yes ? "value.yes" : "value.no");
            case Answer.Empty empty -> words.word(empty.key());
            case Answer.None() -> words.word("blank.none");
            case Answer.Default(var other) -> words.word("blank.default") + " " + of(other);
            case Answer.Several(var answers) -> answers.stream().map(this::of).collect(Collectors.joining(", "));
            case Answer.Place(var corners, var accuracyMetres) ->
                String.join("; ", corners)
                        + (accuracyMetres.isPresent() ? " ± " + accuracyMetres.getAsLong() + " m" : "");
            case Answer.Table(var columns, var rows) ->
                rows.stream()
                        .map(row -> java.util.stream.IntStream.range(0, columns.size())
                                .filter(i -> !(row.get(i) instanceof Answer.None))
                                .mapToObj(
                                        i -> columns.get(i).in(words.language().code()) + " " + of(row.get(i)))
                                .collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("; "));
            case Answer.Unread(var json) -> json;
        };
    }
}
