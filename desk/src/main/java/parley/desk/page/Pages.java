package parley.desk.page;

import java.util.Map;
import parley.desk.frame.Templates;
import parley.desk.view.Why;

/** The templates of the watch. Thread-safe. */
public final class Pages {
    private final Templates templates = new Templates();

    /** The whole page. */
    public String whole(Page page) {
        return templates.render("watch.jte", page);
    }

    /** What an open page shows anew: its clock and who answers, who has the watch, its lists. */
    public String pieces(Page page) {
        return templates.render("pieces.jte", page);
    }

    /** The proof of a finding, to be unfolded in the page. */
    public String proof(Page page, Why why) {
        return templates.render("why.jte", Map.of("page", page, "why", why));
    }

    /** The proof of a finding as a page of its own. */
    public String proofPage(Page page, Why why) {
        return templates.render("proofpage.jte", Map.of("page", page, "why", why));
    }
}
