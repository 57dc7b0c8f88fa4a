package parley.desk.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import parley.agreement.pack.Phrase;
import parley.agreement.prose.Language;
import parley.desk.frame.Frame;
import parley.desk.words.Phrase.Exact;
import parley.desk.words.Phrase.Foreign;
import parley.desk.words.Phrase.Part;
import parley.desk.words.Words;

/**
 * The phrase book of a line, narrowed by what its address says.
 *
 * @param all the phrases in the order of the book
 */
public record PhrasesPage(Frame frame, List<Phrase> all) {
    private static final Pattern SLOT = Pattern.compile("\\{([A-Za-z0-9]+)}");
    private static final String WORDS = "words";
    private static final String REF = "ref";

    public PhrasesPage {
        all = List.copyOf(all);
    }

    public Words words() {
        return frame.words();
    }

    public String typed() {
        return frame.asked(WORDS);
    }

    public String ref() {
        return frame.asked(REF);
    }

    /** The paragraphs of the book, in its order. */
    public List<String> refs() {
        return all.stream().map(Phrase::ref).distinct().toList();
    }

    /** Those of one paragraph, and that have every word that is looked for in their code or in what they say. */
    public List<Phrase> phrases() {
        var wanted = List.of(typed().toLowerCase(Locale.ROOT).split("\\s+"));
        var language = words().language();
        return all.stream()
                .filter(phrase -> ref().isEmpty() || phrase.ref().equals(ref()))
                .filter(phrase -> wanted.stream()
                        .allMatch(
                                (phrase.code() + " " + says(phrase, language).text()).toLowerCase(Locale.ROOT)
                                        ::contains))
                .toList();
    }

    /** What a phrase says in the reader's language, its parameters by their names. */
    public parley.desk.words.Phrase says(Phrase phrase) {
        return says(phrase, words().language());
    }

    static parley.desk.words.Phrase says(Phrase phrase, Language language) {
        var sentence = phrase.says().getOrDefault(language.code(), "");
        List<Part> parts = new ArrayList<>();
        var slot = SLOT.matcher(sentence);
        int end = 0;
        while (slot.find()) {
            parts.add(new Foreign(sentence.substring(end, slot.start())));
            parts.add(new Exact("‹" + slot.group(1) + "›"));
            end = slot.end();
        }
        parts.add(new Foreign(sentence.substring(end)));
        return new parley.desk.words.Phrase(parts);
    }

    public String fill(Phrase phrase) {
        return frame.with("line/phrase", "code", phrase.code());
    }

    /** The same list as a file. */
    public String csv() {
        return frame.with("line/phrases.csv", WORDS, typed(), REF, ref());
    }
}
