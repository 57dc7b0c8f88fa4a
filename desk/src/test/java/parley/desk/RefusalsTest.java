package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.prose.Language;
import parley.desk.api.Api;
import parley.desk.council.CouncilRefusals;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.desk.refusal.Answered;
import parley.desk.refusal.Intended;
import parley.desk.refusal.Proposals;
import parley.desk.refusal.Refusal;
import parley.desk.refusal.Refusals;
import parley.desk.words.Words;
import parley.desk.write.Points;
import parley.desk.write.Turns;
import parley.ledger.bytes.Bytes;
import parley.node.view.CircleView;
import parley.node.view.Draft;
import parley.node.view.EntryView;
import parley.node.view.RefView;

/** What the record says against an entry before XB signs it. */
class RefusalsTest {
    private static final Path AGREEMENTS = Path.of(System.getProperty("parley.root"), "agreements");
    private static final Pack COUNCIL = pack("council");
    private static final Pack FORUM = pack("forum");
    private static final Pack INCIDENTS = pack("incidents");

    private static Pack pack(String name) {
        return PackLoader.load(PackFolder.read(AGREEMENTS.resolve(name)));
    }

    /** A case as XB knows it at an instant. */
    private record Known(CaseNode node, Refusals refusals) {
        static Known at(Pack pack, String file, String at) {
            return new Known(played(pack, file, at));
        }

        Known(CaseNode node) {
            this(node, new Refusals(node, List.of(CouncilRefusals::of, Proposals::of, Points::of, new Answered(node))));
        }

        CircleView view() {
            return node.circle(node.circles().getFirst().id()).orElseThrow();
        }

        /** What is told of a draft that was begun after all that is known, each as {@code control: key}. */
        List<String> told(Draft draft) {
            return refusals.of(view(), draft, Intended.leaves(view(), "XB")).stream()
                    .map(refusal -> refusal.control() + ": " + refusal.key())
                    .toList();
        }

        List<String> said(Draft draft) {
            return refusals.reasons(view(), draft);
        }

        EntryView entry(String party, long index) {
            return view().entries().stream()
                    .filter(entry -> entry.pointer().party().equals(party)
                            && entry.pointer().index() == index)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static CaseNode played(Pack pack, String file, String at) {
        try {
            var text = Files.readString(AGREEMENTS.resolve(file));
            return Played.node(pack, Played.scenario(pack, text), Instant.parse(at));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Known council(String at) {
        return Known.at(COUNCIL, "council/cases/a-year-in-council.yaml", at);
    }

    private static Known forum(String at) {
        return Known.at(FORUM, "forum/cases/a-rule-for-the-chair.yaml", at);
    }

    private static Known incidents(String at) {
        return Known.at(INCIDENTS, "incidents/cases/two-vessels.yaml", at);
    }

    private static Draft draft(String format, String subject, String body, RefView... refs) {
        return new Draft(
                format,
                List.of(),
                Optional.of(subject),
                Optional.empty(),
                List.of(refs),
                "en",
                body.replace('\'', '"'));
    }

    private static Draft item(String session, RefView... refs) {
        return draft(
                "agenda-item", "XB/9", "{'item': 'XB/9', 'session': '%s', 'title': 'Buoys'}".formatted(session), refs);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-09T12:00:00Z, ",
        "2026-03-09T12:00:01Z, b.session: session.closed",
        "2026-03-12T16:00:00Z, b.session: session.closed",
        "2026-03-12T16:00:01Z, b.session: session.over"
    })
    void anItemIsTakenUntilTheLastSecondThatTheCallGives(String at, String told) {
        assertThat(council(at).told(item("XA/5")))
                .isEqualTo(Optional.ofNullable(told).stream().toList());
    }

    @Test
    void aProgramThatSaysWhenItWroteIsJudgedByThat() {
        var late = item("XA/5");
        var written = Instant.parse("2026-03-09T12:00:00Z");
        var timely = new Draft(
                late.format(),
                late.to(),
                late.subject(),
                late.number(),
                late.refs(),
                late.lang(),
                late.body(),
                Optional.of(written));
        assertThat(council("2026-03-10T12:00:00Z").told(timely)).isEmpty();
    }

    @Test
    void whatIsWrongIsSaidWithWhatWouldBeRight() {
        assertThat(council("2026-03-20T09:00:00Z").said(item("XA/5")))
                .containsExactly(
                        "body.session: Session XA/5 ended at 2026-03-12 16:00:00 UTC. Propose the item for one that is"
                                + " still to come: XA/7.");
        assertThat(council("2026-03-20T09:00:00Z").said(item("XA/8")))
                .containsExactly("body.session: This node knows no session “XA/8”. Name one of: XA/7, XA/5, XA/1.");
    }

    @Test
    void aCorrectionKeepsItsPlaceAndAWithdrawalIsAlwaysTaken() {
        var known = council("2026-03-20T09:00:00Z");
        var own = known.view().entries().stream()
                .filter(entry -> entry.subject().equals(Optional.of("XB/3"))
                        && entry.format().equals("agenda-item"))
                .findFirst()
                .orElseThrow()
                .pointer();
        assertThat(known.told(item("XA/5", new RefView("corrects", own)))).isEmpty();
        assertThat(known.told(item("XA/8", new RefView("corrects", own)))).containsExactly("b.session: session.none");
        assertThat(known.told(item("XA/8", new RefView("withdraws", own)))).isEmpty();
    }

    @Test
    void anOrderNamesItemsOfItsSessionEachOnce() {
        var known = council("2026-03-11T09:00:00Z");
        assertThat(known.told(draft("agenda-ranking", "XA/5", "{'session': 'XA/5', 'order': ['XB/3', 'XA/6']}")))
                .isEmpty();
        assertThat(known.told(draft(
                        "agenda-ranking", "XA/5", "{'session': 'XA/5', 'order': ['XB/3', 'XB/1', 'XC/3', 'XB/3']}")))
                .as("an item of another session, and one twice; one that came too late stops no order of the rest")
                .containsExactly("b.order.1: item.none", "b.order.3: item.again");
        assertThat(known.told(draft(
                        "agenda-departure", "XA/5", "{'session': 'XA/5', 'order': ['XB/3'], 'reason': 'Nets first'}")))
                .as("XA has called it")
                .containsExactly("b.session: session.chair");
    }

    @Test
    void nothingIsSaidOnWhatIsNoItemOrPromisedAtNoSession() {
        var known = council("2026-03-11T09:00:00Z");
        assertThat(known.told(draft("session-statement", "XB/3", "{'item': 'XB/3', 'text': 'Yes.'}")))
                .isEmpty();
        assertThat(known.told(draft("session-statement", "XB/7", "{'item': 'XB/7', 'text': 'Yes.'}")))
                .containsExactly("b.item: item.none");
        assertThat(known.told(draft(
                        "commitment",
                        "XB/9",
                        "{'commitment': 'XB/9', 'session': 'XC/1', 'text': 'A list', 'due': '2026-05-01'}")))
                .containsExactly("b.session: session.none");
    }

    @ParameterizedTest
    @CsvSource({
        "position, XA/1, 2026-03-10T11:59:58Z, ",
        "position, XA/1, 2026-03-10T12:00:01Z, subject: proposal.broken",
        "break-of-silence, XA/1, 2026-03-10T12:00:01Z, subject: proposal.broken",
        "position, XB/1, 2026-03-16T12:00:00Z, ",
        "position, XB/1, 2026-03-16T12:00:01Z, subject: proposal.adopted",
        "extension, XB/1, 2026-03-16T12:00:01Z, subject: proposal.adopted",
        "position, XA/7, 2026-03-10T11:59:58Z, subject: proposal.none",
        "break-of-silence, XA/7, 2026-03-10T11:59:58Z, ",
        "proposal, XA/7, 2026-03-10T11:59:58Z, "
    })
    void aPositionIsTakenWhileTheTextIsOpenAndThereIsOne(String format, String subject, String at, String told) {
        assertThat(forum(at).told(draft(format, subject, "{'position': 'supports', 'until': '2026-04-01T12:00:00Z'}")))
                .isEqualTo(Optional.ofNullable(told).stream().toList());
    }

    @Test
    void whyATextIsClosedIsSaidByItsFinding() {
        assertThat(forum("2026-03-11T09:00:00Z").said(draft("position", "XA/1", "{'position': 'supports'}")))
                .singleElement()
                .asString()
                .startsWith("subject: The silence on the text XA/1 has been broken (finding silence/XA/1)");
        assertThat(forum("2026-03-11T09:00:00Z").said(draft("position", "XA/9", "{'position': 'supports'}")))
                .containsExactly("subject: No text with the number “XA/9” has been put forward. Open now: XA/2, XB/1.");
    }

    private static Draft clarification(String subject, String point, RefView... refs) {
        return draft(
                "incident-clarification",
                subject,
                "{'question': '%s', 'answers': [{'point': '%s', 'text': 'Yes.'}]}".formatted(subject, point),
                refs);
    }

    @Test
    void aReplyAnswersPointsThatWereAskedInTheirOwnWords() {
        var known = incidents("2026-03-01T13:00:00Z");
        assertThat(known.told(clarification("XB/1", "who gave the order"))).isEmpty();
        assertThat(known.told(clarification("XB/1", "who gave an order")))
                .containsExactly("b.answers.0.point: point.none");
        assertThat(known.told(clarification("XA/4", "who gave the order")))
                .containsExactly("b.answers.0.point: point.unasked");
        assertThat(known.told(clarification(
                        "XA/4",
                        "who gave the order",
                        new RefView("replyTo", known.entry("XB", 0).pointer()))))
                .as("a reply that refers to the question may be about something else")
                .isEmpty();
        assertThat(known.said(clarification("XB/1", "how")))
                .containsExactly(
                        "body.answers.0.point: “how” was not asked. Answer in the words of the question: course of the"
                                + " patrol boat, who gave the order.");
    }

    private static Draft reply(RefView... refs) {
        return draft("session-reply", "XA/5", "{'session': 'XA/5', 'answer': 'comes'}", refs);
    }

    @Test
    void ofTwoWhoAnswerTheSameAtOnceTheSecondSeesWhoseStandsAndMayReferToIt() {
        var known = council("2026-02-26T09:00:00Z");
        var first = known.view().entries().stream()
                .filter(entry -> entry.format().equals("session-reply")
                        && entry.pointer().party().equals("XB")
                        && entry.subject().equals(Optional.of("XA/5")))
                .findFirst()
                .orElseThrow()
                .pointer();
        var before = known.refusals.of(known.view(), reply(), first.index());
        assertThat(before).singleElement().satisfies(refusal -> {
            assertThat(refusal.key()).isEqualTo("answered");
            assertThat(refusal.value()).isEqualTo(first.path());
            assertThat(refusal.time()).contains(Instant.parse("2026-02-25T09:00:00Z"));
        });
        assertThat(known.refusals.of(known.view(), reply(), first.index() + 1))
                .as("it was begun after the other was sent")
                .isEmpty();
        assertThat(known.refusals.of(known.view(), reply(new RefView("relates", first)), first.index()))
                .isEmpty();
    }

    @Test
    void whoAnswersAnotherPointOfTheSameRequestIsNoSecond() {
        var known = new Known(played(INCIDENTS, "incidents/cases/two-vessels.yaml", "2026-03-02T11:00:00Z"));
        var asXa = new Intended(
                "XA",
                known.view(),
                List.of(INCIDENTS),
                INCIDENTS,
                INCIDENTS.format("incident-clarification").orElseThrow(),
                clarification("XB/1", "who gave the order"),
                known.node().now(),
                0);
        var check = new Answered(known.node());
        assertThat(check.of(asXa)).isEmpty();
        var again = new Intended(
                "XA",
                known.view(),
                List.of(INCIDENTS),
                INCIDENTS,
                asXa.format(),
                clarification("XB/1", "course of the patrol boat"),
                known.node().now(),
                0);
        assertThat(check.of(again)).extracting(Refusal::key).containsExactly("answered");
    }

    @Test
    void whatStandsAlreadyMayBeSentAgainAndIsNotRefused() {
        var known = council("2026-03-20T09:00:00Z");
        var sent = known.view().entries().stream()
                .filter(entry -> entry.format().equals("agenda-item")
                        && entry.pointer().party().equals("XB"))
                .findFirst()
                .orElseThrow();
        var again = Intended.draft(sent);
        var draft = new Draft(
                again.format(),
                again.to(),
                again.subject(),
                again.number(),
                again.refs(),
                again.lang(),
                again.body(),
                Optional.of(sent.written()));
        assertThat(known.refusals.of(known.view(), draft, 0)).isEmpty();
    }

    @Test
    void aProgramIsToldTheSameAndNothingIsSent() {
        var known = council("2026-03-20T09:00:00Z");
        var call = """
                {"format": "agenda-item", "subject": "XB/9", "officers": [],
                 "body": {"item": "XB/9", "session": "XA/5", "title": "Buoys"}}
                """;
        var answer = new Api(known.node(), new Turns(), known.refusals()).send(Optional.empty(), Bytes.utf8(call));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().print().utf8()).contains("Session XA/5 ended at 2026-03-12 16:00:00 UTC");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void eachRefusalIsSaidInEachLanguageWithWhatWouldBeRight(Language language) {
        var words = Optional.ofNullable(Words.load().get(language)).orElseThrow();
        for (var key : List.of(
                "session.none",
                "session.off",
                "session.over",
                "session.closed",
                "session.chair",
                "item.none",
                "proposal.none",
                "proposal.adopted",
                "proposal.broken",
                "proposal.lapsed",
                "point.none",
                "answered")) {
            var refusal = new Refusal("subject", key, "XA/1", "XA/7").at(Instant.parse("2026-03-12T16:00:00Z"));
            assertThat(Refusals.said(refusal, words).text())
                    .contains("XA/1", "XA/7")
                    .doesNotContain("{");
        }
    }

    @Test
    void theFormSaysSoAtTheFieldAndKeepsTheDraft(@TempDir Path data) throws Exception {
        var node = played(COUNCIL, "council/cases/a-year-in-council.yaml", "2026-03-20T09:00:00Z");
        try (var desk = Desk.open(node, new Rows(new Titles(List.of(COUNCIL))), data, 0);
                var browser = new PlainBrowser(desk::port)) {
            var start = browser.get("/write?lang=en");
            var form = PlainBrowser.location(browser.post(start, "/write/new?lang=en", "format", "agenda-item"));
            var checked = PlainBrowser.location(browser.post(
                    browser.get(form),
                    form,
                    "to",
                    "all",
                    "lang.text",
                    "en",
                    "b.item",
                    "XB/9",
                    "b.session",
                    "XA/5",
                    "b.title",
                    "Buoys",
                    "do",
                    "check"));
            var page = browser.get(checked);
            assertThat(page.statusCode()).isEqualTo(422);
            assertThat(PlainBrowser.words(page))
                    .contains("Session XA/5 ended at 2026-03-12 16:00:00 UTC", "still to come: XA/7");
            assertThat(page.body()).contains("href=\"#b.session\"", "Buoys</textarea>");
            assertThat(browser.get(form).body()).contains("Buoys");
        }
    }
}
