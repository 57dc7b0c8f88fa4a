package parley.agreement.pack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.expr.Path;
import parley.agreement.value.Value;

/**
 * An event or presence that must not be.
 *
 * @param baseline a snapshot that {@code where} compares with
 * @param where what is prohibited; empty: whatever the region holds
 * @param region where; empty: anywhere
 * @param during from when to when it lasts; empty: it is there as long as it is stated
 * @param unless notices that lift the prohibition
 * @param exempt what the text leaves free, any of these
 */
public record Refrain(
        String id,
        String ref,
        String subjectType,
        List<DebtorRow> debtors,
        Optional<Baseline> baseline,
        Optional<Condition> where,
        Optional<Region> region,
        Optional<During> during,
        Optional<Lift> unless,
        List<Exemption> exempt,
        List<Scenario> scenarios)
        implements Provision {
    public Refrain {
        debtors = List.copyOf(debtors);
        exempt = List.copyOf(exempt);
        scenarios = List.copyOf(scenarios);
    }

    /** From the date or instant in one path to that in another, both included. */
    public record During(Path from, Path to) {}

    /**
     * What is left free while a condition holds.
     *
     * @param unless notices without which it is not; empty: free as it is
     */
    public record Exemption(String id, String ref, Condition when, Optional<Lift> unless) {}

    /**
     * The rows of one date, read as {@code baseline.FIELD}. A row that the account does not contain is unknown, not zero.
     *
     * @param fact the fact type that the rows state
     * @param date the date of the snapshot
     * @param dateField the field of a row that holds it
     * @param per for each further field of a row's key, the path of the subject that it must equal
     */
    public record Baseline(String ref, String fact, Date date, String dateField, Map<String, Path> per) {
        public Baseline {
            per = Collections.unmodifiableMap(new LinkedHashMap<>(per));
        }
    }

    /** The date of a snapshot. */
    public sealed interface Date {
        /** As the text has it. */
        record Fixed(Value.Day day) implements Date {}

        /** A parameter. */
        record Param(Path path) implements Date {}
    }
}
