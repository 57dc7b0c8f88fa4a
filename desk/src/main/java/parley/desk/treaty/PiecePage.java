package parley.desk.treaty;

import java.util.List;
import java.util.Optional;
import parley.agreement.check.Piece;
import parley.agreement.pack.Paragraph;
import parley.desk.frame.Frame;

/**
 * A piece of a pack, whole.
 *
 * @param address of the pack
 * @param paragraphs those that it cites, in the order of the text
 * @param listing what is found under it, where it is a provision
 */
public record PiecePage(
        Frame frame, String address, PieceRow row, Piece piece, List<Paragraph> paragraphs, Optional<Listing> listing) {
    public PiecePage {
        paragraphs = List.copyOf(paragraphs);
    }
}
