package parley.node.project;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import parley.agreement.finding.Finding;
import parley.ledger.entry.CircleId;
import parley.node.store.Database;
import parley.node.view.FindingView;

/**
 * Remembers, in the {@code views} database, since when each verdict has stood. The findings themselves are worked out
 * from the logs; dropping this file only forgets how long ago they were first worked out. Thread-safe.
 */
public final class FindingStore {
    private final Database views;

    public FindingStore(Database views) {
        this.views = views;
    }

    /** The findings with the instant since which their verdict stands; those that are new stand since now. */
    List<FindingView> stamp(CircleId circle, List<Finding> findings, Instant now) {
        Map<FindingKey, Standing> before = views.read(handle -> load(handle, circle));
        List<FindingView> views = new ArrayList<>();
        Map<FindingKey, Standing> after = new HashMap<>();
        for (Finding finding : findings) {
            FindingKey key = FindingKey.of(finding);
            Standing old = before.get(key);
            boolean stands = old != null && old.verdict.equals(finding.verdict().word()) && !old.since.isAfter(now);
            Instant since = old != null && stands ? old.since : now;
            after.put(key, new Standing(finding.verdict().word(), since));
            views.add(new FindingView(finding, since));
        }
        if (!after.equals(before)) {
            this.views.writeNow(handle -> save(handle, circle, after));
        }
        return views;
    }

    private static Map<FindingKey, Standing> load(Handle handle, CircleId circle) {
        Map<FindingKey, Standing> standing = new HashMap<>();
        handle.createQuery(
                        "SELECT agreement, name, debtor, account, verdict, since FROM finding WHERE circle = :circle")
                .bind("circle", circle.toString())
                .map((rows, context) -> Map.entry(
                        new FindingKey(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)),
                        new Standing(rows.getString(5), Instant.parse(rows.getString(6)))))
                .forEach(entry -> standing.put(entry.getKey(), entry.getValue()));
        return standing;
    }

    private static void save(Handle handle, CircleId circle, Map<FindingKey, Standing> standing) {
        handle.createUpdate("DELETE FROM finding WHERE circle = :circle")
                .bind("circle", circle.toString())
                .execute();
        if (standing.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("INSERT INTO finding (circle, agreement, name, debtor, account, verdict, since)"
                + " VALUES (:circle, :agreement, :name, :debtor, :account, :verdict, :since)");
        standing.forEach((key, value) -> batch.bind("circle", circle.toString())
                .bind("agreement", key.agreement())
                .bind("name", key.name())
                .bind("debtor", key.debtor())
                .bind("account", key.account())
                .bind("verdict", value.verdict)
                .bind("since", value.since.toString())
                .add());
        batch.execute();
    }

    private record Standing(String verdict, Instant since) {}
}
