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
        Set<String> grounds = new LinkedHashSet<>();
        boolean free = free(finding);
        for (Proof part : free ? rows(finding.proof()) : List.of(finding.proof())) {
            collect(part, free ? Truth.FALSE : telling(finding.verdict()), grounds);
        }
        if (!grounds.isEmpty()) {
            sentences.add("It rests on this: " + String.join("; ", grounds) + ".");
        }
        if (finding.verdict() != Verdict.NOT_OWED && !free) {
            timed(finding.proof())
                    .ifPresent(deadline ->
                            sentences.add(moment(deadline) + deadline.site().text() + ", counted from "
                                    + deadline.anchor() + ": " + deadline.outcome() + "."));
            Set<String> acts = new LinkedHashSet<>();
            done(finding.proof(), acts);
            sentences.addAll(acts);
        }
        if (finding.verdict() == Verdict.AVAILABLE || finding.verdict() == Verdict.EXHAUSTED) {
            sentences.add(uses(finding.extent()));
        } else if (!finding.extent().members().isEmpty()) {
            sentences.add(counted(finding.extent()));
        } else {
            passed(finding.extent()).ifPresent(sentences::add);
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

    /** What a limit counted, in the order in which it counts. */
    private static String counted(Extent extent) {
        return "Counted are " + String.join(", ", extent.members())
                + extent.during().map(days -> ", on " + days).orElse("")
                + (extent.excess().isPresent()
                        ? "; too many by " + extent.excess().getAsLong()
                        : "") + ".";
    }

    /** By how much a sum passes its limit; it has no members to name. */
    private static Optional<String> passed(Extent extent) {
        return extent.excess().isPresent()
                ? Optional.of("The limit is passed by " + extent.excess().getAsLong()
                        + extent.during().map(days -> ", on " + days).orElse("") + ".")
                : Optional.empty();
    }

    /** What a quota counted, in the order of the acceptances, and what is left of it. */
    private static String uses(Extent extent) {
        String counted =
                extent.members().isEmpty() ? "Nothing counts" : "What counts is " + String.join(", ", extent.members());
        return counted
                + (extent.n().isPresent() ? "; left: " + extent.n().getAsLong() : "")
                + (extent.excess().isPresent()
                        ? "; more than it allows: " + extent.excess().getAsLong()
                        : "") + ".";
    }

    /** Whether nothing that is prohibited is stated, so that neither what lifts nor what excuses matters. */
    private static boolean free(Finding finding) {
        List<Proof> rows = rows(finding.proof());
        return finding.verdict() == Verdict.KEPT
                && !rows.isEmpty()
                && rows.stream().allMatch(row -> row.outcome().equals(Truth.FALSE.name()));
    }

    /** The rows of the debtors of a prohibition, each with its truth. */
    private static List<Proof> rows(Proof proof) {
        String rows = proof.site().id() + "/debtors/";
        return proof.because().stream()
                .filter(part -> part.site().id().startsWith(rows))
                .toList();
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
            case KEPT -> "keeps to what is agreed";
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
            case Proof.OnDays days ->
                days.because().stream()
                        .filter(part -> days.truth() == wanted && !amount(part))
                        .forEach(part -> collect(part, wanted, grounds));
            case Proof.Rule rule -> parts(rule, true, wanted, grounds);
            case Proof.Timed _, Proof.Done _, Proof.Searched _, Proof.Claimed _ -> {}
        }
    }

    /** What only makes up the sum of some days stands in the tree. */
    private static boolean amount(Proof part) {
        return part instanceof Proof.Rule rule
                && Character.isDigit(rule.outcome().charAt(0));
    }

    private static void parts(Proof proof, boolean follow, Truth wanted, Set<String> grounds) {
        if (follow) {
            proof.because().stream()
                    .filter(part -> !isAnotherStep(part))
                    .forEach(part -> collect(part, wanted, grounds));
        }
    }

    /** The steps from which one arises have findings of their own. */
    private static boolean isAnotherStep(Proof part) {
        return part.site().id().contains("/opensOn/") || part.site().id().contains("/runsFrom/");
    }

    private static String sides(Reading left, Reading right) {
        return left + " against " + right;
    }

    /** A limit and a prohibition have no deadline: the one is passed, and what the other forbids begins, at a moment. */
    private static String moment(Proof.Timed timed) {
        String id = timed.site().id();
        if (id.endsWith("/passed")) {
            return "It is passed with ";
        }
        if (id.endsWith("/during/from")) {
            return "It begins, ";
        }
        return id.endsWith("/from") ? "A limit holds " : "The deadline, ";
    }

    private static Optional<Proof.Timed> timed(Proof proof) {
        return proof instanceof Proof.Timed found
                ? Optional.of(found)
                : proof.because().stream()
                        .filter(part -> !isAnotherStep(part))
                        .flatMap(part -> timed(part).stream())
                        .findFirst();
    }

    private static void done(Proof proof, Set<String> sentences) {
        switch (proof) {
            case Proof.Done done ->
                sentences.add("What counts is " + done.site().text() + ", entry "
                        + done.entries().getFirst() + ", at " + done.time() + ".");
            case Proof.Searched searched ->
                sentences.add("No " + searched.site().text() + " that counts was found in " + searched.upTo() + ".");
            case Proof.Rule rule ->
                rule.because().stream().filter(part -> !isAnotherStep(part)).forEach(part -> done(part, sentences));
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
