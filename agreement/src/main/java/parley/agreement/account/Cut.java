package parley.agreement.account;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import parley.agreement.record.EntryPointer;
import parley.agreement.value.Party;

/**
 * How far each log is read: up to an index, that entry included, or whole.
 *
 * @param last the last index by party; a party without one is read whole
 */
public record Cut(Map<Party, Long> last) {
    /** Every log as known now. */
    public static final Cut NONE = new Cut(Map.of());

    public Cut {
        last = Collections.unmodifiableMap(new TreeMap<>(last));
    }

    /** Whether every log is read as known now. */
    public boolean isWhole() {
        return last.isEmpty();
    }

    /** The same, with one log read up to an entry. */
    public Cut upTo(EntryPointer entry) {
        Map<Party, Long> shorter = new TreeMap<>(last);
        shorter.merge(entry.party(), entry.index(), Math::min);
        return new Cut(shorter);
    }

    /** Whether an entry is read. */
    public boolean includes(EntryPointer entry) {
        Long index = last.get(entry.party());
        return index == null || entry.index() <= index;
    }
}
