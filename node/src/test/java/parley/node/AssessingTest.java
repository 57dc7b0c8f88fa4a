package parley.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Head;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Verdict;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.Charter;
import parley.ledger.charter.Kind;
import parley.ledger.charter.MemberKeys;
import parley.ledger.charter.SignedCharter;
import parley.ledger.charter.TimeQuorum;
import parley.ledger.control.Control;
import parley.ledger.control.Enrolment;
import parley.ledger.control.Officer;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.entry.Format;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.Party;
import parley.node.circle.CircleSetup;
import parley.node.circle.Pace;
import parley.node.release.Officers;
import parley.node.store.DurableSteps;
import parley.node.view.AsKnown;
import parley.node.view.CircleView;
import parley.node.view.Credential;
import parley.node.view.Draft;
import parley.node.view.FindingView;
import parley.node.view.Foresight;
import parley.node.view.Proved;
import parley.node.view.SendOutcome;

/** One node of a circle of two, of which the other is never there, under a clock that the test moves. */
class AssessingTest {
    private static final Pack PACK =
            PackLoader.load(PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "vd11")));
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final List<Credential> OFFICERS =
            List.of(new Credential("first officer", ""), new Credential("second officer", ""));
    private static final Party XA = new Party("XA");
    private static final Party XB = new Party("XB");
    private static final String BROKEN = "CREATE TRIGGER broken BEFORE INSERT ON finding BEGIN"
            + " SELECT RAISE(ABORT, 'the disk is full of sand'); END";

    @TempDir
    private Path folder = Path.of("");

    private final HandClock clock = new HandClock(START);
    private final SignedCharter charter = charter();
    private Node node;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(folder.resolve("high-water"));
        node = open();
        node.assessNow();
        clock.run();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void aFailureIsSaidAndEverythingIsWorkedOutAtTheNextChange() throws SQLException {
        give("XA/1");
        clock.run();
        CircleView before = view();
        sql(BROKEN);
        give("XA/2");
        assertThatThrownBy(clock::run).hasStackTraceContaining("the disk is full of sand");
        assertThat(view().warnings())
                .singleElement()
                .asString()
                .contains("the findings are those of " + before.at(), "the disk is full of sand");
        assertThat(view().findings()).isEqualTo(before.findings());
        sql("DROP TRIGGER broken");
        give("XA/3");
        clock.run();
        assertThat(view().warnings()).isEmpty();
        assertThat(view().findings()).hasSizeGreaterThan(before.findings().size());
        assertIsFoundFromScratch();
    }

    @Test
    void afterAFailureItIsTriedAgainThoughNothingComes() throws SQLException {
        List<FindingView> before = view().findings();
        sql(BROKEN);
        give("XA/1");
        assertThatThrownBy(clock::run).hasStackTraceContaining("the disk is full of sand");
        assertThat(view().findings()).isEqualTo(before);
        sql("DROP TRIGGER broken");
        clock.put(START.plusSeconds(59));
        assertThat(view().warnings()).hasSize(1);
        clock.put(START.plusSeconds(60));
        assertThat(view().warnings()).isEmpty();
        assertThat(view().at()).isEqualTo(START.plusSeconds(60));
        assertThat(view().findings()).hasSizeGreaterThan(before.size());
        assertIsFoundFromScratch();
    }

    /** Who looks after an hour in which nothing came is told what holds now, and by the clock of now. */
    @Test
    void whatIsFoundHoldsNowWhileTimeAloneChangesNothing() {
        CircleView before = view();
        clock.put(START.plusSeconds(3_599));
        assertThat(view().at()).isEqualTo(START.plusSeconds(3_599));
        assertThat(view().findings()).isSameAs(before.findings());
        assertThat(node.findings(circle(), new AsKnown.Now(), view().at()).orElseThrow())
                .extracting(Finding::head)
                .isEqualTo(before.findings().stream().map(FindingView::head).toList());
    }

    /** Nothing is said to hold after an entry came that is not in it. */
    @Test
    void whatIsFoundHoldsOnlyUntilSomethingComesThatIsNotInIt() {
        clock.put(START.plusSeconds(5));
        give("XA/1");
        clock.pass(START.plusSeconds(60));
        assertThat(view().at()).isEqualTo(START.plusSeconds(5));
        clock.run();
        assertThat(view().at()).isEqualTo(START.plusSeconds(60));
        assertIsFoundFromScratch();
    }

    @Test
    void aClockThatWasPutBackIsFollowed() {
        give("XA/1");
        clock.put(START.plus(Duration.ofDays(2)));
        node.assessNow();
        clock.run();
        give("XA/2");
        clock.run();
        clock.put(START.plus(Duration.ofDays(1)));
        node.assessNow();
        clock.run();
        assertThat(view().at()).isEqualTo(START.plus(Duration.ofDays(1)));
        assertThat(view().findings())
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.since()).isBeforeOrEqualTo(view().at()));
        assertIsFoundFromScratch();
    }

    @Test
    void sinceWhenAVerdictStandsOutlivesTheNodeAndWhatIsNoLongerFoundIsForgotten() throws SQLException {
        give("XA/1");
        clock.run();
        sql("INSERT INTO finding SELECT circle, 'another', name, debtor, account, verdict, since FROM finding LIMIT 1");
        clock.put(START.plus(Duration.ofDays(1)));
        node.close();
        node = open();
        node.assessNow();
        clock.run();
        assertThat(view().findings())
                .isNotEmpty()
                .extracting(FindingView::since)
                .contains(START);
        assertThat(names("SELECT agreement FROM finding")).containsExactly("vd11");
        assertThat(names("SELECT name FROM finding")).isEqualTo(names(view()));
        assertIsFoundFromScratch();
    }

    @Test
    void onlyWhatHasChangedIsWritten() throws SQLException {
        give("XA/1");
        clock.run();
        Set<String> before = names(view());
        sql("CREATE TABLE written (name TEXT)");
        for (String change : List.of("INSERT", "UPDATE", "DELETE")) {
            sql("CREATE TRIGGER on_%s AFTER %s ON finding BEGIN INSERT INTO written VALUES (%s.name); END"
                    .formatted(change, change, change.equals("DELETE") ? "old" : "new"));
        }
        give("XA/2");
        clock.run();
        Set<String> fresh = names(view());
        fresh.removeAll(before);
        assertThat(fresh).isNotEmpty();
        assertThat(names("SELECT name FROM written")).isEqualTo(fresh);
    }

    @Test
    void aFindingThatIsGoneHasNoProof() {
        give("XA/1");
        clock.run();
        FindingView found = view().findings().getFirst();
        assertThat(node.prove(circle(), found)).map(Proved::since).contains(found.since());
        assertThat(node.prove(circle(), new FindingView("00".repeat(32), found.head(), found.since())))
                .isEmpty();
        assertThat(node.prove(Hash.sha256(Bytes.EMPTY), found)).isEmpty();
    }

    @Test
    void whatADraftWouldChangeIsToldAndNothingStaysOfIt() {
        give("XA/1");
        clock.run();
        CircleView before = view();
        clock.put(START.plus(Duration.ofHours(1)));
        Foresight foresight = node.foresee(circle(), notification("XA/2")).orElseThrow();
        assertThat(foresight.at()).isEqualTo(START.plus(Duration.ofHours(1)));
        assertThat(foresight.packs())
                .singleElement()
                .extracting(Foresight.Under::pack)
                .isEqualTo(PACK.sha256());
        assertThat(foresight.packs().getFirst().changes())
                .extracting(
                        change -> change.about().name(),
                        change -> change.before().map(Head::verdict).orElse(null),
                        change -> change.after().map(Finding::verdict).orElse(null))
                .containsExactlyInAnyOrder(
                        tuple("prior-notification/XA/2", null, Verdict.MET),
                        tuple("observation-invitation/XA/2", null, Verdict.DUE),
                        tuple("two-years-ahead/XA/2", null, Verdict.KEPT),
                        tuple("constraining.yearly/2026", Verdict.KEPT, Verdict.KEPT),
                        tuple("constraining.together", Verdict.KEPT, Verdict.KEPT));
        node.assessNow();
        clock.run();
        assertThat(names(view())).isEqualTo(names(before));
        assertIsFoundFromScratch();
        assertThat(view().entries()).isEqualTo(before.entries());
        give("XA/2");
        clock.run();
        assertThat(names(view())).contains("prior-notification/XA/2");
        assertIsFoundFromScratch();
    }

    @Test
    void whatCannotBeSentChangesNothingThatCouldBeTold() {
        Draft blank =
                new Draft("notification", List.of(), Optional.of("XA/1"), Optional.empty(), List.of(), "en", "{}");
        assertThat(node.foresee(circle(), blank)).isEmpty();
        assertThat(node.foresee(Hash.sha256(Bytes.EMPTY), notification("XA/1"))).isEmpty();
    }

    private void assertIsFoundFromScratch() {
        List<Finding> proved = view().findings().stream()
                .map(found -> node.prove(circle(), found).orElseThrow().finding())
                .toList();
        assertThat(proved)
                .isEqualTo(
                        node.findings(circle(), new AsKnown.Now(), view().at()).orElseThrow());
        assertThat(view().findings())
                .extracting(FindingView::head)
                .isEqualTo(proved.stream().map(Finding::head).toList());
    }

    private void give(String subject) {
        assertThat(node.send(circle(), notification(subject), OFFICERS)).isInstanceOf(SendOutcome.Sent.class);
    }

    private static Draft notification(String subject) {
        String body = ("{\"activity\":\"%s\",\"designation\":\"Tide\",\"hosts\":[\"XA\"],\"form\":\"exercise\","
                        + "\"start\":\"2026-06-01\",\"end\":\"2026-06-10\",\"contingents\":[{\"party\":\"XA\","
                        + "\"state\":\"XA\",\"from\":\"2026-06-01\",\"to\":\"2026-06-10\",\"troops\":14000,\"tanks\":0,"
                        + "\"acv\":0,\"artillery\":0,\"brigades\":2,\"divisional\":false}],\"area\":{\"accuracyMetres\":1000,"
                        + "\"points\":[[361000000,-381000000],[361000000,-379000000],[359000000,-379000000]]}}")
                .formatted(subject);
        return new Draft("notification", List.of(), Optional.of(subject), Optional.empty(), List.of(), "en", body);
    }

    private CircleView view() {
        return node.circle(circle()).orElseThrow();
    }

    private Hash circle() {
        return charter.charter().circle().hash();
    }

    private static Set<String> names(CircleView view) {
        Set<String> names = new TreeSet<>();
        view.findings().forEach(found -> names.add(found.head().name()));
        return names;
    }

    private void sql(String change) throws SQLException {
        try (Connection views = views();
                Statement statement = views.createStatement()) {
            statement.execute(change);
        }
    }

    private Set<String> names(String query) throws SQLException {
        Set<String> names = new TreeSet<>();
        try (Connection views = views();
                Statement statement = views.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private Connection views() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("views.db"));
    }

    private Node open() {
        MemberKeys keys = keys(XA);
        List<Bytes> enrolments = OFFICERS.stream()
                .map(officer -> enrolment(new Officer(officer.officer()), keys))
                .toList();
        return Node.open(
                new NodeSetup(
                        XA,
                        folder,
                        folder.resolve("high-water"),
                        clock,
                        InstantSource.system(),
                        (circle, tls, addresses) -> new LoneNode.Nobody(),
                        Pace.WORLD,
                        DurableSteps.NONE),
                List.of(new Membership(
                        charter,
                        new CircleSetup.Keys(keys.log(), keys.mirror()),
                        List.of(PACK),
                        new Open(),
                        enrolments)));
    }

    private Bytes enrolment(Officer officer, MemberKeys keys) {
        Control enrolment =
                new Enrolment(officer, key(officer.name()).publicKey(), List.of(new Format("notification")));
        return Leaf.sign(enrolment.payload(charter.charter().circle(), XA, START), List.of(keys.identity()))
                .bytes();
    }

    private static PrivateKey key(String officer) {
        return PrivateKey.of(Hash.sha256(Bytes.utf8(officer)).bytes());
    }

    private static SignedCharter charter() {
        Charter text = new Charter(
                "assessing",
                START,
                false,
                List.of(XA, XB).stream()
                        .map(code -> keys(code).member(code, Kind.PARTY, List.of()))
                        .toList(),
                new TreeMap<>(Map.of("chair", XB)),
                List.of(new parley.ledger.charter.Pack(PACK.agreement(), PACK.version(), Hash.hex(PACK.sha256()))),
                new TreeMap<>(),
                new TimeQuorum.Majority(),
                1 << 20);
        return SignedCharter.draft(text).sign(XA, keys(XA).identity()).sign(XB, keys(XB).identity());
    }

    private static MemberKeys keys(Party party) {
        return MemberKeys.ofSeed("assessing " + party);
    }

    /** Officers whose keys lie open. */
    private record Open() implements Officers {
        @Override
        public List<String> names() {
            return OFFICERS.stream().map(Credential::officer).toList();
        }

        @Override
        public Optional<PrivateKey> unlock(Credential credential) {
            return OFFICERS.contains(credential) ? Optional.of(key(credential.officer())) : Optional.empty();
        }
    }
}
