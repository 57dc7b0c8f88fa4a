package parley.desk.treaty;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.pack.Paragraph;
import parley.desk.view.FindingRow;

/**
 * A paragraph beside the pieces that cite it and what is found under it.
 *
 * @param counts its findings by state, the most pressing first
 * @param findings the most pressing of them
 * @param more how many others there are
 */
public record ParagraphRow(
        Paragraph paragraph, List<PieceRow> pieces, List<Urgency.Count> counts, List<FindingRow> findings, int more) {
    private static final Set<String> STATUSES = Set.of("S", "S2", "M-high", "M-med", "M-low");

    public ParagraphRow {
        pieces = List.copyOf(pieces);
        counts = List.copyOf(counts);
        findings = List.copyOf(findings);
    }

    public String anchor() {
        return anchor(paragraph);
    }

    public static String anchor(Paragraph paragraph) {
        return "par-" + paragraph.number().replaceAll("[^A-Za-z0-9.-]", "_");
    }

    /** The key of its status in the word lists, where it is one of those that they know. */
    public Optional<String> status() {
        return Optional.of(head()).filter(STATUSES::contains).map(known -> "status." + known);
    }

    /** What the text says of its status besides, or instead. */
    public String remark() {
        var status = paragraph.status();
        return status().isEmpty() ? status : status.substring(head().length()).replaceFirst("^[:,\\s]+", "");
    }

    private String head() {
        return paragraph.status().split("[:,\\s]", 2)[0];
    }
}
