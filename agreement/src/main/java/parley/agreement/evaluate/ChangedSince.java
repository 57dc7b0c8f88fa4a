package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.agreement.condition.Program;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Source;
import parley.agreement.record.EntryPointer;
import parley.agreement.truth.Truth;

/**
 * From which figures the changes are counted that make something owed. A notice that itself notified such a figure, or came
 * before it in the same log, reports no change from it.
 */
final class ChangedSince {
    private final Scene scene;
    private final List<Proof> figures;

    private ChangedSince(Scene scene, List<Proof> figures) {
        this.scene = scene;
        this.figures = List.copyOf(figures);
    }

    /** The figures last notified on whose change it rests that a condition is as it is; none where it is FALSE. */
    static ChangedSince in(Scene scene, Optional<Proof> condition) {
        List<Proof> figures = new ArrayList<>();
        condition.ifPresent(proof -> collect(proof, Program.truth(proof), figures));
        return new ChangedSince(scene, figures);
    }

    private static void collect(Proof proof, Truth truth, List<Proof> figures) {
        for (Proof part : proof.because()) {
            if (part instanceof Proof.Stated && part.site().text().equals(Proof.NOTIFIED)) {
                if (truth != Truth.FALSE && proof.outcome().equals(truth.name())) {
                    figures.add(part);
                }
            } else {
                collect(part, truth, figures);
            }
        }
    }

    /** The figure that an entry is too early to report a change from. */
    Optional<Proof> notAfter(EntryPointer entry) {
        return figures.stream()
                .filter(figure -> figure instanceof Proof.Stated stated
                        && stated.reading().from().stream().map(Source::entry).anyMatch(last -> reaches(last, entry)))
                .findFirst();
    }

    private boolean reaches(EntryPointer last, EntryPointer entry) {
        EntryPointer first = scene.record().first(entry);
        EntryPointer until = scene.record().first(last);
        return first.party().equals(until.party()) && first.index() <= until.index();
    }
}
