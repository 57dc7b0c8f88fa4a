package parley.agreement.finding;

import java.util.ArrayList;
import java.util.List;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.truth.Need;

/** Prints a finding and its proof as a tree for a terminal: one node per line, sub-paragraph, result, and where it stands. */
public final class FindingTree {
    private final List<String> lines = new ArrayList<>();

    private FindingTree() {}

    /** The lines of the tree, joined by line feeds, without one at the end. */
    public static String print(Finding finding) {
        FindingTree tree = new FindingTree();
        tree.head(finding);
        tree.node(finding.proof(), "", "", true);
        return String.join("\n", tree.lines);
    }

    private void extent(Extent extent, boolean joins) {
        extent.during().ifPresent(days -> lines.add("during " + days));
        if (!extent.members().isEmpty()) {
            lines.add((joins ? "one subject: " : "counted ") + String.join(", ", extent.members()));
        }
        extent.n().ifPresent(n -> lines.add("left " + n));
        extent.excess().ifPresent(excess -> lines.add("limit passed by " + excess));
    }

    private void head(Finding finding) {
        lines.add(finding.name() + " by " + finding.debtor() + " on the account of " + finding.account() + ": "
                + finding.verdict().word()
                + (finding.incomplete().isEmpty() ? "" : ", incomplete " + finding.incomplete()));
        finding.dueAt().ifPresent(at -> lines.add("due " + at));
        extent(finding.extent(), finding.joins());
        finding.owed().ifPresent(owed -> lines.add("still owed: " + owed.act() + " to " + owed.to()));
        for (Need need : finding.needs()) {
            lines.add("needs: " + need.sort() + " " + need.text());
        }
        lines.add("cites " + String.join("; ", finding.cites()));
        if (!finding.contests().isEmpty()) {
            lines.add("contested in " + finding.contests());
        }
        lines.add(print(finding.stamp()));
    }

    /** A stamp in one line. */
    public static String print(Stamp stamp) {
        return "judged at " + stamp.at() + known(stamp) + " from " + stamp.sizes() + ", " + stamp.agreement()
                + " sha256:" + stamp.pack() + ", engine " + stamp.engine() + ", time zones " + stamp.timeZones();
    }

    private static String known(Stamp stamp) {
        return stamp.knownAt()
                .map(known -> ", as known at " + known + " (" + stamp.leftOut() + " left out)")
                .orElse("");
    }

    private void node(Proof proof, String stem, String branch, boolean last) {
        lines.add(stem + branch + line(proof));
        String below = branch.isEmpty() ? stem : stem + (last ? "   " : "|  ");
        List<Proof> because = proof.because();
        for (int i = 0; i < because.size(); i++) {
            boolean lastPart = i == because.size() - 1;
            node(because.get(i), below, lastPart ? "`- " : "|- ", lastPart);
        }
    }

    private static String line(Proof proof) {
        String ref = proof.site().ref().map(r -> "[" + r + "] ").orElse("");
        return ref + proof.site().text() + ": " + proof.outcome() + details(proof);
    }

    private static String details(Proof proof) {
        return switch (proof) {
            case Proof.Compared compared -> "   " + shown(compared.left()) + " against " + shown(compared.right());
            case Proof.Stated stated -> "   " + shown(stated.reading());
            case Proof.Claimed claimed -> from(claimed.reading());
            case Proof.Held held ->
                held.share().map(party -> "   own part of " + party).orElse("")
                        + held.during().map(days -> "   " + days).orElse("");
            case Proof.Timed timed -> "   from " + shown(timed.anchor());
            case Proof.Done done -> "   " + done.entries() + " at " + done.time();
            case Proof.Searched searched ->
                "   searched " + searched.upTo() + ", nothing that counts"
                        + (searched.passed().isEmpty() ? "" : "; looked at " + searched.passed());
            case Proof.Combined _, Proof.OnDays _, Proof.Rule _ -> "";
        };
    }

    private static String shown(Reading reading) {
        return reading + from(reading);
    }

    private static String from(Reading reading) {
        return reading.from().isEmpty()
                ? ""
                : " ("
                        + String.join(
                                ", ",
                                reading.from().stream().map(Source::toString).toList()) + ")";
    }
}
