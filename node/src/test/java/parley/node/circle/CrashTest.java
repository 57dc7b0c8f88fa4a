package parley.node.circle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.ledger.bytes.Hash;
import parley.ledger.circle.Judgement;
import parley.ledger.entry.EntryId;
import parley.ledger.merkle.Merkle;
import parley.node.clock.NodeClock.Phase;
import parley.node.clock.SimulatedClock;
import parley.node.store.DurableSteps;

/**
 * Lets a node die before and after each thing that becomes durable, and start again on its files. What it had acknowledged
 * must be there, its peers must never have been shown two histories, and everyone must end with the same logs.
 */
@Timeout(600)
class CrashTest {
    private static final int ENTRIES = 3;

    @TempDir
    Path folder;

    @Tag("ci")
    @Test
    void a_node_that_dies_between_two_steps_loses_nothing_and_repeats_nothing() throws InterruptedException {
        // A few deaths spread over the life of the node; the thorough test below takes them all.
        for (int step : new int[] {1, 6, 11, 17, 22, 27, 33, 38}) {
            dieAt(step);
        }
    }

    @Tag("long")
    @Timeout(3_600)
    @Test
    void a_node_may_die_at_every_step() throws InterruptedException {
        for (int step = 1; dieAt(step); step++) {
            assertThat(step).as("a short life has few steps").isLessThan(500);
        }
    }

    /** Plays once with XA dying at a step; false when its life had fewer steps. */
    private boolean dieAt(int fatal) throws InterruptedException {
        List<EntryId> acknowledged = new ArrayList<>();
        try (SimulatedClock clock = new SimulatedClock(Neighbourhood.START);
                Neighbourhood circle = new Neighbourhood(folder.resolve("step" + fatal), clock, "XA", "XB", "XC")) {
            Death death = new Death(fatal, () -> circle.cutOff("XA"));
            circle.start("XB");
            circle.start("XC");
            startMortal(circle, death);
            for (int i = 1; i <= ENTRIES; i++) {
                String subject = "XA/" + i;
                clock.at(at(60L * i), Phase.EVENT, () -> send(circle, subject, acknowledged));
                String other = "XB/" + i;
                clock.at(at(60L * i + 30), Phase.EVENT, () -> circle.send("XB", other));
            }
            clock.at(at(1_000), Phase.EVENT, () -> {
                circle.stop("XA");
                circle.start("XA");
            });
            clock.horizon(Instant.MAX);
            clock.awaitQuiet();

            List<Hash> own = leaves(circle, "XA", "XA");
            assertThat(own).as("no leaf twice, death at step %s", fatal).doesNotHaveDuplicates();
            assertThat(leaves(circle, "XA", "XB"))
                    .as("as XB holds it, death at step %s", fatal)
                    .isEqualTo(own);
            assertThat(leaves(circle, "XA", "XC"))
                    .as("as XC holds it, death at step %s", fatal)
                    .isEqualTo(own);
            assertThat(leaves(circle, "XB", "XA"))
                    .as("what XA holds, death at step %s", fatal)
                    .isEqualTo(leaves(circle, "XB", "XB"));
            assertThat(ids(circle)).as("acknowledged, death at step %s", fatal).containsAll(acknowledged);
            assertThat(circle.refusals())
                    .as("contradictions, death at step %s", fatal)
                    .isEmpty();
            return death.happened();
        }
    }

    private static void startMortal(Neighbourhood circle, Death death) {
        try {
            circle.start("XA", death);
        } catch (CompletionException | IllegalStateException e) {
            assertThat(death.happened()).as("died while it started: %s", e).isTrue();
            circle.stop("XA");
        }
    }

    private static void send(Neighbourhood circle, String subject, List<EntryId> acknowledged) {
        try {
            if (circle.isUp("XA") && circle.send("XA", subject) instanceof Judgement.Entry entry) {
                acknowledged.add(entry.id());
            }
        } catch (CompletionException | IllegalStateException e) {
            // died while it sent: nothing was acknowledged, and whether the entry is there is open
        }
    }

    private static List<Hash> leaves(Neighbourhood circle, String owner, String holder) {
        return circle.log(owner, holder).stream().map(Merkle::leaf).toList();
    }

    private static List<EntryId> ids(Neighbourhood circle) {
        return circle.circle("XA").leaves(circle.circle("XA").self()).stream()
                .flatMap(leaf ->
                        leaf.judgement() instanceof Judgement.Entry entry ? Stream.of(entry.id()) : Stream.empty())
                .toList();
    }

    private static Instant at(long second) {
        return Neighbourhood.START.plusSeconds(second);
    }

    /** Throws at one step and at every later one: whoever is dead does nothing more. */
    private static final class Death implements DurableSteps {
        private final int fatal;
        private final Runnable onDeath;
        private final AtomicInteger steps = new AtomicInteger();

        Death(int fatal, Runnable onDeath) {
            this.fatal = fatal;
            this.onDeath = onDeath;
        }

        @Override
        public void reached(Step step) {
            if (steps.incrementAndGet() >= fatal) {
                onDeath.run();
                throw new IllegalStateException("died at step " + fatal + ", " + step);
            }
        }

        boolean happened() {
            return steps.get() >= fatal;
        }
    }
}
