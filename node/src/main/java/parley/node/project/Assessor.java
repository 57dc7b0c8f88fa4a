package parley.node.project;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.evaluate.Assessment;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Verdict;
import parley.agreement.truth.Need;
import parley.ledger.entry.Party;
import parley.node.circle.Circle;
import parley.node.circle.JudgedLeaf;
import parley.node.clock.NodeClock;
import parley.node.clock.NodeClock.Phase;
import parley.node.clock.NodeClock.Timer;
import parley.node.view.AsKnown;
import parley.node.view.FindingView;

/**
 * Works out a circle's findings again whenever the record has changed, and at the instants at which a verdict changes by
 * time alone. It also sees to it that this member says what it has seen when a deadline passes unmet: when time has passed,
 * which the start of the node counts as, and a finding waits for receipts. Thread-safe.
 */
public final class Assessor implements AutoCloseable {
    private final Circle circle;
    private final List<Pack> packs;
    private final NodeClock clock;
    private final FindingStore store;
    private final Runnable changed;

    /** Held while findings are worked out; never while only a change is noted, so that storing waits for no evaluation. */
    private final Object assessing = new Object();

    private boolean due;
    private boolean timePassed = true;
    private boolean closed;
    private Optional<Timer> tick = Optional.empty();
    private volatile Picture picture;

    /**
     * An assessor; nothing is worked out before {@link #recordChanged} is called.
     *
     * @param changed called when a finding came, went or has another verdict
     */
    public Assessor(Circle circle, List<Pack> packs, NodeClock clock, FindingStore store, Runnable changed) {
        this.circle = circle;
        this.packs = List.copyOf(packs);
        this.clock = clock;
        this.store = store;
        this.changed = changed;
        this.picture = new Picture(clock.instant(), List.of());
    }

    /** What was worked out last. */
    public Picture picture() {
        return picture;
    }

    /** What is found with another knowledge or at another instant; see {@link parley.node.view.NodeView#findings}. */
    public List<Finding> findings(AsKnown known, Instant at) {
        Facts facts = Facts.of(circle.charter(), leaves(), known);
        return packs.stream()
                .flatMap(pack -> Assessment.of(facts.record(pack), at, pack).findings().stream())
                .toList();
    }

    /** The record has grown: findings follow as soon as nothing more is on the way. */
    public synchronized void recordChanged() {
        if (!due && !closed) {
            due = true;
            clock.at(clock.instant(), Phase.ASSESS, this::assess);
        }
    }

    @Override
    public void close() {
        synchronized (assessing) {
            synchronized (this) {
                closed = true;
                tick.ifPresent(Timer::cancel);
            }
        }
    }

    private void assess() {
        synchronized (assessing) {
            if (begin()) {
                work();
            }
        }
    }

    private synchronized boolean begin() {
        due = false;
        return !closed;
    }

    private void work() {
        boolean passed = takeTimePassed();
        Instant now = clock.instant();
        Facts facts = Facts.of(circle.charter(), leaves());
        List<Finding> findings = new ArrayList<>();
        Optional<Instant> next = Optional.empty();
        for (Pack pack : packs) {
            Assessment assessment = Assessment.of(facts.record(pack), now, pack);
            findings.addAll(assessment.findings());
            next = earlier(next, assessment.nextTick());
        }
        publish(now, findings);
        wakeAt(next);
        if (passed && findings.stream().anyMatch(Assessor::waitsToBeSeen)) {
            circle.deadlinePassed();
        }
    }

    private synchronized boolean takeTimePassed() {
        boolean passed = timePassed;
        timePassed = false;
        return passed;
    }

    private synchronized void wakeAt(Optional<Instant> next) {
        tick.ifPresent(Timer::cancel);
        tick = next.map(instant -> clock.at(instant, Phase.ASSESS, this::tick));
    }

    private synchronized void tick() {
        timePassed = true;
        recordChanged();
    }

    private Map<Party, List<JudgedLeaf>> leaves() {
        Map<Party, List<JudgedLeaf>> logs = new LinkedHashMap<>();
        circle.charter().codes().forEach(code -> logs.put(code, circle.leaves(code)));
        return logs;
    }

    private void publish(Instant now, List<Finding> findings) {
        Map<FindingKey, FindingView> before = picture.findings().stream()
                .collect(toMap(view -> FindingKey.of(view.finding()), view -> view, (one, other) -> one));
        List<FindingView> views = store.stamp(circle.id(), findings, now);
        picture = new Picture(now, views);
        boolean same = before.size() == views.size()
                && views.stream().allMatch(view -> {
                    FindingView old = before.get(FindingKey.of(view.finding()));
                    return old != null
                            && old.finding().verdict() == view.finding().verdict();
                });
        if (!same) {
            changed.run();
        }
    }

    /** Whether a moment has passed unmet, and only what members say they had seen until then can settle it. */
    private static boolean waitsToBeSeen(Finding finding) {
        return finding.verdict() == Verdict.UNKNOWN && finding.needs().stream().anyMatch(Need.Wait.class::isInstance);
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && (other.isEmpty() || one.get().isBefore(other.get())) ? one : other;
    }
}
