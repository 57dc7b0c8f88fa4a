package parley.agreement.condition;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.proof.Proof;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/** What would settle an UNKNOWN: the needs of those parts that keep it open, and of no others. */
public final class Needs {
    private Needs() {}

    /** The needs of a proof; none if its value is TRUE or FALSE. */
    public static SortedSet<Need> of(Proof proof) {
        SortedSet<Need> needs = new TreeSet<>();
        collect(proof, needs);
        return needs;
    }

    private static void collect(Proof proof, SortedSet<Need> needs) {
        switch (proof) {
            case Proof.Combined combined -> parts(combined.truth(), combined.because(), needs);
            case Proof.Held held -> parts(held.truth(), held.because(), needs);
            case Proof.OnDays days -> parts(days.truth(), days.because(), needs);
            case Proof.Compared compared -> {
                if (compared.truth() == Truth.UNKNOWN) {
                    needs.addAll(compared.left().lacking());
                    needs.addAll(compared.right().lacking());
                }
            }
            case Proof.Stated stated -> {
                if (stated.truth() == Truth.UNKNOWN) {
                    needs.addAll(stated.reading().lacking());
                }
            }
            case Proof.Timed timed -> needs.addAll(timed.needs());
            case Proof.Done done -> {
                if (done.truth() == Truth.UNKNOWN) {
                    needs.addAll(receipts(done.time().missing()));
                }
            }
            case Proof.Searched _, Proof.Claimed _, Proof.Rule _ -> {}
        }
    }

    /** What would settle the time of an entry: the receipts that are missing; if none is, a later entry. */
    public static SortedSet<Need> receipts(Collection<Party> missing) {
        SortedSet<Need> needs = new TreeSet<>();
        missing.forEach(party -> needs.add(new Need.Wait("receipt by " + party)));
        if (missing.isEmpty()) {
            needs.add(new Need.Wait("the next entry of the log"));
        }
        return needs;
    }

    private static void parts(Truth truth, List<Proof> because, SortedSet<Need> needs) {
        if (truth == Truth.UNKNOWN) {
            because.forEach(part -> collect(part, needs));
        }
    }
}
