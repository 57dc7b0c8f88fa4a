package parley.desk.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import parley.desk.entries.Answer;
import parley.desk.words.Phrase;
import parley.desk.words.Phrase.Foreign;
import parley.desk.words.Phrase.Own;
import parley.desk.words.Phrase.Part;
import parley.desk.words.Words;

/** What stands in an item of a form, in one line; its instants in the office's time too. */
record Spoken(Words words) {
    Phrase of(Answer answer) {
        return new Phrase(parts(answer));
    }

    private List<Part> parts(Answer answer) {
        var language = words.language().code();
        return switch (answer) {
            case Answer.Plain(var text) -> List.of(new Foreign(text));
            case Answer.Moment(var at) -> List.of(words.clocks().moment(at));
            case Answer.Word(var title) -> List.of(new Foreign(title.in(language)));
            case Answer.Coded(var code, var says) -> List.of(new Foreign(code + ": " + says.in(language)));
            case Answer.Free(var text) -> List.of(new Foreign(text));
            case Answer.Flag(var yes) -> List.of(new Own(words.word(yes ? "value.yes" : "value.no")));
            case Answer.Empty empty -> List.of(new Own(words.word(empty.key())));
            case Answer.None() -> List.of(new Own(words.word("blank.none")));
            case Answer.Default(var other) ->
                joined(" ", List.of(List.of(new Own(words.word("blank.default"))), parts(other)));
            case Answer.Several(var answers) ->
                joined(", ", answers.stream().map(this::parts).toList());
            case Answer.Place(var corners, var accuracyMetres) ->
                List.of(new Foreign(String.join("; ", corners)
                        + (accuracyMetres.isPresent() ? " ± " + accuracyMetres.getAsLong() + " m" : "")));
            case Answer.Table table ->
                joined("; ", table.rows().stream().map(row -> row(table, row)).toList());
            case Answer.Unread(var json) -> List.of(new Foreign(json));
        };
    }

    private List<Part> row(Answer.Table table, List<Answer> row) {
        var language = words.language().code();
        return joined(
                ", ",
                IntStream.range(0, table.columns().size())
                        .filter(i -> !(row.get(i) instanceof Answer.None))
                        .mapToObj(i -> joined(
                                " ",
                                List.of(
                                        List.of(new Foreign(
                                                table.columns().get(i).in(language))),
                                        parts(row.get(i)))))
                        .toList());
    }

    private static List<Part> joined(String between, List<List<Part>> all) {
        List<Part> parts = new ArrayList<>();
        all.forEach(each -> {
            if (!parts.isEmpty()) {
                parts.add(new Own(between));
            }
            parts.addAll(each);
        });
        return parts;
    }
}
