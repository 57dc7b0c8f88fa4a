package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.condition.Places;
import parley.agreement.geo.MarkedLine;
import parley.agreement.geo.MarkedLine.Nearest;
import parley.agreement.geo.MarkedLine.Sample;
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
 * Proves that a place lies in a region with a width for each class and part of a line: for one of the classes both that it
 * is the class and that the place is no further than the width; a class without a row leaves it UNKNOWN.
 */
final class Regions {
    private final Region.ByMarker region;
    private final Area line;
    private final Reading place;
    private final Reading word;

    private Regions(Scene scene, Facts facts, Region.ByMarker region) {
        this.region = region;
        this.line = Optional.ofNullable(scene.pack().areas().get(region.line()))
                .orElseThrow(() -> new IllegalStateException("a loaded pack has no area " + region.line()));
        this.place = facts.read(region.place());
        this.word = facts.read(region.by());
    }

    static Proof prove(Scene scene, Facts facts, Region region, Party debtor) {
        return switch (region) {
            case Region.Strip strip -> facts.prove(strip.condition());
            case Region.OwnSide own -> new OwnSides(scene, facts, own, debtor).prove();
            case Region.ByMarker table -> new Regions(scene, facts, table).prove();
        };
    }

    private Proof prove() {
        Optional<List<Sample>> nearest = nearest();
        Set<String> words = new LinkedHashSet<>();
        region.rows().forEach(row -> words.add(row.word()));
        List<Proof> parts = new ArrayList<>();
        Truth any = Truth.FALSE;
        for (String each : words) {
            Site site = new Site(region.id() + "/" + each, Optional.of(ref(each)), "all");
            Proof.Compared is = new Proof.Compared(
                    new Site(site.id() + "/by", site.ref(), region.by() + " == '" + each + "'"),
                    is(each),
                    word,
                    new Reading.Known(new Value.Word(each), List.of()));
            Proof.Compared near = near(each, nearest, site);
            Truth both = is.truth().and(near.truth());
            any = any.or(both);
            parts.add(new Proof.Combined(site, Operator.ALL, both, List.of(is, near)));
        }
        Proof.Stated other = other(words);
        parts.add(other);
        Site site = new Site(region.id(), Optional.of(region.ref()), "any");
        return new Proof.Combined(site, Operator.ANY, any.or(other.truth()), parts);
    }

    private Optional<List<Sample>> nearest() {
        return place instanceof Reading.Known(Value.Place known, List<Source> _)
                        && Places.lacking(region.place().toString(), place).isEmpty()
                ? MarkedLine.of(line.place()).flatMap(marked -> marked.nearest(known))
                : Optional.empty();
    }

    private Truth is(String each) {
        return word instanceof Reading.Known(Value value, List<Source> _)
                ? Truth.of(value.toString().equals(each))
                : word instanceof Reading.None ? Truth.FALSE : Truth.UNKNOWN;
    }

    /** A class that the table does not have, or of which nobody knows whether it does. */
    private Proof.Stated other(Set<String> words) {
        Site site = new Site(region.id() + "/other", Optional.of(region.ref()), "a class without a row: unknown");
        if (word instanceof Reading.Known(Value value, List<Source> from)) {
            boolean known = words.contains(value.toString());
            Reading reading =
                    known ? word : new Reading.Unknown(value + " is in no row", from, decide("the width for " + value));
            return new Proof.Stated(site, known ? Truth.FALSE : Truth.UNKNOWN, reading);
        }
        return new Proof.Stated(site, Truth.UNKNOWN, word);
    }

    private String ref(String each) {
        return region.rows().stream()
                .filter(row -> row.word().equals(each))
                .map(Region.Row::ref)
                .findFirst()
                .orElse(region.ref());
    }

    /** A width for a class at a point: from the least to the greatest that may apply there; empty if a part has none. */
    private record Width(Optional<Long> least, Optional<Long> most) {}

    private Width width(String each, Nearest at) {
        List<Region.Row> rows =
                region.rows().stream().filter(row -> row.word().equals(each)).toList();
        List<OptionalLong> widths = new ArrayList<>();
        if (at.corner().isPresent()) {
            int corner = at.corner().getAsInt();
            widths.add(widest(rows.stream()
                    .filter(row -> row.from() <= corner && corner <= row.to())
                    .toList()));
        } else {
            at.edges()
                    .forEach(edge -> widths.add(widest(rows.stream()
                            .filter(row -> row.from() <= edge && edge < row.to())
                            .toList())));
        }
        if (widths.stream().anyMatch(OptionalLong::isEmpty)) {
            return new Width(Optional.empty(), Optional.empty());
        }
        return new Width(
                Optional.of(
                        widths.stream().mapToLong(OptionalLong::getAsLong).min().orElseThrow()),
                Optional.of(
                        widths.stream().mapToLong(OptionalLong::getAsLong).max().orElseThrow()));
    }

    private static OptionalLong widest(List<Region.Row> rows) {
        return rows.stream().mapToLong(row -> row.within().metres()).max();
    }

    /** The point of the place that tells: one that is surely too near, failing that one that may be, failing that the nearest. */
    private Proof.Compared near(String each, Optional<List<Sample>> nearest, Site around) {
        Site site = new Site(
                around.id() + "/within",
                around.ref(),
                region.place() + " from " + region.line() + " <= width for " + each);
        if (nearest.isEmpty()) {
            SortedSet<Need> needs = new TreeSet<>(Places.lacking(region.place().toString(), place));
            Reading left = needs.isEmpty() && place instanceof Reading.None
                    ? place
                    : new Reading.Unknown("no distance", place.from(), needs.isEmpty() ? measure() : needs);
            Truth truth = left instanceof Reading.None ? Truth.FALSE : Truth.UNKNOWN;
            return new Proof.Compared(site, truth, left, new Reading.None(List.of()));
        }
        Proof.Compared telling = null;
        for (Sample at : nearest.get()) {
            Proof.Compared one = near(each, at, site);
            if (telling == null || weight(one) > weight(telling)) {
                telling = one;
            }
        }
        if (telling == null) {
            throw new IllegalStateException("a place has a point at least");
        }
        return telling;
    }

    private static int weight(Proof.Compared compared) {
        return switch (compared.truth()) {
            case TRUE -> 2;
            case UNKNOWN -> 1;
            case FALSE -> 0;
        };
    }

    /** Surely too near as it was stated, surely far enough whatever lies up to the next sample, or neither. */
    private Proof.Compared near(String each, Sample sample, Site site) {
        Proof.Compared here = compared(each, sample.here(), site);
        return here.truth() == Truth.TRUE ? here : compared(each, sample.around(), site);
    }

    private Proof.Compared compared(String each, Nearest at, Site site) {
        Width width = width(each, at);
        String where = at.corner().isPresent()
                ? " at marker " + line.markers().get(at.corner().getAsInt())
                : " between markers " + line.markers().get(at.edges().first()) + " and "
                        + line.markers().get(at.edges().last() + 1);
        Site here = new Site(site.id(), site.ref(), site.text() + where);
        if (width.least.isEmpty() || width.most.isEmpty()) {
            return new Proof.Compared(
                    here,
                    Truth.UNKNOWN,
                    between(at.distance()),
                    new Reading.Unknown("no row there", List.of(), decide("the width for " + each + where)));
        }
        long least = width.least.get();
        long most = width.most.get();
        Reading right = least == most
                ? new Reading.Known(new Value.Distance(least), List.of())
                : new Reading.Between(least, OptionalLong.of(most), List.of(), measure());
        Truth truth = at.distance().atMost() <= least
                ? Truth.TRUE
                : at.distance().atLeast() > most ? Truth.FALSE : Truth.UNKNOWN;
        return new Proof.Compared(here, truth, between(at.distance()), right);
    }

    private Reading between(Metres metres) {
        return new Reading.Between(metres.atLeast(), OptionalLong.of(metres.atMost()), place.from(), measure());
    }

    private SortedSet<Need> measure() {
        return new TreeSet<>(List.of(new Need.Measure("the distance of " + region.place() + " from " + region.line())));
    }

    private static SortedSet<Need> decide(String what) {
        return new TreeSet<>(List.of(new Need.Decide(what)));
    }
}
