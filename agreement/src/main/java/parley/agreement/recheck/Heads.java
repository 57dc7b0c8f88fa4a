package parley.agreement.recheck;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Finding.Owed;
import parley.agreement.pack.Satisfaction;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.value.Party;

/** Re-checks what a finding says beside its verdict and its proof: the deadline, what is owed, what lacks, what it cites. */
final class Heads {
    private final Case given;
    private final Finding finding;
    private final Proof root;
    private final Faults faults;

    Heads(Case given, Faults faults) {
        this.given = given;
        this.finding = given.finding();
        this.root = finding.proof();
        this.faults = faults;
    }

    /** Of a prohibition, a stock, a limit or a quota nothing is owed, no deadline runs, and no document is incomplete. */
    void nothingOwed(List<String> cites) {
        due(Optional.empty());
        faults.same(root, "what is owed", finding.owed(), Optional.empty());
        faults.same(root, "what is incomplete", finding.incomplete(), List.of());
        cites(cites);
    }

    /** That it is of this step, and about a subject that somebody has stated. */
    void about(Optional<String> step, String type) {
        faults.same(root, "the step", finding.step(), step);
        if (!given.statements().isStated(type, finding.subject().orElse(""))) {
            faults.add(root, "is about " + finding.subject().orElse("nothing") + ", which nobody has stated");
        }
    }

    void cites(List<String> cites) {
        faults.same(root, "what it cites", finding.cites(), cites);
    }

    /** A deadline, which does not run where nothing is owed. */
    void due(Optional<Instant> due) {
        Optional<Instant> follows = finding.verdict() == Verdict.NOT_OWED ? Optional.empty() : due;
        faults.same(root, "when it is due", finding.dueAt(), follows);
    }

    /**
     * What is still to be done of a duty.
     *
     * @param done whether it was, if late
     */
    void owed(String act, String to, boolean done) {
        boolean open = finding.verdict() == Verdict.DUE
                || finding.verdict() == Verdict.OVERDUE
                || (finding.verdict() == Verdict.BREACHED && !done);
        Optional<Owed> owed = open ? Optional.of(new Owed(finding.debtor(), act, to)) : Optional.empty();
        faults.same(root, "what is owed", finding.owed(), owed);
    }

    /** That a document lacks what one of these lists says, and only one that was given in due form. */
    void lacks(Collection<Lacking> possible) {
        boolean follows = isDone()
                ? possible.stream().anyMatch(lacking -> lacking.fits(finding.incomplete()))
                : finding.incomplete().isEmpty();
        if (!follows) {
            faults.add(
                    root,
                    "lacks " + finding.incomplete() + " at the verdict "
                            + finding.verdict().word() + ", but " + possible + " follows");
        }
    }

    boolean isDone() {
        return finding.verdict() == Verdict.MET || finding.verdict() == Verdict.LATE;
    }

    /** How what meets a duty is put into words. */
    static String act(Satisfaction satisfaction, Party debtor) {
        return switch (satisfaction) {
            case Satisfaction.ByEntry by ->
                by.format()
                        + switch (by.by()) {
                            case Satisfaction.By.Self() -> " by " + debtor;
                            case Satisfaction.By.Either() -> " by either side";
                            case Satisfaction.By.Role(String role) -> " by the " + role;
                        };
            case Satisfaction.ByFact fact -> fact.when().text();
        };
    }

    static String all(Set<Party> parties) {
        return parties.isEmpty() ? "others" : parties.stream().map(Party::code).collect(Collectors.joining(", "));
    }
}
