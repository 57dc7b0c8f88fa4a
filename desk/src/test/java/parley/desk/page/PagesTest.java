package parley.desk.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import parley.agreement.prose.Language;
import parley.desk.frame.Frame;
import parley.desk.frame.Part;
import parley.desk.view.OnDuty;
import parley.desk.view.State;
import parley.desk.view.Urgent;
import parley.desk.view.Watch;
import parley.desk.words.Words;

class PagesTest {
    private final Pages pages = new Pages();
    private final Map<Language, Words> words = Words.load();

    private Page page(Watch watch, Language language) {
        var frame = new Frame(
                watch.self(),
                watch.circle(),
                watch.drill(),
                watch.now(),
                Objects.requireNonNull(words.get(language)),
                "/",
                List.of(),
                Part.WATCH,
                "");
        return new Page(frame, watch, OnDuty.NONE, Urgent.of(watch, Set.of()), List.of(), List.of(), Map.of(), 0);
    }

    private String html(Watch watch, Language language) {
        return pages.whole(page(watch, language));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theWholeNightIsToldInEveryLanguage(Language language) throws IOException {
        var html = html(Fixture.night(), language);
        Files.writeString(Path.of("target", "night-" + language.code() + ".html"), html);
        assertThat(html).contains("lang=\"" + language.code() + "\"").doesNotContain("{debtor}");
    }

    @Test
    void whatIsDueFirstStandsFirst() {
        var html = html(Fixture.night(), Language.EN);
        assertThat(html).containsSubsequence("00 h 41 m", "2 d 03 h", "9 d");
    }

    @Test
    void aDutyForWhichTheTextSetsNoHourIsOwedNowAndNotOver() {
        var late = Fixture.finding(State.OVERDUE, "XB", "2026-10-04T03:04:00Z");
        var html = html(Fixture.with(late, Fixture.owed("XB", "2026-10-04T02:00:00Z")), Language.EN);
        assertThat(html)
                .containsSubsequence(
                        "<strong>now</strong>", "no hour set", "2026-10-04 02:00:00 UTC", "00 m 31 s", "over")
                .contains("It has been owed since", "the text sets no hour");
    }

    @Test
    void onlyWhatThisPartyItselfMustDoStandsOut() {
        var soon = "2026-10-04T04:00:00Z";
        assertThat(html(Fixture.with(Fixture.finding(State.DUE, "XB", soon)), Language.EN))
                .contains("pressing");
        assertThat(html(Fixture.with(Fixture.finding(State.DUE, "XC", soon), Fixture.owed("XC", soon)), Language.EN))
                .contains("00 h 55 m")
                .doesNotContain("pressing");
    }

    @ParameterizedTest
    @CsvSource({"2026-09-01T00:00:00Z", "2026-11-01T00:00:00Z"})
    void theDeadlineOfWhatIsUnknownIsToldUnderACondition(String due) {
        assertThat(html(Fixture.with(Fixture.finding(State.UNKNOWN, "XD", due)), Language.EN))
                .contains("If it is owed, then by")
                .doesNotContain("It is due by", "It was due by");
    }

    /** The time of what we may owe runs while nobody can tell; nobody is told meanwhile that we owe nothing. */
    @Test
    void whatWeMayOweStandsWithWhatIsDue() {
        assertThat(html(Fixture.with(Fixture.finding(State.UNKNOWN, "XB", "2026-10-04T05:04:31Z")), Language.EN))
                .contains("We may owe", "02 h 00 m", "Write it")
                .doesNotContain("We owe nothing now");
        assertThat(html(Fixture.with(Fixture.finding(State.UNKNOWN, "XD", "2026-10-04T05:04:31Z")), Language.EN))
                .contains("We owe nothing now")
                .doesNotContain("We may owe");
    }

    /** It is no accusation of anybody else: what others broke stands under what is wrong alone. */
    @Test
    void whatWeBrokeAndHaveStillToDoStandsWithWhatIsDueByHowMuchItIsOver() {
        var broken = Fixture.finding(State.BREACHED, "XB", "2026-09-20T23:59:59Z");
        assertThat(in("due", html(Fixture.with(broken), Language.EN)))
                .containsSubsequence(
                        "Past its time, still to be done", "13 d", "over", "breached", "Write it", "was due by")
                .contains("data-count=\"1\"")
                .doesNotContain("We owe nothing now");
        assertThat(in(
                        "due",
                        html(Fixture.with(Fixture.finding(State.BREACHED, "XC", "2026-09-20T23:59:59Z")), Language.EN)))
                .contains("data-count=\"0\"", "We owe nothing now")
                .doesNotContain("Past its time", "breached");
        assertThat(in("due", html(Fixture.counted(), Language.EN)))
                .as("a limit that is passed is nothing to be done")
                .doesNotContain("Past its time", "breached");
    }

    /** When it went out no clock of this node has noted: the quorum's word is the first that holds. */
    @Test
    void howLongAgoSomethingWentOutIsCountedFromWhenItWasWitnessedAndSaysSo() {
        assertThat(in("out", html(Fixture.night(), Language.EN)).replaceAll("\\s+", " "))
                .contains("<p class=\"time\">witnessed <time datetime=\"2026-10-04T02:00:03Z\""
                        + " data-since=\"2026-10-04T02:00:03Z\">");
    }

    /** A page that stays open runs them on by itself. */
    @Test
    void everySpanHasItsInstantBesideIt() {
        assertThat(html(Fixture.night(), Language.EN).replaceAll(">\\s+", ">"))
                .contains(
                        "data-until=\"2026-10-04T03:45:31Z\"><strong>00 h 41 m</strong>",
                        "data-since=\"2026-10-04T03:03:22Z\"><span class=\"moment\">00 h 01 m</span>ago",
                        "<span class=\"open\" data-since=\"2026-10-04T02:50:31Z\"><bdi>XD</bdi>silent for",
                        "data-units=\"d h m s\" data-left=\"left\" data-over=\"over\"");
    }

    @Test
    void aNarrowWindowHasTheClockAndTheCountsInOneLine() {
        assertThat(html(Fixture.night(), Language.EN)
                        .split("<div class=\"slim\">", 2)[1]
                        .split("</div>", 2)[0])
                .containsSubsequence(
                        "<strong>03:04:31</strong> UTC",
                        "href=\"#due\">Due <span class=\"count some\">3</span>",
                        "class=\"next\" data-until=\"2026-10-04T03:45:31Z\"><strong>00 h 41 m<",
                        "href=\"#wrong\">Wrong <span class=\"count some\">2</span>",
                        "href=\"#in\" data-fresh hidden>New");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aCorrectionIsToldApartFromWhatItCorrectsAndEachLeadsToTheOther(Language language) {
        var html = html(Fixture.night(), language);
        var named = Objects.requireNonNull(words.get(language));
        assertThat(in("in", html).replaceAll("\\s+", " "))
                .contains(named.word("ref.to.corrects") + " <a class=\"entry\" href=\"/entries/XC/1/10?lang=");
        assertThat(in("out", html).replaceAll("\\s+", " "))
                .contains("open\">" + named.word("ref.from.withdraws")
                        + " <a class=\"entry\" href=\"/entries/XB/1/11?lang=");
    }

    private static String in(String section, String html) {
        return html.split("<section id=\"" + section + "\"", 2)[1].split("</section>", 2)[0];
    }

    @Test
    void aSilenceThatBeganOnAnotherClockHasNoLength() {
        assertThat(html(Fixture.with(), Language.EN))
                .contains("<bdi>XD</bdi> is silent")
                .doesNotContain("silent for");
        assertThat(html(Fixture.night(), Language.EN)).contains("silent for <span class=\"moment\">00 h 14 m</span>");
    }

    @Test
    void theListsThatAskForSomebodySayHowManyByWeightToo() {
        assertThat(html(Fixture.night(), Language.EN)).contains("<span class=\"count some\">3</span>");
        assertThat(html(Fixture.quiet(), Language.EN)).doesNotContain("count some");
    }

    @Test
    void thePartsOfAnAnswerStandApart() {
        var html = html(Fixture.night(), Language.FR);
        assertThat(html)
                .contains("<bdi class=\"label\">troops</bdi> <bdi>12700</bdi>")
                .contains("<bdi class=\"label\">divisional</bdi> oui");
    }

    @Test
    void oneWordOfSeveralPartiesIsToldOnceWithAProofForEach() {
        var html = html(Fixture.night(), Language.EN);
        assertThat(html.split("By the word of", -1)).hasSize(4);
        assertThat(html)
                .contains("<bdi>XA, XE</bdi>")
                .contains("by=XD&amp;account=XA&amp;lang=en", "by=XD&amp;account=XE&amp;lang=en");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aProofShowsTheNumbersTheParagraphsAndTheEntries(Language language) {
        var page = page(Fixture.night(), language);
        for (var html : List.of(pages.proof(page, Fixture.why()), pages.proofPage(page, Fixture.why()))) {
            assertThat(html)
                    .contains(
                            Objects.requireNonNull(Words.load().get(language))
                                    .say("proof.against", "left", "9400", "right", "9000")
                                    .text(),
                            "40.1.1",
                            "/entries/XC/1/12?lang=",
                            "2026-10-04T03:45:31Z",
                            "naive-1");
        }
    }

    @Test
    void aProofBeginsWithTheFindingInProseAndItsForeignTextIsEscapedAndIsolated() {
        var page = page(Fixture.night(), Language.RU);
        for (var html : List.of(pages.proof(page, Fixture.why()), pages.proofPage(page, Fixture.why()))) {
            assertThat(html)
                    .containsSubsequence(
                            "Сторона <bdi>XB</bdi> не соблюла предел по пункту <bdi>67.1</bdi>.", "class=\"proof\"")
                    .contains("Это на <bdi>1</bdi> больше, чем допускает предел.")
                    .contains("<bdi>name = &lt;b&gt;⟨U+202E⟩תרגיל</bdi>")
                    .doesNotContain("<b>", "\u202e", "\u2068", "\u2069");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EN|<bdi>XA/1</bdi> with <bdi>XB/4</bdi>|That is <bdi>2</bdi> more than the limit|<bdi>1</bdi> use is left",
                "RU|<bdi>XA/1</bdi> вместе с <bdi>XB/4</bdi>|Это на <bdi>2</bdi> больше|Остаётся <bdi>1</bdi> использование"
            })
    void idsThatAreOneSubjectAndWhatWasCountedStandInTheRow(
            Language language, String joined, String passed, String left) {
        assertThat(html(Fixture.counted(), language))
                .contains(joined, passed, left)
                .contains("<bdi>XA/1</bdi><bdi>, </bdi><bdi>XA/2</bdi>")
                .contains("<bdi>XA/5</bdi><bdi>, </bdi><bdi>XC/2</bdi>");
    }

    @Test
    void whatOthersOweAlikeIsOneLineThatUnfoldsAndOnesOwnIsNeverFolded() {
        var html = html(
                Fixture.with(
                        Fixture.yearly("XD", "2026-12-15T23:59:59Z"),
                        Fixture.yearly("XA", "2026-12-15T23:59:59Z"),
                        Fixture.yearly("XC", "2026-11-15T23:59:59Z"),
                        Fixture.yearly("XB", "2026-12-15T23:59:59Z")),
                Language.EN);
        assertThat(html)
                .containsSubsequence(
                        "<bdi>XC</bdi> by <span class=\"moment\">2026-11-15</span>",
                        "<bdi>XA, XD</bdi> by <span class=\"moment\">2026-12-15</span>");
        var folded = html.substring(html.indexOf("<ol class=\"duties\">"), html.indexOf("<section id=\"wrong\""));
        assertThat(folded.split("<details id=\"duty-", -1)).hasSize(3);
        assertThat(folded).contains("by=XA&amp;", "by=XC&amp;", "by=XD&amp;").doesNotContain("by=XB&amp;");
    }

    @Test
    void foreignTextIsEscapedAndIsolated() {
        var html = html(Fixture.night(), Language.EN);
        assertThat(html)
                .doesNotContain("<script>alert")
                .contains("<bdi>Exercise &lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void nothingStandsInLineThatAStrictPolicyForbids() {
        var html = html(Fixture.night(), Language.EN);
        assertThat(html).doesNotContain("<style").doesNotContainPattern("\\sstyle=|\\son[a-z]+=|javascript:");
        Matcher script = Pattern.compile("<script[^>]*>([^<]*)</script>").matcher(html);
        while (script.find()) {
            assertThat(script.group(1)).isEmpty();
        }
    }

    @Test
    void idsAreUniqueSoThatLinksAndUnfoldedProofsHold() {
        var html = html(Fixture.night(), Language.EN);
        assertThat(Pattern.compile("\\sid=\"([^\"]+)\"").matcher(html).results().map(found -> found.group(1)))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void emptyListsSayThatTheyAreEmpty(Language language) {
        var html = html(Fixture.quiet(), language);
        var list = Objects.requireNonNull(words.get(language));
        assertThat(html)
                .contains(escaped(list.word("due.own.empty")))
                .contains(escaped(list.word("wrong.own.empty")))
                .contains(escaped(list.word("in.empty")))
                .contains(escaped(list.word("out.empty")))
                .contains(escaped(list.word("void.empty")))
                .contains(escaped(list.word("circle.counterpart")));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
