package parley.desk.line;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.node.view.EntryPointer;

/**
 * A test of the line.
 *
 * @param id its number, which the next one names
 * @param follows the number of the test that it follows; empty where it follows none
 * @param text its neutral words
 * @param lang the code of their language
 * @param written when it was written, by the clock of its author
 * @param readers to whom it went, each with the finding of his duty to follow it
 */
public record Test(
        EntryPointer entry,
        String id,
        Optional<String> follows,
        String text,
        String lang,
        Instant written,
        List<Reader> readers) {
    public Test {
        readers = List.copyOf(readers);
    }
}
