package parley.desk.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** The templates, compiled with the program. Thread-safe. */
public final class Pages {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    /** The whole page. */
    public String whole(Page page) {
        return render("watch.jte", page);
    }

    /** Its lists alone. */
    public String lists(Page page) {
        return render("work.jte", page);
    }

    /** Its clock and who answers. */
    public String clock(Page page) {
        return render("clock.jte", page);
    }

    private String render(String template, Page page) {
        var out = new StringOutput();
        engine.render(template, page, out);
        return out.toString();
    }
}
