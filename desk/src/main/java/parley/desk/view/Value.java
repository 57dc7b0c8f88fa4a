package parley.desk.view;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What stands in one field of an entry, in the shape in which it was written: the page sets the parts of a value apart,
 * so that no foreign text can pass for another part.
 */
public sealed interface Value {
    /** How many characters it takes, to tell a short answer from a long one. */
    int length();

    /** An instant as an entry holds it; a text that is none as it stands. */
    static Value moment(String text) {
        try {
            return new Moment(Instant.parse(text));
        } catch (DateTimeException unfit) {
            return new Text(text);
        }
    }

    /**
     * A text, a date, a number, a word.
     *
     * @param lang the code of the language of a text in an author's own words; empty for what is in no language
     * @param called what the word is called in each language; empty for what is the same in all
     */
    record Text(String text, String lang, Optional<Title> called) implements Value {
        /** What is in no language: a code, a date, a number. */
        public Text(String text) {
            this(text, "", Optional.empty());
        }

        /** What an author wrote in that language. */
        public Text(String text, String lang) {
            this(text, lang, Optional.empty());
        }

        /** A word that a pack defines. */
        public Text(String text, Title called) {
            this(text, "", Optional.of(called));
        }

        /** As people read it. */
        public String in(String language) {
            return called.map(title -> title.in(language)).orElse(text);
        }

        /** Whether it is in another language than the reader's, which is then said beside it. */
        public boolean isForeign(String reader) {
            return !lang.isEmpty() && !lang.equals(reader);
        }

        @Override
        public int length() {
            return text.strip().length();
        }
    }

    /**
     * Why nothing stands there.
     *
     * @param why as an entry says it: {@code toFollow}
     */
    record Blank(String why) implements Value {
        /** The words for it. */
        public String key() {
            return "blank." + why;
        }

        /** As many as the longest of the words. */
        @Override
        public int length() {
            return 13;
        }
    }

    /** An instant. */
    record Moment(Instant at) implements Value {
        /** How many characters it has in UTC. */
        @Override
        public int length() {
            return 23;
        }
    }

    /** Yes or no. */
    record Flag(boolean yes) implements Value {
        @Override
        public int length() {
            return 1;
        }
    }

    /**
     * A place on the ground.
     *
     * @param corners in degrees
     * @param accuracyMetres how far a corner may lie from where it is said to be
     */
    record Place(List<String> corners, Optional<Long> accuracyMetres) implements Value {
        public Place {
            corners = List.copyOf(corners);
        }

        @Override
        public int length() {
            return corners.stream().mapToInt(String::length).sum();
        }
    }

    /** Several values. */
    record Items(List<Value> values) implements Value {
        public Items {
            values = List.copyOf(values);
        }

        @Override
        public int length() {
            return values.stream().mapToInt(Value::length).sum();
        }

        /** Whether one line can hold them, a comma between two. */
        public boolean flat() {
            return values.stream()
                    .allMatch(value -> value instanceof Text || value instanceof Moment || value instanceof Blank);
        }
    }

    /** Named values, under the names of the form. */
    record Members(List<Field> fields) implements Value {
        public Members {
            fields = List.copyOf(fields);
        }

        @Override
        public int length() {
            return fields.stream().mapToInt(field -> field.value().length()).sum();
        }
    }
}
