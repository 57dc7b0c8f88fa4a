package parley.desk.calendar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.agreement.timetable.Strip;
import parley.agreement.timetable.Tally;
import parley.agreement.timetable.Timetable;
import parley.node.view.TimetableView;

/** Against which limits a subject counts, as the strips and tallies of a timetable say. */
public final class Counts {
    private final Map<List<String>, Map<String, Boolean>> bySubject = new HashMap<>();

    /** The paragraph of a limit, and whether a subject counts there for certain. */
    public record Against(String ref, boolean certain) {}

    Counts(TimetableView view) {
        for (TimetableView.Under under : view.packs()) {
            Timetable timetable = under.timetable();
            for (Strip strip : timetable.strips()) {
                strip.steps()
                        .forEach(step -> step.members()
                                .forEach(member ->
                                        add(under.pack(), strip.against(), member.subject(), member.certain())));
            }
            for (Tally tally : timetable.tallies()) {
                tally.windows().forEach(window -> {
                    window.counted().forEach(id -> add(under.pack(), tally.against(), id, true));
                    window.possible().forEach(id -> add(under.pack(), tally.against(), id, false));
                });
                tally.undated().forEach(id -> add(under.pack(), tally.against(), id, false));
            }
        }
    }

    private void add(String pack, parley.agreement.timetable.Against against, String subject, boolean certain) {
        List<String> key =
                List.of(pack, against.debtor().code(), against.account().code(), subject);
        bySubject
                .computeIfAbsent(key, _ -> new LinkedHashMap<>())
                .merge(against.ref(), certain, (one, other) -> one || other);
    }

    /** The limits that count a row, on the account of whoever stands first in it. */
    public List<Against> of(Row row) {
        List<Against> against = new ArrayList<>();
        bySubject
                .getOrDefault(List.of(row.pack(), row.party(), row.by().getFirst(), row.subject()), Map.of())
                .forEach((ref, certain) -> against.add(new Against(ref, certain)));
        return against;
    }
}
