package parley.node.circle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.ledger.bytes.Bytes;
import parley.ledger.circle.Judgement;
import parley.ledger.control.Seen;
import parley.ledger.entry.Party;
import parley.node.clock.NodeClock.Phase;
import parley.node.clock.SimulatedClock;
import parley.node.log.LogStore;

@Timeout(60)
class CircleTest {
    @TempDir
    Path folder;

    private final SimulatedClock clock = new SimulatedClock(Neighbourhood.START);

    @Test
    void an_entry_reaches_everyone_and_everyone_says_so_in_the_same_second() throws InterruptedException {
        try (clock;
                Neighbourhood circle = new Neighbourhood(folder, clock, "XA", "XB", "XC")) {
            start(circle, "XA", "XB", "XC");
            sendAt(circle, 60, "XA", "XA/1");
            play();
            for (String holder : List.of("XA", "XB", "XC")) {
                assertThat(circle.log("XA", holder))
                        .isEqualTo(circle.log("XA", "XA"))
                        .hasSize(3);
            }
            assertThat(seen(circle, "XB")).extracting(Seen::time).containsExactly(Neighbourhood.START.plusSeconds(60));
            assertThat(seen(circle, "XC")).extracting(Seen::time).containsExactly(Neighbourhood.START.plusSeconds(60));
            assertThat(seen(circle, "XA")).isEmpty();
            assertThat(circle.refusals()).isEmpty();
        }
    }

    @Test
    void entries_of_one_instant_share_a_seen_and_a_seen_causes_none() throws InterruptedException {
        try (clock;
                Neighbourhood circle = new Neighbourhood(folder, clock, "XA", "XB", "XC")) {
            start(circle, "XA", "XB", "XC");
            sendAt(circle, 60, "XA", "XA/1");
            sendAt(circle, 60, "XA", "XA/2");
            sendAt(circle, 60, "XB", "XB/1");
            play();
            assertThat(seen(circle, "XC"))
                    .singleElement()
                    .satisfies(seen ->
                            assertThat(seen.heads()).extracting(Seen.Head::size).containsExactly(4L, 3L));
            assertThat(seen(circle, "XA")).hasSize(1);
            assertThat(seen(circle, "XB")).hasSize(1);
        }
    }

    @Test
    void a_member_that_was_down_gets_all_that_it_missed_and_receipts_it_then() throws InterruptedException {
        try (clock;
                Neighbourhood circle = new Neighbourhood(folder, clock, "XA", "XB", "XC")) {
            start(circle, "XA", "XB", "XC");
            clock.at(at(50), Phase.EVENT, () -> circle.stop("XB"));
            sendAt(circle, 60, "XA", "XA/1");
            clock.at(at(3_600), Phase.EVENT, () -> circle.start("XB"));
            play();
            assertThat(circle.log("XA", "XB")).isEqualTo(circle.log("XA", "XA"));
            assertThat(seen(circle, "XB")).extracting(Seen::time).containsExactly(at(3_600));
            assertThat(seen(circle, "XC")).extracting(Seen::time).containsExactly(at(60));
        }
    }

    @Test
    void a_case_gives_the_same_logs_every_time() throws InterruptedException {
        List<List<Bytes>> first = playOnce(folder.resolve("first"));
        List<List<Bytes>> second = playOnce(folder.resolve("second"));
        assertThat(second).isEqualTo(first);
    }

    @Test
    void one_round_at_the_end_gives_everyone_all_cosignatures_and_a_restart_keeps_them() throws InterruptedException {
        try (clock;
                Neighbourhood circle = new Neighbourhood(folder, clock, "XA", "XB", "XC")) {
            start(circle, "XA", "XB", "XC");
            sendAt(circle, 60, "XA", "XA/1");
            play();
            List<String> all = List.of("XA", "XB", "XC");
            all.forEach(code -> circle.circle(code).gatherCosignatures());
            clock.awaitQuiet();
            for (String owner : all) {
                Set<String> others = new TreeSet<>(all);
                others.remove(owner);
                for (String holder : all) {
                    assertThat(cosigned(circle, owner, holder))
                            .as("on %s held by %s", owner, holder)
                            .isEqualTo(others);
                }
            }
            all.forEach(circle::stop);
            circle.start("XB");
            assertThat(cosigned(circle, "XA", "XB")).containsExactlyInAnyOrder("XB", "XC");
        }
    }

    @Test
    void an_entry_that_would_be_void_is_not_appended() throws InterruptedException {
        try (clock;
                Neighbourhood circle = new Neighbourhood(folder, clock, "XA", "XB")) {
            start(circle, "XA", "XB");
            assertThat(circle.send("XA", "XA/1")).isInstanceOf(Judgement.Entry.class);
            assertThat(circle.send("XA", "XA/1"))
                    .as("sending twice is sending once")
                    .isInstanceOfSatisfying(
                            Judgement.Entry.class,
                            entry -> assertThat(entry.at().index().value()).isEqualTo(2));
            clock.awaitQuiet();
            assertThat(circle.log("XA", "XB")).hasSize(3);
        }
    }

    /** Whoever has just learnt that he may sign takes the work over before the link that told him lays it down. */
    @RepeatedTest(20)
    void it_is_not_quiet_while_a_log_waits_for_its_first_signature() throws InterruptedException {
        try (clock;
                Neighbourhood circle = new Neighbourhood(folder, clock, "XA", "XB")) {
            start(circle, "XA", "XB");
            circle.send("XA", "XA/1");
            clock.awaitQuiet();
            assertThat(circle.log("XA", "XB")).hasSize(3);
            assertThat(circle.log("XB", "XA")).as("with its receipt").hasSize(3);
        }
    }

    @Test
    void officers_who_send_at_once_give_an_entry_each_and_get_every_receipt() throws Exception {
        int each = 20;
        try (clock;
                Neighbourhood circle = new Neighbourhood(folder, clock, "XA", "XB", "XC");
                ExecutorService officers = Executors.newFixedThreadPool(2)) {
            start(circle, "XA", "XB", "XC");
            CyclicBarrier together = new CyclicBarrier(2);
            List<Future<List<Judgement>>> sending = List.of("first", "second").stream()
                    .map(officer -> officers.submit(() -> {
                        List<Judgement> sent = new ArrayList<>();
                        for (int n = 1; n <= each; n++) {
                            together.await();
                            sent.add(circle.send("XA", "XA/" + (officer.equals("first") ? n : each + n)));
                        }
                        return sent;
                    }))
                    .toList();
            Set<Long> places = new TreeSet<>();
            for (Future<List<Judgement>> officer : sending) {
                assertThat(officer.get()).hasSize(each).allSatisfy(sent -> {
                    assertThat(sent).isInstanceOf(Judgement.Entry.class);
                    places.add(sent.at().index().value());
                });
            }
            assertThat(places).hasSize(2 * each);
            play();
            for (String holder : List.of("XB", "XC")) {
                assertThat(circle.log("XA", holder))
                        .isEqualTo(circle.log("XA", "XA"))
                        .hasSize(2 + 2 * each);
                assertThat(seen(circle, holder))
                        .flatExtracting(Seen::heads)
                        .extracting(Seen.Head::size)
                        .contains((long) circle.log("XA", "XA").size());
            }
        }
    }

    @Test
    void the_same_entry_sent_twice_at_once_stands_once() throws Exception {
        try (clock;
                Neighbourhood circle = new Neighbourhood(folder, clock, "XA", "XB");
                ExecutorService officers = Executors.newFixedThreadPool(2)) {
            start(circle, "XA", "XB");
            Callable<Judgement> send = () -> circle.send("XA", "XA/1");
            List<Judgement> sent = new ArrayList<>();
            for (Future<Judgement> each : officers.invokeAll(List.of(send, send))) {
                sent.add(each.get());
            }
            assertThat(sent.getFirst()).isInstanceOf(Judgement.Entry.class).isEqualTo(sent.getLast());
            assertThat(circle.log("XA", "XA")).hasSize(3);
        }
    }

    private List<List<Bytes>> playOnce(Path home) throws InterruptedException {
        try (SimulatedClock own = new SimulatedClock(Neighbourhood.START);
                Neighbourhood circle = new Neighbourhood(home, own, "XA", "XB", "XC", "XD")) {
            start(circle, "XA", "XB", "XC", "XD");
            for (int i = 1; i <= 5; i++) {
                for (String code : List.of("XA", "XB", "XC", "XD")) {
                    String subject = code + "/" + i;
                    own.at(at(60L * i), Phase.EVENT, () -> circle.send(code, subject));
                }
            }
            own.horizon(Instant.MAX);
            own.awaitQuiet();
            return circle.charter().codes().stream()
                    .map(Party::code)
                    .map(code -> circle.log(code, "XA"))
                    .toList();
        }
    }

    private static Set<String> cosigned(Neighbourhood circle, String owner, String holder) {
        LogStore store = circle.circle(holder).store(new Party(owner));
        long size = store.largestCheckpoint().orElseThrow().checkpoint().size();
        return store.cosignatures(size).keySet();
    }

    private static void start(Neighbourhood circle, String... codes) {
        for (String code : codes) {
            circle.start(code);
        }
    }

    private void sendAt(Neighbourhood circle, long second, String code, String subject) {
        clock.at(at(second), Phase.EVENT, () -> circle.send(code, subject));
    }

    private void play() throws InterruptedException {
        clock.horizon(Instant.MAX);
        clock.awaitQuiet();
    }

    private static Instant at(long second) {
        return Neighbourhood.START.plusSeconds(second);
    }

    private static List<Seen> seen(Neighbourhood circle, String code) {
        return circle.circle(code).leaves(new Party(code)).stream()
                .flatMap(leaf -> leaf.seen().stream())
                .toList();
    }
}
