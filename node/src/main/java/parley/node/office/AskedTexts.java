package parley.node.office;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import parley.ledger.bytes.Hash;
import parley.node.view.clearance.AskedText;
import parley.node.view.clearance.ClearanceAct;
import parley.node.view.clearance.ClearanceAct.Kind;

/**
 * The texts of which clearance was asked, kept as they were worked out until anything about clearance is written. All that
 * writes so stands on {@link #ground()}, which counts it before the writer is answered. Thread-safe.
 */
final class AskedTexts {
    private record Kept(long written, List<AskedText> texts) {}

    private final Ground ground;
    private final AtomicLong written = new AtomicLong();
    private final Map<Hash, Kept> byCircle = new ConcurrentHashMap<>();

    AskedTexts(Ground whole) {
        this.ground = new Ground(whole.office(), whole.clock(), circle -> {
            written.incrementAndGet();
            whole.changed().accept(circle);
        });
    }

    Ground ground() {
        return ground;
    }

    List<AskedText> of(Hash circle) {
        // Counted before it is read: what is written meanwhile makes it old, never new.
        long now = written.get();
        Kept kept = byCircle.get(circle);
        if (kept != null && kept.written == now) {
            return kept.texts;
        }
        List<AskedText> texts = ground.read(handle -> read(handle, circle));
        byCircle.put(circle, new Kept(now, texts));
        return texts;
    }

    private static List<AskedText> read(Handle handle, Hash circle) {
        Demands demands = Demands.read(handle, circle);
        Map<String, List<ClearanceAct>> rounds = ClearanceActs.open(handle, circle).stream()
                .collect(Collectors.groupingBy(ClearanceAct::draft, LinkedHashMap::new, Collectors.toList()));
        return rounds.values().stream().flatMap(round -> asked(demands, round)).toList();
    }

    private static Stream<AskedText> asked(Demands demands, List<ClearanceAct> round) {
        return round.reversed().stream()
                .filter(act -> act.kind() == Kind.ASKED)
                .limit(1)
                .map(act -> new AskedText(act, demands.standing(act.agreement(), act.format(), round, act.text())));
    }
}
