package parley.agreement.account;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.RecordedEntry;

/** An entry in a {@link Register}, with what stands in it. Its times may be learnt later; the rest never changes. */
final class Filed {
    private RecordedEntry entry;
    private final List<Statement> statements;
    private final Set<Part> keys;
    private @Nullable Chain chain;

    /**
     * An entry.
     *
     * @param keys the parts of a record under which it is found
     */
    Filed(RecordedEntry entry, List<Statement> statements, Set<Part> keys) {
        this.entry = entry;
        this.statements = List.copyOf(statements);
        this.keys = Collections.unmodifiableSet(keys);
    }

    RecordedEntry entry() {
        return entry;
    }

    EntryPointer pointer() {
        return entry.pointer();
    }

    long index() {
        return entry.pointer().index();
    }

    List<Statement> statements() {
        return statements;
    }

    Set<Part> keys() {
        return keys;
    }

    /** The entries of its log that correct or withdraw each other, itself among them; none if it stands alone. */
    @Nullable
    Chain chain() {
        return chain;
    }

    void timed(RecordedEntry later) {
        entry = later;
    }

    void in(Chain of) {
        chain = of;
    }

    void alone() {
        chain = null;
    }

    /** It and whatever corrects or withdraws it, or is corrected or withdrawn by it. */
    List<Filed> kin() {
        return chain == null ? List.of(this) : chain.entries();
    }

    /** Whether what it says stands, with its log read up to the cut. */
    boolean stands(Cut cut) {
        return cut.includes(pointer()) && (chain == null || chain.asOf(cut).stands(pointer()));
    }

    /** Whether it says nothing and is no act: it was taken back, or takes another back. */
    boolean withdrawn() {
        return chain != null && chain.asOf(Cut.NONE).withdrawn(pointer());
    }

    boolean takenBack() {
        return chain != null && chain.asOf(Cut.NONE).takenBack(pointer());
    }

    /** Whether this is the version that stands of the document that another entry of the same log began or corrected. */
    boolean isCurrent(EntryPointer document, Cut cut) {
        if (chain == null) {
            return document.equals(pointer()) && cut.includes(pointer());
        }
        return chain.asOf(cut).current(document).filter(pointer()::equals).isPresent();
    }
}
