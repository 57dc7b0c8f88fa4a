package parley.agreement.evaluate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import parley.agreement.condition.Needs;
import parley.agreement.pack.Verdict;
import parley.agreement.record.Interval;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;

/**
 * What a duty comes to, given when it was done and by when it was to be done. Until its deadline it is {@code due}, unless
 * it is TRUE by now that it was done: what nobody can tell yet can still be shown, or done, in time. After it every
 * verdict counts that what is not known yet leaves open.
 *
 * @param act when it was done, if it was
 * @param unseen when it could still have been done at the earliest, in an entry that nobody here knows
 * @param at the instant judged
 */
record Timing(Optional<Interval> act, Unseen unseen, Now at) {

    /**
     * Something done of which nobody can tell whether it counts.
     *
     * @param needs what would tell
     */
    record Perhaps(Interval time, SortedSet<Need> needs) {}

    /**
     * The outcome.
     *
     * @param wording whether the text gives words instead of a term: due, then met, never overdue
     * @param breach until when what is not done is not yet breached; empty: it never is
     */
    Outcome judge(Due due, boolean wording, Optional<Due> breach) {
        return judge(due, wording, breach, List.of());
    }

    /**
     * The outcome where, before what was done for certain, something was done that perhaps counts.
     *
     * @param perhaps in the order in which they were done
     */
    Outcome judge(Due due, boolean wording, Optional<Due> breach, List<Perhaps> perhaps) {
        Truth done = act.map(at::has).orElse(Truth.FALSE);
        Outcome untilThen = Outcome.of(done == Truth.TRUE ? Verdict.MET : Verdict.DUE);
        Truth passed = due.passed(at);
        if (wording || passed == Truth.FALSE) {
            return untilThen;
        }
        Outcome after = once(due, breach);
        for (Perhaps one : perhaps.reversed()) {
            Outcome counted = new Timing(Optional.of(one.time()), unseen, at).once(due, breach);
            after = Outcome.when(Truth.UNKNOWN, one.needs(), counted, after);
        }
        return Outcome.when(passed, due::needs, after, untilThen);
    }

    /** The outcome once the deadline has passed. */
    private Outcome once(Due due, Optional<Due> breach) {
        Truth done = act.map(at::has).orElse(Truth.FALSE);
        return Outcome.when(doneBy(due), () -> missing(due), Outcome.of(Verdict.MET), afterwards(done, breach));
    }

    private Outcome afterwards(Truth done, Optional<Due> breach) {
        Outcome late = Outcome.when(done, this::waitFor, Outcome.of(Verdict.LATE), Outcome.of(Verdict.OVERDUE));
        if (breach.isEmpty()) {
            return late;
        }
        Due moment = breach.get();
        Truth passed = moment.passed(at);
        if (passed == Truth.FALSE) {
            return late;
        }
        Outcome passedFirst = Outcome.when(doneBy(moment), () -> missing(moment), late, Outcome.of(Verdict.BREACHED));
        return Outcome.when(passed, moment::needs, passedFirst, late);
    }

    /**
     * Whether it was done by then, given that it has passed; that it was not is known once no unseen entry could say
     * otherwise. What has passed lies before the instant judged, even where nobody knows when it was.
     */
    private Truth doneBy(Due due) {
        Optional<Instant> passed = due.latest().filter(at::isAfter);
        if (passed.isPresent() ? isNoneBy(passed.get()) : isNoneSoFar()) {
            return Truth.FALSE;
        }
        return act.isPresent()
                        && due.earliest().isPresent()
                        && act.get().by(due.earliest().get()) == Truth.TRUE
                ? Truth.TRUE
                : Truth.UNKNOWN;
    }

    private boolean isNoneBy(Instant instant) {
        return givenBy(instant) == Truth.FALSE && unseen.by(instant) == Truth.FALSE;
    }

    /**
     * Whether none was given by the second before now; if so, it is otherwise once what was given lies before now. That an
     * unseen one may do so a second later is no tick: until somebody says more, every second would be one.
     */
    private boolean isNoneSoFar() {
        boolean none = act.map(time -> time.by(at.lastSecond()) == Truth.FALSE).orElse(true) && at.isBeforeAny(unseen);
        if (none) {
            at.exactly();
            act.flatMap(Interval::earliest).ifPresent(at::tickAfter);
        }
        return none;
    }

    private Truth givenBy(Instant instant) {
        return act.map(time -> time.by(instant)).orElseGet(() -> unseen.by(instant));
    }

    private SortedSet<Need> missing(Due due) {
        boolean after = due.latest().isEmpty() || givenBy(due.latest().get()) == Truth.FALSE;
        SortedSet<Need> needs = after ? Needs.receipts(unseen.missing()) : waitFor();
        needs.addAll(due.needs());
        return needs;
    }

    private SortedSet<Need> waitFor() {
        return Needs.receipts(act.map(Interval::missing).orElseGet(unseen::missing));
    }
}
