package parley.desk.entries;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import parley.agreement.value.Value.Blank;
import parley.desk.view.Title;

/** What stands in one item of a form, as a page shows it: text of the author's stays apart from text of ours. */
public sealed interface Answer {
    /** A day, a number, a code, an id: the same in every language. */
    record Plain(String text) implements Answer {}

    /** An instant. */
    record Moment(Instant at) implements Answer {}

    /** A word of an enumeration, by what the agreement calls it. */
    record Word(Title title) implements Answer {}

    /** A coded message: its code, and what that says with its parameters. */
    record Coded(String code, Title says) implements Answer {}

    /** What the author wrote in his language. */
    record Free(String text) implements Answer {}

    /** Yes or no. */
    record Flag(boolean yes) implements Answer {}

    /** Left blank on purpose. */
    record Empty(Blank.Kind kind) implements Answer {
        /** The word of the list. */
        public String key() {
            return "blank." + kind.word();
        }
    }

    /** Nothing stands there. */
    record None() implements Answer {}

    /** Nothing stands there, and the form says for what that counts. */
    record Default(Answer answer) implements Answer {}

    /** Several. */
    record Several(List<Answer> answers) implements Answer {
        public Several {
            answers = List.copyOf(answers);
        }
    }

    /**
     * Rows of a fact.
     *
     * @param columns the names of its fields, those that any row states
     * @param rows an answer for each column
     */
    record Table(List<Title> columns, List<List<Answer>> rows) implements Answer {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A place on the ground.
     *
     * @param corners in degrees
     * @param accuracyMetres how far a corner may lie from where it is said to be
     */
    record Place(List<String> corners, OptionalLong accuracyMetres) implements Answer {
        public Place {
            corners = List.copyOf(corners);
        }
    }

    /** What does not fit the form, as it was written. */
    record Unread(String json) implements Answer {}
}
