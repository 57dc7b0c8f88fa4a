package parley.desk.write;

import java.util.List;
import parley.desk.view.Title;
import parley.desk.words.Phrase;

/** What a control looks like, with what stands in it. */
public sealed interface Widget {
    /** One line; numeric where a keyboard of digits suffices. */
    record Line(String value, boolean numeric) implements Widget {}

    /** Several lines of text. */
    record Prose(String value) implements Widget {}

    /** One of several. */
    record Choice(List<Option> options) implements Widget {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /** Any of several. */
    record Boxes(List<Option> options) implements Widget {
        public Boxes {
            options = List.copyOf(options);
        }
    }

    /**
     * Corners, one a line, and how exact they are.
     *
     * @param told the size of what they enclose, and what is odd about it
     */
    record Corners(String points, boolean single, String accuracy, List<Phrase> told) implements Widget {
        public Corners {
            told = List.copyOf(told);
        }
    }

    /**
     * A list with parts.
     *
     * @param count how many rows there are, drawn or not
     * @param columns what a pasted line says, in order; empty where nothing can be pasted
     * @param pasted what could not be pasted as it stood
     */
    record Several(List<Row> rows, int count, List<Title> columns, String pasted) implements Widget {
        public Several {
            rows = List.copyOf(rows);
            columns = List.copyOf(columns);
        }
    }

    /** One of a choice; a blank is told apart. */
    record Option(String value, String label, boolean blank, boolean chosen) {}

    /** A row of a list, numbered from 1. */
    record Row(int number, String name, List<Slot> slots) {
        public Row {
            slots = List.copyOf(slots);
        }
    }
}
