package parley.desk.figures;

import java.util.List;
import java.util.Optional;
import parley.desk.figures.chart.Drawing;
import parley.desk.words.Phrase;

/**
 * A piece of a page: a heading, sentences, a chart, and the table with the same numbers.
 *
 * @param name by which an address names it
 * @param level of its heading
 */
public record Block(
        String name, int level, Phrase title, List<Phrase> says, Optional<Drawing> chart, Optional<Table> table) {
    public Block {
        says = List.copyOf(says);
    }

    static Block of(String name, Phrase title, Table table) {
        return new Block(name, 2, title, List.of(), Optional.empty(), Optional.of(table));
    }

    /** The same with a chart; a chart of nothing is none. */
    Block with(Drawing drawing) {
        return table.filter(some -> some.rows().isEmpty()).isPresent()
                ? this
                : new Block(name, level, title, says, Optional.of(drawing), table);
    }

    /** The same with sentences before its chart. */
    Block saying(List<Phrase> sentences) {
        return new Block(name, level, title, sentences, chart, table);
    }

    /** The same below another. */
    Block below() {
        return new Block(name, level + 1, title, says, chart, table);
    }
}
