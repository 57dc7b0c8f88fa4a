package parley.desk.map;

import java.util.List;
import java.util.Optional;

/**
 * Which features are asked for.
 *
 * @param party on whose statement, his own or one that he joined; empty for everyone's and what agreements define
 * @param kind by its name; empty for every kind
 * @param during at some moment of which they hold
 * @param box the area to show; empty for the one in which they lie
 */
public record Query(String party, String kind, List<Held> during, Optional<Window.Box> box) {
    /** All. */
    static final Query ALL = new Query("", "", List.of(), Optional.empty());

    public Query {
        during = List.copyOf(during);
    }

    public boolean narrows() {
        return !party.isEmpty() || !kind.isEmpty() || !during.isEmpty();
    }

    List<Feature> of(List<Feature> features) {
        return features.stream()
                .filter(feature -> party.isEmpty() || feature.parties().contains(party))
                .filter(feature -> kind.isEmpty() || feature.kind().name().equals(kind))
                .filter(feature -> during.stream().allMatch(feature.held()::meets))
                .toList();
    }
}
