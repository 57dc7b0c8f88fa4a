package parley.node.view.office;

import java.util.Map;

/**
 * One row of a list of what is open, as a page showed it.
 *
 * @param list on which list of the page it stood, such as {@code due}
 * @param key what it is about: the same thing has the same key on another day
 * @param state the word for its state, such as {@code overdue}
 * @param ref the paragraph; empty where there is none
 * @param says what it said, by language; foreign pieces stand between the isolates U+2068 and U+2069
 */
public record OpenRow(String list, String key, String state, String ref, Map<String, String> says) {
    public OpenRow {
        says = Map.copyOf(says);
    }
}
