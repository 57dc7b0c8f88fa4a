package parley.desk.entries;

import parley.desk.live.Titles;
import parley.desk.words.Phrase;
import parley.desk.words.Words;

/** Says what a query asks for. */
record Telling(Words words, Titles titles) {
    Phrase of(Query query) {
        var said = words.say("entries.said." + query.way().key());
        if (!query.author().isEmpty()) {
            said = and(said, words.say("entries.said.author", "author", query.author()));
        }
        if (!query.format().isEmpty()) {
            var title = titles.of(query.format()).in(words.language().code());
            said = and(said, words.say("entries.said.format", "format", title));
        }
        if (query.since().isPresent()) {
            said = and(
                    said, words.say("entries.said.since", "time", query.since().get()));
        }
        if (query.until().isPresent()) {
            said = and(
                    said, words.say("entries.said.until", "time", query.until().get()));
        }
        if (!query.words().isEmpty()) {
            said = and(said, words.say("entries.said.words", "words", query.words()));
        }
        if (query.missing()) {
            said = and(said, words.say("entries.said.missing"));
        }
        return said;
    }

    private Phrase and(Phrase first, Phrase next) {
        return words.say("entries.said.and", "first", first, "next", next);
    }
}
