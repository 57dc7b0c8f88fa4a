package parley.ledger.archive;

import java.util.List;
import java.util.stream.LongStream;
import parley.ledger.bytes.Bytes;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;
import parley.ledger.text.Strict;

/**
 * Which leaves of a member's log stand in its folder: {@code 17 21} and a line feed for entry 0, and 17 to 21. Nothing
 * vouches for it; what the leaves say is checked, and that they are the right ones.
 */
record Run(long first, long last) {
    private static final String THING = "run";

    Run {
        if (first < 0 || last < first || last > Json.MAX_NUMBER) {
            throw new MalformedException(THING, "no entries " + first + " to " + last);
        }
    }

    static Run parse(Bytes file) {
        MalformedException.refuseAbove(64, file.size(), THING, "bytes");
        List<String> lines = Strict.lines(THING, Strict.utf8(THING, file));
        String[] words = lines.size() == 1 ? lines.getFirst().split(" ", -1) : new String[0];
        if (words.length != 2) {
            throw new MalformedException(THING, "it is one line with two numbers");
        }
        return new Run(Strict.decimal(THING, "the first", words[0]), Strict.decimal(THING, "the last", words[1]));
    }

    Bytes print() {
        return Bytes.utf8(first + " " + last + "\n");
    }

    /** The leaves in their order: entry 0 first, because it says whether the log is one of the circle. */
    LongStream indices() {
        return LongStream.concat(LongStream.of(0), LongStream.rangeClosed(Math.max(first, 1), last));
    }
}
