package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.agreement.finding.Head;
import parley.desk.live.Rows;
import parley.desk.live.Titles;

/** What the calendar makes of a duty for which the text gives no term. */
class CalendarTermTest {
    @Test
    void anInstantThatIsNoTermIsOnNoDay(@TempDir Path data) throws Exception {
        var node = new CaseNode("walk-through", Instant.parse("2026-06-19T09:00:00Z"));
        assertThat(node.circle(node.circles().getFirst().id()).orElseThrow().findings())
                .extracting(finding -> finding.head())
                .filteredOn(head -> head.name().equals("observation-invitation/XC/1"))
                .extracting(Head::dueAt)
                .allMatch(due -> due.filter(Instant.parse("2026-06-18T05:00:00Z")::equals)
                        .isPresent())
                .isNotEmpty();
        try (var desk = Desk.open(node, new Rows(new Titles(List.of(node.pack))), data, 0);
                var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            var csv = client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + desk.port()
                                            + "/calendar?from=2026-01-01&to=2026-12-31&kind=duty&as=csv"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            assertThat(csv).contains("observation-invitation/XA/1").doesNotContain("observation-invitation/XC/1");
        }
    }
}
