package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.desk.PlainBrowser.hidden;
import static parley.desk.PlainBrowser.location;
import static parley.desk.PlainBrowser.words;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.desk.access.Role;
import parley.node.view.office.KeptView;
import parley.node.view.office.SavedView;

/** Saved views of the list of entries, as browsers without scripts use them, over a real office on disk. */
class SavedViewsTest {
    private static final String HOSTILE = "<b onclick=alert(1)>night</b>\u202e";
    private static final String FORM = "/entries/view";

    @TempDir
    Path data;

    @AutoClose
    private OfficeDesk desk;

    @BeforeEach
    void open() throws IOException {
        desk = new OfficeDesk(data);
    }

    private List<KeptView> views() {
        return desk.office().views(RestingNode.CIRCLE);
    }

    private List<SavedView> saved() {
        return views().stream().map(KeptView::view).toList();
    }

    private HttpResponse<String> save(String query, String name) throws Exception {
        return desk.post(desk.get(FORM + "?" + query), FORM, "name", name, "who", "Weber", "act", "save");
    }

    private HttpResponse<String> change(String act, String name) throws Exception {
        var drawn = desk.get(FORM + "?number=" + views().getFirst().number());
        return desk.post(drawn, FORM, "name", name, "who", "Rossi", "act", act);
    }

    @Test
    void aFilterIsSavedUsedRenamedAndRemoved() throws Exception {
        var list = desk.get("/entries?lang=en&way=out&author=XA&words=a%20%20night");
        assertThat(list.body())
                .contains("<a href=\"/entries/view?lang=en&amp;words=a+night&amp;author=XA&amp;way=out\">Save this");
        var form = desk.get(FORM + "?lang=en&way=out&author=XA&words=a%20%20night&page=3&next=//example.org");
        assertThat(words(form)).contains("Entries gone out of XA with “a night”", "All officers of this node share");
        assertThat(hidden(form)).containsOnlyKeys("seal", "words", "author", "way");
        var sent = desk.post(form, FORM + "?lang=en", "name", " our night ", "who", "Weber", "act", "save");
        var address = "/entries?lang=en&words=a+night&author=XA&way=out";
        assertThat(location(sent)).isEqualTo(address);
        assertThat(saved()).containsExactly(new SavedView("our night", "words=a+night&author=XA&way=out", "Weber"));

        var all = desk.get("/entries?lang=en");
        assertThat(all.body())
                .contains("<a href=\"" + address.replace("&", "&amp;") + "\"><bdi>our night</bdi></a></li>")
                .doesNotContain("entries/view?");
        var used = desk.get(address);
        var change = "/entries/view?lang=en&amp;number=" + views().getFirst().number();
        assertThat(used.body()).contains("aria-current=\"true\"><bdi>our night</bdi></a> (<a href=\"" + change);
        assertThat(words(desk.get(change.replace("&amp;", "&"))))
                .contains("View “our night”", "Weber, 2026-10-04 03:04:31 UTC");

        assertThat(location(change("rename", "their night"))).isEqualTo(address);
        assertThat(saved()).containsExactly(new SavedView("their night", "words=a+night&author=XA&way=out", "Rossi"));
        assertThat(location(change("remove", "their night"))).isEqualTo(address);
        assertThat(saved()).isEmpty();
        assertThat(desk.get(address).body()).contains("Save this filter as a view");
    }

    @Test
    void whatIsPostedBesideTheFilterIsNotKept() throws Exception {
        var drawn = desk.get(FORM + "?author=XA");
        location(desk.post(
                drawn, FORM, "name", "x", "who", "Weber", "act", "save", "lang", "fr", "page", "4", "query", "//e.org",
                "to", "/write"));
        assertThat(saved()).containsExactly(new SavedView("x", "author=XA", "Weber"));
    }

    @Test
    void whatTheFiltersReaderDoesNotUnderstandIsRefusedInItsWords() throws Exception {
        assertThat(location(desk.get(FORM + "?lang=en&author=XZ"))).isEqualTo("/entries?lang=en&author=XZ");
        assertThat(location(desk.get(FORM + "?lang=en"))).isEqualTo("/entries?lang=en");
        var drawn = desk.get(FORM + "?author=XA");
        var refused = desk.post(drawn, FORM, "name", "x", "who", "Weber", "act", "save", "author", "//example.org");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(words(refused)).contains("Author: “//example.org” is not one of: XA, XB.");
        var all = desk.post(drawn, FORM, "name", "x", "who", "Weber", "act", "save", "author", "");
        assertThat(all.statusCode()).isEqualTo(422);
        assertThat(words(all)).contains("A view needs a filter.");
        assertThat(saved()).isEmpty();
    }

    @Test
    void aNameThatCannotBeIsRefusedWithItsLengthAndTheLimitAndWhatWasTypedStays() throws Exception {
        var long61 = "x".repeat(61);
        var refused = save("author=XA", long61);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(words(refused)).contains("61 characters are more than 60.");
        assertThat(refused.body()).contains("value=\"" + long61 + "\"", "value=\"Weber\"", "value=\"XA\"");
        assertThat(words(save("author=XA", " \u200b "))).contains("Write something here.");
        assertThat(words(save("author=XA", "two\nlines"))).contains("This must be one line.");
        assertThat(saved()).isEmpty();
        assertThat(save("author=XA", "x".repeat(60)).statusCode()).isEqualTo(303);
    }

    @Test
    void noTwoNamesAreAlikeAndThereAreThirtyAtMost() throws Exception {
        save("author=XA", "Night");
        var alike = save("author=XB", "night");
        assertThat(alike.statusCode()).isEqualTo(409);
        assertThat(words(alike)).contains("“Night” is the name of another view.");
        location(save("author=XA", "Night"));
        assertThat(saved()).hasSize(1);
        for (int i = 1; i < 30; i++) {
            desk.office().save(RestingNode.CIRCLE, new SavedView("view " + i, "author=XA", "Weber"));
        }
        var more = save("author=XB", "one more");
        assertThat(more.statusCode()).isEqualTo(409);
        assertThat(words(more)).contains("30 views are saved already. The limit is 30.");
        assertThat(saved()).hasSize(30);
    }

    @Test
    void whatAnotherOfficerHasChangedIsNotChangedUnseen() throws Exception {
        save("author=XA", "night");
        var drawn = desk.get(FORM + "?number=" + views().getFirst().number());
        location(change("rename", "day"));
        for (var act : List.of("rename", "remove")) {
            var late = desk.post(drawn, FORM, "name", "dusk", "who", "Weber", "act", act);
            assertThat(late.statusCode()).as(act).isEqualTo(409);
            assertThat(words(late)).contains("This view was renamed or removed after the page was made.");
        }
        assertThat(saved()).containsExactly(new SavedView("day", "author=XA", "Rossi"));
        assertThat(desk.get(FORM + "?number=999").statusCode()).isEqualTo(404);
    }

    @Test
    void aViewOfAFormatThatIsNoMoreOpensWithTheListsOwnMessageAndCanBeRemoved() throws Exception {
        desk.office().save(RestingNode.CIRCLE, new SavedView("old", "author=XZ&format=memo", "Weber"));
        var list = desk.get("/entries?lang=en&author=XZ&format=memo");
        assertThat(list.statusCode()).isEqualTo(400);
        assertThat(words(list))
                .contains("Author: “XZ” is not one of: XA, XB.", "Nothing is listed until", "Rename or remove");
        assertThat(words(desk.get(FORM + "?number=1"))).contains("Author: “XZ” is not one of");
        location(change("remove", "old"));
        assertThat(saved()).isEmpty();
    }

    @Test
    void aFormOfAnotherSiteOrAnotherStartOrWithoutAButtonDoesNothing() throws Exception {
        var drawn = desk.get(FORM + "?author=XA");
        var form = new HashMap<>(hidden(drawn));
        form.putAll(Map.of("name", "x", "who", "Weber", "act", "save"));
        var foreign = desk.post(FORM, form, "cross-site");
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(words(foreign)).contains("A page of another site may not ask this desk");
        assertThat(foreign.body()).doesNotContain("value=\"x\"");
        form.put("seal", "0".repeat(64));
        var stale = desk.post(FORM, form, "same-origin");
        assertThat(stale.statusCode()).isEqualTo(403);
        assertThat(words(stale)).contains("Nothing was done and nothing that you typed is lost.");
        assertThat(saved()).isEmpty();
        assertThat(desk.post(drawn, FORM, "name", "x", "who", "Weber", "act", "burn")
                        .statusCode())
                .isEqualTo(400);
        location(desk.post(stale, FORM, "name", "x", "who", "Weber", "act", "save"));
        assertThat(saved()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "de", "it", "ru", "es"})
    void hostileNamesRunNothingInAnyLanguage(String language) throws Exception {
        save("words=%3Cb%20onclick%3Dalert(1)%3E%E2%80%AE", HOSTILE);
        var inUse = "/entries?" + saved().getFirst().query() + "&lang=" + language;
        for (var path : List.of(
                inUse,
                FORM + "?number=1&lang=" + language,
                FORM + "?author=XA&lang=" + language,
                "/entries?lang=" + language)) {
            var page = desk.get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body().replaceAll("(?s) value=\"[^\"]*\"", ""))
                    .contains("lang=\"" + language + "\"")
                    .doesNotContain("<b onclick", "\u202e")
                    .doesNotContainPattern("\\{[a-z]+}");
        }
        assertThat(desk.get("/entries?lang=" + language).body())
                .contains("<bdi>&lt;b onclick=alert(1)&gt;night&lt;/b&gt;⟨U+202E⟩</bdi>");
    }

    @Test
    void aNodeWithoutAnOfficeShowsNothingOfIt() throws Exception {
        var drawn = desk.get(FORM + "?author=XA");
        desk.node.office = Optional.empty();
        assertThat(desk.get("/entries?author=XA&lang=en").body())
                .doesNotContain("entries/view")
                .doesNotContain("Saved views");
        assertThat(desk.get(FORM + "?author=XA").statusCode()).isEqualTo(404);
        assertThat(desk.post(drawn, FORM, "name", "x", "who", "Weber", "act", "save")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void readersUseViewsAndDraftersNameThemUnderTheirAccount(@TempDir Path accounts) {
        try (var guarded = new Guarded(accounts)) {
            guarded.node.office = Optional.of(desk.office());
            var drafter = guarded.signedIn("Weber", Role.DRAFTER);
            var form = drafter.get(FORM + "?author=XA");
            assertThat(form.body()).contains("<bdi>Weber</bdi>").doesNotContain("name=\"who\"");
            var sent =
                    Map.of("seal", Person.seal(form), "author", "XA", "name", "ours", "who", "Petrov", "act", "save");
            assertThat(drafter.post(FORM, sent).status()).isEqualTo(303);
            assertThat(saved()).containsExactly(new SavedView("ours", "author=XA", "Weber"));
            var reader = guarded.signedIn("Rossi", Role.READER);
            assertThat(reader.get("/entries?author=XA&lang=en").body())
                    .contains("aria-current=\"true\"><bdi>ours</bdi>")
                    .doesNotContain("entries/view");
            assertThat(reader.get("/entries?author=XB&lang=en").body()).doesNotContain("entries/view");
            assertThat(reader.get(FORM + "?author=XB").status()).isEqualTo(403);
            var tried = Map.of("seal", reader.seal(), "number", "1", "name", "x", "act", "remove");
            assertThat(reader.post(FORM, tried).status()).isEqualTo(403);
            assertThat(saved()).hasSize(1);
        }
    }
}
