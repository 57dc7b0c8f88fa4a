package parley.node.office;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;
import parley.node.view.clearance.ClearanceAct;
import parley.node.view.clearance.ClearanceAct.Kind;
import parley.node.view.clearance.ClearanceView;
import parley.node.view.clearance.Wording;
import parley.node.view.countersign.Prospects;
import parley.node.view.office.Limits;

/** The rows of what was done about clearance, and of the texts that it was about. */
final class ClearanceActs {
    private static final String COLUMNS = "a.number, a.written, a.kind, a.draft, a.text, a.pack, a.format, a.offices,"
            + " a.called, a.prospects, a.entry, a.who, a.said";
    private static final String OPEN = "SELECT " + COLUMNS + " FROM clearance_act AS a JOIN (SELECT draft,"
            + " max(CASE kind WHEN 'ENDED' THEN number ELSE 0 END) AS ended FROM clearance_act WHERE circle = :circle"
            + " GROUP BY draft) AS e ON a.draft = e.draft AND a.number > e.ended WHERE a.circle = :circle";

    /** As which a waiver stands in the file: its first word, as nothing that is written there is changed. */
    private static final String WAIVED = "OVERRIDDEN";

    private ClearanceActs() {}

    static List<ClearanceAct> open(Handle handle, Hash circle) {
        return handle.createQuery(OPEN + " ORDER BY a.number")
                .bind("circle", circle.bytes().toArray())
                .map((rows, context) -> act(rows))
                .list();
    }

    static List<ClearanceAct> round(Handle handle, Hash circle, String draft) {
        return handle.createQuery(OPEN + " AND a.draft = :draft ORDER BY a.number")
                .bind("circle", circle.bytes().toArray())
                .bind("draft", draft)
                .map((rows, context) -> act(rows))
                .list();
    }

    /** What was done after the end before it, up to the end that names an entry. */
    static List<ClearanceAct> of(Handle handle, Hash circle, Hash entry) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM clearance_act AS a JOIN clearance_act AS last"
                        + " ON last.circle = :circle AND last.entry = :entry AND last.draft = a.draft"
                        + " WHERE a.circle = :circle AND a.number <= last.number AND a.number > (SELECT"
                        + " coalesce(max(e.number), 0) FROM clearance_act AS e WHERE e.circle = :circle"
                        + " AND e.draft = a.draft AND e.kind = 'ENDED' AND e.number < last.number) ORDER BY a.number")
                .bind("circle", circle.bytes().toArray())
                .bind("entry", entry.bytes().toArray())
                .map((rows, context) -> act(rows))
                .list();
    }

    /** Refuses to ask once more on the day of an instant than one draft may, or than leaves room for answers. */
    static void refuseMoreAsking(Handle handle, Hash circle, String draft, Instant now) {
        LocalDate day = now.atZone(ZoneOffset.UTC).toLocalDate();
        long asked = handle.createQuery("SELECT count(*) FROM clearance_act WHERE circle = :circle AND draft = :draft"
                        + " AND kind = 'ASKED' AND written >= :from AND written < :to")
                .bind("circle", circle.bytes().toArray())
                .bind("draft", draft)
                .bind("from", day + "T00:00:00Z")
                .bind("to", day.plusDays(1) + "T00:00:00Z")
                .mapTo(Long.class)
                .one();
        MalformedException.refuseAbove(
                ClearanceView.ASKED_PER_DAY, asked + 1, "clearance of '" + draft + "' on " + day, "times asked for");
        long most = Limits.PER_DAY - (long) ClearanceView.KEPT_FOR_ANSWERS;
        Ground.refuseMore(handle, "clearance_act", circle, now, most, "rows");
    }

    /** Writes an act down, and gives it as it stands then. What has ended is noted on a full day too: the entry stands. */
    static ClearanceAct add(Handle handle, Hash circle, ClearanceAct act) {
        if (act.kind() != Kind.ENDED) {
            Ground.refuseMore(handle, "clearance_act", circle, act.at());
        }
        long number = handle.createUpdate(
                        "INSERT INTO clearance_act (circle, draft, kind, text, pack, format, offices, called, prospects,"
                                + " entry, who, said, written) VALUES (:circle, :draft, :kind, :text, :pack, :format,"
                                + " :offices, :called, :prospects, :entry, :who, :said, :written)")
                .bind("circle", circle.bytes().toArray())
                .bind("draft", act.draft())
                .bind("kind", word(act.kind()))
                .bind("text", act.text().bytes().toArray())
                .bind("pack", act.agreement())
                .bind("format", act.format())
                .bind("offices", act.offices().stream().map(String::valueOf).collect(Collectors.joining(" ")))
                .bind("called", act.called())
                .bind("prospects", Prospects.print(act.prospects()))
                .bind("entry", act.entry().map(entry -> entry.bytes().toArray()).orElseGet(() -> new byte[0]))
                .bind("who", act.who())
                .bind("said", act.said())
                .bind("written", act.at().toString())
                .executeAndReturnGeneratedKeys("number")
                .mapTo(Long.class)
                .one();
        return new ClearanceAct(
                number,
                act.at(),
                act.kind(),
                act.draft(),
                act.text(),
                act.agreement(),
                act.format(),
                act.offices(),
                act.called(),
                act.prospects(),
                act.entry(),
                act.who(),
                act.said());
    }

    static void keep(Handle handle, Hash circle, Wording wording) {
        handle.createUpdate(
                        "INSERT OR IGNORE INTO clearance_text (circle, hash, content) VALUES (:circle, :hash, :content)")
                .bind("circle", circle.bytes().toArray())
                .bind("hash", wording.hash().bytes().toArray())
                .bind("content", wording.print().utf8())
                .execute();
    }

    static Optional<Wording> wording(Handle handle, Hash circle, Hash text) {
        return handle.createQuery("SELECT content FROM clearance_text WHERE circle = :circle AND hash = :hash")
                .bind("circle", circle.bytes().toArray())
                .bind("hash", text.bytes().toArray())
                .mapTo(String.class)
                .findOne()
                .map(Wording::parse);
    }

    private static String word(Kind kind) {
        return kind == Kind.WAIVED ? WAIVED : kind.name();
    }

    private static Kind kind(String word) {
        return word.equals(WAIVED) ? Kind.WAIVED : Kind.valueOf(word);
    }

    private static ClearanceAct act(ResultSet rows) throws SQLException {
        byte[] entry = rows.getBytes(11);
        return new ClearanceAct(
                rows.getLong(1),
                Instant.parse(rows.getString(2)),
                kind(rows.getString(3)),
                rows.getString(4),
                new Hash(Bytes.of(rows.getBytes(5))),
                rows.getString(6),
                rows.getString(7),
                Stream.of(rows.getString(8).split(" ", -1))
                        .filter(office -> !office.isEmpty())
                        .map(Long::valueOf)
                        .toList(),
                rows.getString(9),
                Prospects.parse(rows.getString(10)),
                entry == null || entry.length == 0 ? Optional.empty() : Optional.of(new Hash(Bytes.of(entry))),
                rows.getString(12),
                rows.getString(13));
    }
}
