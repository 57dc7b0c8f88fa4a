package parley.desk.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import parley.agreement.finding.Extent;
import parley.agreement.finding.Head;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Verdict;
import parley.agreement.value.Party;
import parley.desk.live.Titles;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.view.CircleSummary;
import parley.node.view.CircleView;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;
import parley.node.view.FindingView;

class PurposeTest {
    private static final Pack VD11 =
            PackLoader.load(PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "vd11")));
    private static final Instant AT = Instant.parse("2026-10-04T03:05:00Z");
    private static final Hash CIRCLE = Hash.sha256(Bytes.utf8("circle"));

    private final Titles titles = new Titles(List.of(VD11));

    private static EntryView entry(String by, long index, String format, String subject, Instant written) {
        return new EntryView(
                new EntryPointer(by, 1, index, Hash.sha256(Bytes.utf8(by + index))),
                format,
                false,
                List.of(),
                Optional.of(subject),
                Optional.empty(),
                List.of(),
                written,
                "en",
                "{}",
                Bytes.EMPTY,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static FindingView due(String provision, Optional<String> step, String subject, String account) {
        return new FindingView(
                VD11.sha256(),
                new Head(
                        provision,
                        step,
                        Optional.of(subject),
                        new Party("XB"),
                        new Party(account),
                        Verdict.DUE,
                        Optional.empty(),
                        new TreeSet<>(),
                        List.of(),
                        Optional.of(AT),
                        Extent.NONE,
                        List.of("16.1.2"),
                        List.of()),
                AT);
    }

    private static CircleView circle(List<EntryView> entries, FindingView... findings) {
        var summary = new CircleSummary(CIRCLE, "Circle", true, List.of("XA", "XB"), Map.of(), List.of(VD11.sha256()));
        return new CircleView(summary, AT, entries, List.of(findings), List.of(), List.of());
    }

    private Optional<Purpose> duty(CircleView circle, String self, String finding) {
        return Purpose.find(circle, self, titles, name -> name.equals("duty") ? finding : "");
    }

    @Test
    void anObjectionNamesItsFindingAndWhoseItIs() {
        var circle = circle(List.of(), due("prior-notification", Optional.empty(), "XB/7", "XA"));
        var named = Map.of("contest", "prior-notification/XB/7", "of", "XB");
        assertThat(Purpose.find(circle, "XC", titles, name -> named.getOrDefault(name, "")))
                .hasValueSatisfying(purpose -> {
                    assertThat(purpose.format()).isEqualTo("contest");
                    assertThat(purpose.values())
                            .isEqualTo(
                                    Map.of("b.finding", List.of("prior-notification/XB/7"), "b.debtor", List.of("XB")));
                    assertThat(purpose.named()).isEqualTo(named);
                });
        assertThat(Purpose.find(circle, "XC", titles, name -> name.equals("contest") ? "prior-notification/XB/7" : ""))
                .isEmpty();
    }

    @Test
    void aReplyAnswersTheFirstEntryOfAnotherAboutItsSubject() {
        var asked = entry("XA", 4, "request-explanation", "XA/3", AT.minusSeconds(60));
        var circle = circle(
                List.of(
                        entry("XA", 5, "request-explanation", "XA/3", AT.minusSeconds(30)),
                        asked,
                        entry("XA", 3, "request-explanation", "XA/2", AT.minusSeconds(90)),
                        entry("XB", 2, "statement", "XA/3", AT.minusSeconds(99))),
                due("unusual-activity", Optional.of("reply"), "XA/3", "XB"));
        assertThat(duty(circle, "XB", "unusual-activity.reply/XA/3")).hasValueSatisfying(purpose -> {
            assertThat(purpose.format()).isEqualTo("reply-explanation");
            assertThat(purpose.values()).isEqualTo(Map.of("subject", List.of("XA/3"), "b.request", List.of("XA/3")));
            assertThat(purpose.asked()).contains(asked);
        });
    }

    /** Its provision asks that something be so, and names no document; only one form has to say whether it is. */
    @Test
    void whatIsMetBySayingSoIsWrittenInTheOnlyFormThatMustSayIt() {
        var asked = entry("XA", 4, "inspection-request", "XA/3", AT.minusSeconds(60));
        var circle = circle(List.of(asked), due("inspection", Optional.of("accept"), "XA/3", "XB"));
        assertThat(duty(circle, "XB", "inspection.accept/XA/3")).hasValueSatisfying(purpose -> {
            assertThat(purpose.format()).isEqualTo("inspection-reply");
            assertThat(purpose.values()).isEqualTo(Map.of("subject", List.of("XA/3")));
            assertThat(purpose.asked()).contains(asked);
        });
    }

    /** A test of the line has a number of its own, which it has to state, and names the one that it follows. */
    @Test
    void aTestThatFollowsAnotherNamesItWhereTheAgreementLooksForIt() {
        Pack hotline =
                PackLoader.load(PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "hotline")));
        var next = due("tests", Optional.of("next"), "XA/1", "XB");
        var circle = circle(List.of(), new FindingView(hotline.sha256(), next.head(), AT));
        var purpose = Purpose.find(
                circle, "XB", new Titles(List.of(hotline)), name -> name.equals("duty") ? "tests.next/XA/1" : "");
        assertThat(purpose).hasValueSatisfying(found -> {
            assertThat(found.format()).isEqualTo("test-message");
            assertThat(found.values()).isEqualTo(Map.of("subject", List.of("XA/1"), "b.follows", List.of("XA/1")));
        });
    }

    @Test
    void aNotificationAnswersNobodyAndAYearIsNoSubject() {
        var circle = circle(
                List.of(entry("XA", 4, "statement", "XB/7", AT)),
                due("prior-notification", Optional.empty(), "XB/7", "XB"),
                due("annual-exchange", Optional.empty(), "2027", "XB"));
        assertThat(duty(circle, "XB", "prior-notification/XB/7")).hasValueSatisfying(purpose -> {
            assertThat(purpose.format()).isEqualTo("notification");
            assertThat(purpose.values()).isEqualTo(Map.of("subject", List.of("XB/7"), "b.activity", List.of("XB/7")));
            assertThat(purpose.asked()).isEmpty();
        });
        assertThat(duty(circle, "XB", "annual-exchange/2027")).hasValueSatisfying(purpose -> {
            assertThat(purpose.format()).isEqualTo("annual-exchange");
            assertThat(purpose.values()).isEmpty();
        });
    }

    @Test
    void whatIsOwedByAnothersWordOrByAnotherIsNotOursToWrite() {
        var circle = circle(List.of(), due("prior-notification", Optional.empty(), "XB/7", "XA"));
        assertThat(duty(circle, "XB", "prior-notification/XB/7")).isEmpty();
        assertThat(duty(circle, "XA", "prior-notification/XB/7")).isEmpty();
    }
}
