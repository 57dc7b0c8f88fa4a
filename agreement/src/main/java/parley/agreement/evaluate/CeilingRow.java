package parley.agreement.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.account.FactKey;
import parley.agreement.condition.Formula;
import parley.agreement.condition.Needs;
import parley.agreement.condition.Program;
import parley.agreement.expr.Path;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Ceiling.Level;
import parley.agreement.pack.Ceiling.Presence;
import parley.agreement.pack.Condition;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/**
 * One row of a stock in one sum. It counts if all of these hold: it has what the rows of the sum have in common, lies in
 * the zone, is there on the day, is counted, fulfils the level's condition, is not exempt, and is not counted by a level
 * that adds its room.
 *
 * @param amount what it counts for
 * @param facts the account that it is read on
 * @param common the values that the rows of the sum have in common, each proved of this row
 */
record CeilingRow(
        Scene scene,
        Ceiling rule,
        Level level,
        FactKey key,
        Formula amount,
        Facts facts,
        Stay stay,
        List<Proof> common) {

    /**
     * What it is on one day.
     *
     * @param counts whether it counts
     * @param value what it counts for if it does
     * @param needs what would settle whether it counts
     */
    record OnDay(
            CeilingRow row, Truth counts, Reading value, SortedSet<parley.agreement.truth.Need> needs, Proof proof) {}

    /** Whether it has what the rows of the sum have in common; FALSE rows belong to other sums. */
    static Truth inCommon(List<Proof> common) {
        return common.stream().map(Program::truth).reduce(Truth.TRUE, Truth::and);
    }

    Truth inCommon() {
        return inCommon(common);
    }

    /** The days on which the row itself can change, apart from what conditions find. */
    NavigableSet<LocalDate> changes() {
        NavigableSet<LocalDate> days = new TreeSet<>(stay.changes());
        List<Path> paths = new ArrayList<>(amount.paths());
        conditions().forEach(condition -> paths.addAll(ConditionPaths.of(scene, condition)));
        days.addAll(facts.changes(paths));
        return days;
    }

    private List<Condition> conditions() {
        List<Condition> all = new ArrayList<>();
        rule.counted().ifPresent(all::add);
        rule.exempt().forEach(exemption -> all.add(exemption.when()));
        rule.levels().forEach(other -> other.where().ifPresent(all::add));
        return all;
    }

    /** The last day of the stay, which conditions read as open until it has come. */
    private Optional<String> endField() {
        return rule.present() instanceof Presence.During(String _, String to) ? Optional.of(to) : Optional.empty();
    }

    /** What a path of the fact yields on a day. */
    Reading read(Path path, LocalDate day) {
        return facts.on(new Facts.OneDay(day, endField(), _ -> {})).read(path);
    }

    /** Proves whether it counts on a day, and for how much. */
    OnDay on(LocalDate day, NavigableSet<LocalDate> turns) {
        Facts then = facts.on(new Facts.OneDay(
                day, endField(), instant -> turns.add(scene.time().dayOf(instant))));
        Truth there = stay.on(day);
        List<Proof> parts = new ArrayList<>(common);
        level.in().ifPresent(zone -> parts.add(zone(then, level.in().get(), "zone")));
        parts.add(stay.proof(there));
        if (!level.all()) {
            rule.counted().ifPresent(condition -> parts.add(then.prove(condition)));
        }
        level.where().ifPresent(condition -> parts.add(then.prove(condition)));
        rule.exempt().forEach(exemption -> parts.add(not(then.prove(exemption.when()), exemption.ref())));
        for (Level other : rule.levels()) {
            if (other.addsTo().equals(Optional.of(level.id()))) {
                parts.add(not(counted(then, other), other.ref()));
            }
        }
        Truth counts = parts.stream().map(Program::truth).reduce(Truth.TRUE, Truth::and);
        Reading value = then.value(amount);
        Site site = new Site(site("counts"), Optional.empty(), "counts if all of these hold");
        Proof all = new Proof.Combined(site, Operator.ALL, counts, parts);
        SortedSet<parley.agreement.truth.Need> needs = needs(all, there);
        Proof worked = Arithmetic.shown(
                new Site(site("amount"), Optional.empty(), rule.sum().text()), amount, value, path -> read(path, day));
        Proof proof = new Proof.Rule(
                new Site(site(""), Optional.empty(), key + " adds its amount if it counts, else nothing"),
                StockSum.shown(value, counts),
                List.of(all, worked));
        return new OnDay(this, counts, value, needs, proof);
    }

    private SortedSet<parley.agreement.truth.Need> needs(Proof all, Truth there) {
        SortedSet<parley.agreement.truth.Need> needs = new TreeSet<>(Needs.of(all));
        if (there == Truth.UNKNOWN && Program.truth(all) == Truth.UNKNOWN) {
            needs.addAll(stay.needs());
        }
        return needs;
    }

    /** That a level counts the row: it lies in its zone and fulfils its condition. */
    private Proof counted(Facts then, Level other) {
        List<Proof> parts = new ArrayList<>();
        other.in().ifPresent(zone -> parts.add(zone(then, zone, other.id() + "/zone")));
        other.where().ifPresent(condition -> parts.add(then.prove(condition)));
        Truth truth = parts.stream().map(Program::truth).reduce(Truth.TRUE, Truth::and);
        Site site = new Site(site(other.id()), Optional.of(other.ref()), "counted under " + other.id());
        return new Proof.Combined(site, Operator.ALL, truth, parts);
    }

    private static Proof not(Proof of, String ref) {
        Site site = new Site(of.site().id() + "/not", Optional.of(ref), "not");
        return new Proof.Combined(site, Operator.NOT, Program.truth(of).not(), List.of(of));
    }

    /** A zone that is not known is one of its words: where all of them lie in the zone asked for, so does the row. */
    private Proof zone(Facts then, String zone, String place) {
        Ceiling.Zones zones =
                rule.zones().orElseThrow(() -> new IllegalStateException("a loaded pack has zones: " + rule.id()));
        Set<String> words = zones.in(zone);
        Reading read = then.read(zones.of());
        Truth truth = switch (read) {
            case Reading.Known(Value value, List<Source> _) -> Truth.of(words.contains(value.toString()));
            case Reading.None _ -> Truth.FALSE;
            case Reading.Between _, Reading.Growing _, Reading.Absent _, Reading.Unknown _ -> Truth.UNKNOWN;
        };
        Reading in = new Reading.Known(
                new Value.Items(words.stream().<Value>map(Value.Word::new).toList()), List.of());
        return new Proof.Compared(new Site(site(place), Optional.empty(), zones.of() + " in " + zone), truth, read, in);
    }

    private String site(String part) {
        return rule.id() + "/" + level.id() + "/rows/" + key + (part.isEmpty() ? "" : "/" + part);
    }
}
