package parley.desk.map;

import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.List;
import parley.agreement.value.Value.Place.Point;

/**
 * Cuts lines and areas at the 180th meridian, as RFC 7946 asks (3.1.9). What comes out lies between 180 west and 180 east, and
 * areas turn counterclockwise (3.1.6). Between two corners the way is straight in degrees, as that format has it.
 */
final class Cut {
    private Cut() {}

    /** The pieces of a line. */
    static List<List<Corner>> line(List<Point> points) {
        var corners = Corner.along(points);
        List<List<Corner>> pieces = List.of(corners);
        for (long meridian : meridians(corners)) {
            pieces = pieces.stream()
                    .flatMap(piece -> cut(piece, meridian).stream())
                    .toList();
        }
        return pieces.stream()
                .map(Cut::distinct)
                .filter(piece -> piece.size() > 1)
                .map(Cut::home)
                .toList();
    }

    /** The pieces of an area, each a ring whose first corner is not repeated. */
    static List<List<Corner>> area(List<Point> points) {
        var corners = Corner.around(points);
        List<List<Corner>> rings = List.of(corners);
        for (long meridian : meridians(corners)) {
            rings = rings.stream()
                    .flatMap(ring -> split(ring, meridian).stream())
                    .toList();
        }
        return rings.stream()
                .map(ring -> open(distinct(ring)))
                .filter(ring -> ring.size() > 2)
                .map(Cut::home)
                .map(Cut::counterclockwise)
                .toList();
    }

    /** Those at 180 degrees that lie between the corners, from west to east. */
    private static List<Long> meridians(List<Corner> corners) {
        long west = corners.stream().mapToLong(Corner::east).min().orElse(0);
        long east = corners.stream().mapToLong(Corner::east).max().orElse(0);
        var between = new ArrayList<Long>();
        long next = Math.floorDiv(west + Point.LONGITUDE_LIMIT, Corner.TURN) * Corner.TURN + Point.LONGITUDE_LIMIT;
        for (; next < east; next += Corner.TURN) {
            between.add(next);
        }
        return between;
    }

    /** A line in as many pieces as it has on either side of a meridian; each but the last ends on it. */
    private static List<List<Corner>> cut(List<Corner> line, long meridian) {
        var pieces = new ArrayList<List<Corner>>();
        var piece = new ArrayList<Corner>();
        for (var corner : line) {
            if (!piece.isEmpty() && (piece.getLast().east() < meridian) != (corner.east() < meridian)) {
                var on = piece.getLast().towards(corner, meridian);
                piece.add(on);
                pieces.add(piece);
                piece = new ArrayList<>(List.of(on));
            }
            piece.add(corner);
        }
        pieces.add(piece);
        return pieces;
    }

    /** A ring in pieces on either side of a meridian. */
    private static List<List<Corner>> split(List<Corner> ring, long meridian) {
        int begin = 0;
        while (begin < ring.size() && west(ring, begin, meridian) == west(ring, begin + 1, meridian)) {
            begin++;
        }
        if (begin == ring.size()) {
            return List.of(ring);
        }
        var chains = new ArrayList<List<Corner>>();
        var chain = new ArrayList<Corner>();
        for (int i = begin; i <= begin + ring.size(); i++) {
            var corner = at(ring, i);
            if (i > begin) {
                chain.add(corner);
            }
            if (west(ring, i, meridian) != west(ring, i + 1, meridian)) {
                var on = corner.towards(at(ring, i + 1), meridian);
                if (i > begin) {
                    chain.add(on);
                    chains.add(chain);
                }
                chain = new ArrayList<>(List.of(on));
            }
        }
        var rings = new ArrayList<List<Corner>>();
        for (boolean west : new boolean[] {true, false}) {
            rings.addAll(joined(chains.stream()
                    .filter(each -> west == each.stream().anyMatch(corner -> corner.east() < meridian))
                    .toList()));
        }
        return rings;
    }

    /** An end of a chain on the meridian. */
    private record End(int chain, boolean first, long north) {}

    /** Joins the ends of the chains of one side along the meridian: between each two the area lies, then it does not. */
    private static List<List<Corner>> joined(List<List<Corner>> chains) {
        var ends = new ArrayList<End>();
        for (int i = 0; i < chains.size(); i++) {
            ends.add(new End(i, true, chains.get(i).getFirst().north()));
            ends.add(new End(i, false, chains.get(i).getLast().north()));
        }
        ends.sort(comparingLong(End::north));
        var next = new int[chains.size()];
        for (int i = 0; i + 1 < ends.size(); i += 2) {
            var one = ends.get(i);
            var other = ends.get(i + 1);
            if (one.first() == other.first()) {
                // It crosses itself, and has no inside: drawn as it was said, in one ring.
                return List.of(chains.stream().flatMap(List::stream).toList());
            }
            next[(one.first() ? other : one).chain()] = (one.first() ? one : other).chain();
        }
        var rings = new ArrayList<List<Corner>>();
        var taken = new boolean[chains.size()];
        for (int i = 0; i < chains.size(); i++) {
            var ring = new ArrayList<Corner>();
            for (int at = i; !taken[at]; at = next[at]) {
                taken[at] = true;
                ring.addAll(chains.get(at));
            }
            if (!ring.isEmpty()) {
                rings.add(ring);
            }
        }
        return rings;
    }

    private static Corner at(List<Corner> ring, int i) {
        return ring.get(i % ring.size());
    }

    private static boolean west(List<Corner> ring, int i, long meridian) {
        return at(ring, i).east() < meridian;
    }

    /** Without a corner that is the same as the one before it. */
    private static List<Corner> distinct(List<Corner> corners) {
        var distinct = new ArrayList<Corner>();
        for (var corner : corners) {
            if (distinct.isEmpty() || !distinct.getLast().equals(corner)) {
                distinct.add(corner);
            }
        }
        return distinct;
    }

    private static List<Corner> open(List<Corner> ring) {
        var last = ring.size() - 1;
        return last > 1 && ring.getFirst().equals(ring.get(last)) ? ring.subList(0, last) : ring;
    }

    private static List<Corner> home(List<Corner> piece) {
        long west = piece.stream().mapToLong(Corner::east).min().orElse(0);
        long turns = -Math.floorDiv(west + Point.LONGITUDE_LIMIT, Corner.TURN);
        return piece.stream().map(corner -> corner.turned(turns)).toList();
    }

    private static List<Corner> counterclockwise(List<Corner> ring) {
        return twiceTheArea(ring) < 0 ? ring.reversed() : ring;
    }

    /** On a flat map, in square degrees; positive for a ring that turns counterclockwise. */
    static double twiceTheArea(List<Corner> ring) {
        double area = 0;
        var first = ring.getFirst();
        for (int i = 0; i < ring.size(); i++) {
            var from = at(ring, i);
            var to = at(ring, i + 1);
            area += (double) (from.east() - first.east()) * (to.north() - first.north())
                    - (double) (to.east() - first.east()) * (from.north() - first.north());
        }
        return area / 1e14;
    }
}
