package parley.agreement.finding;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;

/** Says a finding in one paragraph of English: the verdict, what it rests on, and what would settle it. */
public final class FindingProse {
    private FindingProse() {}

    public static String print(Finding finding) {
        List<String> sentences = new ArrayList<>();
        sentences.add("On the account of " + finding.account() + ", as judged at "
                + finding.stamp().at() + ", " + finding.debtor() + " " + verdict(finding) + " under paragraph "
                + finding.cites().getFirst() + " about " + finding.subject().orElse("the provision as a whole") + ".");
        finding.extent()
                .excess()
                .ifPresent(excess -> sentences.add("The limit is passed by " + excess
                        + finding.extent().during().map(days -> ", on " + days).orElse("") + "."));
        Set<String> grounds = new LinkedHashSet<>();
        collect(finding.proof(), telling(finding.verdict()), grounds);
        if (!grounds.isEmpty()) {
            sentences.add("It rests on this: " + String.join("; ", grounds) + ".");
        }
        if (finding.verdict() != Verdict.NOT_OWED) {
            timed(finding.proof())
                    .ifPresent(deadline -> sentences.add(
                            (deadline.site().text().startsWith("from ") ? "A limit holds " : "The deadline, ")
                                    + deadline.site().text() + ", counted from "
                                    + deadline.anchor() + ": " + deadline.outcome() + "."));
            Set<String> acts = new LinkedHashSet<>();
            done(finding.proof(), acts);
            sentences.addAll(acts);
        }
        if (!finding.incomplete().isEmpty()) {
            sentences.add("It is incomplete: " + String.join(", ", finding.incomplete()) + ".");
        }
        finding.owed().ifPresent(owed -> sentences.add("Still owed: " + owed.act() + " to " + owed.to() + "."));
        if (!finding.needs().isEmpty()) {
            sentences.add("To settle it: "
                    + String.join(
                            "; ",
                            finding.needs().stream().map(FindingProse::need).toList())
                    + ".");
        }
        if (!finding.contests().isEmpty()) {
            sentences.add("It is contested in " + finding.contests() + ", which changes nothing in it.");
        }
        return String.join(" ", sentences);
    }

    /** The truth of the comparisons that a verdict rests on: that nothing is owed rests on what is FALSE. */
    private static Truth telling(Verdict verdict) {
        return switch (verdict) {
            case UNKNOWN -> Truth.UNKNOWN;
            case NOT_OWED -> Truth.FALSE;
            case DUE,
                    MET,
                    LATE,
                    OVERDUE,
                    BREACHED,
                    EXCUSED,
                    CLOSED,
                    OPEN,
                    EXERCISED,
                    INVALID,
                    LAPSED,
                    KEPT,
                    FORESEEN,
                    AVAILABLE,
                    EXHAUSTED -> Truth.TRUE;
        };
    }

    private static String verdict(Finding finding) {
        return switch (finding.verdict()) {
            case NOT_OWED -> "owes nothing";
            case DUE -> "owes what is not yet late";
            case MET -> "has met its duty";
            case LATE -> "has done its duty late";
            case OVERDUE -> "has not done its duty, and the deadline has passed";
            case BREACHED -> "is in breach";
            case EXCUSED -> "is excused on a ground that is claimed";
            case UNKNOWN -> "may or may not be in order: nobody can tell yet";
            case CLOSED -> "does not yet hold the right";
            case OPEN -> "may use its right";
            case EXERCISED -> "has used its right";
            case INVALID -> "used a right outside its window or form, from which nothing follows";
            case LAPSED -> "has let its right lapse";
            case KEPT -> "has kept within what is allowed";
            case FORESEEN -> "would break what is prohibited, if what is stated happens";
            case AVAILABLE -> "has something left of its quota";
            case EXHAUSTED -> "has used up its quota";
        };
    }

    private static String need(Need need) {
        return switch (need) {
            case Need.Ask(String party, String field) -> "ask " + party + " for " + field;
            case Need.Wait(String what) -> "wait for the " + what;
            case Need.Measure(String what) -> "measure " + what;
            case Need.Decide(String parameter) -> "decide " + parameter;
        };
    }

    /** The comparisons on which the verdict rests, each once. */
    private static void collect(Proof proof, Truth wanted, Set<String> grounds) {
        switch (proof) {
            case Proof.Compared compared -> {
                if (compared.truth() == wanted) {
                    grounds.add(compared.site()
                                    .ref()
                                    .map(ref -> "paragraph " + ref + ", ")
                                    .orElse("") + compared.site().text() + " with "
                            + sides(compared.left(), compared.right()));
                }
            }
            case Proof.Stated stated -> {
                if (stated.truth() == wanted) {
                    grounds.add(stated.site()
                                    .ref()
                                    .map(ref -> "paragraph " + ref + ", ")
                                    .orElse("") + stated.site().text() + " is " + stated.reading());
                }
            }
            case Proof.Combined combined -> parts(combined, combined.truth() == wanted, wanted, grounds);
            case Proof.Held held -> parts(held, held.truth() == wanted, wanted, grounds);
            case Proof.OnDays days -> parts(days, days.truth() == wanted, wanted, grounds);
            case Proof.Rule rule -> parts(rule, !numbers(rule), wanted, grounds);
            case Proof.Timed _, Proof.Done _, Proof.Searched _, Proof.Claimed _ -> {}
        }
    }

    /** What only makes up a number of a sum stands in the tree. */
    private static boolean numbers(Proof.Rule rule) {
        return Character.isDigit(rule.outcome().charAt(0));
    }

    private static void parts(Proof proof, boolean follow, Truth wanted, Set<String> grounds) {
        if (follow) {
            proof.because().forEach(part -> collect(part, wanted, grounds));
        }
    }

    private static String sides(Reading left, Reading right) {
        return left + " against " + right;
    }

    private static Optional<Proof.Timed> timed(Proof proof) {
        return proof instanceof Proof.Timed found
                ? Optional.of(found)
                : proof.because().stream().flatMap(part -> timed(part).stream()).findFirst();
    }

    private static void done(Proof proof, Set<String> sentences) {
        switch (proof) {
            case Proof.Done done ->
                sentences.add("What counts is " + done.site().text() + ", entry "
                        + done.entries().getFirst() + ", at " + done.time() + ".");
            case Proof.Searched searched ->
                sentences.add("No " + searched.site().text() + " that counts was found in " + searched.upTo() + ".");
            case Proof.Rule rule -> rule.because().forEach(part -> done(part, sentences));
            case Proof.Combined _,
                    Proof.Compared _,
                    Proof.Stated _,
                    Proof.Held _,
                    Proof.OnDays _,
                    Proof.Timed _,
                    Proof.Claimed _ -> {}
        }
    }
}
