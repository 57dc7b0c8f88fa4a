package parley.agreement.timetable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.proof.Reading;
import parley.agreement.record.EntryPointer;
import parley.agreement.value.Party;

/**
 * When one subject is, as one party has it that has itself stated or joined it.
 *
 * @param type the fact type: {@code Activity}
 * @param subject its id
 * @param account whose word it is
 * @param parties whose subject it is by that word; none where that is not said
 * @param name the first of its texts; empty where it states none
 * @param stretch from when to when, where the pack gives the type a beginning and an end
 * @param moments its other dates and instants by field, in the order of the pack: those that were stated
 * @param flags its fields of yes or no that say yes
 * @param standing whether the statement stands; one that was withdrawn, or left out of a correction, is shown as it was last
 * @param entries where all this was stated, each once
 */
public record Course(
        String type,
        String subject,
        Party account,
        List<Party> parties,
        Optional<String> name,
        Optional<Stretch> stretch,
        Map<String, Reading> moments,
        List<String> flags,
        boolean standing,
        List<EntryPointer> entries) {
    public Course {
        parties = List.copyOf(parties);
        moments = Collections.unmodifiableMap(new LinkedHashMap<>(moments));
        flags = List.copyOf(flags);
        entries = List.copyOf(entries);
    }

    /**
     * From one date or instant to another, both included.
     *
     * @param first the field in which it begins
     * @param last the field in which it ends; the same for what is but once
     */
    public record Stretch(String first, String last, Reading from, Reading to) {}

    /** Whether a party speaks of what is its own. */
    public boolean isOwn() {
        return parties.contains(account);
    }
}
