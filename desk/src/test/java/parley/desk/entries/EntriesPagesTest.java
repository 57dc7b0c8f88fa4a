package parley.desk.entries;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.agreement.prose.Language;
import parley.desk.frame.Frame;
import parley.desk.frame.Part;
import parley.desk.live.Rows;
import parley.desk.view.Title;
import parley.desk.words.Words;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.view.EntryView;
import parley.node.view.EvidenceView;
import parley.node.view.LeafProof;
import parley.node.view.TimeInterval;
import parley.node.view.office.KeptView;
import parley.node.view.office.SavedView;

class EntriesPagesTest {
    private static final String HOSTILE = "<script>alert(1)</script>\u202e\u05ea";
    private static final String BODY = "{\"text\":\"<script>alert(1)</script>\u202e\u05ea\",\"yes\":true}";
    private static final EntryView ENTRY = Entries.of("XB", 7, "note", HOSTILE, BODY, "2026-09-02T00:00:00Z");

    private static final Optional<List<KeptView>> VIEWS = Optional.of(
            List.of(new KeptView(7, Entries.NOW, new SavedView(HOSTILE, "words=a+night&author=XB", "Weber"))));

    private final EntriesPages pages = new EntriesPages();
    private final Map<Language, Words> words = Words.load();

    private Frame frame(Language language) {
        return new Frame(
                "XA",
                "Circle <i>",
                true,
                Entries.NOW,
                Objects.requireNonNull(words.get(language)),
                "/",
                List.of(),
                Part.ENTRIES,
                "");
    }

    private String list(Language language, Map<String, String> typed, EntryView... entries) {
        var formats = Map.of("note", Title.of("Note"));
        var asked = Asked.of(typed, List.of("XA", "XB"), formats.keySet());
        var search = new Search(asked.query().words(), Entries.NO_PACKS, language.code());
        var listing = Listing.page(List.of(entries), "XA", asked.query(), search);
        return pages.list(
                new ListPage(frame(language), asked, listing, List.of("XA", "XB"), formats, Entries.NO_PACKS, VIEWS));
    }

    private String sheet(Language language, Optional<LeafProof> proof, EntryView entry, EntryView... others) {
        var circle = Entries.circle(others);
        return pages.sheet(
                new SheetPage(frame(language), new Sheets(new Rows(Entries.NO_PACKS)).of(circle, entry, proof)));
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void bothPagesSpeakEveryLanguageAndRunNobodysMarkup(Language language) {
        for (var html : List.of(
                list(language, Map.of(), ENTRY),
                list(language, Map.of("since", HOSTILE, "author", HOSTILE, "page", HOSTILE)),
                sheet(language, Optional.of(proof()), ENTRY, ENTRY))) {
            assertThat(html)
                    .contains("lang=\"" + language.code() + "\"", "&lt;script")
                    .doesNotContain("<script>alert");
            assertThat(Pattern.compile("\\{[a-z]+}").matcher(text(html)).find()).isFalse();
        }
    }

    @Test
    void theFilterIsSaidBackAsASentenceWithItsNumber() {
        var typed = Map.of("author", "XB", "format", "note", "since", "2026-09-01", "words", "script");
        assertThat(text(list(Language.EN, typed, ENTRY)))
                .contains("Entries of XB in format note since 2026-09-01 with “script”: 1");
        assertThat(text(list(Language.EN, Map.of("way", "out", "missing", "yes"), ENTRY)))
                .contains("Entries gone out with a receipt missing: 0", "No entry meets this filter.");
        assertThat(text(list(Language.RU, Map.of("way", "in"), ENTRY))).contains("Поступившие записи: 1");
    }

    @Test
    void theSavedViewThatIsInUseIsMarkedOnAllItsPagesAndInNoOtherList() {
        var marked =
                "<a href=\"/entries?lang=en&amp;words=a+night&amp;author=XB\" aria-current=\"true\"><bdi>&lt;script";
        var change = "href=\"/entries/view?lang=en&amp;number=7\"";
        var save = "Save this filter as a view";
        assertThat(list(Language.EN, Map.of("words", " a \t night", "author", "XB", "page", "1"), ENTRY))
                .contains(marked, change)
                .doesNotContain(save, "\u202e");
        assertThat(list(Language.EN, Map.of("author", "XB"), ENTRY))
                .contains("<a href=\"/entries/view?lang=en&amp;author=XB\">" + save)
                .doesNotContain(
                        "<li><a href=\"/entries?lang=en&amp;words=a+night&amp;author=XB\" aria-current", change);
        assertThat(list(Language.EN, Map.of(), ENTRY)).doesNotContain(save);
        assertThat(list(Language.EN, Map.of("since", "soon"), ENTRY)).doesNotContain(save);
    }

    @Test
    void whatCannotBeAskedIsSaidOnTopAndLeadsToItsField() {
        assertThat(list(Language.EN, Map.of("since", "soon"), ENTRY))
                .contains("href=\"#filter-since\"", "id=\"filter-since\"", "value=\"soon\"")
                .contains("Nothing is listed until this is put right.")
                .doesNotContain("/entries/XB/1/7");
    }

    @Test
    void aListKeepsItsFilterOverItsPagesAndItsCsv() {
        var many = new EntryView[51];
        for (int i = 0; i < many.length; i++) {
            many[i] = Entries.of("XB", i, "note", "XB/1", "{}", "2026-09-02T00:00:00Z");
        }
        assertThat(list(Language.EN, Map.of("author", "XB"), many))
                .contains("/entries?lang=en&amp;author=XB&amp;page=2\" rel=\"next\"")
                .contains("/entries.csv?lang=en&amp;author=XB\"")
                .doesNotContain("rel=\"prev\"");
    }

    @Test
    void anEntryBeginsWithItsClaim() {
        assertThat(text(sheet(Language.EN, Optional.empty(), ENTRY, ENTRY)))
                .contains("XB gave to all: “note” on &lt;script")
                .contains("Written 2026-09-02 00:00:00 UTC, witnessed 2026-09-02 00:00:00 UTC.")
                .contains("The node does not run now");
    }

    @Test
    void freeTextIsMarkedWithItsLanguage() {
        assertThat(sheet(Language.EN, Optional.empty(), ENTRY, ENTRY)).contains("class=\"free\" lang=\"de\"", "[de]");
        assertThat(sheet(Language.DE, Optional.empty(), ENTRY, ENTRY))
                .contains("class=\"free\" lang=\"de\"")
                .doesNotContain("[de]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"corrects", "withdraws"})
    void whatTakesItsPlaceIsSaidOnTop(String role) {
        var later = Entries.referring("XB", 9, role, ENTRY);
        assertThat(sheet(Language.EN, Optional.empty(), ENTRY, ENTRY, later))
                .containsSubsequence("class=\"superseded\"", "/entries/XB/1/9?lang=en", "class=\"claim\"");
        assertThat(text(sheet(Language.EN, Optional.empty(), later, ENTRY, later)))
                .contains(role.equals("corrects") ? "Corrects entry 7 of XB" : "Withdraws entry 7 of XB");
    }

    @Test
    void aReferenceToWhatIsNotHereHasNoLink() {
        var reply = Entries.referring("XA", 2, "replyTo", ENTRY);
        assertThat(text(sheet(Language.EN, Optional.empty(), reply, reply)))
                .contains("Replies to entry 7 of XB not held here");
    }

    @Test
    void aControlEntryAndAVoidLeafHaveTheirPage() {
        var seen = Entries.other("XB", 1, "seen", Optional.empty());
        assertThat(text(sheet(Language.EN, Optional.of(proof()), seen, seen)))
                .contains("The node of XB wrote into its log: how far it holds the other logs.")
                .doesNotContain("References");
        var bad = Entries.other("XB", 2, "", Optional.of("MALFORMED: no envelope"));
        assertThat(text(sheet(Language.EN, Optional.of(proof()), bad, bad)))
                .contains("Leaf 2 of the log of XB states nothing.", "MALFORMED: no envelope")
                .doesNotContain("Written");
    }

    @Test
    void aTimeThatIsNotSettledIsToldByItsBounds() {
        var page = new SheetPage(
                frame(Language.EN),
                new Sheets(new Rows(Entries.NO_PACKS)).of(Entries.circle(), ENTRY, Optional.empty()));
        var early = Optional.of(Instant.parse("2026-09-02T00:00:00Z"));
        var late = Optional.of(Instant.parse("2026-09-03T00:00:00Z"));
        assertThat(page.tell(new TimeInterval(early, late, List.of("XD"))).text())
                .isEqualTo("between 2026-09-02 00:00:00 UTC and 2026-09-03 00:00:00 UTC");
        assertThat(page.tell(new TimeInterval(early, Optional.empty(), List.of("XD")))
                        .text())
                .isEqualTo("not before 2026-09-02 00:00:00 UTC");
        assertThat(page.tell(new TimeInterval(Optional.empty(), late, List.of("XD")))
                        .text())
                .isEqualTo("not after 2026-09-03 00:00:00 UTC");
        assertThat(page.tell(new TimeInterval(Optional.empty(), Optional.empty(), List.of("XD")))
                        .text())
                .isEqualTo("not bounded yet");
    }

    @Test
    void whatEvidenceLacksIsSaidByGroup() {
        var group = new EvidenceView.Group(2, List.of("XB", "XC", "XD"), List.of("XB"));
        var at = Entries.pointer("XA", 3);
        assertThat(text(pages.lack(new LackPage(
                        frame(Language.EN), at, new EvidenceView.Lacking("parley/c/XA/1", 5, List.of(group))))))
                .contains("1 of the 2 needed of XB, XC, XD have cosigned: XB");
        assertThat(text(pages.lack(
                        new LackPage(frame(Language.EN), at, new EvidenceView.Lacking("parley/c/XA/1", 3, List.of())))))
                .contains("cover 3 leaves of the log of XA. Leaf 3 is not among them.");
    }

    private static LeafProof proof() {
        var hash = Hash.sha256(Bytes.utf8("leaf"));
        return new LeafProof(
                "parley/c/XB/1",
                Bytes.utf8("{\"payload\":\"<b>\"}"),
                hash,
                Optional.of(Bytes.utf8(BODY)),
                List.of(
                        new LeafProof.Signer("00".repeat(32), Optional.of("<b>duty"), LeafProof.Check.FAILS),
                        new LeafProof.Signer("01".repeat(32), Optional.empty(), LeafProof.Check.NO_KEY)),
                Optional.of(new LeafProof.Inclusion(
                        7,
                        9,
                        hash,
                        true,
                        false,
                        List.of(new LeafProof.Cosigned("XA", Optional.of(Entries.NOW), true)),
                        false)));
    }
}
