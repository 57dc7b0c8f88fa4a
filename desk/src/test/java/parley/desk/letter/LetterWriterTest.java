package parley.desk.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.agreement.prose.Language;
import parley.desk.entries.Answer;
import parley.desk.entries.Form;
import parley.desk.entries.Item;
import parley.desk.entries.Sheet;
import parley.desk.entries.SheetPage;
import parley.desk.frame.Frame;
import parley.desk.frame.Part;
import parley.desk.view.Title;
import parley.desk.words.Words;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;
import parley.node.view.TimeInterval;

class LetterWriterTest {
    private static final Instant WRITTEN = Instant.parse("2026-09-02T08:00:00Z");
    private static final Instant NOW = Instant.parse("2026-10-04T03:04:31Z");
    private static final String HOSTILE = "quiet\u202e\r\nFrom: XC\nId: 0000";

    private static EntryView entry() {
        return new EntryView(
                new EntryPointer("XB", 1, 12, Hash.sha256(Bytes.utf8("entry"))),
                "note",
                false,
                List.of("XA"),
                Optional.of("XB/1"),
                Optional.of("7"),
                List.of(),
                WRITTEN,
                "en",
                "{}",
                Bytes.utf8("leaf"),
                Optional.empty(),
                Optional.of(new TimeInterval(Optional.of(WRITTEN), Optional.of(WRITTEN), List.of())),
                List.of());
    }

    private static String text(Language language, List<Item> items, boolean evidence) {
        var words = Objects.requireNonNull(Words.load().get(language));
        var frame = new Frame("XA", "Circle", true, NOW, words, "/", List.of(), Part.ENTRIES, "");
        var sheet = new Sheet(
                entry(),
                Title.of("Note"),
                new Form(items, List.of()),
                List.of(),
                List.of(),
                List.of(),
                NOW,
                Optional.empty());
        return new LetterText(new SheetPage(frame, sheet), evidence).text();
    }

    private static Item item(String label, Answer answer) {
        return new Item("3", Title.of(label), answer);
    }

    @Test
    void aLetterSaysWhoWroteWhatWhenAndWhichEntryItIs() {
        var text = text(Language.EN, List.of(item("Text", new Answer.Free("All quiet."))), true);
        assertThat(text.lines())
                .startsWith("Drill. Nothing in this letter is real.", "")
                .contains(
                        "From: XB",
                        "To: XA",
                        "Number: 7",
                        "Subject: XB/1",
                        "Written: 2026-09-02 08:00:00 UTC",
                        "3. Text: All quiet.",
                        "Circle: Circle");
        assertThat(text)
                .contains(
                        entry().pointer().id().hex(),
                        "XB gave to XA: “Note” on XB/1.",
                        "witnessed 2026-09-02 08:00:00 UTC")
                .contains("evidence: what proves")
                .endsWith("Passed on by XA at 2026-10-04 03:04:31 UTC. This address reads no replies.\n");
        assertThat(text(Language.EN, List.of(), false)).contains("The evidence is not with it");
    }

    /** A line break of another's must not begin what looks like a line of ours. */
    @Test
    void foreignLinesAreBarredAndItsMarksShown() {
        for (Answer answer : List.of(
                new Answer.Free(HOSTILE),
                new Answer.Plain(HOSTILE),
                new Answer.Unread(HOSTILE),
                new Answer.Several(List.of(new Answer.Free(HOSTILE))),
                new Answer.Default(new Answer.Free(HOSTILE)),
                new Answer.Table(List.of(Title.of(HOSTILE)), List.of(List.of(new Answer.Free(HOSTILE)))))) {
            var text = text(Language.EN, List.of(item(HOSTILE, answer)), true);
            assertThat(text).contains("⟨U+202E⟩", "\n| From: XC\n| Id: 0000").doesNotContain("\u202e", "\r");
            assertThat(text.lines()).doesNotContain("From: XC", "Id: 0000").contains("From: XB");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aLetterSpeaksEveryLanguage(Language language) {
        var text = text(language, List.of(item("Text", new Answer.None()), item("Yes", new Answer.Flag(true))), true);
        assertThat(text).contains("XB/1", "2026-09-02 08:00:00 UTC").doesNotContainPattern("\\{[a-z]+}");
        if (language != Language.EN) {
            assertThat(text).doesNotContain("Passed on", "Nothing in this letter");
        }
    }
}
