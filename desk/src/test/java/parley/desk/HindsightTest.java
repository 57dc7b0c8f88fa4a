package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import parley.agreement.prose.Language;
import parley.desk.live.Rows;
import parley.desk.live.Titles;

/** What the agreement's pages and the proofs show when they are asked for another instant or another knowledge. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HindsightTest {
    private static final String LIST = "/agreement/vd11/prior-notification?lang=en";
    private static final String THEN = "&known=2026-04-25T00:00:00Z&at=2026-04-25T00:00:00Z";
    private static final String PROOF = "/finding?lang=en&name=prior-notification/XA/1&by=XA&account=XA";

    private final CaseNode node = new CaseNode("known-then-and-now", Instant.parse("2026-06-02T00:00:00Z"));
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Desk desk;

    @BeforeAll
    void open(@TempDir Path data) throws IOException {
        desk = Desk.open(node, new Rows(new Titles(List.of(node.pack))), data, 0);
    }

    @AfterAll
    void close() {
        desk.close();
        client.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + desk.port() + path))
                .timeout(Duration.ofSeconds(20));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private String page(String path) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body().replaceAll("\\s+", " ");
    }

    private static String row(String html, String marked) {
        int begin = html.lastIndexOf("<tr>", html.indexOf(marked));
        return html.substring(begin, html.indexOf("</tr>", begin));
    }

    @Test
    void aPageThatIsAskedForThenShowsWhatWasKnownThenAndSaysSo() throws Exception {
        var now = page(LIST + "&party=XA");
        assertThat(row(now, "<bdi>XA/1</bdi>")).contains(" late");
        assertThat(now).contains("Since (UTC)").doesNotContain("Back to now");
        var then = page(LIST + "&party=XA" + THEN);
        assertThat(row(then, "<bdi>XA/1</bdi>")).contains(" not owed");
        assertThat(then)
                .contains("As known at <bdi>2026-04-25T00:00:00Z</bdi>.", "2026-04-25 00:00:00 UTC")
                .contains("<a href=\"?lang=en&amp;party=XA\">Back to now</a>")
                .contains("&amp;known=2026-04-25T00%3A00%3A00Z&amp;at=2026-04-25T00%3A00%3A00Z\"")
                .doesNotContain("Since (UTC)");
        assertThat(row(page(LIST + "&party=XA&at=2026-04-25T00:00:00Z"), "<bdi>XA/1</bdi>"))
                .contains(" overdue");
        assertThat(get(LIST + "&as=csv&party=XA" + THEN).body()).containsPattern("XA,XA,notOwed,[^,]*,,");
    }

    @Test
    void everyPageOfTheAgreementCanBeAskedForThen() throws Exception {
        for (var path : List.of("/agreement?lang=en", "/agreement/matrix?lang=en", "/agreement/findings?lang=en")) {
            assertThat(page(path + THEN)).as(path).contains("Back to now", "not owed");
            assertThat(page(path)).as(path).doesNotContain("Back to now");
        }
    }

    @Test
    void aProofIsThatOfThen() throws Exception {
        assertThat(page(PROOF)).contains("<bdi>XA</bdi> has given", "stands since");
        assertThat(page(PROOF + THEN))
                .contains("<bdi>XA</bdi> does not owe", "known at 2026-04-25T00:00:00Z", "Back to now")
                .doesNotContain("stands since");
    }

    @Test
    void whatWasKnownThenStandsBesideWhatIsKnownNowOfThen() throws Exception {
        var html = page("/agreement/differences?lang=en" + THEN);
        assertThat(row(html, "Proof: Prior notification of certain military activities XA/1, XA, XA"))
                .containsSubsequence(" not owed</span>", " overdue</span>");
        assertThat(row(html, "Proof: Prior notification of certain military activities XB/1, XB, XB"))
                .containsSubsequence(" met</span>", " not owed</span>");
        assertThat(page("/agreement/differences?lang=en&known=2026-06-02T00:00:00Z"))
                .contains("No finding differs.");
    }

    @Test
    void nothingIsWorkedOutForAPageThatWasNotAskedForIt() throws Exception {
        int before = node.asked.get();
        for (var path : List.of(
                "/agreement?known=&at=",
                "/agreement/matrix",
                "/agreement/findings",
                "/agreement/differences",
                LIST,
                PROOF,
                "/?known=2026-04-25T00:00:00Z")) {
            assertThat(page(path)).isNotEmpty();
        }
        assertThat(node.asked).hasValue(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "known=<b>lately|known|“<bdi>&lt;b&gt;lately</bdi>” is neither an instant nor numbers of leaves.",
                "known=XA:1,XA:2|known|“<bdi>XA:1,XA:2</bdi>” is neither an instant nor numbers of leaves.",
                "at=9999-12-31T00:00:00Z|at|“<bdi>9999-12-31T00:00:00Z</bdi>” is more than twenty years ahead; ask for an earlier instant.",
                "at=2026-04-25|at|“<bdi>2026-04-25</bdi>” is no instant. It is written 2026-03-01T09:00:00Z.",
                "known=XA:900|known|“<bdi>XA:900</bdi>” asks for a log that this circle does not have, or for more",
            })
    void whatCannotBeReadIsNamedWithARightExampleAndLeadsToItsField(String query, String field, String says)
            throws Exception {
        for (var path : List.of("/agreement?lang=en&", LIST + "&", "/agreement/differences?lang=en&", PROOF + "&")) {
            var answer = get(path + query.replace("<", "%3C").replace(">", "%3E"));
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            var html = answer.body().replaceAll("\\s+", " ");
            assertThat(html)
                    .contains("<a href=\"#" + field + "\">" + says)
                    .contains("aria-invalid=\"true\"")
                    .containsPattern("id=\"" + field + "\" name=\"" + field + "\" value=\"[^\"<]+\"")
                    .doesNotContain("<b>");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void allOfItIsSaidInEveryLanguage(Language language) throws Exception {
        var code = "?lang=" + language.code();
        for (var path : List.of("/agreement/differences" + code, "/agreement/differences" + code + THEN)) {
            assertThat(page(path))
                    .contains("<html lang=\"" + language.code() + "\">")
                    .doesNotContain("{");
        }
        assertThat(get("/agreement" + code + "&at=then").body()).doesNotContain("{value}");
    }
}
