package parley.agreement.recheck;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.RecordedEntry;
import parley.agreement.record.Reference.Role;

/**
 * What its author did to a document of which one version was put forward: what he sent after it to correct or withdraw
 * any version, and what had taken that version back before he sent it.
 *
 * @param log his log
 * @param standing which of its entries are versions of which
 */
record OwnChanges(List<RecordedEntry> log, Standing standing, RecordedEntry version) {

    boolean isOne(RecordedEntry entry) {
        long place = Long.compare(entry.pointer().index(), version.pointer().index());
        return place > 0 ? isOfTheDocument(entry) : place < 0 && isInForce(entry) && hitsIt(entry);
    }

    private boolean isOfTheDocument(RecordedEntry later) {
        EntryPointer document = standing.root(version.pointer());
        boolean withdraws = Standing.target(later, Role.WITHDRAWS)
                .filter(target -> standing.root(target).equals(document))
                .isPresent();
        // Its own root is that of what it corrects; that of a withdrawal, which corrects nothing, is itself.
        return withdraws || standing.root(later.pointer()).equals(document);
    }

    /** Whether what an entry takes back is the version, or one from which it was made by corrections. */
    private boolean hitsIt(RecordedEntry earlier) {
        Set<EntryPointer> made = new HashSet<>(Set.of(version.pointer()));
        for (RecordedEntry entry : log.reversed()) {
            boolean changes = made.contains(entry.pointer()) && !standing.takesBack(entry.pointer());
            Optional<EntryPointer> from = changes ? Standing.target(entry, Role.CORRECTS) : Optional.empty();
            from.filter(target -> !standing.takesBack(target)).ifPresent(made::add);
        }
        return Standing.target(earlier, Role.WITHDRAWS).filter(made::contains).isPresent();
    }

    /** Whether a withdrawal was not itself taken back before the version was sent. */
    private boolean isInForce(RecordedEntry withdrawal) {
        return log.stream()
                .filter(entry -> entry.pointer().index() > withdrawal.pointer().index()
                        && entry.pointer().index() < version.pointer().index())
                .filter(entry -> Standing.target(entry, Role.WITHDRAWS).equals(Optional.of(withdrawal.pointer())))
                .noneMatch(this::isInForce);
    }
}
