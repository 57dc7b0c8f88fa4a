package parley.agreement.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.account.Cut;
import parley.agreement.condition.Needs;
import parley.agreement.condition.Program;
import parley.agreement.evaluate.Exhaustion.Found;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;

/** Whether the others use up a line on one of the days of a subject, as the logs are read up to a cut. */
record HeldAsRead(HeldExhaustion of, Cut cut, QuotaUses uses, HeldUses held, HeldStay stay, String place) {
    HeldAsRead(HeldExhaustion of, Cut cut, String place) {
        this(of, cut, new QuotaUses(of.scene(), of.rule(), of.holder(), cut), place);
    }

    private HeldAsRead(HeldExhaustion of, Cut cut, QuotaUses uses, String place) {
        this(
                of,
                cut,
                uses,
                new HeldUses(of.scene(), of.rule(), of.line(), of.counting(), uses),
                HeldStay.of(uses, of.subject(), of.counting()),
                place);
    }

    /**
     * ALL of: the subject is the obliged party's, its values are known, it has a first day, on one of its days the others
     * use up the line, and the line is about it.
     */
    Found find() {
        HeldAsked asked =
                new HeldAsked(of.scene(), of.rule(), of.line(), of.counting(), uses, of.subject(), of.obliged());
        List<Proof> because = new ArrayList<>();
        SortedSet<Need> needs = new TreeSet<>();
        Truth truth = asked.belongs(place, because, needs);
        Optional<HeldGroup> group = uses.values(of.line(), of.subject()).map(HeldGroup::new);
        if (truth == Truth.TRUE && group.isPresent()) {
            truth = asked.begins(place, because, needs);
            if (truth == Truth.TRUE) {
                truth = onOneDay(group.get(), because, needs);
            }
            if (of.line().where().isPresent()) {
                Proof where = Facts.of(of.scene(), uses.account(), of.subject())
                        .prove(of.line().where().get());
                because.add(where);
                needs.addAll(Needs.of(where));
                truth = truth.and(Program.truth(where));
            }
        }
        Site site = new Site(place, Optional.of(of.line().ref()), "as read");
        return new Found(
                truth,
                truth == Truth.UNKNOWN ? needs : new TreeSet<>(),
                List.of(of.line().ref()),
                new Proof.Rule(site, truth.name(), because));
    }

    private Truth onOneDay(HeldGroup group, List<Proof> because, SortedSet<Need> needs) {
        NavigableSet<LocalDate> changes = held.changes(group);
        changes.addAll(stay.changes());
        LocalDate first = stay.first().orElseThrow();
        LocalDate last = stay.last().orElse(LocalDate.MAX);
        Truth truth = Truth.FALSE;
        for (LocalDate day : changes.subSet(first, true, last, true)) {
            LocalDate next = changes.higher(day);
            LocalDate until = next == null ? LocalDate.MAX : next.minusDays(1);
            Truth there = stay.on(day);
            QuotaTally tally = tally(day, group);
            Truth both = there.and(tally.exhausted());
            truth = truth.or(both);
            needs.addAll(tally.needs());
            if (there == Truth.UNKNOWN) {
                needs.addAll(stay.needs());
            }
            String perhaps = there == Truth.TRUE ? "there " : "perhaps there ";
            String to = until.equals(LocalDate.MAX) ? " on" : " to " + until;
            Site site = new Site(
                    place + "/" + day, Optional.of(of.line().ref()), perhaps + "from " + day + to + ", and used up");
            because.add(new Proof.Rule(site, both.name(), List.of(tally.proof())));
        }
        return truth;
    }

    private QuotaTally tally(LocalDate day, HeldGroup group) {
        String id = place + "/" + day + "/" + group.subject();
        List<Proof> others = new ArrayList<>();
        SortedSet<Need> needs = new TreeSet<>();
        held.on(day, group, day + "/" + group.subject(), "on " + day).stream()
                .filter(counted -> !counted.subject().equals(of.subject()))
                .sorted(Comparator.comparing(counted -> counted.subject().id()))
                .forEach(counted -> {
                    String other = place + "/" + day + "/" + counted.subject().id();
                    HeldExhaustion.Earlier earlier = of.earlier(uses, counted.subject(), other);
                    Truth truth = counted.truth().and(earlier.truth());
                    others.add(new Proof.Combined(
                            new Site(other, Optional.empty(), counted.subject().id() + " had counted before"),
                            Proof.Operator.ALL,
                            truth,
                            List.of(counted.proof(), earlier.proof())));
                    if (truth == Truth.UNKNOWN) {
                        needs.addAll(counted.needs());
                        needs.addAll(earlier.needs());
                    }
                });
        Site site = new Site(id, Optional.of(of.line().ref()), "used up for " + group.subject() + " on " + day);
        NumberAsOf number = new NumberAsOf(of.scene(), of.rule(), of.holder(), of.subject(), cut);
        return QuotaTally.of(
                of.line(),
                site,
                others,
                needs,
                number.of(of.line(), group.of(of.obliged(), day)),
                held.others(group, site.id()));
    }
}
