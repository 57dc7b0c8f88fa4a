package parley.agreement.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.condition.Places;
import parley.agreement.condition.Program;
import parley.agreement.geo.Distances;
import parley.agreement.geo.MarkedLine;
import parley.agreement.geo.MarkedLine.Sample;
import parley.agreement.geo.MarkedLine.Side;
import parley.agreement.geo.Metres;
import parley.agreement.pack.Area;
import parley.agreement.pack.Region;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/**
 * Proves that a place lies in the strip on the debtor's own side of a line: both that it is no further than the distance, and
 * that a part of it that is lies on that side. Who is neither of the two whose sides they are has none there.
 */
final class OwnSides {
    private final Scene scene;
    private final Facts facts;
    private final Region.OwnSide region;
    private final Area line;
    private final Party debtor;

    OwnSides(Scene scene, Facts facts, Region.OwnSide region, Party debtor) {
        this.scene = scene;
        this.facts = facts;
        this.region = region;
        this.line = Optional.ofNullable(scene.pack().areas().get(region.line()))
                .orElseThrow(() -> new IllegalStateException("a loaded pack has no area " + region.line()));
        this.debtor = debtor;
    }

    Proof prove() {
        Proof within = facts.prove(region.condition());
        Proof.Stated side = side();
        Truth both = Program.truth(within).and(side.truth());
        Site site = new Site(region.id(), Optional.of(region.ref()), "all");
        return new Proof.Combined(site, Operator.ALL, both, List.of(within, side));
    }

    private Proof.Stated side() {
        Area.Sides sides = line.sides()
                .orElseThrow(() -> new IllegalStateException("a loaded pack has sides of " + region.line()));
        SortedSet<Need> open = new TreeSet<>();
        Optional<Side> own = Optional.empty();
        for (Side side : List.of(Side.LEFT, Side.RIGHT)) {
            String role = side == Side.LEFT ? sides.left() : sides.right();
            Party filled = scene.record().roles().get(role);
            if (filled == null) {
                open.add(new Need.Decide(role));
            } else if (filled.equals(debtor)) {
                own = Optional.of(side);
            }
        }
        Site site = new Site(
                region.id() + "/side",
                Optional.of(region.ref()),
                region.place() + " on the own side of " + region.line()
                        + own.map(s -> ", " + (s == Side.LEFT ? "left" : "right"))
                                .orElse(""));
        if (own.isEmpty()) {
            return open.isEmpty()
                    ? new Proof.Stated(site, Truth.FALSE, new Reading.None(List.of()))
                    : new Proof.Stated(site, Truth.UNKNOWN, new Reading.Unknown("not filled", List.of(), open));
        }
        return side(site, own.get());
    }

    private Proof.Stated side(Site site, Side own) {
        Reading place = facts.read(region.place());
        Reading limit = limit();
        SortedSet<Need> needs = new TreeSet<>(Places.lacking(region.place().toString(), place));
        needs.addAll(limit.lacking());
        if (needs.isEmpty()
                && place instanceof Reading.Known(Value.Place known, List<Source> from)
                && limit instanceof Reading.Known(Value.Distance(long metres), List<Source> _)) {
            Truth truth = MarkedLine.of(line.place())
                    .flatMap(marked -> marked.nearest(known))
                    .map(samples -> inStrip(known, samples, own, metres))
                    .orElse(Truth.UNKNOWN);
            needs.add(new Need.Measure("on which side of " + region.line() + " " + region.place() + " lies"));
            Reading reading = truth == Truth.UNKNOWN
                    ? new Reading.Unknown("not sure", from, needs)
                    : new Reading.Known(new Value.Flag(truth == Truth.TRUE), from);
            return new Proof.Stated(site, truth, reading);
        }
        boolean none = place instanceof Reading.None || limit instanceof Reading.None;
        return new Proof.Stated(
                site,
                none ? Truth.FALSE : Truth.UNKNOWN,
                none ? new Reading.None(place.from()) : new Reading.Unknown("no place", place.from(), needs));
    }

    private Reading limit() {
        return switch (region.within()) {
            case Region.Limit.Fixed(Value.Distance distance) -> new Reading.Known(distance, List.of());
            case Region.Limit.Read(var path) -> facts.read(path);
        };
    }

    /**
     * Whether a part of the place is within the distance on this side. What surely meets the line has such a part. What lies
     * within a place as near as that has a point of its edge before it on its own way to the line.
     */
    private Truth inStrip(Value.Place place, List<Sample> samples, Side own, long metres) {
        Metres apart = Distances.between(place, line.place());
        boolean sure = samples.stream()
                .map(Sample::here)
                .anyMatch(at -> at.side() == own && at.distance().atMost() <= metres);
        if (sure || apart.atMost() == 0) {
            return Truth.TRUE;
        }
        Side other = own == Side.LEFT ? Side.RIGHT : Side.LEFT;
        boolean free = samples.stream()
                .map(Sample::around)
                .allMatch(at -> at.side() == other || at.distance().atLeast() > metres);
        return free && apart.atLeast() > 0 ? Truth.FALSE : Truth.UNKNOWN;
    }
}
