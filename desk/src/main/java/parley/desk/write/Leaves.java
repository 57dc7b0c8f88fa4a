package parley.desk.write;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** The templates of this part, compiled with the program. Thread-safe. */
final class Leaves {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    String render(String name, Object page) {
        var out = new StringOutput();
        engine.render("write/" + name + ".jte", Map.of("page", page), out);
        return out.toString();
    }
}
