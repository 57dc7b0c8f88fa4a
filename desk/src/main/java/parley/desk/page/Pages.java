package parley.desk.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import parley.desk.view.Why;

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

    /** The proof of a finding, to be unfolded in the page. */
    public String proof(Page page, Why why) {
        return render("why.jte", Map.of("page", page, "why", why));
    }

    /** The proof of a finding as a page of its own. */
    public String proofPage(Page page, Why why) {
        return render("proofpage.jte", Map.of("page", page, "why", why));
    }

    private String render(String template, Map<String, Object> parameters) {
        var out = new StringOutput();
        engine.render(template, parameters, out);
        return out.toString();
    }

    private String render(String template, Page page) {
        var out = new StringOutput();
        engine.render(template, page, out);
        return out.toString();
    }
}
