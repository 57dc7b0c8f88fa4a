package parley.node.office;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;
import parley.node.view.office.KeptStint;
import parley.node.view.office.Limits;
import parley.node.view.office.RotaDuty;
import parley.node.view.office.RotaOutcome;
import parley.node.view.office.Stint;
import parley.node.view.office.WatchAct;

/** The rota: lines are added, and one that another replaces stays below it. Thread-safe. */
final class RotaLines {
    private static final String LINES =
            "SELECT number, written, duty, begins, ends, officer, telephone, replaces, who, replaced FROM (SELECT line.*,"
                    + " (SELECT min(written) FROM rota_line AS next WHERE next.replaces = line.number) AS replaced"
                    + " FROM rota_line AS line WHERE circle = :circle";
    private static final String IN_ORDER = ") ORDER BY begins, number";

    private final Ground ground;

    RotaLines(Ground ground) {
        this.ground = ground;
    }

    List<KeptStint> touching(Hash circle, Instant from, Instant to) {
        return ground.read(handle -> touching(handle, circle, from, to));
    }

    /** No line is longer than the longest may be, so that only those are read that begin late enough to reach the span. */
    private static List<KeptStint> touching(Handle handle, Hash circle, Instant from, Instant to) {
        return lines(handle.createQuery(LINES + " AND begins >= :early AND begins < :to AND ends > :from" + IN_ORDER)
                .bind("circle", circle.bytes().toArray())
                .bind("early", from.minus(Stint.LONGEST).toString())
                .bind("from", from.toString())
                .bind("to", to.toString()));
    }

    Optional<KeptStint> find(Hash circle, long number) {
        return ground.read(handle -> one(handle, circle, number));
    }

    boolean isKept(Hash circle) {
        return ground.read(handle -> isKept(handle, circle));
    }

    private static boolean isKept(Handle handle, Hash circle) {
        return handle.createQuery("SELECT EXISTS (SELECT 1 FROM rota_line WHERE circle = :circle)")
                .bind("circle", circle.bytes().toArray())
                .mapTo(Boolean.class)
                .one();
    }

    RotaOutcome plan(Hash circle, String once, String who, List<Stint> stints) {
        Instant now = ground.now();
        refuseUnfit(stints, now);
        return ground.write(circle, handle -> {
            List<KeptStint> made = made(handle, circle, once);
            if (!made.isEmpty()) {
                return new RotaOutcome.Kept(made);
            }
            OptionalLong gone = gone(handle, circle, stints);
            if (gone.isPresent()) {
                return new RotaOutcome.Gone(gone.getAsLong());
            }
            stints.forEach(stint -> add(handle, circle, once, who, stint, now));
            return new RotaOutcome.Kept(made(handle, circle, once));
        });
    }

    private static void refuseUnfit(List<Stint> stints, Instant now) {
        if (stints.isEmpty()) {
            throw new MalformedException("rota", "there is no line");
        }
        MalformedException.refuseAbove(Limits.STINTS, stints.size(), "rota", "lines at once");
        for (Stint stint : stints) {
            long days = Math.abs(ChronoUnit.DAYS.between(now, stint.begin()));
            MalformedException.refuseAbove(Limits.ROTA_DAYS, days, "begin " + stint.begin(), "days from now");
        }
    }

    /** A line that is to be replaced and does not stand; one may be replaced by several that are written at once. */
    private static OptionalLong gone(Handle handle, Hash circle, List<Stint> stints) {
        return new HashSet<>(stints.stream()
                        .flatMap(stint -> stint.replaces().stream())
                        .toList())
                .stream()
                        .filter(number -> one(handle, circle, number)
                                .filter(KeptStint::stands)
                                .isEmpty())
                        .mapToLong(Long::longValue)
                        .min();
    }

    private static void add(Handle handle, Hash circle, String once, String who, Stint stint, Instant now) {
        Ground.refuseMore(handle, "rota_line", circle, now);
        handle.createUpdate(
                        "INSERT INTO rota_line"
                                + " (circle, once, written, duty, begins, ends, officer, telephone, replaces, who)"
                                + " VALUES (:circle, :once, :written, :duty, :begins, :ends, :officer, :telephone, :replaces, :who)")
                .bind("circle", circle.bytes().toArray())
                .bind("once", once)
                .bind("written", now.toString())
                .bind("duty", stint.duty().name())
                .bind("begins", stint.begin().toString())
                .bind("ends", stint.end().toString())
                .bind("officer", stint.officer())
                .bind("telephone", stint.telephone())
                .bind("replaces", stint.replaces().orElse(null))
                .bind("who", who)
                .execute();
    }

    Optional<String> telephone(Hash circle, String officer) {
        return ground.read(handle -> handle.createQuery("SELECT telephone FROM rota_line WHERE circle = :circle"
                        + " AND officer = :officer AND telephone <> '' ORDER BY number DESC LIMIT 1")
                .bind("circle", circle.bytes().toArray())
                .bind("officer", officer)
                .mapTo(String.class)
                .findOne());
    }

    Optional<ZoneId> zone(Hash circle) {
        return ground.read(handle -> handle.createQuery(
                                "SELECT zone FROM rota_zone WHERE circle = :circle ORDER BY number DESC LIMIT 1")
                        .bind("circle", circle.bytes().toArray())
                        .mapTo(String.class)
                        .findOne())
                .map(ZoneId::of);
    }

    void settle(Hash circle, ZoneId zone, String who) {
        Instant now = ground.now();
        if (zone(circle).equals(Optional.of(zone))) {
            return;
        }
        ground.write(circle, handle -> {
            Ground.refuseMore(handle, "rota_zone", circle, now);
            return handle.createUpdate("INSERT INTO rota_zone (circle, written, zone, who)"
                            + " VALUES (:circle, :written, :zone, :who)")
                    .bind("circle", circle.bytes().toArray())
                    .bind("written", now.toString())
                    .bind("zone", zone.getId())
                    .bind("who", who)
                    .execute();
        });
    }

    Optional<List<String>> named(Hash circle, long act) {
        return ground.read(
                        handle -> handle.createQuery("SELECT named FROM act_rota JOIN act ON act.number = act_rota.act"
                                        + " WHERE act.circle = :circle AND act = :act")
                                .bind("circle", circle.bytes().toArray())
                                .bind("act", act)
                                .mapTo(String.class)
                                .findOne())
                .map(named -> named.lines().toList());
    }

    /** Keeps whom the rota names for the watch that an act takes, in the transaction of the act. */
    static void note(Handle handle, Hash circle, WatchAct act) {
        if (!isKept(handle, circle)) {
            return;
        }
        String named = touching(handle, circle, act.at(), act.at().plus(Stint.SHORTEST)).stream()
                .filter(KeptStint::stands)
                .map(KeptStint::stint)
                .filter(stint -> stint.duty() == RotaDuty.WATCH && stint.covers(act.at()))
                .map(Stint::officer)
                .distinct()
                .collect(Collectors.joining("\n"));
        handle.createUpdate("INSERT INTO act_rota (act, named) VALUES (:act, :named)")
                .bind("act", act.number())
                .bind("named", named)
                .execute();
    }

    private static List<KeptStint> made(Handle handle, Hash circle, String once) {
        return lines(handle.createQuery(LINES + " AND once = :once" + IN_ORDER)
                .bind("circle", circle.bytes().toArray())
                .bind("once", once));
    }

    private static Optional<KeptStint> one(Handle handle, Hash circle, long number) {
        return lines(handle.createQuery(LINES + " AND number = :number" + IN_ORDER)
                        .bind("circle", circle.bytes().toArray())
                        .bind("number", number))
                .stream()
                .findFirst();
    }

    private static List<KeptStint> lines(Query query) {
        return query.map((rows, context) -> line(rows)).list();
    }

    private static KeptStint line(ResultSet rows) throws SQLException {
        long replaces = rows.getLong(8);
        String replaced = rows.getString(10);
        return new KeptStint(
                rows.getLong(1),
                Instant.parse(rows.getString(2)),
                new Stint(
                        RotaDuty.valueOf(rows.getString(3)),
                        Instant.parse(rows.getString(4)),
                        Instant.parse(rows.getString(5)),
                        rows.getString(6),
                        rows.getString(7),
                        replaces == 0 ? Optional.empty() : Optional.of(replaces)),
                rows.getString(9),
                replaced == null ? Optional.empty() : Optional.of(Instant.parse(replaced)));
    }
}
