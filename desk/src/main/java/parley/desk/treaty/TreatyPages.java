package parley.desk.treaty;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** The templates of this part, compiled with the program. Thread-safe. */
final class TreatyPages {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    String text(TextPage page) {
        return render("treaty/text.jte", page);
    }

    String piece(PiecePage page) {
        return render("treaty/piece.jte", page);
    }

    /** What a piece says, to be unfolded in a page. */
    String source(PiecePage page) {
        return render("treaty/source.jte", page);
    }

    String list(ListPage page) {
        return render("treaty/list.jte", page);
    }

    String matrix(MatrixPage page) {
        return render("treaty/matrix.jte", page);
    }

    private String render(String template, Object page) {
        var out = new StringOutput();
        engine.render(template, page, out);
        return out.toString();
    }
}
