package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.condition.Program;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/**
 * The uses of one group against its number. As many are taken as uses below are TRUE; those that are UNKNOWN may be
 * taken too. Exhausted: at least as many are taken as the number says.
 *
 * @param least how many are taken for certain
 * @param most how many may be
 */
record QuotaTally(Truth exhausted, long least, long most, Reading number, SortedSet<Need> needs, Proof proof) {

    /**
     * Counts.
     *
     * @param uses the proof of each use
     * @param needs of those that are UNKNOWN
     * @param others the search that found no other
     */
    static QuotaTally of(
            Quota.Line line,
            Site site,
            List<Proof> uses,
            SortedSet<Need> needs,
            QuotaNumber.Numbered number,
            Proof others) {
        long least =
                uses.stream().filter(use -> Program.truth(use) == Truth.TRUE).count();
        long most =
                uses.stream().filter(use -> Program.truth(use) != Truth.FALSE).count();
        Reading taken = least == most
                ? new Reading.Known(new Value.Count(least), List.of())
                : new Reading.Between(least, OptionalLong.of(most), List.of(), needs);
        Truth exhausted = atLeast(least, most, number.reading());
        SortedSet<Need> all = new TreeSet<>();
        if (exhausted == Truth.UNKNOWN) {
            all.addAll(taken.lacking());
            all.addAll(number.reading().lacking());
        }
        Site against = new Site(
                site.id() + "/taken",
                Optional.of(line.ref()),
                "taken >= " + line.atMost().text());
        List<Proof> because = new ArrayList<>();
        because.add(new Proof.Compared(against, exhausted, taken, number.reading()));
        because.add(number.proof());
        because.addAll(uses);
        because.add(others);
        return new QuotaTally(
                exhausted,
                least,
                most,
                number.reading(),
                Collections.unmodifiableSortedSet(all),
                new Proof.Rule(site, exhausted.name(), because));
    }

    /** Used up or not, or nobody knows. */
    Outcome outcome() {
        return Outcome.when(exhausted, needs, Outcome.of(Verdict.EXHAUSTED), Outcome.of(Verdict.AVAILABLE));
    }

    private static Truth atLeast(long least, long most, Reading number) {
        return switch (number) {
            case Reading.Known(Value.Count(long count), List<Source> _) -> atLeast(least, most, count, count);
            case Reading.Between(long from, OptionalLong to, var _, var _) ->
                atLeast(least, most, from, to.orElse(Long.MAX_VALUE));
            case Reading _ -> Truth.UNKNOWN;
        };
    }

    private static Truth atLeast(long least, long most, long from, long to) {
        return least >= to ? Truth.TRUE : most < from ? Truth.FALSE : Truth.UNKNOWN;
    }

    /** What is left, where that is one number; never below 0. */
    OptionalLong left() {
        if (exhausted == Truth.TRUE) {
            return OptionalLong.of(0);
        }
        return least == most && number instanceof Reading.Known(Value.Count(long count), List<Source> _)
                ? OptionalLong.of(Math.max(0, count - least))
                : OptionalLong.empty();
    }

    /** By how much the number is passed, where that is known and more than nothing. */
    OptionalLong excess() {
        return least == most
                        && number instanceof Reading.Known(Value.Count(long count), List<Source> _)
                        && least > count
                ? OptionalLong.of(least - count)
                : OptionalLong.empty();
    }
}
