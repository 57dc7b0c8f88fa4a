package parley.agreement.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.account.FactKey;
import parley.agreement.condition.Needs;
import parley.agreement.evaluate.QuotaUses.Counted;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Quota.Counting;
import parley.agreement.pack.Quota.Line;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * The uses of one line that counts those which are there on the same day, as one account has them. Which parties they
 * oblige tells them apart only where {@code per} says so.
 */
final class HeldUses {
    private final Scene scene;
    private final Quota rule;
    private final Line line;
    private final Counting.Overlap counting;
    private final QuotaUses uses;

    /** Over the uses of an account, as far as its logs are read. */
    HeldUses(Scene scene, Quota rule, Line line, Counting.Overlap counting, QuotaUses uses) {
        this.scene = scene;
        this.rule = rule;
        this.line = line;
        this.counting = counting;
        this.uses = uses;
    }

    HeldStay stay(FactKey subject) {
        return HeldStay.of(uses, subject, counting);
    }

    /** The group to which a subject belongs whose values and whose obliged party are known, and that is ever there. */
    Optional<HeldGroup> group(FactKey subject) {
        return uses.obliged(subject).isPresent() && !stay(subject).never()
                ? uses.values(line, subject).map(HeldGroup::new)
                : Optional.empty();
    }

    /** The groups of all subjects, each once. */
    Set<HeldGroup> groups() {
        Set<HeldGroup> groups = new LinkedHashSet<>();
        uses.subjects().forEach(subject -> group(subject).ifPresent(groups::add));
        return groups;
    }

    /** Each subject that may belong to a group, on whichever day it is there, in the order of the record. */
    List<FactKey> candidates(HeldGroup group) {
        return uses.subjects().stream()
                .filter(subject -> group.values().entrySet().stream()
                        .allMatch(value ->
                                QuotaUses.same(uses.read(subject, value.getKey()), value.getValue()) != Truth.FALSE))
                .toList();
    }

    /** Whether a subject belongs to a group, on whichever day it is there, and whether it is taken or not. */
    boolean matches(HeldGroup group, FactKey subject) {
        List<Proof> parts = told(group, subject, group.subject());
        line.where()
                .ifPresent(where ->
                        parts.add(Facts.of(scene, uses.account(), subject).prove(where)));
        return !stay(subject).never() && QuotaUses.all(parts) != Truth.FALSE;
    }

    /** The parties that subjects of a group oblige, in the order of the charter. */
    List<Party> obliged(HeldGroup group) {
        Set<Party> obliged = new LinkedHashSet<>();
        for (FactKey subject : candidates(group)) {
            if (group(subject).equals(Optional.of(group)) && matches(group, subject)) {
                uses.obliged(subject).ifPresent(obliged::add);
            }
        }
        return scene.record().parties().stream().filter(obliged::contains).toList();
    }

    /** The days on which other subjects of a group may be there. */
    NavigableSet<LocalDate> changes(HeldGroup group) {
        NavigableSet<LocalDate> changes = new TreeSet<>();
        candidates(group).forEach(subject -> changes.addAll(stay(subject).changes()));
        return changes;
    }

    /**
     * Each subject of a group that is there on a day, or may be, whether it counts or not.
     *
     * @param place under which their proofs stand
     * @param text what they say of the day
     */
    List<Counted> on(LocalDate day, HeldGroup group, String place, String text) {
        return candidates(group).stream()
                .filter(subject -> stay(subject).on(day) != Truth.FALSE)
                .map(subject -> counted(day, group, subject, place, text))
                .toList();
    }

    private Counted counted(LocalDate day, HeldGroup group, FactKey subject, String place, String text) {
        String id = rule.id() + "." + line.id() + "/" + place + "/" + subject.id();
        HeldStay stay = stay(subject);
        List<Proof> parts = new ArrayList<>(List.of(whom(subject, id)));
        parts.addAll(told(group, subject, place));
        parts.add(stay.proof(new Site(id + "/counting", Optional.of(line.ref()), dates(text)), day));
        Truth within = QuotaUses.all(parts);
        line.where()
                .ifPresent(where ->
                        parts.add(Facts.of(scene, uses.account(), subject).prove(where)));
        Truth matches = QuotaUses.all(parts);
        parts.add(uses.taken(subject, uses.obliged(subject)));
        Truth truth = QuotaUses.all(parts);
        Proof proof = new Proof.Combined(
                new Site(id, Optional.empty(), subject.id() + " counts"), Operator.ALL, truth, List.copyOf(parts));
        SortedSet<Need> needs = new TreeSet<>(Needs.of(proof));
        return new Counted(subject, within, matches, truth, needs, proof);
    }

    /** What its dates are asked: {@code evaluation.entered to evaluation.left, there on 2026-06-03}. */
    String dates(String text) {
        return counting.from() + " to " + counting.to() + ", there " + text;
    }

    /** Whether it is known whom a subject obliges: what obliges nobody takes nothing. */
    private Proof whom(FactKey subject, String id) {
        Reading whom = uses.read(subject, rule.obliged());
        Truth known =
                whom instanceof Reading.Known ? Truth.TRUE : whom instanceof Reading.None ? Truth.FALSE : Truth.UNKNOWN;
        Site site = new Site(
                id + "/obliged", Optional.of(line.ref()), rule.obliged().toString());
        return new Proof.Stated(site, known, whom);
    }

    /** Whether the values of a subject are those of a group. */
    private List<Proof> told(HeldGroup group, FactKey subject, String place) {
        String id = rule.id() + "." + line.id() + "/" + place + "/" + subject.id();
        List<Proof> parts = new ArrayList<>();
        group.values().forEach((path, value) -> {
            Reading read = uses.read(subject, path);
            Site site = new Site(id + "/per/" + path, Optional.of(line.ref()), path + " == " + value);
            parts.add(new Proof.Compared(site, QuotaUses.same(read, value), read, new Reading.Known(value, List.of())));
        });
        return parts;
    }

    /** That no subject but those shown belongs to a group and may be there. */
    Proof others(HeldGroup group, String id) {
        Site site =
                new Site(id + "/others", Optional.empty(), "other " + rule.subjectType() + " of " + group.subject());
        return new Proof.Searched(site, scene.record().sizes(), List.of(), Truth.TRUE, List.of());
    }
}
