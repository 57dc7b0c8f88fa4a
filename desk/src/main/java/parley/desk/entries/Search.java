package parley.desk.entries;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import parley.desk.live.Titles;
import parley.ledger.bytes.Bytes;
import parley.ledger.entry.Payload;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;
import parley.node.view.EntryView;

/**
 * Looks for words in entries: in the title of the format, in the number, in the subject and in every value of the body, in
 * either case. An entry is found when each word stands somewhere in it. Confined to one thread.
 */
final class Search {

    private final Titles titles;
    private final String language;
    private final List<Word> words;
    private final Map<String, String> titleOf = new HashMap<>();

    /**
     * A word as it stands in a text, and as it stands in the JSON of a body, where it may be escaped: most bodies need not
     * be read to know that a word is not in them.
     */
    private record Word(Pattern plain, Pattern printed) {
        static Word of(String word) {
            var printed = Json.text(word).print().utf8();
            return new Word(pattern(word), pattern(printed.substring(1, printed.length() - 1)));
        }

        private static Pattern pattern(String text) {
            return Pattern.compile(Pattern.quote(text), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        }

        boolean in(String text) {
            return plain.matcher(text).find();
        }
    }

    /** A search for words with white space between them, in titles of one language. */
    Search(String words, Titles titles, String language) {
        this.titles = titles;
        this.language = language;
        this.words = Arrays.stream(words.split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(Word::of)
                .toList();
    }

    boolean finds(EntryView entry) {
        return words.stream().allMatch(word -> finds(word, entry));
    }

    private boolean finds(Word word, EntryView entry) {
        return word.in(title(entry.format()))
                || entry.number().filter(word::in).isPresent()
                || entry.subject().filter(word::in).isPresent()
                || isInBody(word, entry.body());
    }

    private String title(String format) {
        return titleOf.computeIfAbsent(format, name -> titles.of(name).in(language));
    }

    private static boolean isInBody(Word word, String body) {
        if (!word.printed().matcher(body).find()) {
            return false;
        }
        try {
            return isIn(word, Json.parse(Bytes.utf8(body), Payload.MAX_BYTES));
        } catch (MalformedException unreadable) {
            return true; // a text that is no JSON is all value
        }
    }

    private static boolean isIn(Word word, Json json) {
        return switch (json) {
            case Json.Text(var text) -> word.in(text);
            case Json.Whole(var number) -> word.in(Long.toString(number));
            case Json.Flag _ -> false;
            case Json.Items(var values) -> values.stream().anyMatch(value -> isIn(word, value));
            case Json.Members(var values) -> values.values().stream().anyMatch(value -> isIn(word, value));
        };
    }
}
