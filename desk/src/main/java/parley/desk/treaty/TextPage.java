package parley.desk.treaty;

import java.util.List;
import parley.agreement.check.Coverage;
import parley.desk.frame.Frame;

/**
 * What the template of the text needs.
 *
 * @param packs the circle's packs; empty where this desk has none of them
 * @param text what is shown of the one that was asked for
 */
public record TextPage(Frame frame, List<PackLink> packs, List<Text> text) {
    public TextPage {
        packs = List.copyOf(packs);
        text = List.copyOf(text);
    }

    /** A pack that can be looked at. */
    public record PackLink(String title, String address, boolean shown) {}

    /**
     * A text, whole or those of its paragraphs that were looked for.
     *
     * @param address of the pack
     * @param query what was looked for, empty for the whole
     */
    public record Text(
            String address,
            String title,
            String version,
            String sha256,
            Coverage coverage,
            String query,
            List<ChapterRow> chapters) {
        public Text {
            chapters = List.copyOf(chapters);
        }

        public int shown() {
            return chapters.stream()
                    .mapToInt(chapter -> chapter.paragraphs().size())
                    .sum();
        }
    }

    /**
     * What stands under one heading.
     *
     * @param title empty where the text has none
     */
    public record ChapterRow(String title, List<ParagraphRow> paragraphs) {
        public ChapterRow {
            paragraphs = List.copyOf(paragraphs);
        }
    }
}
