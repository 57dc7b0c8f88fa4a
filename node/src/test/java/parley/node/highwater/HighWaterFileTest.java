package parley.node.highwater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.store.DurableSteps;
import parley.node.store.DurableSteps.Step;

class HighWaterFileTest {
    private static final String HOLDER = "0123456789abcdef0123456789abcdef";
    private static final HighWater FIRST = record(1, 3, "a");
    private static final HighWater SECOND = record(1, 5, "b");

    @TempDir
    Path folder;

    @Test
    void what_was_swapped_in_is_read_back() {
        file(DurableSteps.NONE).swap(Optional.empty(), FIRST);
        file(DurableSteps.NONE).swap(Optional.of(FIRST), SECOND);
        assertThat(file(DurableSteps.NONE).read()).contains(SECOND);
    }

    @Test
    void a_record_that_someone_else_moved_is_not_overwritten() {
        HighWaterFile file = file(DurableSteps.NONE);
        file.swap(Optional.empty(), FIRST);
        assertThatThrownBy(() -> file.swap(Optional.empty(), SECOND))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("moved by someone else: expected none, found epoch 1 size 3");
        assertThat(file.read()).contains(FIRST);
    }

    @Test
    void a_record_never_goes_back_or_changes_a_root() {
        HighWaterFile file = file(DurableSteps.NONE);
        file.swap(Optional.empty(), SECOND);
        for (HighWater next : new HighWater[] {
            FIRST, record(1, 5, "c"), new HighWater("f".repeat(32), 1, 9, SECOND.root(), Bytes.EMPTY)
        }) {
            assertThatThrownBy(() -> file.swap(Optional.of(SECOND), next))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot go from");
        }
        file.swap(Optional.of(SECOND), record(2, 0, "d"));
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE_RENAME", "AFTER_RENAME"})
    void dying_on_the_way_leaves_the_old_record_or_the_new_one(Step death) {
        file(DurableSteps.NONE).swap(Optional.empty(), FIRST);
        HighWaterFile dying = file(step -> {
            if (step == death) {
                throw new IllegalArgumentException("died");
            }
        });
        assertThatThrownBy(() -> dying.swap(Optional.of(FIRST), SECOND)).hasMessage("died");
        assertThat(file(DurableSteps.NONE).read()).contains(death == Step.BEFORE_RENAME ? FIRST : SECOND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "parley high-water 2\n",
                "parley high-water 1\nholder 0123456789abcdef0123456789abcdef\nepoch 0\nsize 1\nroot x\n\n",
                """
                parley high-water 1
                holder 0123456789abcdef0123456789abcdef
                epoch 1
                size 01
                root AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=

                """
            })
    void a_damaged_record_stops_the_node(String content) throws IOException {
        Files.writeString(folder.resolve("log"), content);
        assertThatThrownBy(() -> file(DurableSteps.NONE).read())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is damaged");
    }

    @Test
    void printing_and_parsing_are_inverse() {
        assertThat(HighWater.parse(SECOND.print())).isEqualTo(SECOND);
    }

    @Test
    void a_folder_belongs_to_one_node_at_a_time() {
        try (FolderLock held = FolderLock.take(folder)) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> FolderLock.take(folder)).hasMessageContaining("another node is running on");
        }
        FolderLock.take(folder).close();
    }

    private HighWaterFile file(DurableSteps steps) {
        return new HighWaterFile(folder.resolve("log"), steps);
    }

    private static HighWater record(int epoch, long size, String seed) {
        return new HighWater(HOLDER, epoch, size, Hash.sha256(Bytes.utf8(seed)), Bytes.utf8("note of " + seed + "\n"));
    }
}
