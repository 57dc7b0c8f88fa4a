package parley.desk.letter;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import parley.desk.entries.Answer;
import parley.desk.entries.Item;
import parley.desk.entries.SheetPage;
import parley.desk.words.Marks;
import parley.desk.words.Phrase;
import parley.desk.words.Spans;
import parley.desk.words.Words;

/**
 * The plain text of a letter. What others wrote is shown as on every page, marks that turn a text by their numbers, and each of
 * its lines but the first begins with a bar: none can be taken for a line of ours. For one letter.
 */
final class LetterText {
    private final SheetPage page;
    private final Words words;
    private final boolean evidence;
    private final StringBuilder text = new StringBuilder();

    LetterText(SheetPage page, boolean evidence) {
        this.page = page;
        this.words = page.words();
        this.evidence = evidence;
    }

    String text() {
        head();
        form();
        times();
        links();
        files();
        return text.toString();
    }

    private void head() {
        var entry = page.sheet().entry();
        if (page.frame().drill()) {
            line(words.word("letter.drill.all"));
            line("");
        }
        line(shown(page.name(entry.pointer())));
        line(Marks.shown(page.sheet().title().in(page.language())));
        page.sheet()
                .superseded()
                .forEach(link ->
                        line(shown(words.say(link.key())) + " " + link.other().path()));
        line("");
        line(shown(page.claim()) + (page.sheet().readable() ? " " + shown(page.when()) : ""));
        page.sheet().entry().voidReason().ifPresent(reason -> line(shown(words.say("void.why", "reason", reason))));
        line("");
        field(words.word("entry.id"), entry.pointer().id().hex());
        field(words.word("letter.circle"), page.frame().circle());
        field(words.word("sheet.from"), entry.pointer().party());
        field(words.word("sheet.to"), entry.to().isEmpty() ? words.word("sheet.all") : String.join(", ", entry.to()));
        entry.number().ifPresent(number -> field(words.word("sheet.number"), number));
        entry.subject().ifPresent(subject -> field(words.word("sheet.subject"), subject));
        field(label("entry.written"), Spans.moment(entry.written()));
        if (!entry.lang().isEmpty()) {
            field(words.word("sheet.language"), entry.lang());
        }
    }

    private void form() {
        title(words.word("sheet.form"));
        var form = page.sheet().form();
        if (!form.unfit().isEmpty()) {
            line(words.word("sheet.unfit"));
            form.unfit().forEach(reason -> line("- " + foreign(reason)));
        }
        if (form.items().isEmpty()) {
            line(words.word("sheet.form.empty"));
        }
        form.items().forEach(this::item);
    }

    private void item(Item item) {
        var number = item.item().isEmpty() ? "" : item.item() + ". ";
        var label = number + item.label().in(page.language());
        if (item.answer() instanceof Answer.Table table) {
            line(foreign(label) + ":");
            rows(table);
        } else {
            field(label, answer(item.answer()), false);
        }
    }

    /** A row after the other, each cell with its column's name: columns side by side need a page as wide as they are. */
    private void rows(Answer.Table table) {
        int number = 0;
        for (List<Answer> row : table.rows()) {
            number++;
            line("  " + number + ".");
            for (int column = 0; column < row.size(); column++) {
                if (!(row.get(column) instanceof Answer.None)) {
                    line("    " + foreign(table.columns().get(column).in(page.language())) + ": "
                            + answer(row.get(column)));
                }
            }
        }
    }

    private String answer(Answer answer) {
        return switch (answer) {
            case Answer.Plain(var plain) -> foreign(plain);
            case Answer.Moment(var at) -> foreign(Spans.moment(at));
            case Answer.Word(var title) -> foreign(title.in(page.language()));
            case Answer.Coded(var code, var says) -> foreign(code + ": " + says.in(page.language()));
            case Answer.Free(var free) -> foreign(free);
            case Answer.Flag(var yes) -> words.word(yes ? "value.yes" : "value.no");
            case Answer.Empty empty -> words.word(empty.key());
            case Answer.None _ -> words.word("blank.none");
            case Answer.Default(var other) -> words.word("blank.default") + " " + answer(other);
            case Answer.Several(var several) ->
                several.isEmpty()
                        ? words.word("blank.empty")
                        : several.stream().map(this::answer).collect(Collectors.joining(", "));
            case Answer.Place(var corners, var accuracy) ->
                String.join("; ", corners) + (accuracy.isPresent() ? " ± " + accuracy.getAsLong() + " m" : "");
            case Answer.Table table ->
                table.rows().stream()
                        .map(row -> row.stream().map(this::answer).collect(Collectors.joining(", ", "(", ")")))
                        .collect(Collectors.joining(", "));
            case Answer.Unread(var json) -> foreign(json);
        };
    }

    private void times() {
        if (!page.sheet().counts()) {
            return;
        }
        title(words.word("sheet.times"));
        var entry = page.sheet().entry();
        line(label("entry.written") + ": " + Spans.moment(entry.written()) + " " + words.word("sheet.claimed"));
        entry.witnessed().ifPresent(witnessed -> line(label("entry.witnessed") + ": " + shown(page.tell(witnessed))));
        page.sheet()
                .receipts()
                .forEach(receipt -> line("%s: %s%s"
                        .formatted(
                                receipt.member(),
                                words.word(receipt.state()),
                                receipt.at().map(at -> ", " + Spans.moment(at)).orElse(""))));
    }

    private void links() {
        if (!page.sheet().links().isEmpty()) {
            title(words.word("sheet.links"));
            page.sheet()
                    .links()
                    .forEach(link -> line("%s %s%s"
                            .formatted(
                                    shown(words.say(link.key())),
                                    link.other().path(),
                                    link.title()
                                            .map(name -> ", " + foreign(name.in(page.language())))
                                            .orElse(""))));
        }
    }

    private void files() {
        title(words.word("letter.files"));
        line(words.word("letter.leaf"));
        line(words.word(evidence ? "letter.evidence" : "letter.evidence.none"));
        line("");
        line(shown(words.say(
                "letter.foot",
                "who",
                page.frame().self(),
                "time",
                Spans.moment(page.frame().now()))));
    }

    private void title(String title) {
        line("");
        line(title);
        line("-".repeat(title.codePointCount(0, title.length())));
    }

    /** A word that stands within sentences elsewhere, as the beginning of a line. */
    private String label(String key) {
        String word = words.word(key);
        int first = word.offsetByCodePoints(0, 1);
        return word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first);
    }

    private void field(String label, String value) {
        field(label, value, true);
    }

    private void field(String label, String value, boolean raw) {
        line(foreign(label) + ": " + (raw ? foreign(value) : value));
    }

    private String shown(Phrase phrase) {
        return phrase.parts().stream()
                .map(part -> part instanceof Phrase.Foreign(var other) ? foreign(other) : part.text())
                .collect(Collectors.joining());
    }

    /** Foreign text as a page shows it; its further lines cannot pass for ours. */
    private static String foreign(String other) {
        return Marks.shown(other)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace("\t", " ")
                .replace("\n", "\n| ");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
