package parley.desk.shift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.desk.rota.Hours;
import parley.desk.rota.Rota;
import parley.desk.rota.RotaWords;
import parley.desk.words.Phrase;
import parley.node.view.office.KeptStint;
import parley.node.view.office.Stint;

/** What the rota would lack once some lines are written. */
final class RotaAfter {
    private RotaAfter() {}

    /** The lines that stand or stood about the time of some new ones. */
    static List<KeptStint> around(List<Stint> stints, Visit visit) {
        return begin(stints)
                .map(from ->
                        visit.office().rota(visit.circle(), from, end(stints).orElse(from)))
                .orElse(List.of());
    }

    private static Optional<Instant> begin(List<Stint> stints) {
        return stints.stream().map(Stint::begin).min(Instant::compareTo);
    }

    private static Optional<Instant> end(List<Stint> stints) {
        return stints.stream().map(Stint::end).max(Instant::compareTo);
    }

    /** The spans that nobody has, or two, from the first of the new lines to the last, of the duties that they are about. */
    static List<Phrase> faults(List<Stint> stints, Visit visit) {
        if (stints.isEmpty()) {
            return List.of();
        }
        var from = begin(stints).orElseThrow();
        var to = end(stints).orElseThrow();
        var replaced =
                stints.stream().flatMap(stint -> stint.replaces().stream()).toList();
        var lines = new ArrayList<KeptStint>();
        around(stints, visit).stream()
                .filter(line -> !replaced.contains(line.number()))
                .forEach(lines::add);
        stints.forEach(stint -> lines.add(new KeptStint(0, visit.now(), stint, "-", Optional.empty())));
        var duties = stints.stream().map(Stint::duty).distinct().sorted().toList();
        return new RotaWords(visit.words(), hours(visit)).faults(new Rota(lines), duties, from, to);
    }

    static Hours hours(Visit visit) {
        return new Hours(visit.office().zone(visit.circle()));
    }

    /** The first so many of the sentences, and one that says how many there are more. */
    static List<Phrase> first(List<Phrase> all, int most, Visit visit) {
        return all.size() <= most
                ? all
                : Stream.concat(
                                all.stream().limit(most),
                                Stream.of(visit.words().say("rota.more", "n", all.size() - most)))
                        .toList();
    }
}
