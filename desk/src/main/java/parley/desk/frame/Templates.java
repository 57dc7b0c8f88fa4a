package parley.desk.frame;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** The templates, compiled with the program. Thread-safe. */
public final class Templates {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    /**
     * A template filled in.
     *
     * @param page its only parameter
     */
    public String render(String template, Object page) {
        var out = new StringOutput();
        engine.render(template, page, out);
        return out.toString();
    }

    /**
     * A template filled in.
     *
     * @param parameters by name
     */
    public String render(String template, Map<String, Object> parameters) {
        var out = new StringOutput();
        engine.render(template, parameters, out);
        return out.toString();
    }
}
