package parley.agreement.evaluate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.account.Cut;
import parley.agreement.account.FactKey;
import parley.agreement.condition.Needs;
import parley.agreement.evaluate.QuotaNumber.Numbered;
import parley.agreement.pack.Quota;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * The number of a quota for one subject, from the facts as they were witnessed when the subject's own entry was. It is
 * computed from what had been witnessed for certain by then, and again from all that may have been; where the two differ
 * it is not known.
 */
record NumberAsOf(Scene scene, Quota rule, Party holder, FactKey subject, Cut cut) {

    Numbered of(Quota.Line line, QuotaGroup group) {
        if (rule.asOf().isEmpty()) {
            return number(line, group, cut);
        }
        Quota.AsOf asOf = rule.asOf().get();
        Site site = new Site(
                rule.id() + "." + line.id() + "/asOf/" + subject.id(),
                Optional.of(asOf.ref()),
                "as of " + asOf.format() + " about " + subject.id());
        Optional<RecordedEntry> entry = new Acts(scene, subject).first(asOf.format(), cut);
        if (entry.isEmpty()) {
            SortedSet<Need> needs = new TreeSet<>(List.of(new Need.Wait(asOf.format() + " about " + subject.id())));
            Reading none = new Reading.Unknown("as of no entry", List.of(), needs);
            return new Numbered(none, new Proof.Rule(site, none.toString(), List.of()));
        }
        Interval time = scene.record().witnessed(entry.get());
        Numbered least = number(line, group, scene.record().within(by -> sure(by, time), cut));
        Numbered most = number(line, group, scene.record().within(by -> possible(by, time), cut));
        Proof then = new Proof.Done(
                new Site(site.id() + "/entry", Optional.empty(), asOf.format() + " was witnessed"),
                List.of(entry.get().pointer()),
                time,
                time.earliest().equals(time.latest()) ? Truth.TRUE : Truth.UNKNOWN,
                List.of());
        Reading reading = least.reading().equals(most.reading())
                ? most.reading()
                : new Reading.Unknown("witnessed at about the same time", List.of(), Needs.receipts(time.missing()));
        return new Numbered(
                reading, new Proof.Rule(site, reading.toString(), List.of(then, least.proof(), most.proof())));
    }

    private Numbered number(Quota.Line line, QuotaGroup group, Cut asOf) {
        return new QuotaNumber(scene, rule, scene.account(holder, asOf), asOf, group).of(line);
    }

    private static boolean sure(Interval entry, Interval time) {
        return time.earliest().isPresent() && entry.by(time.earliest().get()) == Truth.TRUE;
    }

    private static boolean possible(Interval entry, Interval time) {
        Optional<Instant> last = time.latest();
        return last.isEmpty() || entry.by(last.get()) != Truth.FALSE;
    }
}
