package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.node.view.Typed;

/** What is owed because of what this party stated itself begins with what it stated. */
class StatedTest {
    private static final String NOTICE = "joint-notification/XB/1";
    private static final Instant PLANNED = Instant.parse("2026-03-03T09:00:00Z");

    /** The desk is XB's, and the case is told of XA: neutral as it is, the codes change places. */
    private static String swapped(String text) {
        return text.replace("XA", "XQ").replace("XB", "XA").replace("XQ", "XB");
    }

    @TempDir
    Path data;

    private CaseDesk desk;
    private CaseNode node;

    @BeforeEach
    void open() throws IOException {
        open(StatedTest::swapped);
    }

    private void open(UnaryOperator<String> changed) throws IOException {
        node = CaseDesk.played(CaseDesk.pack("joint"), "harbour-26", changed, PLANNED);
        desk = new CaseDesk(data, node);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private String begin(String format, String duty) throws Exception {
        var start = desk.browser.get("/write?duty=" + duty.replace("/", "%2F"));
        assertThat(start.body()).contains("value=\"" + format + "\"");
        return PlainBrowser.location(desk.browser.post(start, "/write/new", "format", format, "duty", duty));
    }

    private Typed kept(String draft) {
        return Objects.requireNonNull(node.resting.drafts.get(draft)).typed();
    }

    @Test
    void aNoticeThatAPlanMakesDueBeginsWithWhatThePlanSaysNow() throws Exception {
        var form = begin("joint-notice", NOTICE);
        var kept = kept("joint-notice-1");
        assertThat(kept.value("b.designation")).isEqualTo("Harbour 26");
        assertThat(kept.value("b.jointExercise")).isEqualTo("XB/1");
        assertThat(kept.value("subject")).isEqualTo("XB/1");
        assertThat(kept.all("b.partners")).containsExactly("XA", "XC");
        assertThat(kept.value("b.contingents:rows")).isEqualTo("3");
        assertThat(kept.value("b.contingents.2.troops")).isEqualTo("1700");
        assertThat(kept.value("b.area:accuracy")).isEqualTo("1000");
        var page = desk.browser.get(form);
        assertThat(page.body()).contains("id=\"stated\"", "href=\"/entries/XB/1/1?lang=en\"");
        assertThat(PlainBrowser.words(page)).contains("Filled in from what we have stated of it before.");
    }

    /** The plan is in English: a form whose texts are said to be French takes its numbers, days and places, and no words. */
    @Test
    void wordsOfAnotherLanguageAreNotRepeatedAsIfTheyWereInTheFormsOwn() throws Exception {
        var start = desk.browser.get("/write?lang=fr&duty=" + NOTICE.replace("/", "%2F"));
        PlainBrowser.location(desk.browser.post(start, "/write/new?lang=fr", "format", "joint-notice", "duty", NOTICE));
        var kept = kept("joint-notice-1");
        assertThat(kept.value("lang.text")).isEqualTo("fr");
        assertThat(kept.values().keySet()).noneMatch(name -> name.startsWith("b.designation"));
        assertThat(kept.value("b.start")).isEqualTo("2026-06-01");
        assertThat(kept.value("b.contingents.2.troops")).isEqualTo("1700");
    }

    @Test
    void whatItBeganWithIsStillSaidWhenItWasSaved() throws Exception {
        var form = begin("joint-notice", NOTICE);
        var page = desk.browser.get(form);
        PlainBrowser.location(desk.browser.post(page, form.replaceFirst("\\?.*", ""), "do", "save", "subject", "XB/1"));
        assertThat(desk.browser.get(form).body()).contains("id=\"stated\"");
    }

    @Test
    void aFormTakesNothingButTheFieldsThatItHas() throws Exception {
        begin("joint-invitation", "joint-observation/XB/1");
        assertThat(kept("joint-invitation-1").values().keySet().stream().filter(name -> name.startsWith("b.")))
                .containsExactly("b.jointExercise");
    }

    @Test
    void whatWasLeftOpenIsNotRepeated() throws Exception {
        close();
        open(text -> swapped(text).replace("designation: Harbour 26", "designation: { absent: toFollow }"));
        begin("joint-notice", NOTICE);
        assertThat(kept("joint-notice-1").values().keySet()).noneMatch(name -> name.startsWith("b.designation"));
        assertThat(kept("joint-notice-1").value("b.start")).isEqualTo("2026-06-01");
    }

    @Test
    void aPlanThatWasTakenBackFillsNothingIn() throws Exception {
        close();
        open(text -> swapped(text).replace("role: corrects", "role: withdraws"));
        var start = desk.browser.get("/write");
        PlainBrowser.location(desk.browser.post(start, "/write/new", "format", "joint-notice", "duty", NOTICE));
        assertThat(kept("joint-notice-1").values().keySet())
                .noneMatch(name -> name.startsWith("b.") && !name.equals("b.jointExercise"));
    }
}
