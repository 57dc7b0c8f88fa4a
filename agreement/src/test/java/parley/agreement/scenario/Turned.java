package parley.agreement.scenario;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Adoption;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Limit;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Provision;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.scenario.CaseRunner.Moment;
import parley.agreement.truth.Truth;

/**
 * A finding that was decided while a value was to follow, and is not the same once it is there.
 *
 * @param before the finding with the blank
 * @param after all findings without it, by what they are about
 */
record Turned(Blank blank, Moment moment, Finding before, Map<String, Finding> after) {

    /** Why it may turn. Nothing else may turn a verdict. */
    enum Reason {
        /**
         * What names nothing states nothing. Which facts there are and whose they are is told by ids, keys, parties and
         * lists of them; a party is bound by its own word alone. Who fills one in states a fact that nobody had stated.
         */
        A_NAME,
        /** A row of a total without a day of its own is there as long as its subject is. */
        THE_DAYS_OF_A_ROW,
        /**
         * An act is done when it is whole: who leaves open whether he accepts, or what he answers, has not done so yet: it
         * is still due, or excused, and nothing has arisen from it, or all stands as though he had said nothing of it. Who fills it in acts then.
         */
        AN_ACT,
        /** Nobody has to be quicker than he was told: a word that is open, or left out, gives the longest time of its table. */
        THE_LENGTH_OF_A_TIME,
        /** A text of which something is left open is not put forward: what comes whole under its number then is. */
        A_TEXT_THAT_IS_NOT_WHOLE,
        /** What nobody knows joins nothing: else every pair with a blank would perhaps be one subject. */
        A_JOIN,
        /** A notice that leaves open whether it is owed is a notice of what it leaves open, and counts as one. */
        A_NOTICE_THAT_LEFT_IT_OPEN,
        /** A run of days over a limit is named by the first that is certain; filled in, it may begin earlier or be longer. */
        THE_NAME_OF_A_RUN,
        /** What has an end to follow is held on its first day; one that ends before it begins is never held. */
        AN_END_BEFORE_THE_BEGINNING,
        /** Of a number that is kept or available no finding is left once nothing could count against it. */
        NOTHING_TO_COUNT
    }

    /** Where an example of a reason is to be looked for. */
    static boolean isLikely(Reason reason, Blank blank) {
        BlankUse use = new BlankUse(blank);
        return switch (reason) {
            case A_NAME -> use.names();
            case THE_DAYS_OF_A_ROW -> use.datesRow();
            case AN_ACT -> use.makesAct();
            case THE_LENGTH_OF_A_TIME -> use.setsLength();
            case A_TEXT_THAT_IS_NOT_WHOLE -> use.isPutForward();
            case A_JOIN -> use.joins();
            case THE_NAME_OF_A_RUN -> isAboutDays(blank);
            case AN_END_BEFORE_THE_BEGINNING -> use.isBackwards();
            case A_NOTICE_THAT_LEFT_IT_OPEN, NOTHING_TO_COUNT -> true;
        };
    }

    private boolean holds(Reason reason) {
        BlankUse use = new BlankUse(blank);
        return switch (reason) {
            case A_NAME -> use.names();
            case THE_DAYS_OF_A_ROW -> use.datesRow();
            case AN_ACT -> use.makesAct() && (isUndone() || isAsUnsaid());
            case THE_LENGTH_OF_A_TIME -> use.setsLength() && isOf(Exchange.class);
            case A_TEXT_THAT_IS_NOT_WHOLE -> use.isPutForward() && isOf(Adoption.class);
            case A_JOIN -> use.joins() && isOf(Notify.class);
            case A_NOTICE_THAT_LEFT_IT_OPEN -> isOf(Notify.class) && wasOpen(before.proof());
            case THE_NAME_OF_A_RUN -> isOf(Limit.class) && isPartOfRun();
            case AN_END_BEFORE_THE_BEGINNING -> (isOf(Limit.class) || isOf(Quota.class)) && use.isBackwards();
            case NOTHING_TO_COUNT -> same().isEmpty() && isKept();
        };
    }

    /** What was not done is still due, or its omission excused, and nothing has arisen from it. */
    private boolean isUndone() {
        return EnumSet.of(Verdict.DUE, Verdict.OVERDUE, Verdict.EXCUSED, Verdict.CLOSED, Verdict.NOT_OWED)
                .contains(before.verdict());
    }

    Set<Reason> reasons() {
        EnumSet<Reason> reasons = EnumSet.noneOf(Reason.class);
        for (Reason reason : Reason.values()) {
            if (holds(reason)) {
                reasons.add(reason);
            }
        }
        return reasons;
    }

    static String about(Finding finding) {
        return finding.name() + " by " + finding.debtor() + " on the account of " + finding.account();
    }

    private Optional<Finding> same() {
        return Optional.ofNullable(after.get(about(before)));
    }

    private boolean isAsUnsaid() {
        List<Finding> unsaid = new CaseRunner(blank.story().pack())
                .assess(blank.unsaid(), moment)
                .findings();
        return unsaid.stream()
                .filter(finding -> about(finding).equals(about(before)))
                .anyMatch(finding -> finding.verdict() == before.verdict());
    }

    private boolean isOf(Class<? extends Provision> kind) {
        return blank.story()
                .pack()
                .provision(before.provision())
                .filter(kind::isInstance)
                .isPresent();
    }

    private boolean isKept() {
        return EnumSet.of(Verdict.KEPT, Verdict.AVAILABLE).contains(before.verdict());
    }

    /** Whether an entry was weighed as a notice of which nobody could tell then whether it was owed. */
    private static boolean wasOpen(Proof proof) {
        return (proof.site().id().contains("/asOf/") && proof.outcome().equals(Truth.UNKNOWN.name()))
                || proof.because().stream().anyMatch(Turned::wasOpen);
    }

    private static boolean isAboutDays(Blank blank) {
        return blank.story().scenario().expect().stream()
                .anyMatch(expected -> expected.other().containsKey("during"));
    }

    private boolean isPartOfRun() {
        return after.values().stream()
                .anyMatch(other -> other.provision().equals(before.provision())
                        && other.step().equals(before.step())
                        && other.debtor().equals(before.debtor())
                        && other.account().equals(before.account())
                        && other.verdict() == before.verdict()
                        && before.extent().during().isPresent()
                        && other.extent().during().isPresent()
                        && lieWithin(
                                before.extent().during().get(),
                                other.extent().during().get()));
    }

    private static boolean lieWithin(Proof.Days days, Proof.Days run) {
        return !days.first().isBefore(run.first()) && !days.last().isAfter(run.last());
    }

    @Override
    public String toString() {
        String now = same().map(finding -> finding.verdict().word()).orElse("gone");
        return "%s at %s: %s is %s while entry %d (%s) leaves %s to follow, and %s once it is there"
                .formatted(
                        blank.story().name(),
                        moment,
                        about(before),
                        before.verdict().word(),
                        blank.place(),
                        blank.item().format(),
                        String.join("/", blank.path()),
                        now);
    }
}
