package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.desk.access.Registry;
import parley.node.backup.Backup;
import parley.node.backup.Backups;
import parley.node.store.Database;
import parley.node.store.DurableSteps;

/** A backup from the command line. */
class BackupTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T09:00:00Z"));

    @TempDir
    Path folder;

    @Test
    void aBackupIsMadeNamedAndNotedAndNoneIsMadeOfAFolderOnWhichNoNodeHasRun() throws IOException {
        Path data = folder.resolve("xa");
        Path into = folder.resolve("backups");
        var init = Run.of(
                Map.of("PARLEY_PASSPHRASE", "the node's own one", "PARLEY_IDENTITY_PASSPHRASE", "the identity's one"),
                "init",
                data.toString(),
                "--code",
                "XA",
                "--address",
                "127.0.0.1:7441");
        assertThat(init.code()).as(init.err()).isZero();
        var early = Run.of("backup", into.toString(), "--data", data.toString());
        assertThat(early.code()).isEqualTo(3);
        assertThat(early.err()).contains("no node has run on " + data);
        Database.open(data.resolve("record.db"), "parley/node/store/record", DurableSteps.NONE)
                .close();
        Registry.make(data, CLOCK).close();

        var made = Run.of("backup", into.toString(), "--data", data.toString());
        assertThat(made.code()).as(made.err()).isZero();
        var named = Path.of(made.out().strip());
        assertThat(named).isEqualTo(into.resolve("XA-2026-03-01T090000Z")).isDirectory();
        assertThat(made.err()).contains("record.db", "accounts.db").doesNotContain("views.db");
        var manifest = Backup.verify(named);
        assertThat(manifest.by()).isEqualTo("command line: backup");
        assertThat(new Backups(data, "XA", Optional.empty(), CLOCK).last())
                .hasValueSatisfying(last -> assertThat(last.manifest()).isEqualTo(manifest));

        var again = Run.of("backup", into.toString(), "--data", data.toString());
        assertThat(again.code()).isEqualTo(3);
        try (var there = Files.list(into)) {
            assertThat(there).hasSize(1);
        }
    }
}
