package parley.desk.treaty;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import parley.agreement.check.Rendering;
import parley.agreement.pack.Paragraph;
import parley.desk.live.Rows;
import parley.node.view.CircleView;
import parley.node.view.FindingView;

/** One text beside the findings of one snapshot. Confined to one request. */
final class TextRows {
    /** How many findings stand below a paragraph; the rest is counted, and listed by a page of its own. */
    static final int SHOWN = 10;

    private final Rendering rendering;
    private final String address;
    private final CircleView circle;
    private final Rows rows;

    TextRows(Rendering rendering, String address, CircleView circle, Rows rows) {
        this.rendering = rendering;
        this.address = address;
        this.circle = circle;
        this.rows = rows;
    }

    /** @param query the number of a paragraph, or a word; empty for the whole */
    TextPage.Text text(String query) {
        var pack = rendering.pack();
        var found = byParagraph();
        var wanted = wanted(query);
        return new TextPage.Text(
                address,
                pack.title(),
                pack.version(),
                pack.sha256(),
                rendering.coverage(),
                query,
                rendering.chapters().stream()
                        .map(chapter -> new TextPage.ChapterRow(
                                chapter.title(),
                                chapter.paragraphs().stream()
                                        .filter(wanted)
                                        .map(paragraph ->
                                                row(paragraph, found.getOrDefault(paragraph.number(), List.of())))
                                        .toList()))
                        .filter(chapter -> !chapter.paragraphs().isEmpty())
                        .toList());
    }

    private ParagraphRow row(Paragraph paragraph, List<FindingView> found) {
        return new ParagraphRow(
                paragraph,
                rendering.citing(paragraph).stream()
                        .map(piece -> PieceRow.of(rendering.pack(), address, piece))
                        .toList(),
                Urgency.counts(found.stream()),
                Urgency.first(found, Urgency.FINDINGS, SHOWN).stream()
                        .map(view -> rows.finding(view, circle.at()))
                        .toList(),
                Math.max(0, found.size() - SHOWN));
    }

    /** The pack's findings under each paragraph that they rest on; most of a provision's rest on the same. */
    private Map<String, List<FindingView>> byParagraph() {
        Map<List<String>, List<FindingView>> alike = new LinkedHashMap<>();
        for (FindingView view : circle.findings()) {
            if (view.pack().equals(rendering.pack().sha256())) {
                alike.computeIfAbsent(view.head().cites(), _ -> new ArrayList<>())
                        .add(view);
            }
        }
        Map<String, List<FindingView>> found = new LinkedHashMap<>();
        alike.forEach((cites, views) -> cites.stream()
                .flatMap(ref -> rendering.cited(ref).stream())
                .distinct()
                .forEach(paragraph -> found.computeIfAbsent(paragraph.number(), _ -> new ArrayList<>())
                        .addAll(views)));
        return found;
    }

    /** A number finds its paragraph with those below it; anything else is looked for in what stands on the page. */
    private Predicate<Paragraph> wanted(String query) {
        if (query.isEmpty()) {
            return _ -> true;
        }
        var named = rendering.cited(query);
        Predicate<Paragraph> numbered =
                paragraph -> named.contains(paragraph) || paragraph.number().startsWith(query + ".");
        return rendering.pack().paragraphs().stream().anyMatch(numbered)
                ? numbered
                : paragraph -> says(paragraph)
                        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT)));
    }

    private Stream<String> says(Paragraph paragraph) {
        return Stream.of(
                        Stream.of(paragraph.text(), paragraph.status()),
                        paragraph.untranslated().stream(),
                        rendering.citing(paragraph).stream().map(piece -> piece.name()))
                .flatMap(texts -> texts);
    }
}
