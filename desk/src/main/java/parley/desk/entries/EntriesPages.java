package parley.desk.entries;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** The templates of this part, compiled with the program. Thread-safe. */
final class EntriesPages {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    String list(ListPage page) {
        return render("entries/list.jte", page);
    }

    String sheet(SheetPage page) {
        return render("entries/sheet.jte", page);
    }

    String lack(LackPage page) {
        return render("entries/lack.jte", page);
    }

    private String render(String template, Object page) {
        var out = new StringOutput();
        engine.render(template, page, out);
        return out.toString();
    }
}
