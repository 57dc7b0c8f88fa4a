package parley.agreement.recheck;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import parley.agreement.finding.Extent;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Head;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Days;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;
import parley.agreement.value.Pointer;
import parley.agreement.value.Span;
import parley.agreement.value.Value;

/** Findings that differ from a sound one in one place, and so are not sound. */
final class Mutants {
    private Mutants() {}

    /** A spoiled finding, and what was done to it. */
    record Mutant(String change, Finding finding) {}

    static List<Mutant> of(Finding sound) {
        List<Mutant> mutants = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            if (verdict != sound.verdict()) {
                mutants.add(new Mutant("verdict " + verdict, with(sound, verdict, sound.proof())));
            }
        }
        ExtentMutants.of(sound.extent())
                .forEach((change, extent) ->
                        mutants.add(new Mutant(change, with(sound, sound.verdict(), extent, sound.proof()))));
        spoil(sound.proof(), proof -> with(sound, sound.verdict(), proof), mutants);
        extents(sound.extent()).forEach((change, extent) -> mutants.add(new Mutant(change, with(sound, extent))));
        return mutants;
    }

    private static Map<String, Extent> extents(Extent of) {
        Map<String, Extent> all = new TreeMap<>();
        Days once = new Days(LocalDate.of(2000, 1, 1), LocalDate.of(2000, 1, 2));
        all.put("other days", new Extent(Optional.of(once), of.members(), of.n(), of.excess()));
        all.put("other members", new Extent(of.during(), List.of("ZZ/1"), of.n(), of.excess()));
        all.put("another number left", new Extent(of.during(), of.members(), OptionalLong.of(77), of.excess()));
        OptionalLong more = OptionalLong.of(of.excess().orElse(0) + 1);
        all.put("more excess", new Extent(of.during(), of.members(), of.n(), more));
        if (of.during().isPresent()) {
            all.put("no days", new Extent(Optional.empty(), of.members(), of.n(), of.excess()));
        }
        if (of.excess().isPresent()) {
            all.put("no excess", new Extent(of.during(), of.members(), of.n(), OptionalLong.empty()));
        }
        return all;
    }

    private static Finding with(Finding of, Extent extent) {
        return with(of, of.verdict(), extent, of.proof());
    }

    static Finding with(Finding of, Verdict verdict, Proof proof) {
        return with(of, verdict, of.extent(), proof);
    }

    /** The same finding that says something else, for another reason. */
    static Finding with(Finding of, Verdict verdict, Extent extent, Proof proof) {
        return new Finding(
                new Head(
                        of.provision(),
                        of.step(),
                        of.subject(),
                        of.debtor(),
                        of.account(),
                        verdict,
                        of.owed(),
                        of.needs(),
                        of.incomplete(),
                        of.dueAt(),
                        extent,
                        of.cites(),
                        of.contests()),
                proof,
                of.stamp());
    }

    private static void spoil(Proof node, Function<Proof, Finding> place, List<Mutant> mutants) {
        at(node).forEach((change, proof) ->
                mutants.add(new Mutant(change + " at " + node.site().id(), place.apply(proof))));
        List<Proof> parts = node.because();
        PartMutants.of(node)
                .forEach((change, others) ->
                        mutants.add(new Mutant(change + " at " + node.site().id(), place.apply(parts(node, others)))));
        for (int i = 0; i < parts.size(); i++) {
            int part = i;
            List<Proof> fewer = new ArrayList<>(parts);
            fewer.remove(i);
            // What the package says that it takes from the finding cannot be missed by it.
            boolean chosen = parts.get(i).site().id().matches(".*/debtors/[0-9]+")
                    || (node instanceof Proof.Held && parts.get(i) instanceof Proof.OnDays)
                    || node.site().id().endsWith("/moment")
                    || (node.site().id().contains("/parameters/")
                            && parts.get(i).outcome().equals(Truth.FALSE.name()));
            if (!chosen || parts.size() == 1) {
                mutants.add(new Mutant(
                        "without " + parts.get(i).site().id() + " at "
                                + node.site().id(),
                        place.apply(parts(node, fewer))));
            }
            spoil(
                    parts.get(i),
                    proof -> {
                        List<Proof> other = new ArrayList<>(parts);
                        other.set(part, proof);
                        return place.apply(parts(node, other));
                    },
                    mutants);
        }
    }

    /** The same node with other parts. */
    static Proof parts(Proof node, List<Proof> because) {
        return switch (node) {
            case Proof.Combined of -> new Proof.Combined(of.site(), of.operator(), of.truth(), because);
            case Proof.Held of -> new Proof.Held(of.site(), of.truth(), of.share(), of.during(), because);
            case Proof.OnDays of -> new Proof.OnDays(of.site(), of.truth(), of.days(), because);
            case Proof.Timed of ->
                new Proof.Timed(of.site(), of.anchor(), of.earliest(), of.latest(), of.needs(), because);
            case Proof.Done of -> new Proof.Done(of.site(), of.entries(), of.time(), of.truth(), because);
            case Proof.Searched of -> new Proof.Searched(of.site(), of.upTo(), of.passed(), of.truth(), because);
            case Proof.Rule of -> new Proof.Rule(of.site(), of.outcome(), because);
            case Proof.Compared _, Proof.Stated _, Proof.Claimed _ -> node;
        };
    }

    /** The node itself, spoiled in each way that its kind knows. */
    private static Map<String, Proof> at(Proof node) {
        Map<String, Proof> all = new TreeMap<>();
        others(node).forEach(truth -> all.put("truth " + truth, truth(node, truth)));
        all.put("another place", place(node));
        switch (node) {
            case Proof.Compared(Site site, Truth truth, Reading left, Reading right) -> {
                readings(left)
                        .forEach((change, reading) ->
                                all.put("left " + change, new Proof.Compared(site, truth, reading, right)));
                readings(right)
                        .forEach((change, reading) ->
                                all.put("right " + change, new Proof.Compared(site, truth, left, reading)));
                if (!isDistance(right, site)) {
                    bounds(left)
                            .forEach((change, reading) ->
                                    all.put("left " + change, new Proof.Compared(site, truth, reading, right)));
                }
                bounds(right)
                        .forEach((change, reading) ->
                                all.put("right " + change, new Proof.Compared(site, truth, left, reading)));
            }
            case Proof.Stated(Site site, Truth truth, Reading reading) ->
                readings(reading).forEach((change, other) -> all.put(change, new Proof.Stated(site, truth, other)));
            case Proof.Timed of -> {
                all.put(
                        "later",
                        timed(of, of.anchor(), of.earliest(), of.latest().map(t -> t.plusSeconds(1))));
                all.put("earlier", timed(of, of.anchor(), of.earliest().map(t -> t.minusSeconds(1)), of.latest()));
                of.latest()
                        .map(latest -> latest.plusSeconds(1))
                        .ifPresent(after -> all.put(
                                "ends before it begins", timed(of, of.anchor(), Optional.of(after), of.latest())));
                readings(of.anchor())
                        .forEach((change, other) ->
                                all.put("anchor " + change, timed(of, other, of.earliest(), of.latest())));
            }
            case Proof.Done of -> {
                Interval later =
                        Interval.at(of.time().earliest().orElse(Instant.EPOCH).plusSeconds(1));
                all.put("done later", new Proof.Done(of.site(), of.entries(), later, of.truth(), of.because()));
                List<EntryPointer> none = List.of(new EntryPointer(new Party("ZZ"), 0, "none"));
                all.put("done by no entry", new Proof.Done(of.site(), List.of(), of.time(), of.truth(), of.because()));
                all.put("done by nobody", new Proof.Done(of.site(), none, of.time(), of.truth(), of.because()));
                all.put("done by none", new Proof.Done(of.site(), List.of(), of.time(), of.truth(), of.because()));
                List<EntryPointer> twice = new ArrayList<>(of.entries());
                twice.addAll(of.entries());
                all.put("done twice", new Proof.Done(of.site(), twice, of.time(), of.truth(), of.because()));
            }
            case Proof.Searched of -> {
                Map<Party, Long> less = new TreeMap<>(of.upTo());
                less.replaceAll((party, size) -> size + 1);
                all.put("searched on", new Proof.Searched(of.site(), less, of.passed(), of.truth(), of.because()));
                List<EntryPointer> more = new ArrayList<>(of.passed());
                more.add(new EntryPointer(new Party("ZZ"), 0, "none"));
                all.put("passed another", new Proof.Searched(of.site(), of.upTo(), more, of.truth(), of.because()));
                if (!of.passed().isEmpty()) {
                    all.put(
                            "passed nothing",
                            new Proof.Searched(of.site(), of.upTo(), List.of(), of.truth(), of.because()));
                }
            }
            case Proof.Rule of ->
                Stream.of(Verdict.MET, Verdict.BREACHED)
                        .map(Verdict::word)
                        .filter(word -> !word.equals(of.outcome()))
                        .forEach(word -> all.put("outcome " + word, new Proof.Rule(of.site(), word, of.because())));
            case Proof.Held(Site site, Truth truth, var share, Optional<Days> during, List<Proof> because) -> {
                others(during)
                        .forEach((change, days) ->
                                all.put("held " + change, new Proof.Held(site, truth, share, days, because)));
                share.ifPresent(_ -> all.put(
                        "the share of another",
                        new Proof.Held(site, truth, Optional.of(new Party("ZZ")), during, because)));
            }
            case Proof.OnDays(Site site, Truth truth, Optional<Days> days, List<Proof> because)
            when addsUp(because) ->
                others(days).forEach((change, other) -> all.put(change, new Proof.OnDays(site, truth, other, because)));
            case Proof.Claimed(Site site, Reading reading) ->
                readings(reading).forEach((change, other) -> all.put(change, new Proof.Claimed(site, other)));
            case Proof.Combined _, Proof.OnDays _ -> {}
        }
        all.values().removeIf(node::equals);
        return all;
    }

    /** The days of a sum of rows; on which days other totals change the package says that it takes from the finding. */
    private static boolean addsUp(List<Proof> because) {
        return because.stream()
                .anyMatch(row -> row.site().text().endsWith("adds its amount if it counts, else nothing"));
    }

    private static Map<String, Optional<Days>> others(Optional<Days> of) {
        Map<String, Optional<Days>> all = new TreeMap<>();
        of.ifPresent(days -> {
            all.put("no days", Optional.empty());
            all.put("a day more", Optional.of(new Days(days.first(), days.last().plusDays(1))));
            all.put("a day less", Optional.of(new Days(days.first(), days.last().minusDays(1))));
            all.put("from a day before", Optional.of(new Days(days.first().minusDays(1), days.last())));
        });
        return all;
    }

    /** How far places lie apart is not measured again. */
    private static boolean isDistance(Reading other, Site site) {
        return other instanceof Reading.Known(Value.Distance _, var _)
                || site.text().contains(" <= width for ")
                || site.text().startsWith("within(");
    }

    private static Proof timed(Proof.Timed of, Reading anchor, Optional<Instant> earliest, Optional<Instant> latest) {
        return new Proof.Timed(of.site(), anchor, earliest, latest, of.needs(), of.because());
    }

    private static List<Truth> others(Proof node) {
        return Arrays.stream(Truth.values())
                .filter(truth -> !truth.name().equals(node.outcome()))
                .toList();
    }

    private static Proof truth(Proof node, Truth truth) {
        return switch (node) {
            case Proof.Combined of -> new Proof.Combined(of.site(), of.operator(), truth, of.because());
            case Proof.Compared of -> new Proof.Compared(of.site(), truth, of.left(), of.right());
            case Proof.Stated of -> new Proof.Stated(of.site(), truth, of.reading());
            case Proof.Held of -> new Proof.Held(of.site(), truth, of.share(), of.during(), of.because());
            case Proof.OnDays of -> new Proof.OnDays(of.site(), truth, of.days(), of.because());
            case Proof.Done of -> new Proof.Done(of.site(), of.entries(), of.time(), truth, of.because());
            case Proof.Searched of -> new Proof.Searched(of.site(), of.upTo(), of.passed(), truth, of.because());
            case Proof.Rule of -> new Proof.Rule(of.site(), truth.name(), of.because());
            case Proof.Timed _, Proof.Claimed _ -> node;
        };
    }

    private static Proof place(Proof node) {
        Site other = new Site(node.site().id(), Optional.of("999"), node.site().text());
        return switch (node) {
            case Proof.Combined of -> new Proof.Combined(other, of.operator(), of.truth(), of.because());
            case Proof.Compared of -> new Proof.Compared(other, of.truth(), of.left(), of.right());
            case Proof.Stated of -> new Proof.Stated(other, of.truth(), of.reading());
            case Proof.Held of -> new Proof.Held(other, of.truth(), of.share(), of.during(), of.because());
            case Proof.Done of -> new Proof.Done(other, of.entries(), of.time(), of.truth(), of.because());
            case Proof.Searched of -> new Proof.Searched(other, of.upTo(), of.passed(), of.truth(), of.because());
            case Proof.Rule of -> new Proof.Rule(other, of.outcome(), of.because());
            case Proof.Timed of ->
                new Proof.Timed(other, of.anchor(), of.earliest(), of.latest(), of.needs(), of.because());
            case Proof.Claimed of -> new Proof.Claimed(other, of.reading());
            case Proof.OnDays _ -> node;
        };
    }

    private static Map<String, Reading> readings(Reading reading) {
        Map<String, Reading> all = new TreeMap<>();
        if (reading instanceof Reading.Known(Value value, List<Source> from)) {
            more(value).ifPresent(other -> all.put("another value", new Reading.Known(other, from)));
            if (!from.isEmpty()) {
                List<Source> moved = new ArrayList<>(from);
                Source first = from.getFirst();
                EntryPointer entry = first.entry();
                moved.set(0, new Source(new EntryPointer(entry.party(), entry.index() + 90, entry.id()), first.at()));
                all.put("from another entry", new Reading.Known(value, moved));
                List<Source> lost = new ArrayList<>(from);
                lost.set(0, new Source(entry, new Pointer("/nowhere")));
                all.put("from nowhere", new Reading.Known(value, lost));
            }
        }
        return all;
    }

    /** A count that is known within bounds, within others. */
    private static Map<String, Reading> bounds(Reading reading) {
        Map<String, Reading> all = new TreeMap<>();
        if (reading instanceof Reading.Between(long least, OptionalLong most, var from, var needs)) {
            all.put("at least more", new Reading.Between(least + 1, most, from, needs));
            if (most.isPresent()) {
                OptionalLong more = OptionalLong.of(most.getAsLong() + 1);
                all.put("at most more", new Reading.Between(least, more, from, needs));
                all.put("without bound", new Reading.Between(least, OptionalLong.empty(), from, needs));
            }
        }
        return all;
    }

    private static Optional<Value> more(Value value) {
        return switch (value) {
            case Value.Count(long count) -> Optional.of(new Value.Count(count + 1));
            case Value.Flag(boolean flag) -> Optional.of(new Value.Flag(!flag));
            case Value.Day(var date) -> Optional.of(new Value.Day(date.plusDays(1)));
            case Value.Moment(var instant) -> Optional.of(new Value.Moment(instant.plusSeconds(1)));
            case Value.Word(String word) -> Optional.of(new Value.Word(word + "x"));
            case Value.PartyCode _ -> Optional.of(new Value.PartyCode(new Party("ZZ")));
            case Value.Distance _, Value.Text _, Value.Id _, Value.Place _, Value.Items _, Value.Row _, Value.Blank _ ->
                Optional.empty();
            case Span span -> Optional.of(new Span(span.kind(), span.amount() + 1));
        };
    }
}
