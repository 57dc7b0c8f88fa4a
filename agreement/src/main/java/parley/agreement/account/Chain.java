package parley.agreement.account;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries of one log that correct or withdraw each other, directly or through others, in the order of the log. */
final class Chain {
    private final List<Filed> entries = new ArrayList<>();
    private @Nullable Versions whole;

    /** Adds entries that are not in it yet. */
    void add(List<Filed> more) {
        for (Filed filed : more) {
            if (filed.chain() != this) {
                entries.add(filed);
            }
        }
        entries.sort(Comparator.comparingLong(Filed::index));
        entries.forEach(filed -> filed.in(this));
        whole = null;
    }

    /** Lets all its entries go, and gives them. */
    List<Filed> dissolve() {
        List<Filed> gone = List.copyOf(entries);
        entries.clear();
        gone.forEach(Filed::alone);
        whole = null;
        return gone;
    }

    List<Filed> entries() {
        return Collections.unmodifiableList(entries);
    }

    /** What stands of them, with their log read up to the cut. */
    Versions asOf(Cut cut) {
        if (entries.isEmpty() || cut.includes(entries.getLast().pointer())) {
            if (whole == null) {
                whole = Versions.of(entries.stream().map(Filed::entry).toList());
            }
            return whole;
        }
        return Versions.of(entries.stream()
                .map(Filed::entry)
                .filter(entry -> cut.includes(entry.pointer()))
                .toList());
    }
}
