package parley.desk.map;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import parley.agreement.pack.Pack;
import parley.desk.live.Standing;
import parley.ledger.bytes.Hash;
import parley.node.view.CircleView;
import parley.node.view.NodeView;

/**
 * All that a circle's entries and agreements put on the map. An entry never changes, so each is read once. Thread-safe.
 */
final class Gathered {
    /** Beyond so many kept entries all are read again: some 100 MB. */
    private static final int MOST_KEPT = 100_000;

    private final NodeView node;
    private final Map<Hash, List<Feature>> stated = new ConcurrentHashMap<>();
    private final Map<String, List<Feature>> agreed = new ConcurrentHashMap<>();

    Gathered(NodeView node) {
        this.node = node;
    }

    /**
     * The features of a circle, those of agreements first, then the last written first.
     *
     * @param replaced how many others stand in entries that their author has corrected or withdrawn since
     */
    record All(List<Kind> kinds, List<Feature> features, int replaced) {
        All {
            kinds = List.copyOf(kinds);
            features = List.copyOf(features);
        }
    }

    All of(CircleView circle) {
        var packs = node.packs(circle.summary().id());
        var features = new ArrayList<Feature>();
        packs.forEach(pack -> features.addAll(agreed.computeIfAbsent(pack.sha256(), _ -> Agreed.in(pack))));
        var kinds = new ArrayList<Kind>();
        features.stream().map(Feature::kind).distinct().forEach(kinds::add);
        var readers = readers(packs, kinds);
        if (stated.size() > MOST_KEPT) {
            stated.clear();
        }
        var standing = Standing.of(circle.entries());
        int left = 0;
        var found = new ArrayList<Feature>();
        for (var entry : circle.entries()) {
            var reader = Optional.ofNullable(readers.get(entry.format()));
            if (entry.counts() && reader.isPresent()) {
                var of = stated.computeIfAbsent(
                        entry.pointer().id(), _ -> reader.get().in(entry));
                if (standing.stands(entry)) {
                    var joined = standing.joined(entry);
                    of.forEach(feature -> found.add(feature.joined(joined)));
                } else {
                    left += of.size();
                }
            }
        }
        found.sort(comparing(Gathered::written).reversed());
        features.addAll(found);
        return new All(kinds, features, left);
    }

    private static Instant written(Feature feature) {
        return feature.origin() instanceof Origin.Stated of ? of.written() : Instant.MAX;
    }

    /** A reader for each format of the packs that can hold a place, by the format's name. */
    private static Map<String, Stated> readers(List<Pack> packs, List<Kind> kinds) {
        var readers = new TreeMap<String, Stated>();
        for (var pack : packs) {
            pack.formats()
                    .forEach((name, format) -> Stated.of(pack, format).ifPresent(reader -> {
                        if (readers.putIfAbsent(name, reader) == null) {
                            kinds.add(Stated.kind(format));
                        }
                    }));
        }
        return readers;
    }
}
