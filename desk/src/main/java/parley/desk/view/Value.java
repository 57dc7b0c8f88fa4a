package parley.desk.view;

import java.util.List;
import java.util.Optional;

/**
 * What stands in one field of an entry, in the shape in which it was written: the page sets the parts of a value apart,
 * so that no foreign text can pass for another part.
 */
public sealed interface Value {
    /** How many characters it takes, to tell a short answer from a long one. */
    int length();

    /**
     * A text, a date, a number, a word.
     *
     * @param called what the word is called in each language; empty for what is the same in all
     */
    record Text(String text, Optional<Title> called) implements Value {
        public Text(String text) {
            this(text, Optional.empty());
        }

        /** As people read it. */
        public String in(String language) {
            return called.map(title -> title.in(language)).orElse(text);
        }

        @Override
        public int length() {
            return text.strip().length();
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
            return values.stream().allMatch(Text.class::isInstance);
        }

        /** The texts among them; all of them when it is flat. */
        public List<Text> texts() {
            return values.stream()
                    .filter(Text.class::isInstance)
                    .map(Text.class::cast)
                    .toList();
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
