package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.agreement.load.CaseLoader;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.ledger.archive.Evidence;
import parley.ledger.archive.Report;
import parley.ledger.bytes.Bytes;
import parley.ledger.entry.Party;
import parley.node.view.LeafProof;
import parley.node.world.Play;
import parley.node.world.World;

/** The entries of five real nodes after a night, at the desk of one of them. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntriesTest {
    private static final Path AGREEMENT = Path.of(System.getProperty("parley.root"), "agreements", "vd11");
    private static final Pack PACK = PackLoader.load(PackFolder.read(AGREEMENT));

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private World world;
    private Desk desk;

    @BeforeAll
    void play(@TempDir Path folder) throws Exception {
        var file = AGREEMENT.resolve("cases/night-at-the-desk.yaml");
        var scenario =
                CaseLoader.load(file.toString(), Files.readString(file), PACK).scenario();
        var parties = scenario.parties().stream()
                .map(party -> new Party(party.code()))
                .toList();
        var roles = new TreeMap<String, Party>();
        scenario.roles().forEach((role, party) -> roles.put(role, new Party(party.code())));
        var start = scenario.timeline().getFirst().at().minus(Duration.ofDays(1));
        world = World.start(new World.Plan("night", parties, roles, PACK, scenario.parameters(), start, folder));
        new Play(world, scenario).run();
        desk = Desk.open(world.node(new Party("XB")), new Rows(new Titles(List.of(PACK))), folder, 0);
    }

    @AfterAll
    void end() {
        client.close();
        desk.close();
        world.close();
    }

    private <T> HttpResponse<T> get(String path, HttpResponse.BodyHandler<T> body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + desk.port() + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        return client.send(request, body);
    }

    private String page(String path) throws Exception {
        var answer = get(path, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return text(answer.body());
    }

    @Test
    void anEntryWithRowsCallsItsColumnsAndWordsByTheirNames() throws Exception {
        var notice = world.node(new Party("XB")).circle(world.circle()).orElseThrow().entries().stream()
                .filter(entry -> entry.format().equals("notification"))
                .findFirst()
                .orElseThrow();
        var path = "/entries/" + notice.pointer().path() + "?lang=ru";
        var sheet = get(path, BodyHandlers.ofString());
        Named.byNames(PACK, path, sheet);
        assertThat(sheet.body()).contains("<th scope=\"col\"><bdi>Личный состав</bdi></th>", "<bdi>Учение</bdi>");
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lang=en|Entries: 4",
                "lang=en&way=out|Entries gone out: 1",
                "lang=en&author=XE&words=own+officers|Entries of XE with “own officers”: 1",
                "lang=en&format=notification&since=2026-10-01|"
                        + "Entries in format Notification of a military activity since 2026-10-01: 1",
                "lang=en&missing=yes&way=out|Entries gone out with a receipt missing: 1",
                "lang=de&until=2026-09-30|Einträge bis 2026-09-30: 1",
            })
    void aListIsAUrlAndSaysWhatItShows(String query, String said) throws Exception {
        assertThat(page("/entries?" + query)).contains(said);
        assertThat(page("/circle/" + world.circle() + "/entries?" + query)).contains(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "author=ZZ",
                "format=memo",
                "since=yesterday",
                "page=2",
                "page=0",
                "way=up",
                "since=2026-10-02&until=2026-10-01",
            })
    void whatCannotBeAskedIsRefusedWithAPage(String query) throws Exception {
        var answer = get("/entries?lang=en&" + query, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("This cannot be asked").doesNotContain("Exception");
        var csv = get("/entries.csv?lang=en&" + query, BodyHandlers.ofString());
        assertThat(csv.statusCode()).isEqualTo(query.equals("page=2") ? 200 : 400);
    }

    @Test
    void theListComesAsCommaSeparatedValues() throws Exception {
        var answer = get("/entries.csv?lang=fr&author=XE", BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        assertThat(answer.body().split("\r\n")).hasSize(2);
        assertThat(answer.body()).contains("\r\nXE,1,", "Exposé de faits sur une activité militaire");
    }

    @Test
    void oneEntryIsWhole() throws Exception {
        var path = path("XB", "notification");
        assertThat(page(path + "?lang=en"))
                .contains("XB gave to all: “Notification of a military activity” on XB/6.")
                .contains("A2. Designation: Harbour guard", "36.1000000 N 38.1000000 W", "± 1000 m")
                .contains("first officer holds", "second officer holds", "Quorum of the charter holds")
                .contains("XB has given “Notification of a military activity” on XB/6 in time.");
        assertThat(page(path + "?lang=ru")).contains("Уведомление о военной деятельности", "не указано");
    }

    @Test
    void everyLeafOfEveryLogHasAPage() throws Exception {
        for (var entry : view().entries()) {
            var at = entry.pointer();
            assertThat(page("/entries/%s/1/%d?lang=en".formatted(at.party(), at.index())))
                    .contains(
                            "entry %d of %s".formatted(at.index(), at.party()),
                            at.id().hex());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"XB/1/99999", "XB/2/6", "ZZ/1/0", "XB/1/x", "XB/0/6", "XB/1/-1", "XB/1/00", "XB/1/6%2f"})
    void whatIsNotThereIsNotFound(String at) throws Exception {
        for (var path : List.of("/entries/" + at, "/entries/" + at + "/evidence.zip")) {
            assertThat(get(path, BodyHandlers.ofString()).statusCode()).as(path).isIn(404, 400);
        }
    }

    @Test
    void whatIsKnownOfALeafIsWorkedOutFromTheStore() throws Exception {
        var node = world.node(new Party("XB"));
        for (var entry : view().entries()) {
            var at = entry.pointer();
            var proof = node.leaf(world.circle(), at.party(), 1, at.index()).orElseThrow();
            assertThat(proof.leaf()).isEqualTo(entry.leaf());
            assertThat(proof.signers()).allMatch(signer -> signer.check() == LeafProof.Check.HOLDS);
            if (!entry.control()) {
                assertThat(proof.signers())
                        .isNotEmpty()
                        .allMatch(signer -> signer.officer().isPresent());
            }
            proof.inclusion().ifPresent(inclusion -> {
                assertThat(inclusion.shown()).isTrue();
                assertThat(inclusion.signed()).isTrue();
                assertThat(inclusion.cosigned()).allMatch(LeafProof.Cosigned::holds);
            });
        }
        assertThat(node.leaf(world.circle(), "XB", 2, 0)).isEmpty();
        assertThat(node.leaf(world.circle(), "ZZ", 1, 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?late"})
    void evidenceIsFilesThatStandTheOfflineCheck(String late) throws Exception {
        var answer = get(path("XB", "notification") + "/evidence.zip" + late, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .matches("attachment; filename=\"evidence-XB-1-[0-9]+(-late)?\\.zip\"");
        var files = unpack(answer.body());
        assertThat(files).containsKeys("charter.json", "policy", "leaf", "entry.tlog-proof");
        assertThat(files.keySet().stream().anyMatch(file -> file.startsWith("late/")))
                .isEqualTo(!late.isEmpty());
        var report = Evidence.check(path -> Optional.ofNullable(files.get(path)));
        assertThat(report.holds()).as(report.toString()).isTrue();
        assertThat(report.checks().stream().map(Report.Check::thing))
                .anyMatch(thing -> thing.contains("existed no later than it was cosigned"));
        files.put("leaf", Bytes.utf8("{}"));
        assertThat(Evidence.check(path -> Optional.ofNullable(files.get(path))).holds())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "de", "it", "ru", "es"})
    void theLedgerShowsEveryLogAsItIsStored(String language) throws Exception {
        var ledger = world.node(new Party("XB")).logs(world.circle()).orElseThrow();
        var html = get("/ledger?lang=" + language, BodyHandlers.ofString()).body();
        assertThat(ledger.logs()).hasSize(5);
        for (var log : ledger.logs()) {
            var newest = log.newest().orElseThrow();
            assertThat(newest.rooted() && newest.signed()).isTrue();
            assertThat(newest.cosigned()).isNotEmpty().allMatch(LeafProof.Cosigned::holds);
            assertThat(html)
                    .contains("id=\"log-" + log.party() + "\"", newest.root().hex(), log.origin());
        }
        for (var member : ledger.members()) {
            assertThat(html).contains(member.identity().hex(), member.tls().hex());
        }
        assertThat(html).contains(world.circle().hex(), PACK.sha256()).doesNotContainPattern("\\{[a-z]+}");
    }

    private static Map<String, Bytes> unpack(byte[] zip) throws IOException {
        var files = new LinkedHashMap<String, Bytes>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), Bytes.of(in.readAllBytes()));
            }
        }
        return files;
    }

    private parley.node.view.CircleView view() {
        return world.node(new Party("XB")).circle(world.circle()).orElseThrow();
    }

    private String path(String party, String format) {
        return view().entries().stream()
                .filter(entry ->
                        entry.pointer().party().equals(party) && entry.format().equals(format))
                .map(entry ->
                        "/entries/%s/1/%d".formatted(party, entry.pointer().index()))
                .findFirst()
                .orElseThrow();
    }
}
