package parley.agreement.finding;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import parley.agreement.proof.Proof.Days;

/**
 * What a finding says in days, names and numbers beside its verdict.
 *
 * @param during the days on which it holds: shown by {@code interval}, or those of an overlap or a presence
 * @param members ids of the subjects that a limit or a quota counted, in the order in which they count; of a notice the
 *     ids that are one subject, where they are several
 * @param n what is left of a quota
 * @param excess by how much a limit or a ceiling is passed
 */
public record Extent(Optional<Days> during, List<String> members, OptionalLong n, OptionalLong excess) {
    /** Nothing beside the verdict. */
    public static final Extent NONE =
            new Extent(Optional.empty(), List.of(), OptionalLong.empty(), OptionalLong.empty());

    public Extent {
        // What is immutable and large is not copied for each finding that names it.
        members = members instanceof KeptOrder<?> ? members : List.copyOf(members);
    }

    /** Days and nothing else. */
    public static Extent during(Optional<Days> days) {
        return new Extent(days, List.of(), OptionalLong.empty(), OptionalLong.empty());
    }
}
