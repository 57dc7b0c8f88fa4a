package parley.desk.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.node.view.office.KeptStint;

/**
 * Whom the rota names for a duty at an instant.
 *
 * @param now one line, several where they overlap, none in a gap
 * @param next the first line that begins later and names somebody else
 */
public record Named(List<KeptStint> now, Optional<KeptStint> next) {
    /** Nobody, now or next. */
    public static final Named NOBODY = new Named(List.of(), Optional.empty());

    public Named {
        now = List.copyOf(now);
    }

    /** Whether the rota names this officer now. */
    public boolean names(String officer) {
        return now.stream().anyMatch(line -> line.stint().names(officer));
    }

    /** The last instant of now's lines, before which whom it names stays the same; for one that names somebody now. */
    public Instant until() {
        return now.stream()
                .map(line -> line.stint().end())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** The names, apart by commas; empty text for nobody. */
    public String officers() {
        return now.stream().map(line -> line.stint().officer()).distinct().collect(Collectors.joining(", "));
    }
}
