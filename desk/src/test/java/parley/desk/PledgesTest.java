package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.prose.Language;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.desk.pledges.Deliverable;
import parley.desk.pledges.Overview;
import parley.desk.pledges.Sum;
import parley.node.view.FindingView;

/** The pledges of the harbour light and the cable, as they are read off the record and as a browser without scripts gets them. */
class PledgesTest {
    private static final Path FOLDER = Path.of(System.getProperty("parley.root"), "agreements", "cooperation");
    private static final Pack PACK = PackLoader.load(PackFolder.read(FOLDER));
    private static final Instant END = Instant.parse("2026-06-02T12:00:00Z");
    private static final String TOWER_REPORT =
            "delivery: XA/7, deliverable: XA/3, delivered: 2026-05-19, extent: whole";

    @TempDir
    Path data;

    private static String text() {
        try {
            return Files.readString(FOLDER.resolve("cases/light-and-cable.yaml"));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static CaseNode node(UnaryOperator<String> changed, Instant now) {
        var played = changed.apply(text());
        return Played.node(PACK, Played.scenario(PACK, played.substring(0, played.indexOf("expect:")) + """
                expect:
                  - { at: 2026-03-01T00:00:00Z, finding: delivery/XA/999, by: XA, absent: true }
                """), now);
    }

    private static Overview overview(UnaryOperator<String> changed, Instant now) {
        var node = node(changed, now);
        var circle = node.circle(node.circles().getFirst().id()).orElseThrow();
        return Overview.of(circle, List.of(PACK)).orElseThrow();
    }

    private static Deliverable deliverable(Overview overview, String id) {
        return overview.items().stream()
                .map(Overview.Item::deliverable)
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Sum sum(long amount, int open) {
        return new Sum(BigInteger.valueOf(amount), open);
    }

    @Test
    void amountsAreAddedByPartyAndCurrencyAndNeverAcross() {
        assertThat(overview(text -> text, END).totals())
                .containsExactly(
                        new Overview.Total("XA", "CHF", sum(30_000, 0), sum(0, 0), sum(0, 0), sum(0, 0)),
                        new Overview.Total("XA", "EUR", sum(290_000, 0), sum(290_000, 0), sum(250_000, 0), sum(0, 0)),
                        new Overview.Total("XB", "EUR", sum(1_200_000, 0), sum(0, 0), sum(0, 0), sum(0, 0)),
                        new Overview.Total("XB", "USD", sum(900_000, 0), sum(450_000, 0), sum(0, 0), sum(900_000, 0)));
    }

    @Test
    void anAmountThatIsLeftOpenIsCountedAndNotAdded() {
        var totals = overview(
                        text -> text.replace(
                                "The tower, due: 2026-05-20, amount: 250000",
                                "The tower, due: 2026-05-20, amount: { absent: toFollow }"),
                        END)
                .totals();
        assertThat(totals.get(1).pledged()).isEqualTo(sum(40_000, 1));
    }

    @Test
    void aSumLargerThanAnyAmountIsExact() {
        var most = "9007199254740991";
        var totals = overview(
                        text -> text.replace("amount: 40000, currency", "amount: " + most + ", currency")
                                .replace("amount: 250000, currency", "amount: " + most + ", currency"),
                        END)
                .totals();
        assertThat(totals.get(1).pledged().amount()).isEqualTo(new BigInteger("18014398509481982"));
    }

    @Test
    void whatStillComesIsListedByItsDayTheNextFirst() {
        assertThat(overview(text -> text, END).open().stream()
                        .map(item -> item.deliverable().id()))
                .containsExactly("XB/2", "XB/3", "XA/4");
        assertThat(overview(text -> text, Instant.parse("2026-03-04T00:00:00Z")).open().stream()
                        .map(item -> item.deliverable().id()))
                .containsExactly("XA/2", "XA/3", "XB/2", "XB/3", "XA/4");
    }

    @Test
    void aReportThatWasCorrectedCountsAsItWasCorrectedAndStandsBesideTheFirst() {
        UnaryOperator<String> corrected = text -> text.replace("expect:", """
                  - { at: 2026-06-02T10:00:00Z, by: XA, format: delivery-report, subject: XA/7, to: [XB], refs: [{ role: corrects }], body: { delivery: XA/7, deliverable: XA/3, delivered: 2026-05-19, extent: partial, amount: 100000 } }
                expect:
                """)
                .replace(
                        "format: delivery-report, subject: XA/1, to: [XB], body: { " + TOWER_REPORT,
                        "format: delivery-report, subject: XA/7, to: [XB], body: { " + TOWER_REPORT);
        var tower = deliverable(overview(corrected, END), "XA/3");
        assertThat(tower.delivered()).isEqualTo(sum(100_000, 0));
        assertThat(tower.deliveries().stream().map(each -> each.stands())).containsExactly(false, true);
    }

    @Test
    void aDayThatWasMovedIsToldWithTheOneThatStoodFirst() {
        UnaryOperator<String> moved = text -> text.replace("expect:", """
                  - at: 2026-06-02T10:00:00Z
                    by: XB
                    format: pledge
                    subject: XB/1
                    refs: [{ role: corrects }]
                    body: { pledge: XB/1, partners: [XA, XC], project: Cable, deliverables: [{ id: XB/2, what: Cable, due: 2026-07-31, amount: 900000, currency: USD }], rhythm: monthly }
                expect:
                """);
        var overview = overview(moved, END);
        var cable = deliverable(overview, "XB/2");
        assertThat(cable.isMoved()).isTrue();
        assertThat(List.of(cable.firstDue(), cable.due())).containsExactly("2026-05-31", "2026-07-31");
        assertThat(overview.pledges().getLast().versions()).isEqualTo(2);
        assertThat(overview.pledges().getLast().deliverables().stream().filter(each -> !each.dropped()))
                .hasSize(1);
    }

    /** The cable was due on the last of May and is overdue; XB then states its pledge without it. */
    private static String dropped(String text) {
        return text.replace("expect:", """
                  - at: 2026-06-02T10:00:00Z
                    by: XB
                    format: pledge
                    subject: XB/1
                    refs: [{ role: corrects }]
                    body: { pledge: XB/1, partners: [XA, XC], project: Cable, deliverables: [{ id: XB/3, what: Laying, due: 2026-08-31, amount: 1200000, currency: EUR }], rhythm: monthly }
                expect:
                """);
    }

    @Test
    void whatACorrectionDroppedStaysInSightAsItWasStatedFirstAndIsNotAddedUp() throws Exception {
        var overview = overview(PledgesTest::dropped, END);
        var cable = deliverable(overview, "XB/2");
        assertThat(cable.dropped()).isTrue();
        assertThat(List.of(cable.what(), cable.due(), cable.currency()))
                .containsExactly("Forty kilometres of cable", "2026-05-31", "USD");
        assertThat(cable.deliveries()).hasSize(1);
        assertThat(overview.totals()).noneMatch(total -> total.currency().equals("USD"));
        on(node(PledgesTest::dropped, END), PACK, browser -> {
            assertThat(PlainBrowser.words(browser.get("/pledges?lang=en")))
                    .containsSubsequence("XB/2 Forty kilometres of cable", "Dropped by a correction", "2026-05-31");
            assertThat(browser.get("/pledges?lang=en&as=csv").body().lines())
                    .anyMatch(line -> line.startsWith("XB,XB/1,Cable,XB/2,") && line.endsWith(",false"));
        });
    }

    @Test
    void aDeliverableUnderTwoPledgesIsOneThing() {
        UnaryOperator<String> twice = text -> text.replace("expect:", """
                  - at: 2026-06-02T10:00:00Z
                    by: XB
                    format: pledge
                    subject: XB/9
                    body: { pledge: XB/9, partners: [XA], project: Cable alone, deliverables: [{ id: XB/2, what: Cable, due: 2026-05-31, amount: 800000, currency: USD }], rhythm: monthly }
                expect:
                """);
        var overview = overview(twice, END);
        assertThat(overview.totals())
                .contains(
                        new Overview.Total("XB", "USD", sum(800_000, 0), sum(450_000, 0), sum(0, 0), sum(800_000, 0)));
        assertThat(overview.open().stream().map(item -> item.deliverable().id()))
                .containsOnlyOnce("XB/2");
        assertThat(overview.also(overview.pledges().getLast(), deliverable(overview, "XB/2")))
                .containsExactly("XB/1");
    }

    @Test
    void nobodyButAPartnerContestsADelivery() throws Exception {
        UnaryOperator<String> meddled =
                text -> text.replace("answer: contests, reason: Its ladder", "answer: confirms, reason: Its ladder")
                        .replace("expect:", """
                  - { at: 2026-06-02T10:00:00Z, by: XC, format: delivery-answer, subject: XA/7, to: [XA], body: { delivery: XA/7, answer: contests, reason: It is not lit. } }
                expect:
                """);
        var tower = deliverable(overview(meddled, END), "XA/3");
        assertThat(tower.contestants()).isEmpty();
        assertThat(tower.contested()).isEqualTo(sum(0, 0));
        on(
                node(meddled, END),
                PACK,
                browser -> assertThat(PlainBrowser.words(browser.get("/pledges?lang=en")))
                        .containsSubsequence("XC not a partner", "Contests", "It is not lit.")
                        .doesNotContain("Contested by"));
    }

    @Test
    void aReportThatIsBegunFromAPledgeHasItsNumber() throws Exception {
        var node = node(text -> text, END);
        on(node, PACK, browser -> {
            var page = browser.get("/pledges?lang=en");
            var link = Pattern.compile("/write\\?lang=en&amp;format=progress-report&amp;relates=([^\"]+)")
                    .matcher(page.body());
            assertThat(link.find()).isTrue();
            var start = browser.get(link.group().replace("&amp;", "&"));
            PlainBrowser.location(browser.post(
                    start,
                    "/write/new",
                    "format",
                    "progress-report",
                    "relates",
                    link.group(1).replace("%2F", "/")));
            assertThat(node.resting.drafts.values())
                    .singleElement()
                    .satisfies(
                            draft -> assertThat(draft.typed().value("b.pledge")).isEqualTo("XB/1"));
        });
    }

    @Test
    void aPledgeThatWasWithdrawnStaysInSightWithWhatItSaid() {
        UnaryOperator<String> withdrawn = text -> text.replace("expect:", """
                  - at: 2026-06-02T10:00:00Z
                    by: XB
                    format: pledge
                    subject: XB/1
                    refs: [{ role: withdraws }]
                    body: { pledge: XB/1, partners: [XA], project: Withdrawn, deliverables: [], rhythm: monthly }
                expect:
                """);
        var cable = overview(withdrawn, END).pledges().getLast();
        assertThat(cable.stands()).isFalse();
        assertThat(cable.project().words()).isEqualTo("Cable between the islands");
        assertThat(cable.deliverables()).hasSize(2);
    }

    @Test
    void whatOneSaysUnderAnothersNumberIsNoDelivery() {
        UnaryOperator<String> foreign = text -> text.replace("expect:", """
                  - { at: 2026-06-02T10:00:00Z, by: XB, format: delivery-report, to: [XA], body: { delivery: XB/9, deliverable: XA/4, delivered: 2026-06-01, extent: whole, amount: 30000 } }
                expect:
                """);
        assertThat(deliverable(overview(foreign, END), "XA/4").deliveries()).isEmpty();
    }

    /** XA becomes XB and XB becomes XA in the case: so they do in everything that is shown. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-04T00:00:00Z",
                "2026-04-25T12:00:00Z",
                "2026-04-26T12:00:00Z",
                "2026-05-21T00:00:00Z",
                "2026-05-31T12:00:00Z",
                "2026-06-02T12:00:00Z"
            })
    void whoSwapsTwoPartiesSwapsTheWholeOverview(String at) {
        var now = Instant.parse(at);
        assertThat(told(overview(PledgesTest::swapped, now)))
                .isEqualTo(told(overview(text -> text, now)).stream()
                        .map(PledgesTest::swapped)
                        .sorted()
                        .toList());
    }

    private static String swapped(String text) {
        return text.replace("XA", "X?").replace("XB", "XA").replace("X?", "XB");
    }

    private static List<String> told(Overview overview) {
        var totals = overview.totals().stream().map(Objects::toString);
        var items = overview.items().stream().map(item -> {
            var each = item.deliverable();
            return "%s of %s: %s %s, by %s, contested by %s; %s"
                    .formatted(
                            each.id(),
                            item.pledge().id(),
                            each.delivered(),
                            each.contested(),
                            each.finding().map(PledgesTest::told),
                            each.contestants(),
                            each.deliveries().stream()
                                    .flatMap(delivery -> delivery.answers().stream())
                                    .sorted(java.util.Comparator.comparing(answer -> answer.said()
                                            .map(said -> said.answer().word())
                                            .orElse("")))
                                    .map(answer ->
                                            answer.party() + " " + answer.duty().map(PledgesTest::told))
                                    .toList());
        });
        var ties = overview.pledges().stream()
                .flatMap(pledge -> pledge.suspensions().stream())
                .map(each -> "%s for %s, %s, %s, restored %d times"
                        .formatted(
                                each.id(),
                                each.finding().name(),
                                each.use().map(PledgesTest::told),
                                each.restoration().map(PledgesTest::told),
                                each.restored().size()));
        var reporting = overview.pledges().stream()
                .map(pledge -> pledge.id()
                        + pledge.reporting().stream().map(PledgesTest::told).toList());
        return java.util.stream.Stream.of(totals, items, ties, reporting)
                .flatMap(lines -> lines)
                .sorted()
                .toList();
    }

    private static String told(FindingView view) {
        var head = view.head();
        return "%s by %s: %s, due %s".formatted(head.name(), head.debtor().code(), head.verdict(), head.dueAt());
    }

    /** Asks for a page of the desk of XB. */
    @FunctionalInterface
    private interface Asking {
        void ask(PlainBrowser browser) throws Exception;
    }

    private void on(Instant now, Asking asking) throws Exception {
        on(node(text -> text, now), PACK, asking);
    }

    private void on(CaseNode node, Pack pack, Asking asking) throws Exception {
        try (var desk = Desk.open(node, new Rows(new Titles(List.of(pack))), data, 0);
                var browser = new PlainBrowser(() -> desk.port())) {
            asking.ask(browser);
        }
    }

    @Test
    void thePageTellsVerdictsContestsAndTiesAndLeadsToWhatIsToBeDone() throws Exception {
        on(END, browser -> {
            var page = browser.get("/pledges?lang=en");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(PlainBrowser.words(page))
                    .containsSubsequence("Still to come", "2026-05-31 overdue", "2026-08-31 due", "2026-09-30 due")
                    .containsSubsequence("By party and currency", "CHF30,000 0 0 0", "EUR290,000 290,000 250,000 0")
                    .containsSubsequence(
                            "XA/3 The tower late",
                            "Contested by XB",
                            "2026-05-20",
                            "XB Contests XA/7",
                            "Its ladder is missing.")
                    .containsSubsequence("answer.answer/XA/5", "late", "for XB, as XA states")
                    .contains("unusual-activity.reply/XB/1 not known in this circle")
                    .containsSubsequence("XA/6", "exercised", "Nobody has said whether the lamp has come.", "Restored");
            assertThat(page.body())
                    .contains("/write?lang=en&amp;duty=delivery%2FXB%2F2", "/write?lang=en&amp;format=pledge")
                    .doesNotContain("duty=delivery%2FXA");
            var write = browser.get("/write?lang=en&format=pledge");
            assertThat(PlainBrowser.words(write)).contains("Pledge").doesNotContain("Suspension of a pledge");
        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void eachReadsItInHisLanguageWithTheNamesOfTheAgreement(Language language) throws Exception {
        on(END, browser -> {
            var path = "/pledges?lang=" + language.code();
            var page = browser.get(path);
            var contests = PACK.names().word("contests").orElseThrow().in(language.code());
            assertThat(PlainBrowser.words(page)).contains("XB " + contests);
            assertThat(page.body()).contains("<bdi lang=\"en\">Its ladder is missing.");
            if (language == Language.RU) {
                Named.byNames(PACK, path, page);
            }
        });
    }

    @Test
    void itIsALineForEachDeliverableInASpreadsheet() throws Exception {
        on(END, browser -> {
            var csv = browser.get("/pledges?lang=ru&as=csv");
            assertThat(csv.headers().firstValue("content-type").orElseThrow()).startsWith("text/csv");
            assertThat(csv.body().lines())
                    .hasSize(6)
                    .contains(
                            "XA,XA/1,Harbour light,XA/3,The tower,2026-05-20,2026-05-20,EUR,250000,250000,250000,XB,late,true");
        });
    }

    @Test
    void whatWasKnownThenIsToldAsThenAndNothingIsBegunThere() throws Exception {
        on(END, browser -> {
            var then = browser.get("/pledges?lang=en&known=2026-05-21T00:00:00Z&at=2026-05-21T00:00:00Z");
            assertThat(PlainBrowser.words(then))
                    .containsSubsequence("2026-05-20 overdue", "XA/3 The tower")
                    .doesNotContain("Contested by", "Write a pledge");
            assertThat(browser.get("/pledges?lang=en&at=noon").statusCode()).isEqualTo(400);
        });
    }

    @Test
    void theHeadLeadsToPledgesOnlyWhereThereAreAny() throws Exception {
        on(
                END,
                browser -> assertThat(browser.get("/?lang=en").body())
                        .contains("href=\"/pledges?lang=en\" data-key=\"g\""));
        var node = new CaseNode("zapad-2017", Instant.parse("2017-09-14T12:00:00Z"));
        on(node, node.pack, browser -> {
            assertThat(browser.get("/?lang=en").body()).doesNotContain("/pledges?");
            assertThat(browser.get("/pledges?lang=en").statusCode()).isEqualTo(404);
        });
    }
}
