package parley.agreement.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.geo.Distances;
import parley.agreement.geo.Metres;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.truth.Need;
import parley.agreement.value.Value;

/** Distances between places as they were read. */
public final class Places {
    private Places() {}

    /**
     * How far apart two places are, in metres: within bounds, unless both are known and stated with their accuracy.
     *
     * @param place in which words the one was asked for: {@code exercise.area}
     * @param other the same of the other: {@code border}
     */
    public static Reading apart(String place, Reading left, String other, Reading right) {
        SortedSet<Need> needs = new TreeSet<>(lacking(place, left));
        needs.addAll(lacking(other, right));
        List<Source> from = new ArrayList<>(left.from());
        from.addAll(right.from());
        if (left instanceof Reading.Known(Value.Place one, List<Source> _)
                && right instanceof Reading.Known(Value.Place two, List<Source> _)
                && needs.isEmpty()) {
            Metres metres = Distances.between(one, two);
            needs.add(new Need.Measure("the distance of " + place + " from " + other));
            return new Reading.Between(metres.atLeast(), OptionalLong.of(metres.atMost()), from, needs);
        }
        if (left instanceof Reading.None || right instanceof Reading.None) {
            return new Reading.None(from);
        }
        return new Reading.Unknown("no distance", from, needs);
    }

    /** What a place lacks to be measured: itself, or how exact it is, which whoever stated it can say. */
    public static SortedSet<Need> lacking(String words, Reading reading) {
        if (reading instanceof Reading.Known(Value.Place place, List<Source> from)
                && place.accuracyMetres().isEmpty()) {
            String party = from.isEmpty() ? "" : from.getFirst().entry().party().code();
            return new TreeSet<>(List.of(new Need.Ask(party, words + ".accuracyMetres")));
        }
        return reading.lacking();
    }
}
