package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.desk.access.Codes;
import parley.desk.access.Registry;

class AccountTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T09:00:00Z"));

    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void init() {
        data = folder.resolve("xa");
        var made = Run.of(
                Map.of("PARLEY_PASSPHRASE", "the node's own one", "PARLEY_IDENTITY_PASSPHRASE", "the identity's one"),
                "init",
                data.toString(),
                "--code",
                "XA",
                "--address",
                "127.0.0.1:7441");
        assertThat(made.code()).as(made.err()).isZero();
    }

    private Run account(String... arguments) {
        var all = new java.util.ArrayList<String>();
        all.add("account");
        all.addAll(java.util.List.of(arguments));
        all.addAll(java.util.List.of("--data", data.toString()));
        return Run.of(all.toArray(String[]::new));
    }

    @Test
    void theFirstAccountIsMadeWithACodeThatHolds() {
        var made = account("add", "chief", "--role", "administrator");
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.out()).matches("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}\n");
        assertThat(made.err()).contains("within 30 minutes");
        try (var registry = Registry.known(data, CLOCK).orElseThrow()) {
            assertThat(registry.codes().find(made.out().strip()).map(Codes.Ticket::account))
                    .contains("chief");
            assertThat(registry.journal().newest(2))
                    .allMatch(act -> act.who().equals("command line: account"))
                    .hasSize(2);
        }
        var second = account("code", "chief");
        assertThat(second.code()).isZero();
        try (var registry = Registry.known(data, CLOCK).orElseThrow()) {
            assertThat(registry.codes().find(made.out().strip())).isEmpty();
            assertThat(registry.codes().find(second.out().strip())).isPresent();
        }
        assertThat(account("list").out()).isEqualTo("chief  administrator  0 passkeys\n");
        var again = account("add", "chief", "--role", "reader");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("there is an account chief already");
    }

    @Test
    void whatMakesNoAccountLeavesTheDeskAsItIs() {
        for (var wrong : java.util.List.of(
                account("add", "chief", "--role", "king"),
                account("add", "<b>", "--role", "reader"),
                account("code", "chief"),
                account("list"))) {
            assertThat(wrong.code()).as(wrong.err()).isEqualTo(2);
            assertThat(wrong.err()).startsWith("parley: ");
        }
        assertThat(Files.exists(data.resolve("accounts.db"))).isFalse();
    }

    @Test
    void aFolderOfNobodyIsRefused() {
        var wrong = Run.of("account", "add", "chief", "--role", "reader", "--data", folder.toString());
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("parley init");
    }
}
