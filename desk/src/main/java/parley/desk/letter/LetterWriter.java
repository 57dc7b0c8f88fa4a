package parley.desk.letter;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.prose.Language;
import parley.desk.entries.Sheet;
import parley.desk.entries.SheetPage;
import parley.desk.entries.Sheets;
import parley.desk.entries.Zip;
import parley.desk.frame.Frame;
import parley.desk.frame.Part;
import parley.desk.live.Rows;
import parley.desk.shift.Letters;
import parley.desk.words.Marks;
import parley.desk.words.Words;
import parley.ledger.bytes.Bytes;
import parley.node.view.CircleView;
import parley.node.view.EntryView;
import parley.node.view.EvidenceView;
import parley.node.view.NodeView;
import parley.node.view.mail.Letter;
import parley.node.view.mail.Letter.Attachment;

/** Writes letters about entries that this node holds. Thread-safe. */
public final class LetterWriter implements Letters {
    /** A part of what a letter may hold: the leaf and the text are small beside it. */
    private static final int EVIDENCE_MAX = 2 << 20;

    private final NodeView node;
    private final Sheets sheets;
    private final Map<Language, Words> words = Words.load();

    public LetterWriter(NodeView node, Rows rows) {
        this.node = node;
        this.sheets = new Sheets(rows);
    }

    @Override
    public Letter write(CircleView circle, EntryView entry, Language language, long list, String who) {
        var evidence = evidence(circle, entry);
        var page = page(circle, entry, language);
        var files = new ArrayList<Attachment>();
        files.add(new Attachment(name("entry", entry, "leaf"), Attachment.BYTES, entry.leaf()));
        evidence.ifPresent(zip -> files.add(new Attachment(name("evidence", entry, "zip"), Attachment.ZIP, zip)));
        return new Letter(
                entry.pointer(),
                entry.format(),
                list,
                language,
                subject(page),
                new LetterText(page, evidence.isPresent()).text(),
                files,
                who);
    }

    private SheetPage page(CircleView circle, EntryView entry, Language language) {
        Sheet sheet = sheets.of(circle, entry, Optional.empty());
        var frame = new Frame(
                node.party(),
                circle.summary().name(),
                circle.summary().drill(),
                node.now(),
                requireNonNull(words.get(language)),
                "/",
                List.of(),
                Part.ENTRIES,
                "");
        return new SheetPage(frame, sheet);
    }

    /** What stands first is ours: who reads it in a list of subjects knows a drill for one. */
    private static String subject(SheetPage page) {
        var entry = page.sheet().entry();
        var title = Marks.shown(page.sheet().title().in(page.language()));
        var number = entry.number().map(text -> " " + Marks.shown(text)).orElse("");
        var drill = page.frame().drill() ? page.words().word("letter.drill") + " " : "";
        return "%s%s%s: %s (%s)"
                .formatted(
                        drill,
                        entry.pointer().party(),
                        number,
                        title,
                        entry.pointer().path());
    }

    private Optional<Bytes> evidence(CircleView circle, EntryView entry) {
        var at = entry.pointer();
        return node.evidence(circle.summary().id(), at.party(), at.epoch(), at.index(), false)
                .flatMap(found -> switch (found) {
                    case EvidenceView.Files files -> Optional.of(Bytes.of(Zip.of(files.byPath())));
                    case EvidenceView.Lacking _ -> Optional.<Bytes>empty();
                })
                .filter(zip -> zip.size() <= EVIDENCE_MAX);
    }

    private static String name(String what, EntryView entry, String ending) {
        return what + "-" + entry.pointer().path().replace('/', '-') + "." + ending;
    }
}
