package parley.desk;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.prose.Language;
import parley.desk.access.Act;
import parley.desk.access.Role;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.desk.words.Words;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.entry.Party;
import parley.node.view.Credential;
import parley.node.view.Draft;
import parley.node.view.EntryPointer;
import parley.node.view.OfficerKey;
import parley.node.view.SendOutcome;
import parley.node.world.World;
import parley.node.world.WorldNode;

/** What a node keeps, at its desk: the store verified again, officers' keys, backups; by people of each role. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeepingPagesTest {
    private static final Path AGREEMENT = Path.of(System.getProperty("parley.root"), "agreements", "vd11");
    private static final Pack PACK = PackLoader.load(PackFolder.read(AGREEMENT));
    private static final Party XA = new Party("XA");
    private static final Party XB = new Party("XB");
    private static final String HOSTILE = "<b onclick=alert(1)>x</b>";

    private Path folder;
    private World world;
    private WorldNode node;
    private Guarded guarded;
    private Person chief;
    private Person drafter;
    private Person reader;

    @BeforeAll
    void begin(@TempDir Path folder) throws Exception {
        this.folder = folder;
        world = World.start(new World.Plan(
                "kept well",
                List.of(XA, XB),
                Map.of("chair", XA),
                PACK,
                Map.of(),
                Instant.parse("2026-03-01T09:00:00Z"),
                folder));
        node = world.node(XA);
        var draft = new Draft(
                "statement",
                List.of(),
                Optional.of("XA/1"),
                Optional.empty(),
                List.of(),
                "en",
                "{\"text\":\"what is said\"}",
                Optional.empty());
        assertThat(node.send(world.circle(), draft, List.of(new Credential("first officer", ""))))
                .isInstanceOf(SendOutcome.Sent.class);
        world.clock().awaitQuiet();
        guarded = new Guarded(folder.resolve("XA"), node, PACK, folder.resolve("backups"));
        chief = guarded.signedIn("chief", Role.ADMINISTRATOR);
        drafter = guarded.signedIn("a drafter", Role.DRAFTER);
        reader = guarded.signedIn("a reader", Role.READER);
    }

    @AfterAll
    void end() {
        guarded.close();
        world.close();
    }

    private static String text(Wire.Answer page) {
        assertThat(page.status()).isEqualTo(200);
        return page.body()
                .replaceAll("(?s)<head>.*?</head>", "")
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\s+", " ");
    }

    private void verify() throws InterruptedException {
        assertThat(drafter.get("/ledger?lang=en").body()).contains("id=\"verification-begin\"");
        var begun = drafter.post("/ledger/verify/begin?lang=en", Map.of());
        assertThat(begun.status()).as(begun.body()).isEqualTo(303);
        assertThat(begun.header("location")).contains("/ledger?lang=en#verification");
        Await.until(
                "the end of the re-verification",
                () -> node.verification().orElseThrow().progress().isEmpty());
    }

    private void flip(int position, int at) {
        Jdbi.create("jdbc:sqlite:" + folder.resolve("XA/record.db")).useHandle(beside -> {
            var where = " WHERE position = " + position + " AND log = (SELECT id FROM log WHERE party = 'XB')";
            byte[] leaf = beside.createQuery("SELECT bytes FROM leaf" + where)
                    .mapTo(byte[].class)
                    .one();
            leaf[at] ^= 1;
            beside.createUpdate("UPDATE leaf SET bytes = :bytes" + where)
                    .bind("bytes", leaf)
                    .execute();
        });
    }

    @Test
    void theStoreIsVerifiedFromThePageAndADamageIsAnAlarmUntilItIsMended() throws Exception {
        verify();
        assertThat(text(drafter.get("/ledger?lang=en")))
                .contains("All of it holds", "Asked for by a drafter", "Log of XA");
        assertThat(text(reader.get("/ledger/verification?lang=de"))).contains("Alles stimmt", "Verlangt von a drafter");
        assertThat(guarded.registry.journal().newest(50, false))
                .anyMatch(act ->
                        act.what() == Act.What.VERIFICATION_BEGUN && act.who().equals("a drafter"));

        flip(1, 30);
        verify();
        var damaged = drafter.get("/ledger?lang=en");
        assertThat(text(damaged)).contains("Damages: 1", "Damaged, as far as is known", "bytes of a leaf");
        assertThat(damaged.body())
                .contains(
                        node.verification().orElseThrow().standing().getFirst().expected());
        assertThat(text(reader.get("/?lang=en"))).contains("re-verification: what this node keeps is damaged");
        assertThat(guarded.stranger().get("/ready").status()).isEqualTo(503);
        for (Language language : Language.values()) {
            var words = requireNonNull(Words.load().get(language));
            assertThat(text(reader.get("/ledger?lang=" + language.code())))
                    .contains(words.word("verify.standing"), words.word("damage.leaf"), words.word("ledger.offset"));
        }
        flip(1, 30);
        verify();
        assertThat(text(reader.get("/?lang=en"))).doesNotContain("re-verification");
        assertThat(guarded.stranger().get("/ready").status()).isEqualTo(200);
    }

    @Test
    void aReaderSeesTheOutcomeAndBeginsNothing() {
        assertThat(reader.get("/ledger?lang=en").body()).doesNotContain("verification-begin");
        assertThat(reader.post("/ledger/verify/begin", Map.of()).status()).isEqualTo(403);
        assertThat(reader.post("/ledger/verify/stop", Map.of()).status()).isEqualTo(403);
        var foreign =
                drafter.raw("/ledger/verify/begin", Map.of(), new Wire.Header("Origin", "http://elsewhere.example"));
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(drafter.raw("/ledger/verify/begin", Map.of(), new Wire.Header("Origin", drafter.origin()))
                        .status())
                .as("without a seal")
                .isEqualTo(403);
    }

    @Test
    void officersKeysStandAsTheRecordHasThem() {
        var page = chief.get("/administration/officers?lang=en");
        assertThat(text(page))
                .contains("Officers of XA", "first officer", "second officer", "sealed, here", "Officers of XB")
                .contains("parley charter sign FILE --data DIR", "none yet");
        var keys = node.officerKeys(world.circle()).orElseThrow();
        assertThat(keys).hasSize(4);
        var first = keys.getFirst();
        assertThat(page.body())
                .contains(
                        first.keyid(),
                        "/entries/XA/1/" + first.enrolled().entry().index());
        assertThat(first.used().orElseThrow().entry().party()).isEqualTo("XA");
        assertThat(keys.get(1).used()).isEmpty();
        assertThat(keys).extracting(OfficerKey::sealedHere).containsExactly(true, true, false, false);
        assertThat(drafter.get("/administration/officers").status()).isEqualTo(403);
        assertThat(text(chief.get("/administration/officers?lang=ru"))).contains("Офицеры XA", "Отозван");
    }

    @Test
    void anAdministratorHasABackupMadeIntoTheFolderOfTheSettings() throws Exception {
        var before = chief.get("/administration?lang=en");
        assertThat(text(before)).contains("Health at a glance", "does its part", "Database record", "Parley 0.1.0");
        assertThat(drafter.post("/administration/backup", Map.of()).status()).isEqualTo(403);
        var begun = chief.post("/administration/backup?lang=en", Map.of("folder", "/tmp/elsewhere"));
        assertThat(begun.status()).as(begun.body()).isEqualTo(303);
        Await.until("the backup", () -> Files.exists(folder.resolve("XA/backup.json")));
        Await.until(
                "that none is being made",
                () -> !chief.get("/administration?lang=en").body().contains("A backup is being made"));
        var page = text(chief.get("/administration?lang=en"));
        assertThat(page)
                .contains("Last made", "chief", folder.resolve("backups").toString());
        assertThat(page).doesNotContain("It is not there any more", "The last try failed");
        try (var made = Files.list(folder.resolve("backups"))) {
            assertThat(made)
                    .singleElement()
                    .satisfies(
                            backup -> assertThat(backup.resolve("accounts.db")).exists());
        }
        assertThat(Path.of("/tmp/elsewhere")).doesNotExist();
    }

    @Test
    void aDeskWithoutAFolderNamesTheCommandAndForeignTextIsEscaped(@TempDir Path data) throws Exception {
        var resting = new RestingNode();
        var mark = new OfficerKey.Mark(new EntryPointer("XA", 1, 1, Hash.sha256(Bytes.utf8("x"))), RestingNode.NOW);
        resting.officerKeys = List.of(new OfficerKey(
                "XA",
                HOSTILE,
                "00",
                List.of("statement"),
                mark,
                Optional.of(mark),
                Optional.of(mark),
                Optional.empty(),
                false));
        try (var desk = Desk.open(resting, new Rows(new Titles(List.of())), data, 0)) {
            var person = new Person(desk.port());
            assertThat(text(person.get("/administration?lang=en")))
                    .contains("parley backup DIR --data DATA", "No backup has been made of this node yet");
            var officers = person.get("/administration/officers?lang=en");
            assertThat(text(officers)).contains("not here", "for other formats");
            assertThat(officers.body()).doesNotContain(HOSTILE).contains("&lt;b onclick");
            assertThat(person.get("/ledger/verification").status()).isEqualTo(404);
            assertThat(person.raw("/administration/backup", Map.of()).status()).isIn(403, 404);
        }
    }
}
