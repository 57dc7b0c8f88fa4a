package parley.desk.treaty;

import java.util.Locale;
import java.util.Optional;
import parley.agreement.check.Piece;
import parley.agreement.pack.Adoption;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Declare;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Limit;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Provision;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Refrain;
import parley.agreement.pack.Report;
import parley.desk.view.Glossary;
import parley.desk.view.Title;

/**
 * A piece of a pack as a page names it.
 *
 * @param kind the key of its kind in the word lists
 * @param title what people call it
 * @param cites the paragraphs that it cites
 * @param page where it stands whole, below the circle's path
 */
public record PieceRow(String kind, String name, Title title, String cites, String page) {
    /** @param address of the pack */
    static PieceRow of(Pack pack, String address, Piece piece) {
        var cites = String.join("; ", piece.refs());
        return switch (piece.kind()) {
            case PROVISION ->
                new PieceRow(
                        pack.provision(piece.name()).map(PieceRow::kind).orElse("kind.other"),
                        piece.name(),
                        Glossary.of(pack).rule(piece.name()),
                        cites,
                        "agreement/%s/%s".formatted(address, piece.name()));
            case FORMAT, TERM, PARAMETER, OTHER -> {
                var kind = word(piece.kind());
                yield new PieceRow(
                        "kind." + kind,
                        piece.name(),
                        title(pack, piece),
                        cites,
                        "agreement/%s/%s/%s".formatted(address, kind, piece.name()));
            }
        };
    }

    private static Title title(Pack pack, Piece piece) {
        return switch (piece.kind()) {
            case FORMAT ->
                pack.format(piece.name())
                        .map(format -> new Title(format.title()))
                        .orElseGet(() -> Title.of(piece.name()));
            case PARAMETER -> Glossary.of(pack).parameter(piece.name());
            case PROVISION, TERM, OTHER -> Title.of(piece.name());
        };
    }

    /** What people call it where it has a name of its own, beside its id. */
    public Optional<String> called(String language) {
        return Optional.of(title.in(language)).filter(text -> !text.equals(name));
    }

    /** What addresses and word lists call a kind of piece. */
    static String word(Piece.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that word; a provision's address names none. */
    static Optional<Piece.Kind> kind(String word) {
        for (Piece.Kind kind : Piece.Kind.values()) {
            if (kind != Piece.Kind.PROVISION && word(kind).equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static String kind(Provision provision) {
        return switch (provision) {
            case Notify _ -> "kind.notify";
            case Exchange _ -> "kind.exchange";
            case Report _ -> "kind.report";
            case Limit _ -> "kind.limit";
            case Quota _ -> "kind.quota";
            case Refrain _ -> "kind.refrain";
            case Ceiling _ -> "kind.ceiling";
            case Adoption _ -> "kind.adoption";
            case Declare _ -> "kind.declare";
        };
    }
}
