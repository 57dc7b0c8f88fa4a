package parley.desk.line;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.desk.view.Title;
import parley.node.view.EntryPointer;

/**
 * A message on the line.
 *
 * @param id its number, by which it is acknowledged
 * @param precedence the word of the pack that says how urgent it is; empty where its author left it out
 * @param called what the pack calls that word
 * @param code by which it is said; empty for one in free words
 * @param says what stands behind the code, in each of six languages; empty also for a code that cannot be read
 * @param text what its author wrote in his own words; empty for nothing
 * @param lang the code of the language of that text
 * @param written when it was written, by the clock of its author
 * @param witnessed when the quorum had seen it, once that is settled
 * @param stands whether its author has neither withdrawn nor corrected it
 * @param readers to whom it went, in the order of the charter
 */
public record Message(
        EntryPointer entry,
        String id,
        String precedence,
        Title called,
        String code,
        Optional<Title> says,
        String text,
        String lang,
        Instant written,
        Optional<Instant> witnessed,
        boolean stands,
        List<Reader> readers) {
    public Message {
        readers = List.copyOf(readers);
    }

    /** The code of its author. */
    public String from() {
        return entry.party();
    }

    /** What it is to a party to whom it went; empty for anybody else. */
    public Optional<Reader> reader(String party) {
        return readers.stream().filter(reader -> reader.party().equals(party)).findFirst();
    }

    /** Whether it waits for an officer of that party. */
    public boolean isUnreadBy(String party) {
        return stands && reader(party).filter(Reader::isOpen).isPresent();
    }

    /** An id of its place on a page. */
    public String anchor() {
        return "m-" + entry.path().replace('/', '-');
    }
}
