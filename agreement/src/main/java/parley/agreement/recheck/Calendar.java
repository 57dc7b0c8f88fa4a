package parley.agreement.recheck;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import parley.agreement.pack.Ceiling.Limit;
import parley.agreement.pack.FactType;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Days;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.truth.Truth;

/**
 * Whether the stretches of a sum are all the days that are judged: from the first on which a row can be there, without a gap
 * but where nothing is stated about days to come, each with every row that may be there then and without a day on which
 * something changes inside.
 */
final class Calendar {
    private final Stretch.Frame frame;
    private final List<Stretch> stretches;
    private final Map<String, Presence> rows = new LinkedHashMap<>();
    private final NavigableSet<LocalDate> turns = new TreeSet<>();

    Calendar(Stretch.Frame frame, List<Stretch> stretches) {
        this.frame = frame;
        this.stretches = stretches;
        stretches.forEach(stretch -> rows.putAll(stretch.rows()));
        turns.addAll(frame.begins().turns());
        turns.addAll(new Parameters(frame.given()).turns(frame.rule(), frame.level()));
        rows.values().forEach(row -> turns.addAll(row.changes()));
    }

    /** The names of all rows that are shown on some day. */
    Set<String> rows() {
        return rows.keySet();
    }

    void check(Proof root, Faults faults) {
        if (rows.isEmpty()) {
            faults.add(root, "has no row");
            return;
        }
        LocalDate start = rows.values().stream()
                .flatMap(row -> row.changes().stream())
                .min(LocalDate::compareTo)
                .orElse(Days.LAST);
        LocalDate next = rows.values().stream().anyMatch(Presence::early) ? Days.FIRST : start;
        for (Stretch stretch : stretches) {
            gap(next, stretch.days().first(), root, faults);
            inside(stretch, faults);
            next = stretch.days().last().plusDays(1);
        }
        gap(next, Days.LAST.plusDays(1), root, faults);
    }

    /** Notes rows that do not stand in the order of the record, where it tells them apart by what can be read off again. */
    void inOrder(FactType type, Faults faults) {
        Subjects facts = new Subjects(frame.given(), frame.given().statements(), type);
        if (!facts.areTold()) {
            return;
        }
        List<String> order = facts.all().stream().map(key -> type.name() + key).toList();
        for (Stretch stretch : stretches) {
            List<String> shown =
                    stretch.rows().keySet().stream().filter(order::contains).toList();
            List<String> follow = order.stream().filter(shown::contains).toList();
            faults.same(stretch.node(), "the order of the rows", shown, follow);
        }
    }

    /** Days that are passed over must be days to come about which nothing is stated. */
    private void gap(LocalDate from, LocalDate before, Proof root, Faults faults) {
        if (from.isAfter(before)) {
            faults.add(root, "judges days twice, or not in their order: " + before);
        }
        NavigableSet<LocalDate> starts = new TreeSet<>(turns);
        starts.add(from);
        for (LocalDate day : starts) {
            boolean passedOver = !day.isBefore(from) && day.isBefore(before);
            if (passedOver && isStated(day) != Truth.FALSE) {
                faults.add(root, "passes over the days from " + day);
            }
        }
    }

    private void inside(Stretch stretch, Faults faults) {
        Days days = stretch.days();
        NavigableSet<LocalDate> within = turns.subSet(days.first(), false, days.last(), true);
        if (!within.isEmpty()) {
            faults.add(stretch.node(), "goes on over " + within.first() + ", on which something changes");
        }
        rows.forEach((name, presence) -> {
            boolean shown = stretch.rows().containsKey(name);
            if (shown == (presence.on(stretch.day()) == Truth.FALSE)) {
                faults.add(stretch.node(), (shown ? "has " : "lacks ") + name);
            }
            if (shown && !presence.equals(stretch.rows().get(name))) {
                faults.add(stretch.node(), "has " + name + " on other days than others have");
            }
        });
        String id = frame.id() + "/" + (isBefore(stretch) ? "before" : days.first());
        Shape.site(stretch.node(), id, Optional.empty(), faults);
        faults.same(stretch.node(), "the text", stretch.node().site().text(), text(stretch));
    }

    private static boolean isBefore(Stretch stretch) {
        return stretch.days().first().equals(Days.FIRST);
    }

    private String text(Stretch stretch) {
        boolean until = isBefore(stretch) && !stretch.days().last().equals(Days.LAST);
        List<Limit> limits = frame.begins().on(stretch.day());
        boolean none = frame.begins().latest(stretch.day()).isEmpty();
        String rule = limits.isEmpty()
                ? ", before any limit"
                : limits.size() == 1 && !none
                        ? ""
                        : ", under one of these limits" + (none ? " or none yet" : "")
                                + ": TRUE if passed under each, FALSE if under none";
        String open = isStated(stretch) == Truth.UNKNOWN
                ? ", never TRUE while nobody can tell whether anything is stated of them"
                : "";
        return (until ? "" : "on ") + stretch.days() + open + rule;
    }

    /** The limits that may hold on its days. */
    List<Limit> limits(Stretch stretch) {
        return frame.begins().on(stretch.day());
    }

    /** Whether anything is stated about the days; those that have come are judged in any case. */
    Truth isStated(Stretch stretch) {
        return isBefore(stretch) ? Truth.TRUE : isStated(stretch.days().first());
    }

    private Truth isStated(LocalDate day) {
        LocalDate today = frame.given().today();
        return !day.isAfter(today)
                ? Truth.TRUE
                : Shape.combine(
                        Operator.ANY,
                        rows.values().stream()
                                .map(row -> row.speaksOf(day, today))
                                .toList());
    }

    /** Whether there surely is a stock on these days, be it nothing; of days before any that is known, only a standing one. */
    boolean isStock(Stretch stretch) {
        return !isBefore(stretch) || rows.values().stream().anyMatch(Presence::always);
    }
}
