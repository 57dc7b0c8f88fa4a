package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import parley.agreement.account.Cut;
import parley.agreement.account.FactKey;
import parley.agreement.condition.Needs;
import parley.agreement.evaluate.Exhaustion.Found;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Quota.Counting;
import parley.agreement.pack.Quota.Line;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.record.Interval;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * Whether a line that counts what is there on the same day had been used up by others when a party decided: on one day, at
 * least, on which the subject is there. Others may have been accepted by other parties, in whose logs nothing says whether
 * that came before; it did if it was witnessed no later than the decision. So all is read as it had been witnessed by then,
 * the obliged party's own log up to its decision: what is accepted or given back later changes nothing. What may or may not
 * have been witnessed by then is read both ways; what is so both ways stands, else it is UNKNOWN. While the party has not
 * decided, all is read as known now, and what is accepted by the deadline counts.
 */
record HeldExhaustion(
        Scene scene,
        Quota rule,
        Line line,
        Counting.Overlap counting,
        Party holder,
        FactKey subject,
        Party obliged,
        Due due,
        Optional<Act> decision) {

    /** The truth of its readings, below which the decision stands. */
    Found find(String id) {
        String place = id + "/" + line.id();
        List<Proof> because = new ArrayList<>();
        decision.ifPresent(own -> because.add(new Proof.Done(
                new Site(place + "/decision", Optional.empty(), "the decision of " + obliged),
                own.entries(),
                own.time(),
                due.includes(own.time()),
                List.of())));
        SortedSet<Need> needs = new TreeSet<>();
        Truth every = Truth.TRUE;
        Truth some = Truth.FALSE;
        List<Cut> cuts = cuts();
        for (int i = 0; i < cuts.size(); i++) {
            HeldAsRead days = new HeldAsRead(this, cuts.get(i), place + "/read/" + i);
            Found found = days.find();
            because.add(found.proof());
            needs.addAll(found.needs());
            every = every.and(found.truth());
            some = some.or(found.truth());
        }
        Truth truth = every == some ? every : Truth.UNKNOWN;
        if (every != some) {
            decision.ifPresent(own -> needs.addAll(Needs.receipts(own.time().missing())));
        }
        Site site = new Site(
                place, Optional.of(line.ref()), rule.id() + "." + line.id() + " used up by others before " + limit());
        return new Found(
                truth,
                truth == Truth.UNKNOWN ? needs : new TreeSet<>(),
                List.of(line.ref()),
                new Proof.Rule(site, truth.name(), because));
    }

    /** Before what others must have been accepted: the entry of the decision, or the deadline while there is none. */
    private String limit() {
        return decision.map(own -> own.document().pointer().toString()).orElse("the deadline");
    }

    /** How far the logs are read: what had been witnessed by the decision for certain, and what may have been. */
    private List<Cut> cuts() {
        if (decision.isEmpty()) {
            return List.of(Cut.NONE);
        }
        Interval time = decision.get().time();
        Cut sure = read(scene.record()
                .within(
                        by -> time.earliest()
                                .filter(then -> by.by(then) == Truth.TRUE)
                                .isPresent(),
                        Cut.NONE));
        Cut possible = read(scene.record()
                .within(
                        by -> time.latest()
                                .map(then -> by.by(then) != Truth.FALSE)
                                .orElse(true),
                        Cut.NONE));
        return sure.equals(possible) ? List.of(sure) : List.of(sure, possible);
    }

    private Cut read(Cut witnessed) {
        Map<Party, Long> last = new TreeMap<>(witnessed.last());
        decision.ifPresent(own -> last.put(obliged, own.document().pointer().index()));
        return new Cut(last);
    }

    /** One use by another subject, with the search or the entry that says when it was accepted. */
    record Earlier(Truth truth, SortedSet<Need> needs, Proof proof) {}

    /** Whether another subject was accepted before, as the logs are read. */
    Earlier earlier(QuotaUses uses, FactKey other, String id) {
        Optional<Party> by = uses.obliged(other);
        Optional<Act> acceptance = by.flatMap(party -> uses.acceptance(other, party));
        String whose = by.map(Party::toString).orElse("whom it obliges");
        Site site = new Site(id + "/order", Optional.empty(), "accepted by " + whose + " before " + limit());
        if (acceptance.isEmpty()) {
            SortedSet<Need> needs = new TreeSet<>();
            needs.add(new Need.Wait("the acceptance of " + other.id() + " by " + whose));
            return new Earlier(
                    Truth.UNKNOWN,
                    needs,
                    new Proof.Searched(site, scene.record().sizes(), List.of(), Truth.UNKNOWN, List.of()));
        }
        Act act = acceptance.get();
        boolean same = decision.filter(
                        own -> act.document().pointer().equals(own.document().pointer()))
                .isPresent();
        Truth timely = decision.map(own -> due.includes(own.time()))
                .orElse(Truth.FALSE)
                .or(due.includes(act.time()));
        Truth truth = same ? Truth.FALSE : timely;
        SortedSet<Need> needs = new TreeSet<>();
        if (truth == Truth.UNKNOWN) {
            needs.addAll(due.needs());
            if (!act.time().missing().isEmpty()) {
                needs.addAll(Needs.receipts(act.time().missing()));
            }
        }
        return new Earlier(truth, needs, new Proof.Done(site, act.entries(), act.time(), truth, List.of()));
    }
}
