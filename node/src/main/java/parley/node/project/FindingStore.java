package parley.node.project;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import parley.ledger.entry.CircleId;
import parley.node.project.Standings.Standing;
import parley.node.store.Database;

/**
 * Remembers, in the {@code views} database, since when each verdict has stood. The findings themselves are worked out
 * from the logs; dropping this file only forgets how long ago they were first worked out. Thread-safe.
 */
public final class FindingStore {
    private final Database views;

    public FindingStore(Database views) {
        this.views = views;
    }

    /** What was saved of a circle. */
    Map<FindingKey, Standing> load(CircleId circle) {
        return views.read(handle -> {
            Map<FindingKey, Standing> standing = new HashMap<>();
            handle.createQuery(
                            "SELECT agreement, name, debtor, account, verdict, since FROM finding WHERE circle = :circle")
                    .bind("circle", circle.toString())
                    .map((rows, context) -> Map.entry(
                            new FindingKey(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)),
                            new Standing(rows.getString(5), Instant.parse(rows.getString(6)))))
                    .forEach(entry -> standing.put(entry.getKey(), entry.getValue()));
            return standing;
        });
    }

    /** Saves what stands otherwise and forgets what is gone, all or nothing; durable when it returns. */
    void save(CircleId circle, Map<FindingKey, Standing> standing, Set<FindingKey> gone) {
        views.writeNow(handle -> {
            forget(handle, circle, gone);
            put(handle, circle, standing);
        });
    }

    private static void forget(Handle handle, CircleId circle, Set<FindingKey> gone) {
        PreparedBatch batch = handle.prepareBatch("DELETE FROM finding WHERE circle = :circle"
                + " AND agreement = :agreement AND name = :name AND debtor = :debtor AND account = :account");
        gone.forEach(key -> bind(batch, circle, key).add());
        batch.execute();
    }

    private static void put(Handle handle, CircleId circle, Map<FindingKey, Standing> standing) {
        PreparedBatch batch =
                handle.prepareBatch("INSERT INTO finding (circle, agreement, name, debtor, account, verdict, since)"
                        + " VALUES (:circle, :agreement, :name, :debtor, :account, :verdict, :since)"
                        + " ON CONFLICT DO UPDATE SET verdict = excluded.verdict, since = excluded.since");
        standing.forEach((key, value) -> bind(batch, circle, key)
                .bind("verdict", value.verdict())
                .bind("since", value.since().toString())
                .add());
        batch.execute();
    }

    private static PreparedBatch bind(PreparedBatch batch, CircleId circle, FindingKey key) {
        return batch.bind("circle", circle.toString())
                .bind("agreement", key.agreement())
                .bind("name", key.name())
                .bind("debtor", key.debtor())
                .bind("account", key.account());
    }
}
