package parley.desk.treaty;

import java.util.ArrayList;
import java.util.Collections;
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

    /**
     * What is found under a paragraph.
     *
     * @param counts by state, the most pressing first
     * @param first the most pressing of them, at most {@link #SHOWN}
     * @param more how many others there are
     */
    record Under(List<Urgency.Count> counts, List<FindingView> first, int more) {
        private static final Under NOTHING = new Under(List.of(), List.of(), 0);

        static Under of(List<FindingView> found) {
            return new Under(
                    Urgency.counts(found.stream()),
                    Urgency.first(found, Urgency.FINDINGS, SHOWN),
                    Math.max(0, found.size() - SHOWN));
        }
    }

    /**
     * The text with what is found.
     *
     * @param found by the number of the paragraph
     * @param query the number of a paragraph, or a word; empty for the whole
     */
    TextPage.Text text(Map<String, Under> found, String query) {
        var pack = rendering.pack();
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
                                                row(paragraph, found.getOrDefault(paragraph.number(), Under.NOTHING)))
                                        .toList()))
                        .filter(chapter -> !chapter.paragraphs().isEmpty())
                        .toList());
    }

    private ParagraphRow row(Paragraph paragraph, Under found) {
        return new ParagraphRow(
                paragraph,
                rendering.citing(paragraph).stream()
                        .map(piece -> PieceRow.of(rendering.pack(), address, piece))
                        .toList(),
                found.counts(),
                found.first().stream()
                        .map(view -> rows.finding(view, circle.at()))
                        .toList(),
                found.more());
    }

    /** The pack's findings under each paragraph that they rest on; most of a provision's rest on the same. */
    static Map<String, Under> byParagraph(Rendering rendering, CircleView circle) {
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
        Map<String, Under> under = new LinkedHashMap<>();
        found.forEach((paragraph, views) -> under.put(paragraph, Under.of(views)));
        return Collections.unmodifiableMap(under);
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
