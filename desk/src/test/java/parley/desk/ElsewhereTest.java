package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.agreement.prose.Language;
import parley.desk.access.Role;
import parley.desk.words.Words;

/** What is told at an address at which there is nothing. */
class ElsewhereTest {
    @TempDir
    Path data;

    @AutoClose
    private Guarded guarded;

    @BeforeEach
    void open() {
        guarded = new Guarded(data);
    }

    @ParameterizedTest
    @EnumSource
    void aPersonIsToldOnAPageThatLeadsOn(Language language) {
        var person = guarded.signedIn("a reader", Role.READER);
        var said = Objects.requireNonNull(Words.load().get(language)).word("absent.title");
        for (var path : List.of("/nowhere", "/entries/XA/9/9", "/shift/watch/7", "/circle/" + "00".repeat(32) + "/")) {
            var answer = person.get(path + "?lang=" + language.code());
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.body())
                    .as(path)
                    .contains(
                            "<h1 class=\"shown\">" + said + "</h1>",
                            "lang=\"" + language.code() + "\"",
                            "href=\"/entries?lang=" + language.code() + "\"");
        }
    }

    @Test
    void itIsMarkedToWhichPartTheAddressBelongs() {
        var person = guarded.signedIn("a reader", Role.READER);
        assertThat(person.get("/shift/watch/7").body())
                .containsPattern("href=\"/shift[?]lang=en\"[^>]* aria-current=\"page\"");
        assertThat(person.get("/circle/" + RestingNode.CIRCLE.hex() + "/entries/XA/9/9")
                        .body())
                .containsPattern("href=\"/entries[?]lang=en\"[^>]* aria-current=\"page\"");
    }

    @Test
    void aStrangerCannotTellIt() {
        var stranger = guarded.stranger();
        var there = stranger.get("/entries");
        var nowhere = stranger.get("/nowhere");
        assertThat(nowhere.status()).isEqualTo(there.status()).isEqualTo(303);
        assertThat(nowhere.header("location").orElse("").replace("nowhere", "entries"))
                .isEqualTo(there.header("location").orElse(""));
        assertThat(stranger.get("/api/nowhere").status())
                .isEqualTo(stranger.get("/api/clock").status())
                .isEqualTo(401);
    }

    @Test
    void whatIsNoPageIsAnsweredInALine() {
        var person = guarded.signedIn("a reader", Role.READER);
        var piece = person.get("/finding?name=x", new Wire.Header("HX-Request", "true"));
        assertThat(piece.status()).isEqualTo(404);
        assertThat(piece.body()).doesNotContain("<");
        var style = person.get("/assets/desk/nowhere.css", new Wire.Header("Sec-Fetch-Dest", "style"));
        assertThat(style.status()).isEqualTo(404);
        assertThat(style.body()).doesNotContain("<");
    }
}
