package parley.desk.rota;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import parley.desk.view.Named;
import parley.ledger.bytes.Hash;
import parley.node.view.office.KeptStint;
import parley.node.view.office.OfficeView;
import parley.node.view.office.RotaDuty;
import parley.node.view.office.Stint;

/**
 * Lines of the rota, those that stand and those that others replaced. Only what stands names anybody. Names that differ in case
 * alone are one officer, so that nobody overlaps with himself.
 */
public record Rota(List<KeptStint> lines) {
    public Rota {
        lines = List.copyOf(lines);
    }

    /** What touches a span. */
    public static Rota of(OfficeView office, Hash circle, Instant from, Instant to) {
        return new Rota(office.rota(circle, from, to));
    }

    private List<KeptStint> standing(RotaDuty duty) {
        return lines.stream()
                .filter(line -> line.stands() && line.stint().duty() == duty)
                .toList();
    }

    /** Whom it names at an instant, and who comes next. */
    public Named at(RotaDuty duty, Instant at) {
        var standing = standing(duty);
        var now = standing.stream().filter(line -> line.stint().covers(at)).toList();
        var next = standing.stream()
                .filter(line -> line.stint().begin().isAfter(at))
                .filter(line -> now.stream()
                        .noneMatch(named -> named.stint().names(line.stint().officer())))
                .min(Comparator.comparing((KeptStint line) -> line.stint().begin())
                        .thenComparingLong(KeptStint::number));
        return new Named(now, next);
    }

    /** A span in pieces, one after the other, each with whom it names throughout. */
    public List<Stretch> stretches(RotaDuty duty, Instant from, Instant to) {
        var edges = new TreeMap<Instant, List<Edge>>();
        edges.put(from, new ArrayList<>());
        for (var line : standing(duty)) {
            var stint = line.stint();
            if (stint.begin().isBefore(to) && stint.end().isAfter(from)) {
                edge(edges, stint.begin().isBefore(from) ? from : stint.begin(), stint, 1);
                edge(edges, stint.end().isAfter(to) ? to : stint.end(), stint, -1);
            }
        }
        edges.putIfAbsent(to, new ArrayList<>());
        return pieces(edges, to);
    }

    /** An officer begins or ends. */
    private record Edge(Stint stint, int step) {}

    private static void edge(TreeMap<Instant, List<Edge>> edges, Instant at, Stint stint, int step) {
        edges.computeIfAbsent(at, _ -> new ArrayList<>()).add(new Edge(stint, step));
    }

    /** How often somebody is named at once, and as whom. */
    private record Count(String officer, int lines) {}

    private static List<Stretch> pieces(TreeMap<Instant, List<Edge>> edges, Instant to) {
        var named = new TreeMap<String, Count>();
        var pieces = new ArrayList<Stretch>();
        for (var begin = edges.firstKey(); begin.isBefore(to); ) {
            for (var edge : edges.getOrDefault(begin, List.of())) {
                named.compute(Stint.key(edge.stint.officer()), (_, count) -> counted(Optional.ofNullable(count), edge));
                named.values().removeIf(count -> count.lines == 0);
            }
            var end = edges.higherKey(begin);
            add(pieces, begin, end, named.values().stream().map(Count::officer).toList());
            begin = end;
        }
        return pieces;
    }

    private static Count counted(Optional<Count> standing, Edge edge) {
        return standing.map(count -> new Count(count.officer, count.lines + edge.step))
                .orElseGet(() -> new Count(edge.stint.officer(), edge.step));
    }

    private static void add(List<Stretch> pieces, Instant begin, Instant end, List<String> officers) {
        if (!pieces.isEmpty() && pieces.getLast().officers().equals(officers)) {
            var last = pieces.removeLast();
            pieces.add(new Stretch(last.begin(), end, officers));
        } else {
            pieces.add(new Stretch(begin, end, officers));
        }
    }

    /** The spans that nobody has. */
    public List<Stretch> gaps(RotaDuty duty, Instant from, Instant to) {
        return stretches(duty, from, to).stream().filter(Stretch::gap).toList();
    }

    /** The spans that two or more have. */
    public List<Stretch> overlaps(RotaDuty duty, Instant from, Instant to) {
        return stretches(duty, from, to).stream().filter(Stretch::overlap).toList();
    }
}
