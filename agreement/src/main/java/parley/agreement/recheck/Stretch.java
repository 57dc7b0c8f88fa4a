package parley.agreement.recheck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Ceiling.Level;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Days;
import parley.agreement.truth.Truth;

/**
 * Days on which one sum does not change, once checked.
 *
 * @param passed whether the sum of the rows shown passes the limits that may hold
 * @param excess by how much it does at least
 * @param rows on which days each row is there, by its name
 */
record Stretch(Proof.OnDays node, Days days, Truth passed, long excess, Map<String, Presence> rows) {

    /** What all stretches of one sum have alike. */
    record Frame(Case given, Ceiling rule, Level level, List<String> values, Begins begins) {
        /** The same about one row, by the name under which it is shown. */
        Frame about(String row) {
            String type = rule.subjectType();
            return given.statements()
                    .shown(type, row)
                    .map(key -> new Frame(given.about(type, key), rule, level, values, begins))
                    .orElse(this);
        }

        String id() {
            return rule.id() + "/" + level.id();
        }
    }

    /** Checks a node and everything below it but its own text and truth; empty if it is about no days. */
    static Optional<Stretch> check(Frame frame, Proof.OnDays node, Faults faults) {
        Optional<Days> found = node.days()
                .filter(days -> !days.first().isBefore(Days.FIRST)
                        && !days.last().isAfter(Days.LAST)
                        && !days.last().isBefore(days.first()));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Days days = found.get();
        Frame then = new Frame(frame.given.on(days), frame.rule, frame.level, frame.values, frame.begins);
        Rows reader = new Rows(then, faults);
        List<Rows.Row> rows = new ArrayList<>();
        Map<String, Presence> there = new LinkedHashMap<>();
        List<Proof> above =
                node.because().stream().takeWhile(part -> !reader.isRow(part)).toList();
        for (Proof part : node.because().subList(above.size(), node.because().size())) {
            Optional<Rows.Row> row = reader.check(part);
            if (row.isPresent()) {
                rows.add(row.get());
                if (there.put(row.get().name(), row.get().presence()) != null) {
                    faults.add(part, "stands there twice");
                }
            }
        }
        LimitsInForce limits = new LimitsInForce(then, rows, faults);
        limits.check(above, node);
        return Optional.of(new Stretch(node, days, limits.passed(), limits.excess(), there));
    }

    /** The day on which it is judged. */
    LocalDate day() {
        return Case.day(days);
    }
}
