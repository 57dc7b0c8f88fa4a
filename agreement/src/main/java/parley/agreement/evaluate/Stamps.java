package parley.agreement.evaluate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Stamp;
import parley.agreement.pack.Pack;
import parley.agreement.proof.Proof;
import parley.agreement.time.CivilTime;
import parley.agreement.value.Party;

/** Stamps findings, and puts into their proofs how far each search reached: the same for all that are read together. */
@SuppressWarnings("ReferenceEquality") // asks whether a node was made anew
record Stamps(Stamp stamp) {
    static Stamps of(Pack pack, Map<Party, Long> sizes, Optional<Instant> knownAt, int leftOut, Instant at) {
        return new Stamps(new Stamp(
                Assessment.ENGINE,
                pack.agreement(),
                pack.sha256(),
                sizes,
                knownAt,
                leftOut,
                at,
                CivilTime.dataVersion()));
    }

    Finding on(Finding finding) {
        return finding.with(on(finding.proof()), stamp);
    }

    private Proof on(Proof proof) {
        return switch (proof) {
            case Proof.Searched searched ->
                new Proof.Searched(
                        searched.site(),
                        searched.upTo().isEmpty() ? stamp.sizes() : searched.upTo(),
                        searched.passed(),
                        searched.truth(),
                        all(searched.because()));
            case Proof.Combined combined -> {
                List<Proof> below = all(combined.because());
                yield below == combined.because()
                        ? combined
                        : new Proof.Combined(combined.site(), combined.operator(), combined.truth(), below);
            }
            case Proof.Held held -> {
                List<Proof> below = all(held.because());
                yield below == held.because()
                        ? held
                        : new Proof.Held(held.site(), held.truth(), held.share(), held.during(), below);
            }
            case Proof.OnDays days -> {
                List<Proof> below = all(days.because());
                yield below == days.because() ? days : new Proof.OnDays(days.site(), days.truth(), days.days(), below);
            }
            case Proof.Timed timed -> {
                List<Proof> below = all(timed.because());
                yield below == timed.because()
                        ? timed
                        : new Proof.Timed(
                                timed.site(), timed.anchor(), timed.earliest(), timed.latest(), timed.needs(), below);
            }
            case Proof.Done done -> {
                List<Proof> below = all(done.because());
                yield below == done.because()
                        ? done
                        : new Proof.Done(done.site(), done.entries(), done.time(), done.truth(), below);
            }
            case Proof.Rule rule -> {
                List<Proof> below = all(rule.because());
                yield below == rule.because() ? rule : new Proof.Rule(rule.site(), rule.outcome(), below);
            }
            case Proof.Compared _, Proof.Stated _, Proof.Claimed _ -> proof;
        };
    }

    /** The same list, if nothing below it is a search. */
    private List<Proof> all(List<Proof> proofs) {
        List<Proof> stamped = proofs.stream().map(this::on).toList();
        for (int i = 0; i < proofs.size(); i++) {
            if (stamped.get(i) != proofs.get(i)) {
                return stamped;
            }
        }
        return proofs;
    }
}
