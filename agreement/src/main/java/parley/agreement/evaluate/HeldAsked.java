package parley.agreement.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import parley.agreement.account.FactKey;
import parley.agreement.expr.Path;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Quota.Counting;
import parley.agreement.pack.Quota.Line;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/** What is known of the subject about which a party decides: whom it obliges, what tells it apart, and its days. */
record HeldAsked(
        Scene scene, Quota rule, Line line, Counting.Overlap counting, QuotaUses uses, FactKey subject, Party obliged) {

    /** Whether it is one of the obliged party's, and the values by which the line tells it apart are known. */
    Truth belongs(String place, List<Proof> because, SortedSet<Need> needs) {
        Reading whose = uses.read(subject, rule.obliged());
        Value party = new Value.PartyCode(obliged);
        Truth belongs = QuotaUses.same(whose, party);
        needs.addAll(whose.lacking());
        because.add(new Proof.Compared(
                site(place + "/obliged", rule.obliged() + " == " + obliged),
                belongs,
                whose,
                new Reading.Known(party, List.of())));
        for (Path path : line.per()) {
            Reading value = uses.read(subject, path);
            Truth known = value instanceof Reading.Known
                    ? Truth.TRUE
                    : value instanceof Reading.None ? Truth.FALSE : Truth.UNKNOWN;
            belongs = belongs.and(known);
            needs.addAll(value.lacking());
            because.add(new Proof.Claimed(site(place + "/per/" + path, path.toString()), value));
        }
        return belongs;
    }

    /** Whether it has a first day that is known, and not a last one before that. */
    Truth begins(String place, List<Proof> because, SortedSet<Need> needs) {
        HeldStay stay = HeldStay.of(uses, subject, counting);
        Truth begins = stay.never() ? Truth.FALSE : stay.first().isPresent() ? Truth.TRUE : Truth.UNKNOWN;
        if (begins == Truth.UNKNOWN) {
            needs.addAll(stay.from().lacking());
        }
        Site site = site(place + "/days", counting.from() + " to " + counting.to() + ", with a first day");
        because.add(new Proof.Compared(site, begins, stay.from(), stay.to()));
        return begins;
    }

    private Site site(String id, String text) {
        return new Site(id, Optional.of(line.ref()), text);
    }
}
