package parley.node.office;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import parley.ledger.bytes.Hash;
import parley.node.view.clearance.ClearingList;
import parley.node.view.clearance.ClearingList.Step;
import parley.node.view.clearance.KeptClearingList;
import parley.node.view.clearance.KeptOffice;
import parley.node.view.clearance.ListOutcome;

/** Which offices each format asks for; what stood before is kept below what stands. Thread-safe. */
final class ClearingLists {
    private static final String STANDING =
            "SELECT number, written, pack, format, steps, who FROM clearing_list WHERE number IN"
                    + " (SELECT max(number) FROM clearing_list WHERE circle = :circle GROUP BY pack, format)"
                    + " ORDER BY pack, format";

    private final Ground ground;

    ClearingLists(Ground ground) {
        this.ground = ground;
    }

    List<KeptClearingList> standing(Hash circle) {
        return ground.read(handle -> standing(handle, circle));
    }

    static List<KeptClearingList> standing(Handle handle, Hash circle) {
        return handle.createQuery(STANDING)
                .bind("circle", circle.bytes().toArray())
                .map((rows, context) -> list(rows))
                .list();
    }

    static Optional<KeptClearingList> of(Handle handle, Hash circle, String agreement, String format) {
        return standing(handle, circle).stream()
                .filter(kept -> kept.isOf(agreement, format))
                .findFirst();
    }

    ListOutcome keep(Hash circle, long after, ClearingList list) {
        Instant now = ground.now();
        return ground.write(circle, handle -> {
            Optional<KeptClearingList> old = of(handle, circle, list.agreement(), list.format());
            if (old.filter(kept -> kept.list().equals(list)).isPresent()) {
                return new ListOutcome.Kept(old.get());
            }
            if (old.isPresent() && old.get().number() != after) {
                return new ListOutcome.Changed(old.get());
            }
            List<Long> known = ClearingOffices.standing(handle, circle).stream()
                    .map(KeptOffice::id)
                    .toList();
            if (!list.steps().stream().map(Step::office).allMatch(known::contains)) {
                return new ListOutcome.Absent();
            }
            insert(handle, circle, old.map(KeptClearingList::number).orElse(0L), list, now);
            return new ListOutcome.Kept(
                    of(handle, circle, list.agreement(), list.format()).orElseThrow());
        });
    }

    private static void insert(Handle handle, Hash circle, long after, ClearingList list, Instant now) {
        Ground.refuseMore(handle, "clearing_list", circle, now);
        handle.createUpdate("INSERT INTO clearing_list (circle, pack, format, after, written, steps, who)"
                        + " VALUES (:circle, :pack, :format, :after, :written, :steps, :who)")
                .bind("circle", circle.bytes().toArray())
                .bind("pack", list.agreement())
                .bind("format", list.format())
                .bind("after", after)
                .bind("written", now.toString())
                .bind(
                        "steps",
                        list.steps().stream()
                                .map(step -> step.office() + ":" + step.turn())
                                .collect(Collectors.joining(" ")))
                .bind("who", list.who())
                .execute();
    }

    private static KeptClearingList list(ResultSet rows) throws SQLException {
        return new KeptClearingList(
                rows.getLong(1),
                Instant.parse(rows.getString(2)),
                new ClearingList(rows.getString(3), rows.getString(4), steps(rows.getString(5)), rows.getString(6)));
    }

    private static List<Step> steps(String text) {
        return Stream.of(text.split(" ", -1))
                .filter(step -> !step.isEmpty())
                .map(step -> step.split(":", 2))
                .map(parts -> new Step(Long.parseLong(parts[0]), Integer.parseInt(parts[1])))
                .toList();
    }
}
