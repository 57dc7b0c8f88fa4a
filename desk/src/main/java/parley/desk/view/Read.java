package parley.desk.view;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import parley.agreement.proof.Proof.Days;
import parley.agreement.proof.Reading;

/** What a step of a proof read, to be said in the words of a language. */
public sealed interface Read {
    /** Nothing was read. */
    record Nothing() implements Read {}

    /** Two values that were compared. */
    record Against(Reading left, Reading right) implements Read {}

    /** One value. */
    record Value(Reading reading) implements Read {}

    /** The days on which something is so. */
    record On(Days days) implements Read {}

    /** When something was done, so far as anybody knows. */
    record At(Optional<Instant> earliest, Optional<Instant> latest) implements Read {}

    /**
     * What was looked through in vain.
     *
     * @param entries how many of each log, by the code of its party
     */
    record Searched(Map<String, Long> entries) implements Read {
        public Searched {
            entries = Map.copyOf(entries);
        }
    }
}
