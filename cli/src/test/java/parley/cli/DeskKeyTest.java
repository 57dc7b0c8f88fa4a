package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.desk.Desk;
import parley.desk.access.Act;
import parley.desk.access.Registry;
import parley.desk.access.Role;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.ledger.entry.Party;
import parley.node.world.World;

/** The officer's commands by a key of the desk, over a real node. */
@Timeout(120)
class DeskKeyTest {
    private static final String VARIABLE = "PARLEY_DESK_KEY";
    private static final Party XA = new Party("XA");

    @TempDir
    Path folder;

    private World world;
    private Registry registry;
    private Desk desk;

    @BeforeEach
    void open() throws IOException {
        var pack = PackLoader.load(PackFolder.read(Run.ROOT.resolve("agreements/vd11")));
        world = World.start(new World.Plan(
                "keys",
                List.of(XA, new Party("XB")),
                Map.of("chair", XA),
                pack,
                Map.of(),
                Instant.parse("2026-03-01T09:00:00Z"),
                folder));
        registry = Registry.make(data(), InstantSource.system());
        desk = Desk.open(world.node(XA), new Rows(new Titles(List.of(pack))), data(), 0);
    }

    @AfterEach
    void close() {
        desk.close();
        registry.close();
        world.close();
    }

    private Path data() {
        return folder.resolve("XA");
    }

    private String address() {
        return "http://127.0.0.1:" + desk.port() + "/";
    }

    private String key(String name, Role role) {
        return registry.keys().make(name, role).orElseThrow();
    }

    private Path file(String key, String mode) throws IOException {
        var file = Files.createTempFile(folder, "desk", ".key");
        Files.writeString(file, key + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        return file;
    }

    private Run send(Map<String, String> environment, String... how) throws IOException {
        var body = folder.resolve("body.json");
        Files.writeString(body, """
                {"activity": "XA/7", "designation": "Tide", "hosts": ["XA"], "form": "exercise",
                 "start": "2026-06-20", "end": "2026-07-10",
                 "contingents": [{"party": "XA", "state": "XA", "from": "2026-06-20", "to": "2026-07-10", "troops": 14000,
                   "tanks": 0, "acv": 0, "artillery": 0, "brigades": 2, "divisional": false}],
                 "area": {"accuracyMetres": 1000,
                   "points": [[361000000, -381000000], [361000000, -379000000], [359000000, -379000000]]}}
                """);
        var all = new ArrayList<>(List.of("send", "notification", body.toString(), "--subject", "XA/7"));
        all.addAll(List.of("--officer", "first officer", "--officer", "second officer"));
        all.addAll(List.of(how));
        var with = new java.util.TreeMap<>(environment);
        with.put("PARLEY_OFFICER_PASSPHRASE", "");
        return Run.of(with, all.toArray(String[]::new));
    }

    @Test
    void aKeyReadsAndSendsWhatItsRoleMay() throws Exception {
        var reader = key("reading", Role.READER);
        var releaser = key("sending", Role.RELEASER);
        for (var list : List.of("inbox", "sent", "findings", "duties")) {
            var byFile = Run.of(
                    list,
                    "--desk",
                    address(),
                    "--key-file",
                    file(reader, "rw-------").toString());
            assertThat(byFile.code()).as(byFile.err()).isZero();
            var byVariable = Run.of(Map.of(VARIABLE, reader), list, "--data", data().toString());
            assertThat(byVariable.code()).as(byVariable.err()).isZero();
        }
        var refused = send(Map.of(VARIABLE, reader), "--desk", address());
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("this needs a key of the role releaser");
        var sent = send(Map.of(VARIABLE, releaser), "--desk", address());
        assertThat(sent.code()).as(sent.err()).isZero();
        assertThat(registry.journal().newest(1))
                .allMatch(act -> act.who().equals("key: sending") && act.what() == Act.What.RELEASED);
        assertThat(Run.of(Map.of(VARIABLE, reader), "sent", "--desk", address()).out())
                .contains("notification XA/7");
        assertThat(refused.err() + refused.out() + sent.err() + sent.out()).doesNotContain(reader, releaser);
    }

    @Test
    void theTokenOfTheFolderStillOpensAllOfIt() throws Exception {
        var sent = send(Map.of(), "--data", data().toString());
        assertThat(sent.code()).as(sent.err()).isZero();
        assertThat(registry.journal().newest(1)).allMatch(act -> act.who().equals("token: data folder"));
    }

    @Test
    void aKeyThatIsNoneIsRefusedBeforeOrByTheDesk() throws Exception {
        var unknown = Run.of(Map.of(VARIABLE, "0".repeat(64)), "inbox", "--desk", address());
        assertThat(unknown.code()).isEqualTo(3);
        assertThat(unknown.err()).contains("does not know this key", "Administration");
        var key = key("short-lived", Role.READER);
        registry.keys().revoke(registry.keys().all().getFirst().number());
        assertThat(Run.of(Map.of(VARIABLE, key), "inbox", "--desk", address()).code())
                .isEqualTo(3);
        var malformed = Run.of(Map.of(VARIABLE, "secret"), "inbox", "--desk", address());
        assertThat(malformed.code()).isEqualTo(2);
        assertThat(malformed.err()).contains("64 hex digits").doesNotContain("secret");
        var seenByAll = Run.of(
                "inbox",
                "--desk",
                address(),
                "--key-file",
                file(key, "rw-r--r--").toString());
        assertThat(seenByAll.code()).isEqualTo(2);
        assertThat(seenByAll.err()).contains("others can read or change the key file", "chmod 600");
    }

    @Test
    void aKeyGoesToThisMachineAndNowhereElseInTheClear() {
        var key = "0".repeat(64);
        for (var elsewhere : List.of("http://parley.example/", "http://127.0.0.1.example/", "ftp://127.0.0.1/", "x")) {
            var refused = Run.of(Map.of(VARIABLE, key), "inbox", "--desk", elsewhere);
            assertThat(refused.code()).as(elsewhere).isEqualTo(2);
            assertThat(refused.err()).as(elsewhere).contains("on this machine");
        }
        var keyless = Run.of("inbox", "--desk", address());
        assertThat(keyless.code()).isEqualTo(2);
        assertThat(keyless.err()).contains("--key-file", VARIABLE);
        assertThat(Run.of("inbox").err()).contains("--data DIR, or --desk ADDRESS");
        var address = address();
        desk.close();
        var nobody = Run.of(Map.of(VARIABLE, key), "inbox", "--desk", address);
        assertThat(nobody.code()).isEqualTo(3);
        assertThat(nobody.err()).contains("no desk answers at");
    }

    /** By a name of this machine, which no resolver knows. */
    private String named() {
        return "http://nowhere-but-here.localhost:" + desk.port() + "/";
    }

    /** Whoever gives away a folder would otherwise be given the keys, and the officers' passphrases. */
    @Test
    void aFolderThatNamesAnotherMachineIsGivenNeitherKeyNorPassphrase() throws Exception {
        var foreign = Files.createDirectory(folder.resolve("foreign"));
        for (var elsewhere : List.of(
                "http://parley.example/", "https://parley.example/", "http://127.0.0.1@parley.example:1/", "here")) {
            Files.writeString(foreign.resolve("desk.token"), elsewhere + "\n" + "0".repeat(64) + "\n");
            var byKey = Run.of(
                    Map.of(VARIABLE, key("k" + elsewhere.length(), Role.READER)),
                    "inbox",
                    "--data",
                    foreign.toString());
            for (var refused : List.of(byKey, send(Map.of(), "--data", foreign.toString()))) {
                assertThat(refused.code()).as(elsewhere).isEqualTo(2);
                assertThat(refused.err()).contains("not on this machine", elsewhere, "nothing was sent");
            }
        }
        Files.writeString(foreign.resolve("desk.token"), named() + "\n" + "0".repeat(64) + "\n");
        var reader = key("here", Role.READER);
        for (var way : List.of(List.of("--data", foreign.toString()), List.of("--desk", named()))) {
            var here = Run.of(Map.of(VARIABLE, reader), "inbox", way.getFirst(), way.getLast());
            assertThat(here.code()).as(here.err()).isZero();
        }
    }
}
