package parley.agreement.condition;

import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.proof.Proof;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;

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
            case Proof.Combined(_, _, Truth truth, var because) when truth == Truth.UNKNOWN ->
                because.forEach(part -> collect(part, needs));
            case Proof.Held(_, Truth truth, _, _, var because) when truth == Truth.UNKNOWN ->
                because.forEach(part -> collect(part, needs));
            case Proof.OnDays(_, Truth truth, _, var because) when truth == Truth.UNKNOWN ->
                because.forEach(part -> collect(part, needs));
            case Proof.Compared(_, Truth truth, var left, var right) when truth == Truth.UNKNOWN -> {
                needs.addAll(left.lacking());
                needs.addAll(right.lacking());
            }
            case Proof.Stated(_, Truth truth, var reading) when truth == Truth.UNKNOWN ->
                needs.addAll(reading.lacking());
            case Proof.Timed timed -> needs.addAll(timed.needs());
            case Proof.Combined _,
                    Proof.Held _,
                    Proof.OnDays _,
                    Proof.Compared _,
                    Proof.Stated _,
                    Proof.Done _,
                    Proof.Searched _,
                    Proof.Claimed _,
                    Proof.Rule _ -> {}
        }
    }
}
