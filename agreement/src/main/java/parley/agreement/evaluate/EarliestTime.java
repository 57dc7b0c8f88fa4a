package parley.agreement.evaluate;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.truth.Need;

/** The earliest of several deadlines of one duty, each of which was set by an entry of its own. */
final class EarliestTime {
    /** What may lie anywhere comes first. */
    private static final Comparator<Due> EARLIEST =
            Comparator.comparing(due -> due.earliest().orElse(Instant.MIN));

    private EarliestTime() {}

    /**
     * A deadline that an entry sets.
     *
     * @param certain whether it is known that the entry counts: one of which it is not can only be earlier than the others
     */
    record Set(Due due, boolean certain) {}

    /**
     * The earliest. Its proof is that of the one that can come first; where there are several, all of them stand below.
     *
     * @param site where it stands; its text is that of the one that can come first
     * @param times at least one; while it is certain of none that it counts, the time may end whenever or never
     */
    static Due of(Site site, List<Set> times) {
        List<Due> all = times.stream().map(Set::due).toList();
        Due first = all.stream().min(EARLIEST).orElseThrow();
        Optional<Instant> earliest = first.earliest();
        Optional<Instant> latest =
                certain(times).flatMap(due -> due.latest().stream()).min(Comparator.naturalOrder());
        SortedSet<Need> needs = new TreeSet<>();
        all.forEach(due -> needs.addAll(due.needs()));
        boolean running = certain(times).anyMatch(Due::running);
        List<Proof> below = all.size() == 1
                ? first.proof().because()
                : all.stream().<Proof>map(Due::proof).toList();
        Site own = new Site(site.id(), site.ref(), first.proof().site().text());
        return new Due(
                earliest,
                latest,
                running,
                needs,
                new Proof.Timed(own, first.proof().anchor(), earliest, latest, needs, below));
    }

    private static Stream<Due> certain(List<Set> times) {
        return times.stream().filter(Set::certain).map(Set::due);
    }
}
