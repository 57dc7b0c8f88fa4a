package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.finding.Extent;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Head;
import parley.agreement.pack.Provision;
import parley.agreement.pack.Verdict;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.RecordedEntry;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/** Puts findings of one provision together: with their stamp, and the objections that stand beside them. */
final class FindingMaker {
    private final Scene scene;
    private final Provision provision;

    FindingMaker(Scene scene, Provision provision) {
        this.scene = scene;
        this.provision = provision;
    }

    Finding finding(
            Optional<String> step, Optional<String> subject, Party debtor, Party account, Conclusion conclusion) {
        Set<String> cites = new LinkedHashSet<>();
        conclusion.proof().site().ref().ifPresent(cites::add);
        cites.addAll(conclusion.grounds());
        Verdict verdict = conclusion.outcome().verdict();
        Head head = new Head(
                provision.id(),
                step,
                subject,
                debtor,
                account,
                verdict,
                conclusion.owed(),
                conclusion.outcome().needs(),
                conclusion.incomplete(),
                verdict == Verdict.NOT_OWED ? Optional.empty() : conclusion.dueAt(),
                conclusion.extent(),
                List.copyOf(cites),
                contests(step, subject, debtor));
        return new Finding(head, conclusion.proof(), scene.stamp());
    }

    /** What the finding of a step says that has no subject, where all is known, nothing is owed and no deadline runs. */
    Head head(String step, Party debtor, Party account, Verdict verdict, Extent extent, List<String> cites) {
        return new Head(
                provision.id(),
                Optional.of(step),
                Optional.empty(),
                debtor,
                account,
                verdict,
                Optional.empty(),
                Collections.emptySortedSet(),
                List.of(),
                Optional.empty(),
                extent,
                cites,
                contests(Optional.of(step), Optional.empty(), debtor));
    }

    /** Entries in the format {@code contest} whose field {@code finding} names this one. */
    private List<EntryPointer> contests(Optional<String> step, Optional<String> subject, Party debtor) {
        String name = provision.id()
                + step.map(s -> "." + s).orElse("")
                + subject.map(s -> "/" + s).orElse("");
        List<EntryPointer> contests = new ArrayList<>();
        for (RecordedEntry entry : scene.record().contests(name)) {
            if (says(entry, "debtor").map(debtor.code()::equals).orElse(true)) {
                contests.add(entry.pointer());
            }
        }
        return contests;
    }

    private static Optional<String> says(RecordedEntry entry, String field) {
        return entry.body()
                .get(field)
                .flatMap(data -> data instanceof Data.Text(String text) ? Optional.of(text) : Optional.empty());
    }
}
