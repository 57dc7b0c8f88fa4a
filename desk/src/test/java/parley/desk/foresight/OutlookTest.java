package parley.desk.foresight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.agreement.finding.Extent;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Foreseen;
import parley.agreement.finding.Head;
import parley.agreement.finding.Stamp;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.prose.Language;
import parley.agreement.truth.Need;
import parley.agreement.value.Party;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.desk.view.State;
import parley.desk.words.Words;
import parley.node.view.Foresight;

class OutlookTest {
    private static final Instant AT = Instant.parse("2026-06-18T05:00:01Z");
    private static final String PACK = "00".repeat(32);
    private static final Party XB = new Party("XB");

    private final Rows rows = new Rows(new Titles(List.of()));
    private final Map<Language, Words> words = Words.load();
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    private static Head head(String subject, Party account, Verdict verdict) {
        return new Head(
                "limit",
                Optional.empty(),
                Optional.of(subject),
                XB,
                account,
                verdict,
                Optional.empty(),
                verdict == Verdict.UNKNOWN
                        ? new TreeSet<Need>(List.of(new Need.Ask("XB", "activity.troops")))
                        : new TreeSet<>(),
                List.of(),
                Optional.empty(),
                Extent.NONE,
                List.of("67"),
                List.of());
    }

    private static Finding whole(Head head) {
        return new Finding(
                head,
                new Proof.Rule(new Proof.Site("67", Optional.of("67"), "limit"), "due", List.of()),
                new Stamp("naive-1", "vd11", PACK, Map.of(XB, 1L), Optional.empty(), 0, AT, "2026b"));
    }

    private static Foreseen fresh(Head after) {
        return new Foreseen(Optional.empty(), Optional.of(whole(after)));
    }

    private static Foreseen turned(Head before, Head after) {
        return new Foreseen(Optional.of(before), Optional.of(whole(after)));
    }

    private Outlook outlook(Foreseen... changes) {
        return Outlook.of(new Foresight(AT, List.of(new Foresight.Under(PACK, List.of(changes)))), rows);
    }

    private String html(Outlook outlook, Language language) {
        var out = new StringOutput();
        engine.render(
                "foresight/outlook.jte",
                Map.of("words", Objects.requireNonNull(words.get(language)), "outlook", outlook),
                out);
        return out.toString();
    }

    private Outlook everything() {
        return outlook(
                turned(head("same", XB, Verdict.KEPT), head("same", XB, Verdict.KEPT)),
                new Foreseen(Optional.of(head("gone", XB, Verdict.DUE)), Optional.empty()),
                fresh(head("none", XB, Verdict.NOT_OWED)),
                fresh(head("met", XB, Verdict.MET)),
                fresh(head("owed", XB, Verdict.DUE)),
                fresh(head("open", XB, Verdict.UNKNOWN)),
                turned(head("2026", new Party("XC"), Verdict.KEPT), head("2026", new Party("XC"), Verdict.FORESEEN)),
                turned(head("2026", XB, Verdict.KEPT), head("2026", XB, Verdict.BREACHED)));
    }

    @Test
    void whatWouldBeBrokenComesFirstAndWhatStaysInItsStateLast() {
        assertThat(everything().turns())
                .extracting(
                        turn -> turn.told().first().subject(),
                        turn -> turn.told().first().account(),
                        Turn::state)
                .containsExactly(
                        tuple("2026", "XB", State.BREACHED),
                        tuple("2026", "XC", State.FORESEEN),
                        tuple("open", "XB", State.UNKNOWN),
                        tuple("owed", "XB", State.DUE),
                        tuple("met", "XB", State.MET),
                        tuple("none", "XB", State.NOT_OWED),
                        tuple("gone", "XB", State.DUE),
                        tuple("same", "XB", State.KEPT));
    }

    @Test
    void eachSaysWhatItIsNowAndWhatItWouldBe() {
        assertThat(html(everything(), Language.EN))
                .containsSubsequence(
                        "2026-06-18 05:00:01 UTC",
                        "now <bdi>kept</bdi>, then",
                        "breached",
                        "By the word of <bdi>XC</bdi>:",
                        "Ask",
                        "activity.troops",
                        ">new<",
                        "would no longer be found");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void foreignTextIsShownAsWhatItIsInEveryLanguage(Language language) {
        assertThat(html(outlook(fresh(head("XB/<b>1</b>", XB, Verdict.DUE))), language))
                .contains("XB/&lt;b&gt;1&lt;/b&gt;")
                .doesNotContain("<b>", "{time}", "{state}");
        assertThat(html(outlook(), language)).contains("class=\"empty\"").doesNotContain("<ul");
    }
}
