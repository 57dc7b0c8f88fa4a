package parley.desk.entries;

import parley.desk.frame.Templates;

/** The templates of this part. Thread-safe. */
final class EntriesPages {
    private final Templates templates = new Templates();

    String list(ListPage page) {
        return templates.render("entries/list.jte", page);
    }

    String sheet(SheetPage page) {
        return templates.render("entries/sheet.jte", page);
    }

    String view(ViewPage page) {
        return templates.render("entries/view.jte", page);
    }

    String lack(LackPage page) {
        return templates.render("entries/lack.jte", page);
    }
}
