package parley.desk.line;

import java.util.List;
import java.util.stream.Stream;
import parley.agreement.pack.Phrase;
import parley.agreement.prose.Language;
import parley.agreement.value.Type;
import parley.agreement.value.Type.Simple;
import parley.desk.frame.Frame;
import parley.desk.view.Title;
import parley.desk.words.Words;

/**
 * A coded message to be filled in.
 *
 * @param seal of its form
 * @param parties whom a parameter can name, in the order of the charter
 * @param known the format in which it is said
 */
public record PhrasePage(Frame frame, String seal, Phrase phrase, List<String> parties, LineFormats.Known known) {
    public PhrasePage {
        parties = List.copyOf(parties);
    }

    /** Among which one is chosen. */
    public List<LinePage.Choice> precedences() {
        return LinePage.precedences(known);
    }

    /** Whether free words may stand beside its code. */
    public boolean takesWords() {
        return known.takesWords();
    }

    public Words words() {
        return frame.words();
    }

    /** The control of a parameter. */
    public String control(Phrase.Parameter parameter) {
        return LineSection.WITH + parameter.name();
    }

    /** Among what a parameter is chosen; empty where it is typed. */
    public List<LinePage.Choice> choices(Phrase.Parameter parameter) {
        if (parameter.type() == Simple.PARTY) {
            return parties.stream()
                    .map(party -> new LinePage.Choice(party, Title.of(party)))
                    .toList();
        }
        return parameter.words().entrySet().stream()
                .map(word -> new LinePage.Choice(word.getKey(), new Title(word.getValue())))
                .toList();
    }

    /** How a parameter is typed. */
    public String hint(Phrase.Parameter parameter) {
        var key = switch (parameter.type()) {
            case Simple simple -> simple.word();
            case Type.AnyId _ -> "id";
            case Type.IdOf _ -> "factid";
            case Type.Words _, Type.ListOf _, Type.RowOf _, Type.SpanOf _, Type.Groups _, Type.Coded _ ->
                throw new IllegalArgumentException(parameter.name() + " is chosen, not typed");
        };
        return words().word("write.hint." + key) + (key.equals("point") ? " ± 100" : "");
    }

    /** What it says in a language, its parameters by their names. */
    public parley.desk.words.Phrase says(Language language) {
        return PhrasesPage.says(phrase, language);
    }

    /** The reader's own language first. */
    public List<Language> languages() {
        return Stream.concat(
                        Stream.of(words().language()),
                        Stream.of(Language.values()).filter(language -> language != words().language()))
                .toList();
    }
}
