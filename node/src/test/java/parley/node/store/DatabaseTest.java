package parley.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.node.store.DurableSteps.Step;

class DatabaseTest {
    @TempDir
    Path folder;

    @Test
    void a_change_is_there_after_reopening() {
        try (Database database = open(DurableSteps.NONE)) {
            database.writeNow(insert("XA"));
        }
        try (Database database = open(DurableSteps.NONE)) {
            assertThat(parties(database)).containsExactly("XA");
        }
    }

    @Test
    void nobody_else_on_the_machine_reads_its_files() throws IOException {
        try (Database database = open(DurableSteps.NONE)) {
            database.writeNow(insert("XA"));
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.toList())
                        .hasSizeGreaterThan(1)
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .isEqualTo("rw-------"));
            }
        }
    }

    @Test
    @Timeout(30)
    void whoever_reads_a_closed_store_is_told_and_does_not_wait() {
        Database database = open(DurableSteps.NONE);
        database.close();
        assertThatThrownBy(() -> parties(database))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void changes_that_wait_share_one_commit() {
        AtomicInteger commits = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(1);
        try (Database database = open(step -> commits.addAndGet(step == Step.AFTER_COMMIT ? 1 : 0))) {
            CompletableFuture<Boolean> first = database.write(handle -> await(full));
            List<CompletableFuture<Integer>> waiting = new ArrayList<>();
            for (int i = 0; i < Writer.GROUP; i++) {
                waiting.add(database.write(inserting("X" + i)));
            }
            full.countDown();
            first.join();
            waiting.forEach(CompletableFuture::join);
            assertThat(commits).hasValue(2);
            assertThat(parties(database)).hasSize(Writer.GROUP);
        }
    }

    @Test
    void a_change_that_fails_undoes_itself_and_no_other() {
        CountDownLatch full = new CountDownLatch(1);
        try (Database database = open(DurableSteps.NONE)) {
            CompletableFuture<Boolean> first = database.write(handle -> await(full));
            CompletableFuture<Integer> before = database.write(inserting("XA"));
            CompletableFuture<Integer> failing = database.write(handle -> {
                var _ = inserting("XB").apply(handle);
                throw new IllegalArgumentException("no");
            });
            CompletableFuture<Integer> after = database.write(inserting("XC"));
            full.countDown();
            first.join();
            before.join();
            after.join();
            assertThatThrownBy(failing::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(IllegalArgumentException.class);
            assertThat(parties(database)).containsExactly("XA", "XC");
        }
    }

    @Test
    void dying_before_the_commit_leaves_nothing_and_completes_nobody() {
        Database database = open(step -> {
            if (step == Step.BEFORE_COMMIT) {
                throw new Death();
            }
        });
        CompletableFuture<Integer> change = database.write(inserting("XA"));
        assertThatThrownBy(change::join).hasCauseInstanceOf(Death.class);
        assertThatThrownBy(() -> database.write(inserting("XB")).join()).hasRootCauseInstanceOf(Death.class);
        database.close();
        try (Database again = open(DurableSteps.NONE)) {
            assertThat(parties(again)).isEmpty();
        }
    }

    @Test
    void a_reader_cannot_write() {
        try (Database database = open(DurableSteps.NONE)) {
            assertThatThrownBy(() -> database.read(inserting("XA"))).hasMessageContaining("readonly");
        }
    }

    private Database open(DurableSteps steps) {
        return Database.open(folder.resolve("record.db"), "parley/node/store/record", steps);
    }

    private static java.util.function.Consumer<Handle> insert(String party) {
        return handle -> {
            var _ = inserting(party).apply(handle);
        };
    }

    private static Function<Handle, Integer> inserting(String party) {
        return handle -> handle.createUpdate("INSERT INTO circle (id, party, charter) VALUES (:party, :party, '')")
                .bind("party", party)
                .execute();
    }

    private static List<String> parties(Database database) {
        return database.read(handle -> handle.createQuery("SELECT party FROM circle ORDER BY party")
                .mapTo(String.class)
                .list());
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Death extends RuntimeException {}
}
