package parley.desk.treaty;

import parley.desk.frame.Templates;

/** The templates of this part. Thread-safe. */
final class TreatyPages {
    private final Templates templates = new Templates();

    String text(TextPage page) {
        return templates.render("treaty/text.jte", page);
    }

    String piece(PiecePage page) {
        return templates.render("treaty/piece.jte", page);
    }

    /** What a piece says, to be unfolded in a page. */
    String source(PiecePage page) {
        return templates.render("treaty/source.jte", page);
    }

    String list(ListPage page) {
        return templates.render("treaty/list.jte", page);
    }

    String matrix(MatrixPage page) {
        return templates.render("treaty/matrix.jte", page);
    }

    String differences(DifferencePage page) {
        return templates.render("treaty/differences.jte", page);
    }
}
